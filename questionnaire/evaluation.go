package questionnaire

import (
	"context"
	"errors"
	"reflect"
	"time"

	"cel.dev/cel-go/common/cost"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/interpreter"
)

// The limits on an expression. The time is a second net below the cost.
const (
	maxExpressionBytes = 4096
	maxRecursion       = 50
	maxCost            = 100_000
	maxTime            = 100 * time.Millisecond
	interruptEvery     = 64 // steps of a loop
)

// An evaluation is one Evaluate: what expressions read, and a note of each read.
// It is the variables of every expression (an [interpreter.Activation]) and,
// under the name @env, an argument of the functions that read answers.
type evaluation struct {
	e        *engine
	r        *Review
	now      Month
	currency string

	positions []Position // by question
	values    []ref.Val  // by question; nil until read
	plan      *plan
	records   []record // initiatives, milestones, areas
	registers [3]ref.Val

	subject *record
	lenient bool   // in a statement: a filter leaves out what is unknown
	reads   []mark // known values read since the subject was set
	waiting []waiting
	broken  []Broken // conditions of questions

	frame  *interpreter.ExecutionFrame
	cancel context.CancelFunc
}

func (e *engine) begin(r *Review, now Month) *evaluation {
	ev := &evaluation{
		e: e, r: r, now: now, plan: newPlan(r),
		positions: make([]Position, len(e.questions)),
		values:    make([]ref.Val, len(e.questions)),
	}
	ev.records = make([]record, ev.plan.size()+len(e.areas))
	for k := range ev.records {
		ev.records[k].ev, ev.records[k].at = ev, k
	}
	ev.newFrame()
	return ev
}

func (ev *evaluation) newFrame() {
	ctx, cancel := context.WithTimeout(context.Background(), maxTime)
	frame, err := interpreter.NewExecutionFrame(ev)
	if err == nil {
		err = frame.SetContext(ctx, interruptEvery)
	}
	if err != nil { // cannot be: the frame is new and ev supplies no functions
		panic(err)
	}
	ev.frame, ev.cancel = frame, cancel
}

func (ev *evaluation) end() {
	ev.frame.Close()
	ev.cancel()
}

// run evaluates one program. One with loops gets a cost limit of its own; without
// loops its length is limit enough. An interrupt may be the machine's fault and
// not the expression's, so it gets one more time span.
func (ev *evaluation) run(p program) (ref.Val, error) {
	v, err := ev.try(p)
	if err != nil && errors.Is(err, interpreter.InterruptError{}) {
		ev.end()
		ev.newFrame()
		if v, err = ev.try(p); errors.Is(err, interpreter.InterruptError{}) {
			err = errors.New("it takes too long")
		}
	}
	return v, err
}

func (ev *evaluation) try(p program) (ref.Val, error) {
	var tracker *cost.Tracker
	if p.loops {
		tracker, _ = ev.e.cost.Clone()
	}
	ev.frame.SetCostTracker(tracker)
	v, _, err := p.Eval(ev.frame)
	return v, err
}

func newCostTracker() *cost.Tracker {
	t, err := cost.NewTracker(nil, cost.TrackerLimit(maxCost), cost.TrackerLimitExceededHandler(func() {
		panic(interpreter.EvalCancelledError{Cause: interpreter.CostLimitExceeded, Message: "it takes too many steps"})
	}))
	if err != nil { // cannot be: constant options
		panic(err)
	}
	return t
}

// ResolveName returns a variable's value.
func (ev *evaluation) ResolveName(name string) (any, bool) {
	s, ok := ev.e.slots[name]
	if !ok {
		return nil, false
	}
	switch s.kind {
	case slotQuestion:
		return ev.question(s.at), true
	case slotRegister:
		return ev.register(s.at), true
	case slotSubject:
		return ev.subject, true
	case slotNow:
		return types.String(ev.now.String()), true
	}
	return ev, true
}

// Parent returns nil: there are no other variables.
func (ev *evaluation) Parent() interpreter.Activation { return nil }

// question returns a question's settled value, or an unknown that names it.
func (ev *evaluation) question(k int) ref.Val {
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
		return e.outOfScope[k]
	}
	if p.Status == Answered {
		if v := e.convert(k, p.Value); v != nil {
			return v
		}
	}
	return e.missing[k]
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

// register returns the list of initiatives, milestones or areas. A register
// without live records is silence.
func (ev *evaluation) register(at int) ref.Val {
	if ev.registers[at] == nil {
		name := [...]string{forInitiatives, forMilestones, forAreas}[at]
		records, silent := ev.subjects(name)
		if len(records) == 0 && silent != 0 {
			ev.registers[at] = silent.unknown()
		} else {
			list := make([]ref.Val, len(records))
			for k := range records {
				list[k] = &records[k]
			}
			ev.registers[at] = types.NewRefValList(types.DefaultTypeAdapter, list)
		}
	}
	return ev.registers[at]
}

func (ev *evaluation) note(m mark) { ev.reads = append(ev.reads, m) }

var envType = types.NewOpaqueType("@env")

// ConvertToNative, ConvertToType, Equal, Type and Value make an evaluation an
// opaque CEL value.
func (ev *evaluation) ConvertToNative(reflect.Type) (any, error) { return ev, nil }

// ConvertToType returns ev itself.
func (ev *evaluation) ConvertToType(ref.Type) ref.Val { return ev }

// Equal reports whether other is the same evaluation.
func (ev *evaluation) Equal(other ref.Val) ref.Val { return types.Bool(ref.Val(ev) == other) }

// Type returns the opaque type.
func (ev *evaluation) Type() ref.Type { return envType }

// Value returns ev itself.
func (ev *evaluation) Value() any { return ev }
