package tui

import (
	"strconv"
	"strings"
	"sync"

	"diligence/questionnaire"
)

// A register is one table of the plan, or the outage work sheet: a register of
// one record that is always there. What differs between registers is all in
// here; the plan screen treats them alike.
type register struct {
	name    string // as in an apply file: initiatives
	title   string
	short   string   // the title where there is little room
	letter  string   // of the ids, and the title where there is hardly any
	one     string   // what one record is called
	about   []string // paragraphs for an empty table: what a record is, and why investors ask
	example string
	sheet   bool // shown as a form of its one record
	grid    grid
	rows    rowOrder

	count  func(*questionnaire.Review) int
	record func(*questionnaire.Review, int) questionnaire.Record
	blank  func(id string) questionnaire.Record
}

// tableOf returns the register of the records that list returns; id points to a
// record's id. The first of the columns says what a record is called.
func tableOf[R questionnaire.PlanRecord](
	r register, list func(*questionnaire.Review) []R, id func(*R) *string, columns ...column,
) *register {
	columns[0].heading = true
	r.grid = grid{columns: append([]column{idColumn(id)}, columns...), frozen: 2, col: 1}
	r.count = func(review *questionnaire.Review) int { return len(list(review)) }
	r.record = func(review *questionnaire.Review, i int) questionnaire.Record { return list(review)[i] }
	r.blank = func(s string) questionnaire.Record {
		var rec R
		*id(&rec) = s
		return rec
	}
	return &r
}

// registers returns the plan's tables in the order they are shown.
func registers() []*register {
	return []*register{
		initiatives(), milestones(), hires(), competences(), certifications(), risks(), outage(),
	}
}

// known is the registers for looking things up; nobody stands in their tables.
var known = sync.OnceValue(registers)

// registerNamed returns the register called so in apply files, or nil.
func registerNamed(name string) *register {
	for _, r := range known() {
		if r.name == name {
			return r
		}
	}
	return nil
}

// registerOf returns the register that holds what is kept under key, or nil.
func registerOf(key questionnaire.Key) *register {
	for _, r := range known() {
		if r.one == key.Kind() || r.sheet && r.name == string(key) {
			return r
		}
	}
	return nil
}

// recordID returns what references call a record: its id, or that of the sheet.
func recordID(rec questionnaire.Record) string {
	if id := rec.Key().ID(); id != "" {
		return id
	}
	return string(rec.Key())
}

// index returns where the record with that id stands in the review, or -1.
func (r *register) index(review *questionnaire.Review, id string) int {
	for i := range r.count(review) {
		if recordID(r.record(review, i)) == id {
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

// heading returns what a record is called, safe to draw.
func (r *register) heading(rec questionnaire.Record) string {
	if rec, ok := rec.(questionnaire.PlanRecord); ok {
		return rec.Heading().Line()
	}
	return r.title
}

// size says how many records the register holds, after its name.
func (r *register) size(review *questionnaire.Review, name string) string {
	if r.sheet {
		return name
	}
	return name + " " + strconv.Itoa(r.count(review))
}

// fieldOf returns the column a rule's field is in: backed is computed from four.
func fieldOf(field string) string {
	if field == "backed" {
		return "approved"
	}
	return field
}

// fieldAbout returns what a record's field such as i1.money or outage.hours says;
// "" for what is none.
func (s *session) fieldAbout(ref string) string {
	id, field, _ := strings.Cut(ref, ".")
	r := registerNamed(id) // outage.hours
	if rec, ok := s.review.PlanRecord(id); ok {
		r = registerOf(rec.Key())
	}
	if r == nil {
		return ""
	}
	if c := r.column(fieldOf(field)); c >= 0 {
		return r.grid.columns[c].about
	}
	return ""
}

// asked returns what a question that wants the register's records asks for.
func (r *register) asked() string {
	if r.sheet {
		return r.name + " " + r.one
	}
	return r.name
}

// any returns "a hire" or "an initiative".
func (r *register) any() string {
	if strings.ContainsRune("aeiou", rune(r.one[0])) {
		return "an " + r.one
	}
	return "a " + r.one
}
