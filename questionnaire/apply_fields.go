package questionnaire

// fields reads the fields of one record of the plan, each into its place.
type fields struct {
	a  *applier
	id string
	at string // how messages call the record, with a colon
}

func (f fields) read(n *node, key Key, takers []taker) { f.a.read(n, key, takers) }

// taken is a field that was read already.
func (f fields) taken(name string) taker { return taker{name, func(*node) {}} }

func (f fields) line(name string, to *Text) taker {
	return taker{name, func(n *node) { *to = f.a.line(n, f.at+name) }}
}

func (f fields) text(name string, to *Text) taker {
	return taker{name, func(n *node) { *to = f.a.text(n, f.at+name) }}
}

// wordInto reads a word of a list, which [Questionnaire.Check] knows.
func wordInto[T ~string](f fields, name string, to *T) taker {
	return taker{name, func(n *node) { *to = T(f.a.line(n, f.at+name)) }}
}

func (f fields) month(name string, to *Month) taker {
	return taker{name, func(n *node) { *to = f.a.month(n, f.at+name) }}
}

func (f fields) day(name string, to *Day) taker {
	return taker{name, func(n *node) { *to = f.a.day(n, f.at+name) }}
}

func (f fields) tri(name string, to *Tri) taker {
	return taker{name, func(n *node) { *to = f.a.tri(n, f.at+name) }}
}

func (f fields) amount(name string, to **float64) taker {
	return taker{name, func(n *node) { *to = f.a.amount(n, f.at+name) }}
}

// ids reads a list of references; a single one needs no brackets.
func (f fields) ids(name string, to *[]string) taker {
	return taker{name, func(n *node) {
		if n.kind != nodeText && n.kind != nodeNumber {
			*to = f.a.words(n, f.at+name)
		} else {
			*to = []string{n.text}
		}
	}}
}
