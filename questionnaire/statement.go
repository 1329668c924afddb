package questionnaire

import (
	"strings"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"
)

// A segment is a piece of a statement: words, or an expression in braces. The
// plain ones, {security.today} and {initiative.cost}, need no CEL.
type segment struct {
	text     string
	plain    bool
	question int // of a plain answer, -1 for none
	field    int // of a plain field of the subject
	program  program
	shows    *Question // whose option or number the program returns
}

// compileStatement cuts a rule's statement at its braces and compiles what
// stands between them.
func (e *engine) compileStatement(r *Rule) (segments []segment, ps Problems) {
	of := expression{owner: r.ID, part: "statement", subject: r.For}
	rest := r.Statement
	for rest != "" {
		open := strings.IndexAny(rest, "{}")
		if open < 0 {
			return append(segments, segment{text: rest}), ps
		}
		if rest[open] == '}' {
			return segments, append(ps, of.problem("", "a } closes nothing in %q", rest))
		}
		if open > 0 {
			segments = append(segments, segment{text: rest[:open]})
		}
		length := closing(rest[open+1:])
		if length < 0 {
			return segments, append(ps, of.problem("close it with }", "a { is never closed in %q", rest[open:]))
		}
		s, more := e.placeholder(strings.TrimSpace(rest[open+1:open+1+length]), of)
		segments, ps = append(segments, s), append(ps, more...)
		rest = rest[open+1+length+1:]
	}
	return segments, ps
}

// closing returns how many bytes stand before the brace that closes, minding
// quotes and braces within, or -1.
func closing(s string) int {
	depth, quote := 0, byte(0)
	for k := 0; k < len(s); k++ {
		switch c := s[k]; {
		case quote != 0:
			if c == '\\' {
				k++
			} else if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case c == '{':
			depth++
		case c == '}' && depth == 0:
			return k
		case c == '}':
			depth--
		}
	}
	return -1
}

func (e *engine) placeholder(src string, of expression) (segment, Problems) {
	if k, ok := e.index[src]; ok {
		return segment{plain: true, question: k}, nil
	}
	subject, name, _ := strings.Cut(src, ".")
	if slot := slotFor(of.subject); slot >= 0 && recordKinds[slot].one == subject {
		if k := fieldNamed(recordKinds[slot].fields, name); k >= 0 {
			return segment{plain: true, question: -1, field: k}, nil
		}
	}
	x, ps := e.compile(src, of)
	if len(ps) > 0 {
		return segment{}, ps
	}
	return segment{program: x.program, shows: e.shownBy(x.tree)}, nil
}

// shownBy returns the question whose answer an expression as a whole is.
func (e *engine) shownBy(tree *ast.AST) *Question {
	if x := tree.Expr(); x.Kind() == ast.CallKind {
		switch x.AsCall().FunctionName() {
		case "by", byList, byNumber, "said":
			return e.sample(literal(x.AsCall().Args()[1]))
		}
	}
	return nil
}

// state writes a rule's statement for the subject at hand.
func (ev *evaluation) state(segments []segment, broken func(error)) Text {
	ev.lenient = true
	defer func() { ev.lenient = false }()
	b := ev.text[:0]
	for k := range segments {
		s := &segments[k]
		switch {
		case s.plain && s.question >= 0:
			ev.question(s.question)
			b = append(b, ev.showPosition(s.question)...)
		case s.plain: // it stands in the statement itself, so it is no evidence for it
			b = ev.subject.appendField(b, s.field)
		case s.program.part != nil:
			v, err := ev.run(s.program)
			if err != nil {
				broken(err)
				v = nowhere
			}
			b = append(b, ev.show(v, s.shows)...)
		default:
			b = append(b, s.text...)
		}
	}
	ev.text = b
	return Safe(string(b))
}

// show returns an expression's value as a person reads it.
func (ev *evaluation) show(v ref.Val, question *Question) string {
	switch v := v.(type) {
	case types.String:
		if question != nil && question.Kind == KindChoice {
			return optionLabel(question, string(v))
		}
		return formatMonthText(string(v))
	case types.Double:
		if question != nil {
			return formatValue(question, NumberValue(float64(v)), ev.currency)
		}
		return FormatNumber(float64(v))
	case types.Int:
		return FormatNumber(float64(v))
	case types.Bool:
		if v {
			return Yes.String()
		}
		return No.String()
	case *record:
		return v.titleOrID()
	case traits.Lister:
		var words []string
		for k := range length(v) {
			x := element(v, k)
			if s, ok := x.(types.String); ok && question != nil {
				words = append(words, optionLabel(question, string(s)))
				continue
			}
			words = append(words, ev.show(x, nil))
		}
		return joinAnd(words)
	}
	return NotGiven
}

// showPosition returns a settled answer as a person reads it; what is not
// answered reads "not given".
func (ev *evaluation) showPosition(k int) string {
	if k < 0 {
		return NotGiven
	}
	p := &ev.positions[ev.touch(k)]
	if p.Status != Answered || p.Hidden {
		return NotGiven
	}
	return formatValue(ev.e.questions[k], p.Value, ev.currency)
}
