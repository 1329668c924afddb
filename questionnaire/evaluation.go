package questionnaire

import (
	"errors"
	"fmt"
	"time"

	"cel.dev/cel-go/common/cost"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/interpreter"
)

// The limits on an expression. The steps of its loops are counted for each subject
// by itself; a rule over the whole plan may also look at each pair of records a
// few times. What joins texts or lists in a loop is held to cel-go's count of
// costs beside. The time is a second net below both.
const (
	maxExpressionBytes = 4096
	maxRecursion       = 50
	maxSteps           = 100_000
	stepsOfPair        = 4
	maxCost            = 100_000
	maxTime            = 2 * time.Second
	clockEvery         = 1024 // steps
)

var (
	errTooManySteps = errors.New("it takes too many steps")
	errTooLong      = errors.New("it takes too long")
)

// An evaluation is one Evaluate: what expressions read, and a note of each read.
// Its parts are used again by later ones.
type evaluation struct {
	e        *engine
	r        *Review
	now      Month
	today    ref.Val // now in words
	currency string

	positions []Position // by question
	values    []ref.Val  // by question; nil until read
	plan      plan
	records   []record // of the plan, then the outage and the areas
	registers [slots]ref.Val
	quarters  []record    // once asked for
	outage    *OutageCost // likewise
	slowing   []int       // likewise, the initiatives with a dip
	dipped    []float64   // likewise, as [Review.Dipped], by months from now on

	heard    []heardQuestion // questions that respondents answered differently
	voices   []record        // the visible ones as rules see them, once asked for
	listened bool

	inputs *inputs // where the rule at hand notes what it reads
	unused inputs  // where nobody asks
	memory *memory // nil for none

	subject    *record
	told       uint32        // findings so far
	ranked     [ranks][]mark // what a finding read, by rank
	marks      []mark        // its evidence
	witnesses  []Evidence    // of all findings
	findings   []Finding     // so far
	lenient    bool          // in a statement: a filter leaves out what is unknown
	reads      []mark        // known values read since the subject was set, that count
	missed     []mark        // by unknown values of this run
	unions     []union       // of this run
	elements   []ref.Val     // of the loops at hand, by depth
	listed     []*record     // by functions and filters, one list behind the other
	lists      []recordList  // these lists
	kept       []ref.Val     // of the filters at hand
	knowns     [][]known     // by number of a predicate and record
	knownReads []mark
	runs       uint32     // of these parts
	args       [2]ref.Val // of a function that reads the answers
	text       []byte     // of a statement
	steps      int        // that loops may still take
	deadline   time.Time
	exhausted  int // how often a limit was passed

	undecidedRules []Undecided
	names          []string // not used yet for what undecided rules need
	waiting        []waiting
	broken         []Broken // conditions of questions

	frame *celFrame
}

func (e *engine) evaluation() *evaluation {
	if ev, ok := e.used.Get().(*evaluation); ok {
		return ev
	}
	return &evaluation{e: e, positions: make([]Position, len(e.questions)), values: make([]ref.Val, len(e.questions))}
}

// begin makes ready to evaluate r, to whose end the evaluation belongs to it.
func (ev *evaluation) begin(r *Review, now Month) {
	ev.r, ev.now, ev.currency = r, now, ""
	ev.runs++
	ev.today = types.String(now.String())
	ev.plan.read(r)
	if n := ev.plan.size() + 1; n > 64*len(ev.unused.records) {
		ev.unused = newInputs(len(ev.e.questions), n)
	}
	ev.inputs = &ev.unused
	ev.readRecords()
	frame, err := interpreter.NewExecutionFrame(ev)
	if err != nil { // cannot be: ev supplies no functions
		panic(err)
	}
	ev.frame = frame
}

// end lets go of all that belongs to the review or went into the result.
func (ev *evaluation) end() {
	ev.frame.Close()
	clear(ev.values)
	clear(ev.records)
	clear(ev.listed)
	clear(ev.lists)
	ev.plan.forget()
	clear(ev.undecidedRules)
	clear(ev.witnesses)
	clear(ev.findings)
	clear(ev.heard)
	clear(ev.voices)
	*ev = evaluation{
		e: ev.e, positions: ev.positions, values: ev.values, plan: ev.plan, records: ev.records,
		reads: ev.reads[:0], missed: ev.missed[:0], unions: ev.unions[:0], text: ev.text[:0],
		ranked: ev.ranked, marks: ev.marks[:0], witnesses: ev.witnesses[:0], findings: ev.findings[:0],
		undecidedRules: ev.undecidedRules[:0], waiting: ev.waiting[:0],
		heard: ev.heard[:0], voices: ev.voices[:0], unused: ev.unused,
		listed: ev.listed[:0], lists: ev.lists[:0], knowns: ev.knowns, knownReads: ev.knownReads[:0], runs: ev.runs,
	}
}

// run evaluates one program.
func (ev *evaluation) run(p program) (v ref.Val, err error) {
	defer func() {
		switch stop := recover().(type) {
		case nil:
		case error:
			err = stop
		default:
			err = fmt.Errorf("internal error: %v", stop)
		}
	}()
	var tracker *cost.Tracker
	if p.grows {
		tracker, _ = ev.e.cost.Clone()
	}
	ev.missed, ev.unions, ev.kept = ev.missed[:0], ev.unions[:0], ev.kept[:0]
	ev.steps, ev.deadline = maxSteps, time.Time{}
	if n := ev.plan.size(); ev.subject == nil {
		ev.steps += stepsOfPair * n * n
	}
	ev.frame.SetCostTracker(tracker)
	v = p.part.Exec(ev.frame)
	if failed, ok := v.(*types.Err); ok {
		return v, failed
	}
	return v, nil
}

// step counts one step of a loop, and now and then looks at the clock.
func (ev *evaluation) step() {
	ev.steps--
	switch {
	case ev.steps < 0:
		panic(errTooManySteps)
	case ev.steps%clockEvery != 0:
	case ev.deadline.IsZero():
		ev.deadline = time.Now().Add(maxTime)
	case time.Now().After(ev.deadline):
		panic(errTooLong)
	}
}

// pastLimit reports whether err is that of a limit.
func pastLimit(err error) bool {
	return errors.Is(err, errTooManySteps) || errors.Is(err, errTooLong)
}

func newCostTracker() *cost.Tracker {
	t, err := cost.NewTracker(nil, cost.TrackerLimit(maxCost), cost.TrackerLimitExceededHandler(func() {
		panic(errTooManySteps)
	}))
	if err != nil { // cannot be: constant options
		panic(err)
	}
	return t
}

// ResolveName returns the evaluation itself: programs reach the variables by nodes
// of their own, which only need to find it from within loops.
func (ev *evaluation) ResolveName(name string) (any, bool) {
	return ev, name == envName
}

// Parent returns nil: there are no other variables.
func (ev *evaluation) Parent() interpreter.Activation { return nil }

// question returns a question's settled value, or an unknown that names it.
func (ev *evaluation) question(k int) ref.Val {
	ev.touch(k)
	v := ev.values[k]
	if v == nil {
		v = ev.e.value(k, &ev.positions[k])
		ev.values[k] = v
	}
	if !types.IsUnknown(v) {
		ev.note(questionMark(k))
	}
	return v
}

// value returns what a position is to a rule.
func (e *engine) value(k int, p *Position) ref.Val {
	if p.Hidden || p.Status == NotApplicable {
		return e.unknown(questionMark(k) | markOutOfScope)
	}
	if p.Status == Answered {
		if v := e.convert(k, p.Value); v != nil {
			return v
		}
	}
	return e.unknown(questionMark(k))
}

// convert returns an answer's value, or nil for one its question does not take.
func (e *engine) convert(k int, v Value) ref.Val {
	question := e.questions[k]
	switch question.Kind {
	case KindChoice:
		for i := range question.Options {
			if v.form == formText && question.Options[i].ID == string(v.text) {
				return e.options[k][i]
			}
		}
		return nil
	case KindMulti:
		if v.form == formList {
			return types.NewStringList(types.DefaultTypeAdapter, v.list)
		}
		return nil
	case KindNumber, KindMoney:
		if v.form == formNumber {
			return types.Double(v.number)
		}
		return nil
	}
	if v.form == formText {
		return types.String(v.text)
	}
	return nil
}

func (ev *evaluation) note(m mark) { ev.reads = append(ev.reads, m) }
