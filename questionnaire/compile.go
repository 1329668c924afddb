package questionnaire

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	celcheck "cel.dev/cel-go/checker"
	"cel.dev/cel-go/common/cost"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/interpreter"
)

// An engine is a questionnaire made ready to evaluate. It does not change once
// made, but for what rules say, which is compiled when first said.
type engine struct {
	questions []*Question
	index     map[string]int // by id

	growth, revenueNow, revenuePlanned int // by index, -1 unless all three exist

	areas   []spine
	areaIDs []string // of every area
	q       *Questionnaire
	usual   sync.Map // months by the name of a certification

	options  [][]ref.Val // by question and option
	alone    [][]ref.Val // likewise, as lists of one, for choices
	unknowns unknowns

	types      *celcheck.Env
	planner    interpreter.Interpreter
	cost       *cost.Tracker
	conditions []condition // by question
	order      []int       // of questions: each after what its condition reads
	rules      []compiledRule
	problems   Problems // of the language and of the order

	used   sync.Pool    // of evaluations
	knowns atomic.Int32 // predicates that are remembered
}

// A spine is an area that carries the five questions, by index; -1 for one it lacks.
type spine struct {
	id, title string
	questions [len(spineNames)]int
}

type condition struct {
	when     program // none: always shown
	reads    []int
	problems Problems
}

type compiledRule struct {
	*Rule
	when     program
	problems Problems // of when
	saying   func() speech
}

// A speech is what a rule says once it holds.
type speech struct {
	severity  []compiledCase
	statement []segment
	problems  Problems
}

type compiledCase struct {
	when program // none: always
	is   Severity
}

func newEngine(q *Questionnaire) *engine {
	e := &engine{index: map[string]int{}, q: q, cost: newCostTracker()}
	q.All(func(x *Question) bool {
		e.index[x.ID] = len(e.questions)
		e.questions = append(e.questions, x)
		return true
	})
	e.findGrowth()
	e.prepareValues()
	for _, a := range q.Areas {
		e.areaIDs = append(e.areaIDs, a.ID)
		if a.Spine() {
			e.areas = append(e.areas, e.spineOf(a))
		}
	}
	e.conditions = make([]condition, len(e.questions))
	e.rules = make([]compiledRule, len(q.Rules))
	for k := range e.rules {
		e.rules[k].Rule = &q.Rules[k]
	}
	if err := e.declare(); err != nil {
		e.fail(err)
	} else {
		e.compileConditions()
	}
	e.order = e.dependence()
	return e
}

// fail marks every rule as broken: the language itself could not be set up, as
// when a question's id is no name in it.
func (e *engine) fail(err error) {
	e.problems = Problems{problemf("", "", "", "the rule language cannot be set up: %v", err)}
	for k := range e.rules {
		e.rules[k].problems = e.problems
	}
}

func (e *engine) prepareValues() {
	e.options, e.alone = make([][]ref.Val, len(e.questions)), make([][]ref.Val, len(e.questions))
	for k, question := range e.questions {
		for _, o := range question.Options {
			e.options[k] = append(e.options[k], types.String(o.ID))
			if question.Kind == KindChoice {
				e.alone[k] = append(e.alone[k], types.NewStringList(types.DefaultTypeAdapter, []string{o.ID}))
			}
		}
	}
}

func (e *engine) spineOf(a Area) spine {
	s := spine{id: a.ID, title: a.Title}
	for k, name := range spineNames {
		s.questions[k] = -1
		if q, ok := e.index[a.ID+"."+name]; ok {
			s.questions[k] = q
		}
	}
	return s
}

// compileConditions compiles what Evaluate needs in any case: the conditions of
// questions and rules.
func (e *engine) compileConditions() {
	n := len(e.questions)
	parallel(n+len(e.rules), func(k int) {
		if k < n {
			e.compileQuestion(k)
			return
		}
		cr := &e.rules[k-n]
		x, ps := e.compile(cr.When, expression{owner: cr.ID, part: partWhen, subject: cr.For, boolean: true})
		cr.when, cr.problems = x.program, ps
		cr.saying = sync.OnceValue(func() speech { return e.compileSpeech(cr.Rule) })
	})
}

func (e *engine) compileQuestion(k int) {
	question := e.questions[k]
	if question.When == "" {
		return
	}
	x, ps := e.compile(question.When, expression{owner: question.ID, part: partWhen, boolean: true})
	c := condition{when: x.program, problems: ps}
	if len(ps) == 0 {
		c.reads = e.readsOf(x.tree)
	}
	e.conditions[k] = c
}

func (e *engine) compileSpeech(r *Rule) (s speech) {
	for _, c := range r.Severity {
		cc := compiledCase{is: c.Is}
		if !slices.Contains(Severities, c.Is) {
			hint := accepted(string(c.Is), toStrings(Severities))
			s.problems = append(s.problems, expression{owner: r.ID, part: "severity"}.problem(hint, "%q is none", c.Is))
		}
		if c.When != "" {
			x, ps := e.compile(c.When, expression{owner: r.ID, part: "severity " + string(c.Is), subject: r.For, boolean: true})
			cc.when, s.problems = x.program, append(s.problems, ps...)
		}
		s.severity = append(s.severity, cc)
	}
	segments, ps := e.compileStatement(r)
	s.statement, s.problems = segments, append(s.problems, ps...)
	return s
}

// check compiles all there is and returns every problem, in order of questions
// and then of rules.
func (e *engine) check(places map[string]place) Problems {
	problems := make([]Problems, len(e.rules))
	parallel(len(e.rules), func(k int) {
		cr := &e.rules[k]
		problems[k] = append(problems[k], cr.problems...)
		if cr.saying != nil {
			problems[k] = append(problems[k], cr.saying().problems...)
		}
	})
	all := slices.Clone(e.problems)
	if e.types == nil { // each rule would only say so again
		return all
	}
	for k := range e.conditions {
		all = append(all, e.conditions[k].problems...)
	}
	for _, ps := range problems {
		all = append(all, ps...)
	}
	for k := range all {
		where := places[all[k].At]
		all[k].File, all[k].Line = where.file, where.line
	}
	return all
}

// parallel does n jobs, several at a time.
func parallel(n int, job func(k int)) {
	var wg sync.WaitGroup
	var next atomic.Int64
	for range min(4, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for k := next.Add(1) - 1; k < int64(n); k = next.Add(1) - 1 {
				job(int(k))
			}
		})
	}
	wg.Wait()
}
