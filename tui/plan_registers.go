package tui

import (
	"strings"

	"diligence/questionnaire"
)

// A register is one table of the plan. What differs between registers is all
// in here; the plan screen treats them alike.
type register struct {
	name    string // as in an apply file: initiatives
	title   string
	one     string   // what one record is called
	prefix  string   // of ids: i1, i2
	about   []string // paragraphs for an empty table: what a record is, and why investors ask
	example string
	grid    grid

	count  func(*questionnaire.Review) int
	record func(*questionnaire.Review, int) questionnaire.Record
	id     func(questionnaire.Record) string
	key    func(id string) questionnaire.Key
	blank  func(id string) questionnaire.Record
}

// registers returns the plan's tables in the order they are shown.
func registers() []*register { return []*register{initiatives(), milestones()} }

func initiatives() *register {
	type I = questionnaire.Initiative
	return &register{
		name: "initiatives", title: "Initiatives", one: "initiative", prefix: "i",
		about: []string{
			"An initiative is work that must be done for the plan to hold: splitting a system, paying off debt, a certification, a move to many tenants.",
			"Investors ask for each: who owns it, whether engineering has estimated it, whether the business has approved it, and whether money, people and time are set aside. A promise that rests on work nobody has backed is the misalignment they look for first.",
		},
		example: "Split the tenant data · architecture · owned by the CTO · 2027-01 to 2027-06 · 14 person-months",
		grid:    grid{columns: initiativeColumns(), frozen: 2, col: 1},
		count:   func(r *questionnaire.Review) int { return len(r.Initiatives) },
		record:  func(r *questionnaire.Review, i int) questionnaire.Record { return r.Initiatives[i] },
		id:      func(rec questionnaire.Record) string { return rec.(I).ID },
		key:     questionnaire.InitiativeKey,
		blank:   func(id string) questionnaire.Record { return I{ID: id} },
	}
}

func initiativeColumns() []column {
	type I = questionnaire.Initiative
	type T = questionnaire.Text
	return []column{
		idColumn(func(r *I) *string { return &r.ID }),
		textColumn(column{field: "title", title: "Initiative", width: 24, about: "What is to be done, in a few words"},
			func(r *I) *T { return &r.Title }),
		choiceColumn(column{field: "kind", title: "Kind", width: 15, about: "What sort of work it is"},
			func(r *I) *questionnaire.InitiativeKind { return &r.Kind }, named(questionnaire.InitiativeKinds)),
		choiceColumn(column{field: "area", title: "Area", width: 12, about: "The area it serves most"},
			func(r *I) *string { return &r.Area }, areas),
		textColumn(column{field: "owner", title: "Owner", width: 12, about: "Who answers for it"},
			func(r *I) *T { return &r.Owner }),
		monthColumn(column{field: "start", title: "Start", about: "The first month of work"},
			func(r *I) *questionnaire.Month { return &r.Start }),
		monthColumn(column{field: "end", title: "End", about: "The last month of work"},
			func(r *I) *questionnaire.Month { return &r.End }),
		triColumn(column{field: "estimated", title: "Estimated", about: "Has engineering estimated it?"},
			func(r *I) *questionnaire.Tri { return &r.Estimated }),
		numberColumn(column{field: "person_months", title: "Person-months", width: 13, about: "Person-months of the estimate"},
			func(r *I) **float64 { return &r.PersonMonths }),
		triColumn(column{field: "approved", title: "Approved", about: "Has the business approved it?"},
			func(r *I) *questionnaire.Tri { return &r.Approved }),
		textColumn(column{field: "approved_by", title: "Approved by", width: 12, about: "Who approved it, or who would"},
			func(r *I) *T { return &r.ApprovedBy }),
		triColumn(column{field: "money", title: "Money", about: "Is the money set aside for it?"},
			func(r *I) *questionnaire.Tri { return &r.Money }),
		triColumn(column{field: "people", title: "People", about: "Are the people set aside for it?"},
			func(r *I) *questionnaire.Tri { return &r.People }),
		triColumn(column{field: "time", title: "Time", about: "Is the time set aside for it, against other work?"},
			func(r *I) *questionnaire.Tri { return &r.Time }),
		numberColumn(column{field: "cost", title: "Cost", width: 11, about: "What it costs, in the review's currency"},
			func(r *I) **float64 { return &r.Cost }),
		refsColumn(column{field: "needs", title: "Needs", width: 10, about: "The initiatives that must end first"},
			func(r *I) *[]string { return &r.Needs }, initiativesBut),
		choiceColumn(column{field: "status", title: "Status", width: 9, about: "How far it has come"},
			func(r *I) *questionnaire.RecordStatus { return &r.Status }, named(questionnaire.RecordStatuses)),
	}
}

func milestones() *register {
	type M = questionnaire.Milestone
	return &register{
		name: "milestones", title: "Milestones", one: "milestone", prefix: "m",
		about: []string{
			"A milestone is a dated promise of the road map: technical, product or financial. It rests on other milestones and on initiatives.",
			"Investors ask what stands behind the date: an engineering estimate, or a wish. From what a milestone rests on the review finds dates with too little lead, and the revenue that hangs on work nobody has backed.",
		},
		example: "ARR of 9M · financial · 2027-09 · rests on the launch in Germany",
		grid:    grid{columns: milestoneColumns(), frozen: 2, col: 1},
		count:   func(r *questionnaire.Review) int { return len(r.Milestones) },
		record:  func(r *questionnaire.Review, i int) questionnaire.Record { return r.Milestones[i] },
		id:      func(rec questionnaire.Record) string { return rec.(M).ID },
		key:     questionnaire.MilestoneKey,
		blank:   func(id string) questionnaire.Record { return M{ID: id} },
	}
}

func milestoneColumns() []column {
	type M = questionnaire.Milestone
	type T = questionnaire.Text
	return []column{
		idColumn(func(r *M) *string { return &r.ID }),
		textColumn(column{field: "title", title: "Milestone", width: 24, about: "What is promised, in a few words"},
			func(r *M) *T { return &r.Title }),
		choiceColumn(column{field: "kind", title: "Kind", width: 9, about: "Whose date it is"},
			func(r *M) *questionnaire.MilestoneKind { return &r.Kind }, named(questionnaire.MilestoneKinds)),
		monthColumn(column{field: "month", title: "Month", about: "The month it is promised for"},
			func(r *M) *questionnaire.Month { return &r.Month }),
		textColumn(column{field: "metric", title: "Metric", width: 14, about: "What is measured, such as ARR or users"},
			func(r *M) *T { return &r.Metric }),
		numberColumn(column{field: "value", title: "Value", width: 12, about: "The metric's value then; of a financial milestone, in the review's currency"},
			func(r *M) **float64 { return &r.Value }),
		triColumn(column{field: "estimated", title: "Estimated", about: "Does an engineering estimate stand behind the date?"},
			func(r *M) *questionnaire.Tri { return &r.Estimated }),
		refsColumn(column{field: "rests_on", title: "Rests on", width: 14, about: "The milestones and initiatives that must be done first"},
			func(r *M) *[]string { return &r.RestsOn }, recordsBut),
		choiceColumn(column{field: "status", title: "Status", width: 9, about: "How far it has come"},
			func(r *M) *questionnaire.RecordStatus { return &r.Status }, named(questionnaire.RecordStatuses)),
	}
}

// idColumn returns the column of ids, which are not edited.
func idColumn[R questionnaire.Record](at func(*R) *string) column {
	c := cellOf(column{field: "id", title: "Id", width: 4, about: "How rules and references name it"}, at,
		func(s string) string { return s }, func(s string) (string, error) { return s, nil })
	c.set = nil
	return c
}

// initiativesBut returns the initiatives rec may need: all but itself.
func initiativesBut(s *session, rec questionnaire.Record) []item {
	var list []item
	for _, i := range s.review.Initiatives {
		if i.Key() != rec.Key() {
			list = append(list, item{i.ID, string(i.Title)})
		}
	}
	return list
}

// recordsBut returns the milestones and initiatives rec may rest on.
func recordsBut(s *session, rec questionnaire.Record) []item {
	var list []item
	for _, m := range s.review.Milestones {
		if m.Key() != rec.Key() {
			list = append(list, item{m.ID, string(m.Title)})
		}
	}
	return append(list, initiativesBut(s, rec)...)
}

// index returns where the record with that id stands, or -1.
func (r *register) index(review *questionnaire.Review, id string) int {
	for i := range r.count(review) {
		if r.id(r.record(review, i)) == id {
			return i
		}
	}
	return -1
}

// column returns the index of a field's column, or -1.
func (r *register) column(field string) int {
	for i, c := range r.grid.columns {
		if c.field == field {
			return i
		}
	}
	return -1
}

// fieldAbout returns what a record's field such as i1.money says; "" for what
// is none.
func fieldAbout(ref string) string {
	_, field, _ := strings.Cut(ref, ".")
	for _, r := range registers() {
		if c := r.column(fieldOf(field)); c >= 0 && strings.HasPrefix(ref, r.prefix) {
			return r.grid.columns[c].about
		}
	}
	return ""
}
