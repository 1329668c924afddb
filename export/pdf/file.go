package pdf

import (
	"fmt"
	"html"
	"strings"
	"time"
)

// Info is what a file says of itself.
type Info struct {
	Title, Subject string
	Language       string // such as en-GB
	Date           time.Time
}

// A File is a document while it is drawn.
type File struct {
	info     Info
	pages    []*Page
	faces    []*Face
	pictures []*Picture
	marks    []bookmark
	root     *Element
	key      *cipherKey
}

// New begins a file.
func New(info Info) *File { return &File{info: info, root: &Element{kind: "Document"}} }

// A Color is red, green and blue.
type Color [3]uint8

// A bookmark is one line of the outline.
type bookmark struct {
	level int
	title string
	page  *Page
	y     float64
}

// Bookmark adds a line to the outline, below the last one of a lower level.
func (f *File) Bookmark(level int, title string, p *Page, y float64) {
	f.marks = append(f.marks, bookmark{level, title, p, y})
}

// Pages returns the pages in order.
func (f *File) Pages() []*Page { return f.pages }

// Bytes writes the file. Nothing may be drawn after.
func (f *File) Bytes() []byte {
	w := &objects{}
	catalog, tree, pages := w.reserve(), w.reserve(), w.reserve()
	for _, p := range f.pages {
		p.number = w.reserve()
	}
	var fonts, kids strings.Builder
	for _, c := range f.faces {
		if len(c.shown) > 1 {
			fmt.Fprintf(&fonts, "/%s %d 0 R", c.name, c.write(w))
		}
	}
	pictures := f.writePictures(w)
	links := 0
	for i, p := range f.pages {
		fmt.Fprintf(&kids, "%d 0 R ", p.number)
		links = p.write(w, pages, i, len(f.pages)+links) - len(f.pages)
	}
	w.put(pages, fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]/Resources<</Font<<%s>>%s>>>>", len(f.pages), kids.String(), fonts.String(), pictures))
	f.writeTree(w, tree)
	outline := f.writeOutline(w)
	metadata := w.stream("/Type/Metadata/Subtype/XML", f.metadata())
	w.put(catalog, fmt.Sprintf("<</Type/Catalog/Pages %d 0 R/Lang%s/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/Metadata %d 0 R/ViewerPreferences<</DisplayDocTitle true>>%s>>",
		pages, text(f.info.Language), tree, metadata, outline))
	date := text(f.info.Date.UTC().Format("D:20060102150405Z"))
	info := w.object(fmt.Sprintf("<</Title%s/Subject%s/Producer(diligence)/CreationDate%s/ModDate%s>>",
		text(f.info.Title), text(f.info.Subject), date, date))
	return w.bytes(catalog, info, f.key)
}

// metadata says of the file what its Info does, in XML (XMP), which readers for
// those who do not see look into.
func (f *File) metadata() []byte {
	const head = `<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>` +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">`
	alt := func(name, s string) string {
		return "<dc:" + name + `><rdf:Alt><rdf:li xml:lang="x-default">` + html.EscapeString(s) + "</rdf:li></rdf:Alt></dc:" + name + ">"
	}
	date := f.info.Date.UTC().Format(time.RFC3339)
	return []byte(head + alt("title", f.info.Title) + alt("description", f.info.Subject) +
		"<dc:language><rdf:Bag><rdf:li>" + html.EscapeString(f.info.Language) + "</rdf:li></rdf:Bag></dc:language>" +
		"<xmp:CreateDate>" + date + "</xmp:CreateDate><xmp:ModifyDate>" + date + "</xmp:ModifyDate><pdf:Producer>diligence</pdf:Producer>" +
		`</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`)
}

// writeOutline writes the bookmarks and returns what the catalog says of them.
func (f *File) writeOutline(w *objects) string {
	if len(f.marks) == 0 {
		return ""
	}
	root := w.reserve()
	type item struct{ parent, first, last, prev, next, count, number int }
	items := make([]item, len(f.marks)+1) // the root is the last
	top := len(f.marks)
	items[top] = item{number: root, first: -1, last: -1}
	open := []int{top}
	levels := []int{0}
	for i, m := range f.marks {
		for len(open) > 1 && levels[len(levels)-1] >= m.level {
			open, levels = open[:len(open)-1], levels[:len(levels)-1]
		}
		parent := open[len(open)-1]
		items[i] = item{parent: parent, first: -1, last: -1, prev: items[parent].last, next: -1, number: w.reserve()}
		if items[i].prev >= 0 {
			items[items[i].prev].next = i
		} else {
			items[parent].first = i
		}
		items[parent].last = i
		items[parent].count++
		open, levels = append(open, i), append(levels, m.level)
	}
	link := func(name string, i int) string {
		if i < 0 {
			return ""
		}
		return fmt.Sprintf("/%s %d 0 R", name, items[i].number)
	}
	for i, m := range f.marks {
		x := items[i]
		count := ""
		if x.count > 0 {
			count = fmt.Sprintf("/Count %d", x.count*sign(m.level == 1))
		}
		w.put(x.number, fmt.Sprintf("<</Title%s/Dest%s%s%s%s%s%s%s>>", text(m.title), m.page.destination(m.y),
			link("Parent", x.parent), link("Prev", x.prev), link("Next", x.next), link("First", x.first), link("Last", x.last), count))
	}
	w.put(root, fmt.Sprintf("<</Type/Outlines%s%s/Count %d>>", link("First", items[top].first), link("Last", items[top].last), f.shown()))
	return fmt.Sprintf("/Outlines %d 0 R/PageMode/UseOutlines", root)
}

// shown counts the bookmarks that are not folded away: those of the first two
// levels.
func (f *File) shown() (n int) {
	for _, m := range f.marks {
		if m.level <= 2 {
			n++
		}
	}
	return n
}

func sign(open bool) int {
	if open {
		return 1
	}
	return -1
}
