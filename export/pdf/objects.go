package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strings"
)

// objects are the numbered parts of a file. Number 0 is none.
type objects struct {
	list []object
	z    *zlib.Writer
}

type object struct {
	body   string // of a stream: what its dictionary has besides
	stream []byte
	is     bool // a stream
}

// reserve returns the number of an object that is written later.
func (w *objects) reserve() int {
	w.list = append(w.list, object{})
	return len(w.list)
}

func (w *objects) put(n int, body string) { w.list[n-1] = object{body: body} }

func (w *objects) object(body string) int {
	w.list = append(w.list, object{body: body})
	return len(w.list)
}

// stream adds a compressed stream.
func (w *objects) stream(dict string, data []byte) int {
	w.list = append(w.list, object{body: dict + "/Filter/FlateDecode", stream: w.deflate(data), is: true})
	return len(w.list)
}

// perStream is how many objects share a compressed stream.
const perStream = 200

// packed puts objects that are no streams into streams, and says which one and
// where each went.
func (w *objects) packed() (place map[int][2]int) {
	place = map[int][2]int{}
	var group []int
	flush := func() {
		if len(group) == 0 {
			return
		}
		var head, body bytes.Buffer
		n := len(w.list) + 1
		for i, k := range group {
			fmt.Fprintf(&head, "%d %d ", k, body.Len())
			body.WriteString(w.list[k-1].body + "\n")
			place[k] = [2]int{n, i}
		}
		w.stream(fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(group), head.Len()), append(head.Bytes(), body.Bytes()...))
		group = group[:0]
	}
	for k := range len(w.list) { // without the streams this adds
		if w.list[k].is {
			continue
		}
		group = append(group, k+1)
		if len(group) == perStream {
			flush()
		}
	}
	flush()
	return place
}

// bytes writes the file. root and info are numbers of objects; c is nil where
// there is no password.
func (w *objects) bytes(root, info int, c *cipherKey) []byte {
	place := w.packed()
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	rows := make([]byte, 0, 7*(len(w.list)+3))
	row := func(kind byte, at, in int) {
		rows = append(rows, kind)
		rows = binary.BigEndian.AppendUint32(rows, uint32(at))
		rows = binary.BigEndian.AppendUint16(rows, uint16(in))
	}
	row(0, 0, 0xffff)
	digest := sha256.New()
	for i, o := range w.list {
		if p, ok := place[i+1]; ok {
			row(2, p[0], p[1])
			continue
		}
		row(1, b.Len(), 0)
		data := o.stream
		digest.Write(data)
		if c != nil {
			data = c.encrypt(data)
		}
		fmt.Fprintf(&b, "%d 0 obj\n<<%s/Length %d>>\nstream\n", i+1, o.body, len(data))
		b.Write(data)
		b.WriteString("\nendstream\nendobj\n")
	}
	size := len(w.list) + 1
	trailer := fmt.Sprintf("/Root %d 0 R/Info %d 0 R/ID[<%x><%[3]x>]", root, info, digest.Sum(nil)[:16])
	if c != nil {
		row(1, b.Len(), 0)
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", size, c.dictionary())
		trailer += fmt.Sprintf("/Encrypt %d 0 R", size)
		size++
	}
	start := b.Len()
	row(1, start, 0)
	rows = w.deflate(rows)
	fmt.Fprintf(&b, "%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]%s/Filter/FlateDecode/Length %d>>\nstream\n", size, size+1, trailer, len(rows))
	b.Write(rows)
	fmt.Fprintf(&b, "\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", start)
	return b.Bytes()
}

func (w *objects) deflate(data []byte) []byte {
	var b bytes.Buffer
	if w.z == nil {
		w.z = zlib.NewWriter(&b)
	}
	w.z.Reset(&b)
	w.z.Write(data) // to memory: neither can fail
	w.z.Close()
	return b.Bytes()
}

// text writes a text string.
func text(s string) string {
	for _, r := range s {
		if r < ' ' || r > '~' {
			return "<feff" + utf16Hex(s) + ">"
		}
	}
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s) + ")"
}
