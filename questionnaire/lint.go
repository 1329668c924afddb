package questionnaire

import (
	"slices"
	"strings"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
)

// A linter finds what CEL cannot know to be wrong: ids in quotes that no
// question has, words compared with a question that are no option of it, and
// subjects the rule does not have.
type linter struct {
	e        *engine
	of       expression
	tree     *ast.AST
	problems Problems
}

func (c *linter) failf(hint, format string, args ...any) {
	p := c.of.problem(hint, format, args...)
	if !slices.Contains(c.problems, p) {
		c.problems = append(c.problems, p)
	}
}

// literal returns the string an expression is, or "".
func literal(e ast.Expr) string {
	if e.Kind() != ast.LiteralKind {
		return ""
	}
	s, _ := e.AsLiteral().(types.String)
	return string(s)
}

// sample returns the question an id in quotes names. For area.today it is that
// of the first area which has one: the five are alike in every area.
func (e *engine) sample(id string) *Question {
	if k, ok := e.index[id]; ok {
		return e.questions[k]
	}
	if name, ok := strings.CutPrefix(id, "area."); ok {
		if k := slices.Index(spineNames[:], name); k >= 0 {
			return e.spineSample(k)
		}
	}
	return nil
}

func (e *engine) spineSample(k int) *Question {
	for _, a := range e.areas {
		if a.questions[k] >= 0 {
			return e.questions[a.questions[k]]
		}
	}
	return nil
}

// ids checks the arguments of functions and the subjects, before types are known.
func (c *linter) ids(tree *ast.AST) {
	ast.PostOrderVisit(tree.Expr(), ast.NewExprVisitor(func(e ast.Expr) {
		switch e.Kind() {
		case ast.IdentKind:
			c.subject(e.AsIdent())
		case ast.CallKind:
			c.arguments(e.AsCall())
		}
	}))
	if c.of.subject == recordKinds[slotQuestions].list && c.of.part == partWhen && !differing(tree.Expr()) {
		c.failf("begin it with question.differs &&", "a rule for: %s is asked only of those that respondents answer differently, and its condition does not say so", c.of.subject)
	}
}

// differing reports whether a condition only holds where question.differs does.
func differing(e ast.Expr) bool {
	switch e.Kind() {
	case ast.SelectKind:
		s := e.AsSelect()
		return s.FieldName() == "differs" && s.Operand().Kind() == ast.IdentKind && s.Operand().AsIdent() == "question"
	case ast.CallKind:
		return e.AsCall().FunctionName() == operators.LogicalAnd && slices.ContainsFunc(e.AsCall().Args(), differing)
	}
	return false
}

func (c *linter) subject(name string) {
	for _, kind := range recordKinds {
		if kind.one == name && kind.list != "" && kind.list != c.of.subject {
			c.failf("write for: "+kind.list+" in the rule", "it speaks of %s, which only a rule for: %s has", name, kind.list)
		}
	}
}

// answerArguments counts the arguments of the functions that take an id, a role or
// a status in quotes.
var answerArguments = map[string]int{
	"status": 1, "label": 1, "differs": 1, "owner": 1, "decide_by": 1, "rating": 1, "atleast": 2,
	"by": 2, byList: 2, byNumber: 2, "said": 2, "heard": 2, "resolved": 1, "account": 1, "questions": 1, "requests": 1, "core_requests": 1, "so_far": 1,
}

func (c *linter) arguments(call ast.CallExpr) {
	name, args := call.FunctionName(), call.Args()
	if f := answerArguments[name]; f == 0 || f != len(args) { // CEL tells why
		return
	}
	switch name {
	case "status", "label", "differs", "resolved", "account":
		c.question(name, args[0])
	case "owner", "decide_by":
		if question := c.question(name, args[0]); question != nil && question.Scale != PlanScale {
			c.failf("", "%s() takes a question of the scale %s, and %s is none", name, PlanScale, question.ID)
		}
	case "rating":
		c.choice(name, args[0])
	case "atleast":
		if question := c.choice(name, args[0]); question != nil {
			c.option(question, args[1])
		}
	case "by", byList, byNumber:
		c.role("by", args[0])
		c.question("by", args[1])
	case "heard":
		c.role(name, args[0])
		c.question(name, args[1])
	case "said":
		c.role(name, args[0])
		c.choice(name, args[1])
	case "so_far":
		c.word(literal(args[0]), "so_far()", sums)
	case "requests", "core_requests":
		c.word(literal(args[0]), name+"()", toStrings(RequestStatuses))
	case "questions":
		c.word(literal(args[0]), "questions()", statusWords)
	}
}

var statusWords = []string{string(Answered), string(NotApplicable), string(DoNotKnow), string(Withheld), string(Disputed)}

func (c *linter) role(function string, arg ast.Expr) {
	if role := literal(arg); roleIndex(role) < 0 {
		c.failf(accepted(role, toStrings(Roles)), "%s() takes a role in quotes, not %q", function, role)
	}
}

// question checks an id in quotes.
func (c *linter) question(function string, arg ast.Expr) *Question {
	id := literal(arg)
	question := c.e.sample(id)
	switch {
	case id == "":
		c.failf("write "+function+"('security.today')", "%s() takes a question's id in quotes", function)
	case question == nil:
		c.failf(accepted(id, c.e.questionIDs()), "%s() names no question: %q", function, id)
	case strings.HasPrefix(id, "area."):
		c.subject("area")
	}
	return question
}

func (c *linter) choice(function string, arg ast.Expr) *Question {
	question := c.question(function, arg)
	if question != nil && question.Kind != KindChoice {
		c.failf("", "%s() takes a choice, and %s is a %s", function, literal(arg), question.Kind)
		return nil
	}
	return question
}

func (e *engine) questionIDs() []string {
	ids := make([]string, len(e.questions))
	for k, question := range e.questions {
		ids[k] = question.ID
	}
	return ids
}

func (c *linter) option(question *Question, arg ast.Expr) {
	c.word(literal(arg), question.ID, optionIDs(question))
}

func optionIDs(question *Question) []string {
	ids := make([]string, len(question.Options))
	for k, o := range question.Options {
		ids[k] = o.ID
	}
	return ids
}

func (c *linter) word(word, of string, allowed []string) {
	if !slices.Contains(allowed, word) {
		c.failf(accepted(word, allowed), "%s is never %q", of, word)
	}
}
