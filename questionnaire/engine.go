package questionnaire

import (
	"errors"
	"slices"
	"sync"

	"cel.dev/cel-go/common/types"
)

// lazyEngine compiles a questionnaire's rules once, whoever asks first.
type lazyEngine struct {
	once sync.Once
	*engine
	checked  sync.Once
	problems Problems
}

func (q *Questionnaire) compiled() *engine {
	q.engine.once.Do(func() { q.engine.engine = newEngine(q) })
	return q.engine.engine
}

// Prepare compiles what Evaluate needs, once, so that the first Evaluate need
// not: the conditions of questions and rules. What a rule says is compiled when
// it first holds. It may run in the background while others call Evaluate.
func (q *Questionnaire) Prepare() { q.compiled() }

// Compile checks and compiles every rule and condition with all it says, once;
// Load does not. It costs twice as much as [Questionnaire.Prepare] and is for
// those who want to know of problems. Its error is [Problems], every one of them:
// At is the id of the rule or question.
func (q *Questionnaire) Compile() error {
	e := q.compiled()
	q.engine.checked.Do(func() { q.engine.problems = e.check(q.places) })
	if len(q.engine.problems) > 0 {
		return q.engine.problems
	}
	return nil
}

// Evaluate computes all that follows from r in month now. It compiles first
// where that was not done; what did not compile is listed as broken. It only
// reads r, and may run several times at once.
func (q *Questionnaire) Evaluate(r *Review, now Month) Result {
	return q.compiled().evaluate(r, now, nil)
}

func (e *engine) evaluate(r *Review, now Month, m *memory) Result {
	ev := e.evaluation()
	defer e.used.Put(ev)
	return ev.result(r, now, m)
}

func (ev *evaluation) result(r *Review, now Month, m *memory) Result {
	ev.begin(r, now)
	defer ev.end()
	if ev.memory = m; m != nil {
		m.compare(ev)
	}
	ev.settleAll()
	res := Result{Positions: make(map[string]Position, len(ev.positions)), Broken: ev.broken}
	for k, question := range ev.e.questions {
		res.Positions[question.ID] = ev.positions[k]
	}
	res.Progress = ev.progress()
	for k := range ev.e.rules {
		ev.rule(k, &res)
	}
	res.Findings = sortFindings(ev.findings)
	for k := range res.Findings {
		res.Findings[k].Disposition = ev.r.disposition(&res.Findings[k])
	}
	res.Undecided = append(res.Undecided, ev.undecidedRules...)
	res.Telling = ev.telling()
	return res
}

// settleAll finds every position, then in order of dependence which questions
// are out of scope and what is derived.
func (ev *evaluation) settleAll() {
	for k, question := range ev.e.questions {
		p, heard, differ := ev.settle(k)
		ev.positions[k] = p
		if differ {
			ev.heard = append(ev.heard, heardQuestion{Question: question, at: k, heard: heard})
		}
	}
	ev.hideAndDerive()
	if k, ok := ev.e.index[currencyID]; ok {
		if p := ev.positions[k]; p.Status == Answered && !p.Hidden {
			ev.currency = formatValue(ev.e.questions[k], p.Value, "")
		}
	}
	if m := ev.memory; m != nil && m.currency != ev.currency {
		m.currency = ev.currency
		clear(m.judgements)
	}
}

func (ev *evaluation) settle(k int) (p Position, heard uint, differ bool) {
	if ev.memory == nil {
		return settleHeard(ev.r.Answers[ev.e.questions[k].ID])
	}
	h := &ev.memory.heard[k]
	return h.position, h.by, h.differ
}

// rule evaluates one rule for each of its subjects.
func (ev *evaluation) rule(k int, res *Result) {
	cr := &ev.e.rules[k]
	if len(cr.problems) > 0 {
		res.Broken = append(res.Broken, Broken{Rule: cr.ID, Err: cr.problems.Error()})
		return
	}
	var subjects []record
	if slot := slotFor(cr.For); slot >= 0 {
		if subjects = ev.of(slot); len(subjects) == 0 && slot < planSlots {
			ev.undecided(k, cr, "", []mark{registerMark(slot)})
		}
	}
	for s := range subjects {
		before, at := ev.exhausted, s
		if h, ok := subjects[s].item.(*heardQuestion); ok {
			at = h.at
		}
		if ev.ask(k, at, cr, &subjects[s], res); ev.exhausted > before {
			break // the other subjects would take as long
		}
	}
	if cr.For == "" || cr.For == forOnce {
		ev.ask(k, 0, cr, nil, res)
	}
}

// judge evaluates one rule for one subject: it fires only where its condition is
// definitely true. Where all that is missing is out of scope or not applicable
// it is silent, not undecided.
func (ev *evaluation) judge(k int, cr *compiledRule, subject *record, res *Result) {
	ev.subject, ev.reads = subject, ev.reads[:0]
	v, err := ev.run(cr.when)
	if err != nil {
		ev.broke(cr, err, res)
		return
	}
	switch v := v.(type) {
	case types.Bool:
		if v {
			ev.fire(cr, subject, res)
		}
	case *types.Unknown:
		if missing := ev.missing(v); len(missing) > 0 {
			ev.undecided(k, cr, subject.id(), missing)
		}
	default:
		ev.broke(cr, errors.New("its condition is neither true nor false"), res)
	}
}

// broke records that a rule failed for the subject at hand.
func (ev *evaluation) broke(cr *compiledRule, err error, res *Result) {
	b := Broken{Rule: cr.ID, Subject: ev.subject.id(), Err: err.Error()}
	if pastLimit(err) {
		ev.exhausted++
		if b.Subject != "" {
			b.Err += ", and was not tried on what comes after " + b.Subject
		}
	}
	res.Broken = append(res.Broken, b)
}

func (ev *evaluation) fire(cr *compiledRule, subject *record, res *Result) {
	broken := func(err error) { ev.broke(cr, err, res) }
	f := Finding{
		Rule: cr.ID, Kind: cr.Kind, Subject: subject.id(), Area: cr.Area, Title: cr.Title,
		Why: cr.Why, Ask: cr.Ask, Resolve: cr.Resolve, Source: cr.Source,
	}
	if f.Area == "" {
		f.Area = subject.areaID()
	}
	says := cr.saying()
	if len(says.problems) > 0 {
		broken(says.problems)
		return
	}
	f.Severity = ev.severity(says.severity, broken)
	f.Statement = ev.state(says.statement, broken)
	f.Evidence = ev.evidence()
	f.Claimed = f.Weighs() && ev.claimed()
	ev.findings = append(ev.findings, f)
}

// severity returns that of the first case that definitely holds.
func (ev *evaluation) severity(cases []compiledCase, broken func(error)) Severity {
	for _, c := range cases {
		if c.when.part == nil {
			return c.is
		}
		before := len(ev.reads)
		v, err := ev.run(c.when)
		if err != nil {
			broken(err)
		} else if v == types.True {
			return c.is
		}
		ev.reads = ev.reads[:before]
	}
	return Medium
}

// disposition returns what was decided about a finding.
func (r *Review) disposition(f *Finding) Disposition {
	if len(r.Dispositions) > 0 {
		if d, ok := r.Dispositions[f.Key()]; ok {
			return d
		}
	}
	return Disposition{Rule: f.Rule, Subject: f.Subject, Verdict: "open"}
}

// sortFindings puts misalignments and gaps first, gravest first, then strengths;
// equals stay in order of rules and subjects.
func sortFindings(fs []Finding) []Finding {
	rank := func(f *Finding) int {
		at := slices.Index(Severities, f.Severity)
		if f.Kind == Strength {
			at += len(Severities)
		}
		return at
	}
	next := make([]int, 2*len(Severities)+1) // where the next of each rank comes
	for k := range fs {
		next[rank(&fs[k])+1]++
	}
	for at := range next[1:] {
		next[at+1] += next[at]
	}
	sorted := make([]Finding, len(fs))
	for k := range fs {
		at := rank(&fs[k])
		sorted[next[at]] = fs[k]
		next[at]++
	}
	return sorted
}
