package questionnaire

import (
	"fmt"
	"slices"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// parseExpression reads CEL's grammar, less what no rule needs: maps, messages,
// bytes, unsigned numbers, raw and triple-quoted strings, optional fields and
// leading dots. It makes the tree that cel-go's own parser makes, which a fuzz
// test holds it to; that one takes a hundred times as long, most of what a start
// may cost.
func parseExpression(e *engine, src string) (tree *ast.AST, err error) {
	p := &celParser{e: e, ExprFactory: ast.NewExprFactory(), info: ast.NewSourceInfo(nil)}
	defer func() {
		if stop, ok := recover().(celError); ok {
			tree, err = nil, stop
		}
	}()
	p.tokens = celTokens(src)
	root := p.expr()
	if t := p.peek(); t.kind != tokenEnd {
		p.unexpected(t)
	}
	return ast.NewAST(root, p.info), nil
}

// A celError ends parsing. It is thrown within the parser and nowhere else.
type celError struct {
	column     int // 1-based, in bytes
	what, hint string
}

func (e celError) Error() string { return fmt.Sprintf("%s (column %d)", e.what, e.column) }

type celParser struct {
	ast.ExprFactory
	e      *engine
	info   *ast.SourceInfo
	tokens []token
	next   int
	lastID int64
	depth  int
}

func (p *celParser) peek() token { return p.tokens[p.next] }

func (p *celParser) take() token {
	t := p.tokens[p.next]
	if t.kind != tokenEnd {
		p.next++
	}
	return t
}

// accept takes the next token where it is that sign or word.
func (p *celParser) accept(text string) bool {
	if t := p.peek(); t.kind == tokenSign && t.text == text {
		p.next++
		return true
	}
	return false
}

func (p *celParser) expect(text string) {
	if !p.accept(text) {
		p.unexpected(p.peek(), text)
	}
}

func (p *celParser) unexpected(t token, wanted ...string) {
	what := fmt.Sprintf("%q is not expected here", t.text)
	if t.kind == tokenEnd {
		what = "it ends too early"
	}
	hint := ""
	if len(wanted) > 0 {
		hint = "here must stand " + wanted[0]
	}
	panic(celError{t.at + 1, what, hint})
}

// id returns the id of a new node that begins at the token.
func (p *celParser) id(t token) int64 {
	p.lastID++
	p.info.SetOffsetRange(p.lastID, ast.OffsetRange{Start: int32(t.at), Stop: int32(t.at + len(t.text))})
	return p.lastID
}

// expr: or ('?' or ':' expr)?
func (p *celParser) expr() ast.Expr {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > maxRecursion {
		panic(celError{p.peek().at + 1, "it is nested too deep", fmt.Sprintf("%d levels are the most", maxRecursion)})
	}
	e := p.chain(0)
	t := p.peek()
	if !p.accept("?") {
		return e
	}
	id := p.id(t)
	yes := p.chain(0)
	p.expect(":")
	return p.NewCall(id, operators.Conditional, e, yes, p.expr())
}

// The binary operators, loosest first; all join to the left.
var celOperators = []map[string]string{
	{"||": operators.LogicalOr},
	{"&&": operators.LogicalAnd},
	{
		"<": operators.Less, "<=": operators.LessEquals, ">": operators.Greater, ">=": operators.GreaterEquals,
		"==": operators.Equals, "!=": operators.NotEquals, "in": operators.In,
	},
	{"+": operators.Add, "-": operators.Subtract},
	{"*": operators.Multiply, "/": operators.Divide, "%": operators.Modulo},
}

func (p *celParser) chain(level int) ast.Expr {
	if level == len(celOperators) {
		return p.unary()
	}
	left := p.chain(level + 1)
	for {
		t := p.peek()
		name, ok := celOperators[level][t.text]
		if t.kind != tokenSign || !ok {
			return left
		}
		p.next++
		id := p.id(t)
		left = p.NewCall(id, name, left, p.chain(level+1))
	}
}

// unary: '!'+ member, '-'+ member, or member. Signs in pairs fall away; a minus
// right before a number belongs to it.
func (p *celParser) unary() ast.Expr {
	first, n := p.peek(), 0
	name := map[string]string{"!": operators.LogicalNot, "-": operators.Negate}[first.text]
	if first.kind != tokenSign || name == "" || first.text == "-" && p.tokens[p.next+1].kind == tokenNumber {
		return p.member()
	}
	for p.accept(first.text) {
		n++
	}
	if n%2 == 0 {
		return p.member()
	}
	id := p.id(first)
	return p.NewCall(id, name, p.member())
}

// member: primary ('.' name | '.' name '(' args ')' | '[' expr ']')*
func (p *celParser) member() ast.Expr {
	e := p.primary()
	for {
		t := p.peek()
		switch {
		case p.accept("."):
			name := p.take()
			if name.kind != tokenName {
				p.unexpected(name, "a name")
			}
			if open := p.peek(); p.accept("(") {
				e = p.memberCall(open, name, e, p.list(")"))
			} else {
				e = p.NewSelect(p.id(t), e, name.text)
			}
		case p.accept("["):
			id := p.id(t)
			index := p.expr()
			p.expect("]")
			e = p.NewCall(id, operators.Index, e, index)
		default:
			return e
		}
	}
}

// list: (expr (',' expr)*)? and the sign that closes it.
func (p *celParser) list(closes string) (out []ast.Expr) {
	if p.accept(closes) {
		return nil
	}
	for {
		out = append(out, p.expr())
		if p.accept(closes) {
			return out
		}
		p.expect(",")
		if closes == "]" && p.accept(closes) {
			return out
		}
	}
}

var celConstants = map[string]ref.Val{"true": types.True, "false": types.False, "null": types.NullValue}

// CEL's words that are no names.
var celReserved = []string{
	"as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
	"package", "namespace", "return", "var", "void", "while",
}

func (p *celParser) primary() ast.Expr {
	t := p.take()
	switch t.kind {
	case tokenName:
		if v, ok := celConstants[t.text]; ok {
			return p.NewLiteral(p.id(t), v)
		}
		if slices.Contains(celReserved, t.text) {
			panic(celError{t.at + 1, fmt.Sprintf("%q is a word of the language and no name", t.text), ""})
		}
		if open := p.peek(); p.accept("(") {
			return p.call(open, t, p.list(")"))
		}
		return p.NewIdent(p.id(t), t.text)
	case tokenNumber, tokenText:
		return p.NewLiteral(p.id(t), t.value)
	}
	switch t.text {
	case "(":
		e := p.expr()
		p.expect(")")
		return e
	case "[":
		id := p.id(t)
		return p.NewList(id, p.list("]"), nil)
	case "-":
		if number := p.peek(); number.kind == tokenNumber {
			p.next++
			return p.NewLiteral(p.id(t), negated(number.value))
		}
	}
	p.unexpected(t)
	return nil
}

func negated(v ref.Val) ref.Val {
	switch v := v.(type) {
	case types.Int:
		return -v
	case types.Double:
		return -v
	}
	return v
}
