package questionnaire

import (
	"slices"
	"strings"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/types"
)

// hideAndDerive decides for each question, after those its condition reads,
// whether it is out of scope. It is where its condition is false, or can only be
// told from answers that are themselves out of scope or not applicable. A
// condition that waits for an answer shows the question.
func (ev *evaluation) hideAndDerive() {
	for _, k := range ev.e.order {
		if c := &ev.e.conditions[k]; len(c.problems) > 0 {
			ev.broken = append(ev.broken, Broken{Rule: ev.e.questions[k].ID, Err: c.problems.Error()})
		} else if c.when.part != nil {
			ev.positions[k].Hidden = ev.hidden(k, c)
		}
		if k == ev.e.growth {
			ev.deriveGrowth()
		}
		if ev.memory != nil {
			ev.memory.settled(k, &ev.positions[k])
		}
	}
	ev.reads = ev.reads[:0]
}

func (ev *evaluation) hides(k int, c *condition) bool {
	v, err := ev.run(c.when)
	if err != nil {
		ev.broken = append(ev.broken, Broken{Rule: ev.e.questions[k].ID, Err: err.Error()})
		return false
	}
	if u, ok := v.(*types.Unknown); ok {
		return len(ev.missing(u)) == 0
	}
	return v == types.False
}

// readsOf returns the questions an expression reads.
func (e *engine) readsOf(tree *ast.AST) (reads []int) {
	add := func(id string) {
		if k, ok := e.index[id]; ok && !slices.Contains(reads, k) {
			reads = append(reads, k)
		}
	}
	for _, ref := range tree.ReferenceMap() {
		add(ref.Name)
	}
	ast.PostOrderVisit(tree.Expr(), ast.NewExprVisitor(func(x ast.Expr) {
		if x.Kind() == ast.CallKind && answerArguments[x.AsCall().FunctionName()] > 0 {
			for _, arg := range x.AsCall().Args() {
				add(literal(arg))
			}
		}
	}))
	slices.Sort(reads)
	return reads
}

// dependence orders the questions so that each comes after those its condition
// reads. A condition that waits for itself is a problem.
func (e *engine) dependence() []int {
	const entered, done = 1, 2
	state := make([]uint8, len(e.questions))
	order := make([]int, 0, len(e.questions))
	var visit func(k int, path []int)
	visit = func(k int, path []int) {
		switch state[k] {
		case done:
			return
		case entered:
			e.circular(append(path[slices.Index(path, k):], k))
			return
		}
		state[k] = entered
		reads := e.conditions[k].reads
		if k == e.growth {
			reads = append(slices.Clip(reads), e.revenueNow, e.revenuePlanned)
		}
		for _, to := range reads {
			visit(to, append(path, k))
		}
		state[k] = done
		order = append(order, k)
	}
	for k := range e.questions {
		visit(k, nil)
	}
	return order
}

func (e *engine) circular(path []int) {
	ids := make([]string, len(path))
	for i, k := range path {
		ids[i] = e.questions[k].ID
	}
	p := problemf("", ids[0], "take one of the conditions out", "whether %s is shown depends on itself: %s", ids[0], strings.Join(ids, ", "))
	e.problems = append(e.problems, p)
}

// progress counts each area's questions by the status of their position.
func (ev *evaluation) progress() []Progress {
	var all []Progress
	for k, question := range ev.e.questions {
		if n := len(all); n == 0 || all[n-1].Area != question.Area {
			all = append(all, Progress{Area: question.Area})
		}
		ev.count(k, question, &all[len(all)-1])
	}
	return all
}

func (ev *evaluation) count(k int, question *Question, p *Progress) {
	position := &ev.positions[k]
	if position.Hidden {
		if position.Status != Unanswered {
			p.OutOfScope++
		}
		return
	}
	p.Visible++
	settled := position.Status == Answered || position.Status == NotApplicable
	if settled {
		p.Answered++
	}
	switch position.Status {
	case DoNotKnow:
		p.DoNotKnow++
	case Withheld:
		p.Withheld++
	case Disputed:
		p.Disputed++
	}
	if question.Depth == DepthCore {
		p.Core++
		if settled {
			p.CoreAnswered++
		}
	}
	for _, a := range ev.r.Answers[question.ID] {
		if a.Flag {
			p.Flagged++
			break
		}
	}
}
