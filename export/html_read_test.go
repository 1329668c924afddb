package export

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// An element is a node of a page; one without a name is text.
type element struct {
	name     string
	attr     map[string]string
	children []*element
	text     string
}

// readPage parses a page. Pages are written so that, but for <meta>, they are
// well-formed XML; anything that is not fails.
func readPage(t testing.TB, src []byte) *element {
	t.Helper()
	src = bytes.TrimPrefix(src, []byte("<!DOCTYPE html>\n"))
	d := xml.NewDecoder(bytes.NewReader(src))
	d.Strict = false
	d.AutoClose = []string{"meta"}
	d.Entity = map[string]string{}
	return readElements(t, d)
}

// readXML parses a part of an office file.
func readXML(t testing.TB, src []byte) *element {
	t.Helper()
	return readElements(t, xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(src, []byte(xmlHead)))))
}

func readElements(t testing.TB, d *xml.Decoder) *element {
	t.Helper()
	root := &element{}
	open := []*element{root}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("it cannot be read: %v", err)
		}
		top := open[len(open)-1]
		switch x := token.(type) {
		case xml.StartElement:
			e := &element{name: x.Name.Local, attr: map[string]string{}}
			for _, a := range x.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			top.children = append(top.children, e)
			open = append(open, e)
		case xml.EndElement:
			if top.name != x.Name.Local {
				t.Fatalf("</%s> closes <%s>", x.Name.Local, top.name)
			}
			open = open[:len(open)-1]
		case xml.CharData:
			top.children = append(top.children, &element{text: string(x)})
		default:
			t.Fatalf("the page holds %T %.60q", token, token)
		}
	}
	if len(open) != 1 {
		t.Fatalf("<%s> is not closed", open[len(open)-1].name)
	}
	return root
}

// all yields every element below e, in order.
func (e *element) all(yield func(*element) bool) { e.walk(yield) }

func (e *element) walk(yield func(*element) bool) bool {
	for _, c := range e.children {
		if c.name != "" && (!yield(c) || !c.walk(yield)) {
			return false
		}
	}
	return true
}

// find returns the elements of a name below e.
func (e *element) find(name string) (out []*element) {
	for c := range e.all {
		if c.name == name {
			out = append(out, c)
		}
	}
	return out
}

func (e *element) is(class string) bool {
	return slices.Contains(strings.Fields(e.attr["class"]), class)
}

// words returns the text in e, but for elements that skip names.
func (e *element) words(skip func(*element) bool) string {
	var b strings.Builder
	var walk func(*element)
	walk = func(e *element) {
		b.WriteString(e.text)
		for _, c := range e.children {
			if c.name == "" || !skip(c) {
				walk(c)
			}
		}
	}
	walk(e)
	return b.String()
}

func (e *element) said() string { return e.words(func(*element) bool { return false }) }

// added reports whether a page says something here that its Markdown does not.
func added(e *element) bool {
	return e.name == "caption" || e.name == "figure" || e.is("banner") || e.is("tags") || e.is("box")
}

// unspaced drops all white space.
func unspaced(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
