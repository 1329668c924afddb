package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"diligence/questionnaire"
)

// mostNamed is the most records that are told to choose references from.
const mostNamed = 20

// addRecord adds a record: what it is called, then field by field.
func (t *talk) addRecord(which string) {
	if which != "" {
		r := t.registerCalled(which)
		if r == nil {
			t.refuse(questionnaire.Problem{What: "there is no register " + quoted(which), Hint: "registers tells them"})
			return
		}
		t.register = r
	}
	r, s := t.register, t.session
	if r.sheet {
		t.fields(r.record(s.review, 0))
		return
	}
	rec := r.blank(s.review.FreeID(r.letter))
	t.sayf("A new %s, %s. Enter leaves a field as it is; a single dot ends.", r.one, rec.Key().ID())
	t.quiet, t.entering = true, true // what it brings about is told once it is whole
	defer func() { t.quiet, t.entering = false, false }()
	for _, c := range t.fieldsOf() {
		if now := s.review.Get(rec.Key()); now != nil {
			rec = now
		}
		if c.kind == cellMonths || c.kind == cellRefs && len(c.items(s, rec)) == 0 {
			continue // its history, and references that could name nothing
		}
		if !t.field(c, rec) {
			break
		}
		if s.review.Get(rec.Key()) == nil {
			break
		}
	}
	if now := s.review.Get(rec.Key()); now != nil {
		t.say("Entered: " + t.recordLine(now))
	} else {
		t.say("Nothing was added.")
	}
}

func (t *talk) editRecord(which string) {
	if rec, ok := t.record(which); ok {
		t.fields(rec)
	}
}

// fields tells a record and changes its fields, one after the other, until
// nothing more is named.
func (t *talk) fields(rec questionnaire.Record) {
	t.tellRecord(rec)
	list := make([]item, 0, len(t.fieldsOf()))
	for _, c := range t.fieldsOf() {
		list = append(list, item{c.field, c.title})
	}
	key := rec.Key()
	for {
		said, ok := t.ask("Field of " + t.recordCalled(key) + " to change, by number or name; Enter ends")
		if !ok || said == "" || said == textEnd {
			return
		}
		n := pickItem(list, said)
		if n < 0 && t.elsewhere(said) {
			return
		}
		if n < 0 {
			t.refuse(questionnaire.Problem{What: "there is no field " + quoted(said), Hint: fmt.Sprintf("say a number from 1 to %d; Enter ends", len(list))})
			continue
		}
		if now := t.session.review.Get(key); now != nil {
			rec = now
		} else if t.register.sheet {
			rec = questionnaire.Outage{}
		}
		t.field(t.fieldsOf()[n], rec)
		if t.register.sheet {
			t.tellOutage()
		}
	}
}

func (t *talk) recordCalled(key questionnaire.Key) string {
	if id := key.ID(); id != "" {
		return id
	}
	return "the sheet"
}

// field asks for one field until it is accepted or left, and keeps it at once. It
// returns false where a dot ended the record.
func (t *talk) field(c *column, rec questionnaire.Record) bool {
	s := t.session
	adding := s.review.Get(rec.Key()) == nil && rec.Key() != questionnaire.OutageKey
	t.say(c.title + ": " + ended(c.about) + t.nowSaid(c, rec))
	choices := t.choices(c, rec)
	prompt := c.title
	if !t.quiet { // of a new record this was said once
		prompt += "; Enter leaves it"
	}
	for {
		said, ok := t.ask(prompt)
		if !ok || said == textEnd {
			return false
		}
		if said == "" {
			return true
		}
		value, err := fieldValue(c, choices, said)
		if err != nil && t.elsewhere(said) {
			return false
		}
		if err != nil {
			t.refuse(err)
			continue
		}
		e := &cellEdit{column: c, rec: rec, adding: adding}
		if !e.commit(s, value) {
			t.refuse(*e.problem)
			continue
		}
		if now := s.review.Get(rec.Key()); now != nil {
			t.say(c.title + " is now: " + ended(t.value(c, now)))
			t.news()
			t.kept()
		}
		return true
	}
}

// nowSaid says what a field holds, and how it is emptied.
func (t *talk) nowSaid(c *column, rec questionnaire.Record) string {
	if c.get(rec) == "" {
		return ""
	}
	said := " Now: " + t.value(c, rec) + "."
	if !c.heading {
		said += " A dash empties it."
	}
	return said
}

// choices tells what a field may be, and returns it.
func (t *talk) choices(c *column, rec questionnaire.Record) []item {
	var list []item
	switch c.kind {
	case cellTri:
		t.say("Say yes, no or unknown.")
		return []item{{"yes", "yes"}, {"no", "no"}, {"", "unknown"}}
	case cellChoice:
		list = c.items(t.session, rec)
		t.items(list)
	case cellRefs:
		list = c.items(t.session, rec)
		switch {
		case len(list) == 0:
			t.say("There is no record yet that it could name; Enter leaves it.")
		case len(list) <= mostNamed:
			for _, x := range list {
				t.say(x.id + " " + x.label)
			}
			fallthrough
		default:
			t.say("Say the ids, with commas between; they replace those that stand.")
		}
	case cellMonth:
		t.say("Say a month, such as 2027-03.")
	case cellMonths:
		t.say("Say months, such as 2027-03, with commas between.")
	}
	return list
}

// fieldValue returns the text a column reads for what was said.
func fieldValue(c *column, choices []item, said string) (string, error) {
	if said == textNone {
		return "", nil
	}
	switch c.kind {
	case cellTri, cellChoice:
		if n := pickItem(choices, said); n >= 0 {
			return choices[n].id, nil
		}
		hint := "say yes, no or unknown"
		if c.kind == cellChoice {
			hint = "say a number from 1 to " + strconv.Itoa(len(choices)) + ", or the name"
		}
		return "", questionnaire.Problem{What: fmt.Sprintf("%s cannot be %q", c.title, said), Hint: hint}
	case cellRefs:
		return refIDs(choices, said), nil
	}
	return said, nil
}

// refIDs returns the ids of records named by id, or by what they are called.
func refIDs(records []item, said string) string {
	var ids []string
	for _, word := range readRefs(strings.ReplaceAll(said, ";", ",")) {
		n := slices.IndexFunc(records, func(x item) bool {
			return strings.EqualFold(x.id, word) || strings.EqualFold(x.label, word)
		})
		if n >= 0 {
			word = records[n].id
		}
		ids = append(ids, word)
	}
	return strings.Join(ids, ",")
}

// totals tells what the initiatives sum up to, and what the outage costs.
func (t *talk) totals() {
	s := t.session
	t.sayf("Initiatives: %d.", s.review.Totals().Count)
	for _, x := range s.totalWords() {
		t.say(x[0] + ": " + strings.ReplaceAll(x[1], " · ", ", ") + ".")
	}
	t.tellOutage()
}

// tellOutage tells what the work sheet comes to.
func (t *talk) tellOutage() {
	s := t.session
	cost := s.review.OutageCost(s.result.Positions)
	t.sayf("Without service in the outage: %s hours.", questionnaire.FormatNumber(cost.Hours))
	t.say("Cost of the outage today: " + s.costToday(cost) + ".")
	t.say("Cost at the planned scale: " + s.costPlanned(cost) + ".")
}

// move moves a record by months or to a month, and tells how it then stands.
func (t *talk) move(said string) {
	if said == "" {
		said, _ = t.ask("Move which record and how far, such as m1 +3 or m1 2027-09; Enter leaves it")
	}
	id, by, ok := strings.Cut(strings.ToLower(said), " ")
	if said == "" {
		return
	}
	s := t.session
	by = strings.TrimPrefix(strings.TrimSpace(by), "to ")
	if !ok || by == "" {
		t.refuse(questionnaire.Problem{What: "a move needs a record and how far", Hint: "such as move m1 +3, or move m1 2027-09"})
		return
	}
	version := s.version
	if err := s.tryWords(nil, []string{id + "=" + by}); err != nil {
		problem := asProblem(err, "")
		problem.What = strings.TrimPrefix(problem.What, id+"="+by+": ")
		t.refuse(problem)
		return
	}
	if s.version == version {
		t.say("It stands so already.")
		return
	}
	t.timeline(id)
}
