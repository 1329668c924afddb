package questionnaire

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"
)

// What an evaluator remembers is what a fresh evaluation comes to, whatever is
// done to a review: answers of every status, records and their fields, decisions,
// requests, months that pass, and ways back.
func TestEvaluatorComesToTheSame(t *testing.T) {
	built, functions, fields := builtinForTest(t), sketch(rulesOfFunctions()...), sketch(rulesOfFields()...)
	mustCompile(t, functions)
	mustCompile(t, fields)
	small := func(q *Questionnaire) *Review {
		rng := rand.New(rand.NewPCG(7, 7))
		return peopled(full(q, rng, 8), rng, 2)
	}
	for _, tt := range []struct {
		name  string
		q     *Questionnaire
		r     *Review
		steps int
	}{
		{"full", built, full(built, rand.New(rand.NewPCG(1, 1)), 20), 120},
		{"empty", built, review(nil), 100},
		{"voices", built, voices(built), 60},
		{"people", built, peopled(full(built, rand.New(rand.NewPCG(5, 5)), 12), rand.New(rand.NewPCG(5, 6)), 4), 120},
		{"plan300", built, plan300(built), 15},
		{"chains300", built, chains300(built), 15},
		{"every function", functions, small(functions), 500},
		{"every field", fields, small(fields), 100},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			e := editor{q: tt.q, r: tt.r, now: at2026, rng: rand.New(rand.NewPCG(9, uint64(tt.steps)))}
			remembering := tt.q.Evaluator()
			for step := range tt.steps {
				did := e.edit()
				got, want := remembering.Evaluate(e.r, e.now), tt.q.Evaluate(e.r, e.now)
				if !reflect.DeepEqual(got, want) {
					t.Fatalf("step %d, %s: %s", step, did, difference(got, want))
				}
			}
		})
	}
}

// Nor does a field of a record, or an answer, change unnoticed by one of the rules
// that read nearly everything: each takes other values in turn.
func TestEvaluatorSeesEachChange(t *testing.T) {
	for _, tt := range []struct {
		name  string
		rules []Rule
		seeds uint64
	}{{"functions", rulesOfFunctions(), 2}, {"fields", rulesOfFields(), 1}} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			q := sketch(tt.rules...)
			q.Certifications = []CertificationTime{{Name: "SOC 2", Months: 9}}
			mustCompile(t, q)
			for seed := range tt.seeds {
				rng := rand.New(rand.NewPCG(seed, 7))
				e := editor{q: q, r: peopled(full(q, rng, 6), rng, 2), now: at2026, rng: rng}
				for _, register := range e.registers() {
					for k := range register.Len() {
						e.fill(register.Index(k))
					}
				}
				remembering := q.Evaluator()
				check := func(did string) {
					t.Helper()
					got, want := remembering.Evaluate(e.r, e.now), q.Evaluate(e.r, e.now)
					if !reflect.DeepEqual(got, want) {
						t.Fatalf("seed %d, %s: %s", seed, did, difference(got, want))
					}
				}
				e.sweep(check)
			}
		})
	}
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

// difference tells the first thing in which two results differ.
func difference(got, want Result) string {
	g, w := reflect.ValueOf(got), reflect.ValueOf(want)
	for k := range g.NumField() {
		name, a, b := g.Type().Field(k).Name, g.Field(k), w.Field(k)
		if reflect.DeepEqual(a.Interface(), b.Interface()) {
			continue
		}
		if a.Kind() == reflect.Slice {
			for i := range min(a.Len(), b.Len()) {
				if x, y := a.Index(i).Interface(), b.Index(i).Interface(); !reflect.DeepEqual(x, y) {
					return fmt.Sprintf("%s %d:\n got %+v\nwant %+v", name, i, x, y)
				}
			}
			return fmt.Sprintf("%d %s, want %d", a.Len(), name, b.Len())
		}
		return name
	}
	return "nothing differs"
}

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

// rulesOfFunctions call each function, in conditions and in statements.
func rulesOfFunctions() []Rule {
	return []Rule{
		rule("once.growth", "context.growth > 2", saying("{context.growth} {label('security.today')} {rating('security.today')} {by('business', 'security.today')}")),
		rule("once.role", "by('technology', 'context.users_now') > 10.0 && differs('security.today')", saying("{account('security.today')}")),
		rule("once.said", "'broken' in said('business', 'security.today') && !resolved('security.today')", is(High)),
		rule("once.plan", "decide_by('security.plan') > now", saying("{owner('security.plan')}")),
		rule("once.status", "questions('withheld').size() > 0 || status('testing.today') == 'withheld'", saying("{questions('unknown')}")),
		rule("once.asked", "requests('requested').size() > 0", saying("{requests('received')} {core_requests('requested')}")),
		rule("once.money", "asked() > 10.0", saying("{approved()} {money(funded())} {unfunded()}")),
		rule("once.sofar", "so_far('asked') >= 0.0", saying("{so_far('approved')} {so_far('funded')}")),
		rule("once.risk", "aspirational_revenue() >= 0.0", saying("{aspirational_revenue()}")),
		rule("once.slow", "slowing('2027-02').size() >= 0", saying("{titles(slowing('2027-02'))}")),
		rule("once.dip", "months_of_dip('2027-06') >= 0.0", saying("{months_of_dip('2027-06')}")),
		rule("once.crowded", "quarters.exists(q, q.crowded)", saying("{titles(quarters.filter(q, q.crowded))}")),
		rule("once.quarters", "quarters.size() > 1", saying("{quarters.map(q, q.need)} {quarters.map(q, q.have)} {quarters.map(q, q.lost)} {sum(quarters.map(q, q.over))}")),
		rule("once.lists", "milestones.exists(m, m.kind == 'financial')", saying("{such_as('As', initiatives.filter(i, !i.backed))} {milestones.map(m, quarter(m.month))}")),
		rule("once.outage", "outage.hours > 1.0", saying("{money(outage.cost_planned)} {outage.rehearsed} {outage.cost_now}"), is(Critical)),
		rule("once.area", "areas.exists(a, a.today == 'broken')", saying("{titles(areas.filter(a, a.fix == 'none'))} {label('area.plan')}"), of("areas")),
		rule("each.initiative", "reach(initiative).exists(i, !i.backed) || above(initiative).size() > 0", of("initiatives"), saying("{revenue(initiative)} {titles(needed_hires(initiative))}")),
		rule("each.milestone", "below(milestone).all(m, months(now, m.month) > 1)", of("milestones"), saying("{titles(reach(milestone))} {revenue(milestone)}")),
		rule("each.certification", "usual_months(certification) > 3", of("certifications"), saying("{titles(milestones_of(certification))} {titles(initiatives_of(certification))}")),
		rule("each.hire", "left_out(hire, 'month')", of("hires"), saying("{titles(initiatives_of(hire))}")),
		rule("each.risk", "worse(risk.class_planned, risk.class)", of("risks")),
	}
}

// rulesOfFields show and read each field of each kind of record.
func rulesOfFields() (rules []Rule) {
	for slot, kind := range recordKinds {
		one := kind.one
		if slot == slotOutage || one == "" {
			continue
		}
		for k, f := range kind.fields {
			name := one + "." + f.name
			when := map[string]string{"string": " != ''", "bool": "", "double": " > 1.0", "int": " > 0", "list": ".size() > 0"}[f.celType().TypeName()]
			rules = append(rules, rule(fmt.Sprintf("shows.%s_%d", one, k), one+".id != ''", of(kind.list), saying("{"+name+"}")))
			rules = append(rules, rule(fmt.Sprintf("reads.%s_%d", one, k), name+when, of(kind.list), aKind(Strength)))
		}
	}
	return rules
}

// One answer asks again only rules that read it; a milestone moved by a month only
// those that read its month.
func TestEvaluatorAsksLittleAgain(t *testing.T) {
	q := builtinForTest(t)
	for _, tt := range []struct {
		name   string
		r      *Review
		change func(*Review)
		most   int // in percent
	}{
		{"an answer", full(q, rand.New(rand.NewPCG(1, 1)), 20), func(r *Review) {
			a := r.Answers["security.today"][RoleReviewer]
			a.Value = TextValue(map[Text]Text{"works": "broken"}["works"])
			r.Answers["security.today"] = map[Speaker]Answer{RoleReviewer: a}
		}, 40},
		{"a note kept to oneself", full(q, rand.New(rand.NewPCG(1, 1)), 20), func(r *Review) {
			a := r.Answers["security.today"][RoleReviewer]
			a.Private = "Nobody shall read it."
			r.Answers["security.today"][RoleReviewer] = a
		}, 10},
		{"a month", chains300(q), func(r *Review) { r.Milestones[30].Month++ }, 20},
		{"a decision", chains300(q), func(r *Review) {
			r.Apply(r.Put(Disposition{Rule: "x", Verdict: "accepted"}, RoleReviewer, time.Unix(0, 0)))
		}, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			x := q.Evaluator()
			x.Evaluate(tt.r, at2026)
			before := remembered(x)
			tt.change(tt.r)
			x.Evaluate(tt.r, at2026)
			again := 0
			for k, f := range remembered(x) {
				if k >= len(before) || f != before[k] {
					again++
				}
			}
			if again*100 > tt.most*len(before) {
				t.Errorf("%d of %d findings were made again", again, len(before))
			}
			t.Logf("%d of %d findings were made again", again, len(before))
		})
	}
}

// remembered lists the findings an evaluator holds, by identity.
func remembered(x *Evaluator) (list []*Finding) {
	for _, subjects := range x.memory.judgements {
		for _, j := range subjects {
			if j.finding != nil && j.run == x.memory.run {
				list = append(list, j.finding)
			}
		}
	}
	return slices.Clip(list)
}
