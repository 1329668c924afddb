package tui

import (
	"fmt"
	"slices"
	"strings"

	"diligence/questionnaire"
)

// planSpot is where the registers of the plan are read and filled.
func planSpot() *spot {
	p := &spot{
		name: "the plan",
		more: "A register's name or number goes to it; an id such as i1 opens that record, to hear it and change its fields. " +
			"Enter alone tells the register again.",
		prompt: func(t *talk) string { return t.lead() + "Plan, " + strings.ToLower(t.register.title) },
		enter:  (*talk).tellRegister,
		other:  (*talk).planSaid,
		words: slices.Concat(under("Plan",
			saying("registers", "hear what registers there are and how much each holds", func(t *talk, _ string) { t.tellRegisters() }),
			saying("add|new", "add a record to this register, field by field; the name of another register may follow", (*talk).addRecord).like("add hires"),
			saying("edit|e", "change a record's fields; its id follows", (*talk).editRecord).like("edit i1"),
			saying("show", "hear a record; its id follows", (*talk).showRecord).like("show m2"),
			saying("move", "move a record's months by a number of months, or to a month, and hear what that does", (*talk).move).like("move m1 +3, or move m1 2027-09"),
			saying("delete", "delete a record and what refers to it; its id follows; undo brings all back", (*talk).deleteRecord),
			saying("only", "hear only the records of this register that hold certain words; all takes that back", (*talk).onlyRecords).like("only not funded"),
			saying("sort", "hear the records of this register by one of their fields, with down from the greatest; ids takes that back", (*talk).sortRecords).like("sort cost down"),
			saying("go|g", "go to a question by its id or words, or to an area by its name", (*talk).goTo).like("go security"),
			saying("totals", "hear what the initiatives sum up to, and what the outage costs", func(t *talk, _ string) { t.totals() }),
			saying("back|b", "go back to the questions", func(t *talk, _ string) { t.goes(t.spots.interview) }),
		), reviewWords("help|?")),
	}
	return p
}

// toPlan goes to the plan, and to a register or record of it where one is named.
func (t *talk) toPlan(said string) {
	t.spot = t.spots.plan
	if said == "" {
		t.tellRegisters()
		return
	}
	t.planSaid(said)
}

// planSaid goes to what a line names: a register or a record.
func (t *talk) planSaid(said string) {
	if said == "" {
		t.tellRegister()
		return
	}
	if r := t.registerCalled(said); r != nil {
		t.goRegister(r)
		return
	}
	if rec, ok := t.record(said); ok {
		t.fields(rec)
	}
}

// planHas reports whether a register or a record's id was said.
func (t *talk) planHas(said string) bool {
	_, ok := t.session.review.PlanRecord(said)
	return ok || registerNamed(said) != nil
}

func (t *talk) goRegister(r *register) {
	t.register = r
	t.tellRegister()
	if r.sheet {
		t.fields(r.record(t.session.review, 0))
	}
}

// registerCalled returns the register of that name or number, or nil.
func (t *talk) registerCalled(said string) *register {
	var list []item
	for _, r := range t.registers {
		list = append(list, item{r.name, r.one})
	}
	if n := pickItem(list, said); n >= 0 {
		return t.registers[n]
	}
	return nil
}

// record returns the record that an id or a heading names, and goes to its
// register.
func (t *talk) record(said string) (questionnaire.Record, bool) {
	s := t.session
	if said == "" {
		said, _ = t.ask("Which record, by its id, such as " + t.register.letter + "1; Enter leaves it")
		if said == "" {
			return nil, false
		}
	}
	for rec := range s.review.Plan {
		if strings.EqualFold(rec.Key().ID(), said) || strings.EqualFold(rec.Heading().Line(), said) {
			t.register = t.registerCalled(registerOf(rec.Key()).name)
			return rec, true
		}
	}
	if r := t.registerCalled(said); r != nil && r.sheet {
		t.register = r
		return r.record(s.review, 0), true
	}
	hint := "registers tells the registers, Enter alone the records of this one; help tells the words"
	if near := t.spot.near(said); near != "" {
		hint = "did you mean " + near + "? " + capital(hint)
	}
	t.refuse(questionnaire.Problem{What: "no register or record of the plan is called " + quoted(said), Hint: hint})
	return nil, false
}

// openRecord opens a record, or a register, that a finding or a question led to.
func (t *talk) openRecord(id, field string) {
	t.spot = t.spots.plan
	if r := t.registerCalled(id); r != nil && !r.sheet {
		t.goRegister(r)
		return
	}
	rec, ok := t.record(id)
	if !ok {
		return
	}
	if c := t.register.column(fieldOf(field)); c >= 0 {
		t.sayf("This is %s.", t.recordName(rec))
		t.field(&t.register.grid.columns[c], rec)
		return
	}
	t.fields(rec)
}

func (t *talk) tellRegisters() {
	for n, r := range t.registers {
		if r.sheet {
			t.sayf("%d. %s: a work sheet.", n+1, r.title)
			continue
		}
		t.sayf("%d. %s: %s.", n+1, r.title, count(r.count(t.session.review), "record"))
	}
}

// tellRegister tells the records of the register, one a line.
func (t *talk) tellRegister() {
	r, s := t.register, t.session
	switch {
	case r.sheet:
		t.say("Outage: two days without the cloud's zone. " + t.explain(r))
		return
	case r.count(s.review) == 0:
		t.sayf("%s: none yet. %sSay add to begin one.", r.title, t.explain(r))
		return
	default:
		t.say(t.ordered(len(r.shown(s))))
	}
	for _, i := range r.shown(s) {
		t.say(t.recordLine(r.record(s.review, i)))
	}
}

// explain says what a register is for, once.
func (t *talk) explain(r *register) string {
	if t.explained[r.name] {
		return ""
	}
	t.explained[r.name] = true
	said := strings.Join(r.about, " ") + " "
	if r.example != "" {
		said += "Example: " + ended(r.example) + " "
	}
	return said
}

// recordLine tells a record in brief: its id, what it is called, the first fields
// given, and the gravest finding about it.
func (t *talk) recordLine(rec questionnaire.Record) string {
	const most = 4
	said, s := []string{t.recordName(rec)}, t.session
	for i := range t.register.grid.columns {
		c := &t.register.grid.columns[i]
		if c.set == nil || c.heading || c.get(rec) == "" || len(said) > most {
			continue
		}
		said = append(said, strings.ToLower(c.title)+" "+t.value(c, rec))
	}
	line := strings.Join(said, ", ") + "."
	if f, ok := s.finding[recordID(rec)]; ok {
		line += " A " + string(f.Severity) + " finding stands on it."
	}
	return line
}

func (t *talk) recordName(rec questionnaire.Record) string {
	return strings.TrimSpace(rec.Key().ID() + " " + t.register.heading(rec))
}

// value tells a field in words.
func (t *talk) value(c *column, rec questionnaire.Record) string {
	value := c.get(rec)
	switch {
	case c.kind == cellTri && value == "":
		return "unknown"
	case c.kind == cellTri:
		return value
	case value == "" && c.kind == cellComputed:
		return "nothing to tell yet"
	case value == "":
		return "not given"
	case c.kind == cellMonth:
		if m, err := questionnaire.ParseMonth(value); err == nil {
			return questionnaire.FormatMonth(m)
		}
	}
	return cellSentence(t.session, theme{}, c, rec)
}

// deleteRecord deletes a record and what refers to it.
func (t *talk) deleteRecord(which string) {
	rec, ok := t.record(which)
	if !ok {
		return
	}
	s, name := t.session, t.recordName(rec)
	changes := s.review.Remove(rec.Key(), s.speaker, s.now())
	if len(changes) == 0 {
		t.say("There is nothing to delete.")
		return
	}
	s.apply(changes...)
	line := "Deleted: " + name + "."
	if n := len(changes) - 1; n > 0 {
		line += fmt.Sprintf(" Other records referred to it and do no longer: %d.", n)
	}
	t.say(line + " Undo brings it back.")
}

func (t *talk) showRecord(which string) {
	if rec, ok := t.record(which); ok {
		t.tellRecord(rec)
	}
}

// tellRecord tells all fields of a record, and the findings about it.
func (t *talk) tellRecord(rec questionnaire.Record) {
	t.say(t.recordName(rec) + ".")
	for n, c := range t.fieldsOf() {
		line := fmt.Sprintf("%d. %s: %s", n+1, c.title, t.value(c, rec))
		if note := t.session.sheetNote(c.field); note != "" && t.register.sheet {
			line += ", " + note
		}
		t.say(line + ".")
	}
	for i := range t.register.grid.columns {
		if c := &t.register.grid.columns[i]; c.kind == cellComputed && c.get(rec) != "" {
			title, _, _ := strings.Cut(c.title, " →")
			t.say(title + ", computed: " + ended(t.value(c, rec)))
		}
	}
	if t.register.sheet {
		t.tellOutage()
	}
	for _, f := range t.session.result.Findings {
		reads := func(e questionnaire.Evidence) bool { return strings.HasPrefix(e.Ref, recordID(rec)+".") }
		if f.Subject == recordID(rec) {
			t.say(t.findingName("", f) + ". " + f.Statement.Line())
		} else if slices.ContainsFunc(f.Evidence, reads) {
			t.say("It is behind a finding. " + t.findingName("", f) + ".")
		}
	}
}

// fieldsOf returns the fields of the register that can be changed.
func (t *talk) fieldsOf() (list []*column) {
	for i := range t.register.grid.columns {
		if c := &t.register.grid.columns[i]; c.set != nil {
			list = append(list, c)
		}
	}
	return list
}
