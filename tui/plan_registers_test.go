package tui

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"diligence/questionnaire"
)

func number(x float64) *float64 { return &x }

// peopled returns the desk's session with records in every register.
func peopled(t testing.TB) *session {
	t.Helper()
	s := deskSession(t)
	month := questionnaire.NewMonth
	for _, rec := range []questionnaire.Record{
		questionnaire.Hire{ID: "h1", Role: "Data lead", Critical: questionnaire.Yes, Month: month(2027, 3), Budgeted: questionnaire.No, NeededBy: []string{"i1"}, RampUp: number(2), Status: "planned"},
		questionnaire.Hire{ID: "h2", Role: "Head of security", Month: month(2027, 1), NeededBy: []string{"i1", "i2"}},
		questionnaire.Hire{ID: "h3", Role: "Site reliability engineer", Critical: questionnaire.No, Budgeted: questionnaire.Yes, Status: "done"},
		questionnaire.Competence{ID: "c1", What: "Running in two regions", Area: "security", How: "learn", Month: month(2027, 2), NeededBy: []string{"i2"}},
		questionnaire.Competence{ID: "c2", What: "Passing an audit", How: questionnaire.WayUndecided},
		questionnaire.Certification{ID: "t1", Name: "ISO 27001", Month: month(2027, 5), NeededFor: []string{"m2"}, CarriedBy: []string{"i1"}},
		questionnaire.Risk{ID: "r1", Title: "The one database fails", Area: "security", Kind: "resilience", Likelihood: "low", Impact: "high", LikelihoodPlanned: "high", ImpactPlanned: "high", Owner: "CTO"},
		questionnaire.Risk{ID: "r2", Title: "A supplier leaves", Kind: "supplier", Likelihood: "medium", Impact: "low"},
		questionnaire.Risk{ID: "r3", Title: "Nobody asked yet"},
	} {
		s.put(rec)
	}
	m, _ := s.review.Milestone("m2")
	m.Month, m.BusinessCase, m.Slack, m.Owner = month(2027, 5), questionnaire.No, number(1), "Ana"
	m.Was = []questionnaire.Promise{{Month: month(2027, 2), Since: "2026-08-01"}, {Month: month(2027, 6), Since: "2026-10-01"}}
	s.put(m)
	return s
}

func TestEveryRegisterOnScreen(t *testing.T) {
	s := peopled(t)
	for _, size := range deskSizes {
		for _, r := range registers() {
			p := newPlan()
			p.enter(s, jump{record: r.name})
			look(t, p, s, size.w, size.h)
			goldenDesk(t, "register-"+r.name+"-"+size.name, look(t, p, s, size.w, size.h))
		}
	}
	p := newPlan()
	p.enter(s, jump{record: "hires"})
	goldenDesk(t, "register-hires-200x50", look(t, p, s, 200, 47))
	typeKeys(t, p, s, "o")
	goldenDesk(t, "register-hires-form-80x24", look(t, p, s, 80, 21))
	toField(p, s, "m2", "slipped")
	p.form = true
	goldenDesk(t, "register-milestones-form-120x40", look(t, p, s, 120, 37))
	toField(p, s, "r1", "class")
	goldenDesk(t, "register-risks-class-80x24", look(t, p, s, 80, 21))
}

func TestEveryEmptyRegisterSaysWhatItIsFor(t *testing.T) {
	s := emptyDesk(t)
	for _, r := range registers() {
		for _, size := range deskSizes {
			p := newPlan()
			p.enter(s, jump{record: r.name})
			got := look(t, p, s, size.w, size.h)
			if r.sheet {
				continue
			}
			goldenDesk(t, "empty-"+r.name+"-"+size.name, got)
			if !strings.Contains(got, "add the first "+r.one) {
				t.Errorf("%s at %s: what to do is not in sight:\n%s", r.name, size.name, got)
			}
		}
	}
}

// fieldEdits change each field that came with the registers, and what it then is.
var fieldEdits = []struct{ record, field, keys, want string }{
	{"i1", "dip", "1 '5' enter", "15"},
	{"m1", "owner", "enter 'CEO' enter", "CEO"},
	{"m1", "business_case", "y", "yes"},
	{"m1", "slack", "2 enter", "2"},
	{"m2", "was", "enter ctrl+u '2027-01, 2027-03' enter", "2027-01, 2027-03"},
	{"m2", "was", "enter '; Apr 2027' enter", "2027-02, 2027-06, 2027-04"},
	{"m2", "was", "delete", ""},
	{"h1", "role", "enter ctrl+u 'Data head' enter", "Data head"},
	{"h1", "critical", "n", "no"},
	{"h1", "month", "2 '027-08' enter", "2027-08"},
	{"h1", "budgeted", "y", "yes"},
	{"h1", "needed_by", "enter 'rewrite' space enter", "i1, i3"},
	{"h1", "ramp_up", "4 enter", "4"},
	{"h1", "status", "3", "done"},
	{"c2", "what", "enter '!' enter", "Passing an audit!"},
	{"c2", "area", "enter 3", "security"},
	{"c2", "how", "4", "buy"},
	{"c2", "month", "2 '027-08' enter", "2027-08"},
	{"c2", "needed_by", "enter space enter", "i1"},
	{"c2", "status", "1", "planned"},
	{"t1", "name", "enter ctrl+u 'PCI DSS' enter", "PCI DSS"},
	{"t1", "month", "2 '027-08' enter", "2027-08"},
	{"t1", "needed_for", "enter space enter", "m2, m1"},
	{"t1", "carried_by", "enter down space enter", "i1, i2"},
	{"t1", "status", "2", "under-way"},
	{"r3", "title", "enter 's' enter", "Nobody asked yets"},
	{"r3", "kind", "2", "security"},
	{"r3", "area", "2", "roadmap"},
	{"r3", "likelihood", "space", "low"},
	{"r3", "impact", "3", "high"},
	{"r3", "likelihood_planned", "2", "medium"},
	{"r3", "impact_planned", "2", "medium"},
	{"r3", "answered_by", "enter space enter", "i1"},
	{"r3", "owner", "enter 'CTO' enter", "CTO"},
	{"r3", "status", "4", "dropped"},
	{"outage", "hours", "7 '2' enter", "72"},
	{"outage", "revenue_a_day", "2 '0k' enter", "20000"},
	{"outage", "penalties", "0 enter", "0"},
	{"outage", "customers_at_risk", "9 enter", "9"},
	{"outage", "data_lost", "enter 'The last day' enter", "The last day"},
	{"outage", "recovery_now", "3 '0' enter", "30"},
	{"outage", "recovery_promised", "4 enter", "4"},
	{"outage", "rehearsed", "2 '026-03' enter", "2026-03"},
}

func TestEveryFieldOfEveryRegisterIsEdited(t *testing.T) {
	for _, c := range fieldEdits {
		t.Run(c.record+"."+c.field+" "+c.keys, func(t *testing.T) {
			s, p := peopled(t), newPlan()
			toField(p, s, c.record, c.field)
			look(t, p, s, 80, 21)
			if p.column().field != c.field {
				t.Fatalf("the cursor is on %s", p.column().field)
			}
			typeKeys(t, p, s, c.keys)
			if p.typing() {
				t.Errorf("the editor is still open:\n%s", look(t, p, s, 80, 21))
			}
			if got := p.column().get(p.record(s)); got != c.want {
				t.Errorf("%s.%s = %q, want %q", c.record, c.field, got, c.want)
			}
			s.undo()
			if got := p.column().get(p.record(s)); got == c.want {
				t.Errorf("undo leaves %q", got)
			}
		})
	}
}

// Every field of an apply file has its column, so that nothing can be imported
// that the screen hides.
func TestEveryFieldHasAColumn(t *testing.T) {
	for _, r := range registers() {
		rec := questionnaire.Record(questionnaire.Outage{})
		if !r.sheet {
			rec = r.blank("x1")
		}
		for _, field := range jsonFields(rec) {
			if field != "since" && r.column(field) < 0 {
				t.Errorf("%s has no column for %s", r.name, field)
			}
		}
		for _, c := range r.grid.columns {
			if c.about == "" || c.width < width(c.title) && !r.sheet {
				t.Errorf("%s.%s says nothing of itself, or its title is cut", r.name, c.field)
			}
		}
	}
}

func TestAReferenceOffersOnlyWhatItMayName(t *testing.T) {
	s := peopled(t)
	for ref, want := range map[string]string{
		"i1.needs": "i2 i3", "m1.rests_on": "m2 i1 i2 i3", "h1.needed_by": "i1 i2 i3", "c1.needed_by": "i1 i2 i3",
		"t1.needed_for": "m1 m2", "t1.carried_by": "i1 i2 i3", "r1.answered_by": "i1 i2 i3",
	} {
		id, field, _ := strings.Cut(ref, ".")
		p := newPlan()
		toField(p, s, id, field)
		p.open(s)
		var got []string
		for _, x := range p.pick.all {
			got = append(got, x.id)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s offers %v, want %s", ref, got, want)
		}
	}
}

func TestWhatIsComputedCannotBeEdited(t *testing.T) {
	for ref, want := range map[string]string{"m2.slipped": "+3 months", "r1.class": "medium → critical", "r2.class": "low → ?", "r3.class": ""} {
		s, p := peopled(t), newPlan()
		id, field, _ := strings.Cut(ref, ".")
		toField(p, s, id, field)
		version := s.version
		if got := p.column().get(p.record(s)); got != want {
			t.Errorf("%s = %q, want %q", ref, got, want)
		}
		if out := typeKeys(t, p, s, "enter"); out.toast == "" {
			t.Errorf("%s does not say that it is computed", ref)
		}
		typeKeys(t, p, s, "space 1 backspace y")
		if s.version != version || p.typing() {
			t.Errorf("%s can be edited", ref)
		}
	}
}

func TestAMonthThatStaysKeepsItsDay(t *testing.T) {
	s, p := peopled(t), newPlan()
	toField(p, s, "m2", "was")
	typeKeys(t, p, s, "enter ctrl+u '2027-01, 2027-06' enter")
	m, _ := s.review.Milestone("m2")
	want := []questionnaire.Promise{{Month: questionnaire.NewMonth(2027, 1)}, {Month: questionnaire.NewMonth(2027, 6), Since: "2026-10-01"}}
	if !slices.Equal(m.Was, want) {
		t.Errorf("was = %v, want %v", m.Was, want)
	}
	typeKeys(t, p, s, "enter ctrl+u 'soon' enter")
	if screen := look(t, p, s, 80, 21); !strings.Contains(words(screen), "2027-03") || !p.typing() {
		t.Errorf("what is no month is not refused:\n%s", screen)
	}
}

func TestAddingToEachRegister(t *testing.T) {
	for _, r := range registers() {
		s, p := peopled(t), newPlan()
		p.enter(s, jump{record: r.name})
		before := r.count(s.review)
		typeKeys(t, p, s, "a")
		if r.sheet {
			if p.typing() {
				t.Error("the sheet can be added to")
			}
			continue
		}
		typeKeys(t, p, s, "'Something new' enter")
		switch {
		case r.count(s.review) != before+1 || r.heading(p.record(s)) != "Something new":
			t.Errorf("%s: nothing was added, or the cursor is not on it", r.name)
		default:
			typeKeys(t, p, s, "d")
			if r.count(s.review) != before {
				t.Errorf("%s: it cannot be deleted", r.name)
			}
		}
	}
}

// jsonFields returns the names of a record's fields in an apply file.
func jsonFields(rec questionnaire.Record) (names []string) {
	for i := range reflect.TypeOf(rec).NumField() {
		name, _, _ := strings.Cut(reflect.TypeOf(rec).Field(i).Tag.Get("json"), ",")
		names = append(names, name)
	}
	return names
}
