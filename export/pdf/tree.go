package pdf

import (
	"fmt"
	"strings"
)

// An Element says what a part of the text is, for readers that do not go by how
// it looks: Document, H1 to H3, P, L, LI, Lbl, LBody, Table, TR, TH, TD, Link,
// Figure, Caption, BlockQuote, TOC, TOCI.
type Element struct {
	Alt   string     // what a figure shows, where a link leads
	Scope string     // of a TH: Column or Row
	Box   [4]float64 // of a figure: left, top, right, bottom

	Numbering string // of an L: Decimal, or None where its labels do not count

	kind   string
	parent *Element
	kids   []kid
	number int
	page   *Page // of its first stretch
}

// A kid is an element, a marked stretch of a page or a link.
type kid struct {
	element *Element
	page    *Page
	mark    int
	link    *link
}

// Root is the element of the whole document.
func (f *File) Root() *Element { return f.root }

// Add adds an element after all there are.
func (e *Element) Add(kind string) *Element {
	x := &Element{kind: kind, parent: e}
	e.kids = append(e.kids, kid{element: x})
	return x
}

// Tag says to which element belongs what is drawn from here on; nil is for what
// is no part of the text, such as page numbers and rules.
func (p *Page) Tag(e *Element) {
	if p.tagged && p.tag == e {
		return
	}
	p.endTag()
	p.tagged, p.tag = true, e
	if e == nil {
		p.b.WriteString("/Artifact BMC\n")
		return
	}
	n := len(p.marked)
	p.marked = append(p.marked, e)
	e.kids = append(e.kids, kid{page: p, mark: n})
	if e.page == nil {
		e.page = p
	}
	fmt.Fprintf(&p.b, "/%s<</MCID %d>>BDC\n", e.kind, n)
}

func (p *Page) endTag() {
	if p.tagged {
		p.b.WriteString("EMC\n")
	}
	p.tagged = false
}

// writeTree writes the elements, and which of them each stretch and link belongs
// to.
func (f *File) writeTree(w *objects, n int) {
	f.root.write(w, n)
	var b strings.Builder
	for i, p := range f.pages {
		fmt.Fprintf(&b, "%d[", i)
		for _, e := range p.marked {
			fmt.Fprintf(&b, "%d 0 R ", e.number)
		}
		b.WriteString("]")
	}
	next := len(f.pages)
	for _, p := range f.pages {
		for _, l := range p.links {
			fmt.Fprintf(&b, "%d %d 0 R ", l.parent, l.owner.number)
			next = l.parent + 1
		}
	}
	w.put(n, fmt.Sprintf("<</Type/StructTreeRoot/K %d 0 R/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>", f.root.number, b.String(), next))
}

func (e *Element) write(w *objects, parent int) {
	e.number = w.reserve()
	var b strings.Builder
	fmt.Fprintf(&b, "<</Type/StructElem/S/%s/P %d 0 R", e.kind, parent)
	if e.page != nil {
		fmt.Fprintf(&b, "/Pg %d 0 R", e.page.number)
	}
	if e.Alt != "" {
		b.WriteString("/Alt" + text(e.Alt))
	}
	switch {
	case e.Scope != "":
		fmt.Fprintf(&b, "/A<</O/Table/Scope/%s>>", e.Scope)
	case e.Numbering != "":
		fmt.Fprintf(&b, "/A<</O/List/ListNumbering/%s>>", e.Numbering)
	case e.kind == "Figure" && e.page != nil:
		fmt.Fprintf(&b, "/A<</O/Layout/Placement/Block/BBox[%s %s %s %s]>>", num(e.Box[0]), num(e.page.Height-e.Box[3]), num(e.Box[2]), num(e.page.Height-e.Box[1]))
	}
	b.WriteString("/K[")
	for _, k := range e.kids {
		switch {
		case k.element != nil:
			k.element.write(w, e.number)
			fmt.Fprintf(&b, "%d 0 R ", k.element.number)
		case k.link != nil:
			fmt.Fprintf(&b, "<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>", k.link.number, k.link.page.number)
		case k.page == e.page:
			fmt.Fprintf(&b, "%d ", k.mark)
		default:
			fmt.Fprintf(&b, "<</Type/MCR/Pg %d 0 R/MCID %d>>", k.page.number, k.mark)
		}
	}
	b.WriteString("]>>")
	w.put(e.number, b.String())
}
