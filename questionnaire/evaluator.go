package questionnaire

import (
	"maps"
	"slices"
)

// An Evaluator evaluates a review again and again, as after each answer. It
// remembers what each rule came to for each subject, and asks again only where
// something changed that the rule read, so that it comes to the same as
// [Questionnaire.Evaluate]. It must not be used by several at once.
//
// The rule it rests on: whatever rules read of a review, and whatever they show of
// it, is noted by touch and its like (inputs.go), before any cache, as an input of
// the rule and subject at hand. What changed is found by comparing the review with
// a copy, so that nobody has to say. Another month, currency or list of requests,
// and another shape of the plan (what its records are and which they name), make
// it forget what it knew.
type Evaluator struct {
	q      *Questionnaire
	memory memory
}

// Evaluator returns an evaluator that remembers nothing yet.
func (q *Questionnaire) Evaluator() *Evaluator { return &Evaluator{q: q} }

// Evaluate computes all that follows from r in month now, as
// [Questionnaire.Evaluate] does. Its results share what they have in common and
// are to be read only.
func (x *Evaluator) Evaluate(r *Review, now Month) Result {
	return x.q.compiled().evaluate(r, now, &x.memory)
}

// A memory is what an evaluator knows of its last evaluation.
type memory struct {
	run       int // counts evaluations
	now       Month
	currency  string
	requests  []Request
	heard     []heard    // by question
	positions []Position // likewise
	plan      plan       // of copies
	outage    Outage

	changed    inputs
	conditions []judgement   // by question
	judgements [][]judgement // by rule and subject
}

// What was said to a question, and what that comes to.
type heard struct {
	said     map[Speaker]Answer
	position Position
	by       uint // the roles, as [settleHeard] has them
	differ   bool
}

// A judgement is what a rule came to for a subject, or a question's condition.
type judgement struct {
	run       int // the last for which it held, 0 for none
	inputs    inputs
	hidden    bool // by a condition
	finding   *Finding
	undecided []Undecided
	waiting   []waiting
}

// compare finds what changed since the last evaluation, but for positions.
func (m *memory) compare(ev *evaluation) {
	if m.heard == nil {
		n := len(ev.e.questions)
		m.heard, m.positions, m.run = make([]heard, n), make([]Position, n), 1
	}
	m.run++
	m.changed.clear()
	if !m.samePlan(ev) || m.now != ev.now || !slices.Equal(m.requests, ev.r.Requests) {
		m.now, m.requests = ev.now, slices.Clone(ev.r.Requests)
		m.changed = newInputs(len(ev.e.questions), ev.plan.size()+1)
		m.conditions = make([]judgement, len(ev.e.questions))
		m.judgements = make([][]judgement, len(ev.e.rules))
	}
	for k, question := range ev.e.questions {
		h := &m.heard[k]
		if said := ev.r.Answers[question.ID]; !maps.EqualFunc(said, h.said, sameAnswer) {
			h.said = maps.Clone(said)
			h.position, h.by, h.differ = settleHeard(said)
			m.changed.addQuestion(k)
		}
	}
}

// samePlan notes which fields of records changed, and reports whether the plan has
// the shape it had.
func (m *memory) samePlan(ev *evaluation) bool {
	if m.plan.index == nil || m.plan.starts != ev.plan.starts || !maps.Equal(m.plan.dropped, ev.plan.dropped) {
		m.keepPlan(ev.r)
		return false
	}
	shape, content := true, true
	compare := func(slot, at int, now, then any) {
		for k := range recordKinds[slot].fields {
			if f := &recordKinds[slot].fields[k]; !f.same(now, then) {
				m.changed.addField(slot, at, k)
				content = false
				shape = shape && k != fieldID && f.class != classRefs
			}
		}
	}
	for slot := range planSlots {
		for at := m.plan.starts[slot]; at < m.plan.starts[slot+1]; at++ {
			compare(slot, at, ev.plan.items[at], m.plan.items[at])
		}
	}
	compare(slotOutage, ev.plan.size(), &ev.r.Outage, &m.outage)
	if !content {
		m.keepPlan(ev.r)
	}
	return shape
}

// keepPlan copies the plan. What a record points to never changes.
func (m *memory) keepPlan(r *Review) {
	m.outage = r.Outage
	m.plan.read(&Review{
		Initiatives: slices.Clone(r.Initiatives), Milestones: slices.Clone(r.Milestones), Hires: slices.Clone(r.Hires),
		Competences: slices.Clone(r.Competences), Certifications: slices.Clone(r.Certifications), Risks: slices.Clone(r.Risks),
	})
}

// settled notes whether a question's position changed.
func (m *memory) settled(k int, p *Position) {
	was := &m.positions[k]
	if p.Hidden != was.Hidden || p.Derived != was.Derived || p.Derived && p.Value.number != was.Value.number {
		m.changed.addQuestion(k)
	}
	*was = *p
}

// remembered reports whether a judgement still holds; if not, it is to be had anew.
func (ev *evaluation) remembered(o *judgement) bool {
	m := ev.memory
	if o.run == m.run-1 && !o.inputs.meets(&m.changed) {
		o.run = m.run
		return true
	}
	if o.inputs.questions == nil {
		o.inputs = newInputs(len(ev.e.questions), ev.plan.size()+1)
	}
	o.inputs.clear()
	o.run, ev.inputs = m.run, &o.inputs
	return false
}

// ask evaluates one rule for one subject, which stands at a place among all, or
// tells what it came to the last time.
func (ev *evaluation) ask(k, at int, cr *compiledRule, subject *record, res *Result) {
	if ev.memory == nil {
		ev.judge(k, cr, subject, res)
		return
	}
	m := ev.memory
	for len(m.judgements[k]) <= at {
		m.judgements[k] = append(m.judgements[k], judgement{})
	}
	o := &m.judgements[k][at]
	if ev.remembered(o) {
		if o.finding != nil {
			ev.findings = append(ev.findings, *o.finding)
		}
		ev.undecidedRules = append(ev.undecidedRules, o.undecided...)
		ev.waiting = append(ev.waiting, o.waiting...)
		return
	}
	findings, undecided, waiting, broken := len(ev.findings), len(ev.undecidedRules), len(ev.waiting), len(res.Broken)
	if cr.For == recordKinds[slotQuestions].list {
		ev.touch(at)
	}
	ev.judge(k, cr, subject, res)
	o.finding = nil
	if len(ev.findings) > findings {
		o.finding = new(ev.findings[findings])
	}
	o.undecided = append(o.undecided[:0], ev.undecidedRules[undecided:]...)
	o.waiting = append(o.waiting[:0], ev.waiting[waiting:]...)
	if len(res.Broken) > broken {
		o.run = 0 // it may go better the next time
	}
}

// hidden reports whether a question is out of scope, by its condition.
func (ev *evaluation) hidden(k int, c *condition) bool {
	if ev.memory == nil {
		return ev.hides(k, c)
	}
	o := &ev.memory.conditions[k]
	if !ev.remembered(o) {
		broken := len(ev.broken)
		if o.hidden = ev.hides(k, c); len(ev.broken) > broken {
			o.run = 0
		}
	}
	return o.hidden
}

// sameAnswer reports whether two answers are the same in every respect.
func sameAnswer(a, b Answer) bool {
	return a.Question == b.Question && a.Respondent == b.Respondent && a.Role == b.Role && a.Status == b.Status &&
		a.Value.form == b.Value.form && a.Value.text == b.Value.text && a.Value.number == b.Value.number && slices.Equal(a.Value.list, b.Value.list) &&
		a.Owner == b.Owner && a.DecideBy == b.DecideBy && a.Reason == b.Reason && a.Note == b.Note && a.Private == b.Private &&
		a.Flag == b.Flag && a.Parked == b.Parked && slices.Equal(a.Evidence, b.Evidence) && a.Level == b.Level && a.At.Equal(b.At)
}
