package export

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// A readFile is what a PDF says, read back from its bytes: every object, and the
// text of every page by the element it belongs to.
type readFile struct {
	objects  map[int]string // streams inflated
	pages    []readSheet
	elements []*readElement // in order of the text
	marks    []string       // bookmarks
}

type readSheet struct {
	number   int // of its object
	artifact string
	order    []*readElement
}

type readElement struct {
	kind, text string
	parent     *readElement
	page       int // from 1, of its first text
	to         int // where a link leads, a page from 1
}

var (
	pdfStream  = regexp.MustCompile(`(\d+) 0 obj\n<<(.*?)/Length (\d+)>>\nstream\n`)
	pdfElement = regexp.MustCompile(`^<</Type/StructElem/S/(\w+)/P (\d+) 0 R`)
	pdfNums    = regexp.MustCompile(`(\d+)\[((?:\d+ 0 R )*)\]`)
	pdfRef     = regexp.MustCompile(`(\d+) 0 R`)
	pdfFont    = regexp.MustCompile(`/(F\d+) (\d+) 0 R`)
	pdfChar    = regexp.MustCompile(`<([0-9a-f]{4})> <([0-9a-f]+)>`)
	pdfTitle   = regexp.MustCompile(`^<</Title(\(.*\)|<feff[0-9a-f]*>)/Dest`)
)

func readPDF(t testing.TB, data []byte) *readFile {
	t.Helper()
	f := &readFile{objects: map[int]string{}}
	for _, at := range pdfStream.FindAllSubmatchIndex(data, -1) {
		number, _ := strconv.Atoi(string(data[at[2]:at[3]]))
		size, _ := strconv.Atoi(string(data[at[6]:at[7]]))
		z, err := zlib.NewReader(bytes.NewReader(data[at[1] : at[1]+size]))
		if err != nil {
			t.Fatalf("object %d: %v", number, err)
		}
		b, err := io.ReadAll(z)
		if err != nil {
			t.Fatalf("object %d: %v", number, err)
		}
		dict := string(data[at[4]:at[5]])
		if !strings.HasPrefix(dict, "/Type/ObjStm") {
			f.objects[number] = string(b)
			continue
		}
		var first int
		if _, rest, ok := strings.Cut(dict, "/First "); ok {
			first, _ = strconv.Atoi(strings.SplitN(rest, "/", 2)[0])
		}
		head := strings.Fields(string(b[:first]))
		for i := 0; i < len(head); i += 2 {
			n, _ := strconv.Atoi(head[i])
			from, _ := strconv.Atoi(head[i+1])
			to := len(b) - first
			if i+3 < len(head) {
				to, _ = strconv.Atoi(head[i+3])
			}
			f.objects[n] = strings.TrimSuffix(string(b[first+from:first+to]), "\n")
		}
	}
	f.readText(t)
	return f
}

// ref returns the object a key of another leads to.
func (f *readFile) ref(body, key string) (number int, object string) {
	if _, rest, ok := strings.Cut(body, key); ok {
		number, _ = strconv.Atoi(strings.SplitN(strings.TrimLeft(rest, " "), " ", 2)[0])
	}
	return number, f.objects[number]
}

func (f *readFile) readText(t testing.TB) {
	fonts := map[string]map[string]string{}
	owners := map[int][]*readElement{} // by page
	byNumber := map[int]*readElement{}
	var kids string
	for n := 1; n <= len(f.objects)+100; n++ {
		body := f.objects[n]
		switch {
		case strings.HasPrefix(body, "<</Type/Pages"):
			kids = body[strings.Index(body, "/Kids[")+6 : strings.Index(body, "]/Resources")]
			for _, x := range pdfFont.FindAllStringSubmatch(body, -1) {
				font, _ := strconv.Atoi(x[2])
				_, cmap := f.ref(f.objects[font], "/ToUnicode")
				fonts[x[1]] = map[string]string{}
				for _, c := range pdfChar.FindAllStringSubmatch(cmap, -1) {
					fonts[x[1]][c[1]] = fromUTF16(c[2])
				}
			}
		case pdfElement.MatchString(body):
			parts := pdfElement.FindStringSubmatch(body)
			parent, _ := strconv.Atoi(parts[2])
			e := &readElement{kind: parts[1], parent: byNumber[parent]}
			byNumber[n] = e
			f.elements = append(f.elements, e) // they are written in the order of the text
		case pdfTitle.MatchString(body):
			f.marks = append(f.marks, fromString(pdfTitle.FindStringSubmatch(body)[1]))
		}
	}
	for n := range f.objects {
		if body := f.objects[n]; strings.HasPrefix(body, "<</Type/StructTreeRoot") {
			for _, x := range pdfNums.FindAllStringSubmatch(body, -1) {
				page, _ := strconv.Atoi(x[1])
				for _, r := range pdfRef.FindAllStringSubmatch(x[2], -1) {
					e, _ := strconv.Atoi(r[1])
					owners[page] = append(owners[page], byNumber[e])
				}
			}
		}
	}
	for i, r := range pdfRef.FindAllStringSubmatch(kids, -1) {
		n, _ := strconv.Atoi(r[1])
		_, content := f.ref(f.objects[n], "/Contents")
		f.pages = append(f.pages, readSheet{number: n})
		f.readContent(t, i, content, fonts, owners[i])
	}
	f.readLinks(byNumber)
}

// readLinks notes to which page each link leads.
func (f *readFile) readLinks(byNumber map[int]*readElement) {
	for n, e := range byNumber {
		if e.kind != "Link" {
			continue
		}
		_, annotation := f.ref(f.objects[n], "/Obj")
		page, _ := f.ref(annotation, "/Dest[")
		for i, p := range f.pages {
			if p.number == page {
				e.to = i + 1
			}
		}
	}
}

// readContent gives the text of a page to its elements.
func (f *readFile) readContent(t testing.TB, page int, content string, fonts map[string]map[string]string, owners []*readElement) {
	p := &f.pages[page]
	var now *readElement
	open := false
	for _, l := range strings.Split(content, "\n") {
		switch {
		case l == "/Artifact BMC":
			now, open = nil, true
		case strings.HasSuffix(l, "BDC"):
			n, err := strconv.Atoi(strings.TrimSuffix(l[strings.Index(l, "/MCID ")+6:], ">>BDC"))
			if err != nil || n >= len(owners) {
				t.Fatalf("page %d: %s of %d", page+1, l, len(owners))
			}
			now, open = owners[n], true
			p.order = append(p.order, now)
			if now.page == 0 {
				now.page = page + 1
			}
		case l == "EMC":
			open = false
		case strings.HasPrefix(l, "BT/"):
			if !open {
				t.Fatalf("page %d: untagged text", page+1)
			}
			font := fonts[l[3:strings.Index(l, " ")]]
			codes := l[strings.Index(l, "<")+1 : strings.Index(l, ">")]
			var b strings.Builder
			for i := 0; i < len(codes); i += 4 {
				s, ok := font[codes[i:i+4]]
				if !ok {
					t.Errorf("page %d: the code %s has no character", page+1, codes[i:i+4])
				}
				b.WriteString(s)
			}
			if now == nil {
				p.artifact += b.String() + "\n"
			} else {
				now.text += b.String()
				if now.kind == "Link" { // what it says is said by what it stands in
					now.parent.text += b.String()
				}
			}
		}
	}
}

// kind returns the texts of the elements of some kinds.
func (f *readFile) kind(kinds ...string) (out []string) {
	for _, e := range f.elements {
		for _, k := range kinds {
			if e.kind == k {
				out = append(out, e.text)
			}
		}
	}
	return out
}

// all is everything the file holds, as text that can be searched.
func (f *readFile) all() string {
	var b strings.Builder
	for _, e := range f.elements {
		b.WriteString(e.text + "\n")
	}
	for _, p := range f.pages {
		b.WriteString(p.artifact)
	}
	for _, o := range f.objects {
		b.WriteString(o + "\n")
		for _, s := range regexp.MustCompile(`<feff[0-9a-f]*>`).FindAllString(o, -1) {
			b.WriteString(fromString(s) + "\n")
		}
	}
	return b.String()
}

func fromUTF16(digits string) string {
	b, _ := hex.DecodeString(digits)
	u := make([]uint16, len(b)/2)
	for i := range u {
		u[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	return string(utf16.Decode(u))
}

// fromString reads a text string.
func fromString(s string) string {
	if strings.HasPrefix(s, "<feff") {
		return fromUTF16(s[5 : len(s)-1])
	}
	return strings.NewReplacer(`\\`, `\`, `\(`, "(", `\)`, ")").Replace(s[1 : len(s)-1])
}
