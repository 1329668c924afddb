package questionnaire

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"time"
)

// An editor makes changes at random to a review.
type editor struct {
	q   *Questionnaire
	r   *Review
	now Month
	rng *rand.Rand
	was []*Review // earlier states
}

// edit makes one to three changes and says what it did.
func (e *editor) edit() (did string) {
	if e.rng.IntN(4) == 0 {
		e.was = append(e.was, e.r.Clone())
	}
	for range e.rng.IntN(3) + 1 {
		did += e.change() + "; "
	}
	return did
}

func (e *editor) change() string {
	switch n := e.rng.IntN(40); {
	case n < 20:
		return e.answer(e.question())
	case n < 30:
		return e.field()
	case n < 32:
		return e.add()
	case n == 32:
		return e.remove()
	case n == 33:
		return e.reorder()
	case n == 34:
		e.now += Month(e.rng.IntN(3) - 1)
		return "now is " + e.now.String()
	case n == 35 && len(e.was) > 0:
		e.r = e.was[e.rng.IntN(len(e.was))].Clone()
		return "back"
	case n == 36:
		return e.request()
	case n == 37:
		e.fill(reflect.ValueOf(&e.r.Outage).Elem())
		return "the outage"
	case n == 38:
		e.r.Outage = Outage{}
		return "no outage"
	}
	return e.decide()
}

// question returns one of the questions, those more often that more hangs on.
func (e *editor) question() *Question {
	var all []*Question
	for x := range e.q.All {
		all = append(all, x)
	}
	x := all[e.rng.IntN(len(all))]
	if e.rng.IntN(4) == 0 {
		for _, id := range []string{currencyID, growthID, revenueNowID, revenuePlannedID, engineersNowID} {
			if found := e.q.Question(id); found != nil && e.rng.IntN(3) == 0 {
				x = found
			}
		}
	}
	return x
}

func (e *editor) answer(x *Question) string {
	speakers := []Speaker{RoleReviewer, RoleReviewer, RoleBusiness, RoleProduct, RoleTechnology, "p1", "p2"}
	s := speakers[e.rng.IntN(len(speakers))]
	a := Answer{Question: x.ID, Role: Role(s), Status: []Status{Answered, Answered, Answered, NotApplicable, DoNotKnow, Withheld, Unanswered}[e.rng.IntN(7)]}
	if len(s) == 2 {
		a.Respondent, a.Role = string(s), Roles[e.rng.IntN(len(Roles))]
	}
	if a.Status == Answered {
		say := review(map[string]any{x.ID: anyAnswer(x, e.rng)})
		a.Value = say.Answers[x.ID][RoleReviewer].Value
		if x.Scale == PlanScale && e.rng.IntN(2) == 0 {
			a.Value = TextValue(PlanForAPlan)
			a.Owner, a.DecideBy = []Text{"", "CTO"}[e.rng.IntN(2)], []Month{0, e.now + 2}[e.rng.IntN(2)]
		}
	}
	a.Reason, a.Note = e.words(), e.words()
	a.Level, a.Flag = append(Levels, "")[e.rng.IntN(len(Levels)+1)], e.rng.IntN(5) == 0
	c := e.r.Put(a, s, time.Unix(0, 0))
	if old, ok := e.r.Answers[x.ID][s]; ok {
		switch e.rng.IntN(4) {
		case 0:
			c.After = nil
		case 1: // the same, but for one thing
			old.Level, old.Note = a.Level, a.Note
			c.After = old
		}
	}
	e.r.Apply(c)
	return fmt.Sprintf("%s by %s", x.ID, s)
}

func (e *editor) words() Text {
	return []Text{"", "CTO", "Split, and move", "2027-03", "A tab\tand\nlines", "SOC 2"}[e.rng.IntN(6)]
}

// registers are those of the plan, to be changed in place.
func (e *editor) registers() []reflect.Value {
	r := reflect.ValueOf(e.r).Elem()
	var list []reflect.Value
	for _, name := range []string{"Initiatives", "Milestones", "Hires", "Competences", "Certifications", "Risks"} {
		list = append(list, r.FieldByName(name))
	}
	return list
}

// field gives one field of a record another value, where the record stands.
func (e *editor) field() string {
	register := e.registers()[e.rng.IntN(planSlots)]
	if register.Len() == 0 {
		return "no field"
	}
	rec := register.Index(e.rng.IntN(register.Len()))
	k := e.rng.IntN(rec.NumField())
	if e.rng.IntN(4) == 0 {
		k = 1 // what it is called
	}
	if rec.Type().Field(k).Name == "ID" {
		return "no field"
	}
	e.fill(rec.Field(k))
	return fmt.Sprintf("%s of %s is %v", rec.Type().Field(k).Name, rec.FieldByName("ID"), rec.Field(k).Interface())
}

// fill puts a value at random into a field, or into all fields of a record.
func (e *editor) fill(v reflect.Value) {
	given := e.rng.IntN(8) > 0
	one := func(words []string) {
		if v.SetString(""); given {
			v.SetString(words[e.rng.IntN(len(words))])
		}
	}
	switch x := v.Interface().(type) {
	case Text:
		v.Set(reflect.ValueOf(e.words()))
	case Month:
		if v.SetInt(0); given {
			v.SetInt(int64(at2026) + e.rng.Int64N(30) - 4)
		}
	case Tri:
		one([]string{"yes", "yes", "yes", "no"})
	case *float64:
		if x = nil; given {
			x = ptr(float64(e.rng.IntN(50)))
		}
		v.Set(reflect.ValueOf(x))
	case RecordStatus:
		one(statuses)
	case InitiativeKind:
		one(toStrings(InitiativeKinds))
	case MilestoneKind:
		one(toStrings(MilestoneKinds))
	case RiskKind:
		one(toStrings(RiskKinds))
	case Way:
		one(toStrings(Ways))
	case Grade:
		one(grades)
	case Day:
		one([]string{"2026-11-01"})
	case string: // an area
		one([]string{"security", "testing"})
	case []string: // of records
		ids := []string{}
		for rec := range e.r.Plan {
			if e.rng.IntN(8) == 0 && len(ids) < 3 {
				ids = append(ids, rec.Key().ID())
			}
		}
		v.Set(reflect.ValueOf(ids))
	case []Promise:
		v.Set(reflect.ValueOf([]Promise{{Month: at2026 + Month(e.rng.IntN(20))}, {Month: at2026 + Month(e.rng.IntN(20))}}[:e.rng.IntN(3)]))
	default:
		for k := range v.NumField() {
			if v.Type().Field(k).Name != "ID" {
				e.fill(v.Field(k))
			}
		}
	}
}

func (e *editor) add() string {
	slot := e.rng.IntN(planSlots)
	register := e.registers()[slot]
	rec := reflect.New(register.Type().Elem()).Elem()
	rec.FieldByName("ID").SetString(fmt.Sprintf("%c%d", "imhctr"[slot], 900+e.rng.IntN(4)))
	if _, taken := e.r.PlanRecord(rec.FieldByName("ID").String()); taken {
		return "nothing added"
	}
	e.fill(rec)
	e.r.Apply(e.r.Put(rec.Interface().(Record), RoleReviewer, time.Unix(0, 0)))
	return "added " + rec.FieldByName("ID").String()
}

func (e *editor) remove() string {
	register := e.registers()[e.rng.IntN(planSlots)]
	if register.Len() == 0 {
		return "nothing removed"
	}
	key := register.Index(e.rng.IntN(register.Len())).Interface().(Record).Key()
	e.r.Apply(e.r.Remove(key, RoleReviewer, time.Unix(0, 0))...)
	return "removed " + string(key)
}

func (e *editor) reorder() string {
	if register := e.registers()[e.rng.IntN(planSlots)]; register.Len() > 1 {
		reflect.Swapper(register.Interface())(0, e.rng.IntN(register.Len()))
	}
	return "reordered"
}

func (e *editor) request() string {
	q := Request{ID: "q1", What: e.words(), Question: []string{"security.today", "security.fix"}[e.rng.IntN(2)], Status: RequestStatuses[e.rng.IntN(3)]}
	e.r.Apply(e.r.Put(q, RoleReviewer, time.Unix(0, 0)))
	return "asked for " + string(q.Status)
}

func (e *editor) decide() string {
	found := e.q.Evaluate(e.r, e.now).Findings
	if len(found) == 0 {
		return "nothing decided"
	}
	f := found[e.rng.IntN(len(found))]
	c := e.r.Put(Disposition{Rule: f.Rule, Subject: f.Subject, Verdict: "accepted", Reason: e.words()}, RoleReviewer, time.Unix(0, 0))
	if _, ok := e.r.Dispositions[f.Key()]; ok && e.rng.IntN(2) == 0 {
		c.After = nil
	}
	e.r.Apply(c)
	return "decided on " + string(f.Key())
}

// sweep gives each field of each record, and each answer, other values and then
// its own again.
func (e *editor) sweep(check func(did string)) {
	for _, register := range append(e.registers(), reflect.ValueOf([]*Outage{&e.r.Outage})) {
		for k := range register.Len() {
			rec := reflect.Indirect(register.Index(k))
			for f := range rec.NumField() {
				name := rec.Type().Name() + " " + rec.Type().Field(f).Name
				was := reflect.ValueOf(rec.Field(f).Interface())
				for n := 0; n < 4 && rec.Type().Field(f).Name != "ID"; n++ {
					if e.fill(rec.Field(f)); n == 3 {
						rec.Field(f).Set(was)
					}
					check(name)
				}
			}
		}
	}
	for x := range e.q.All {
		for range 6 {
			check(e.answer(x))
		}
	}
}
