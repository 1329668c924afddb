package questionnaire

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// A jsonReader turns the tokens of a valid JSON document into nodes.
type jsonReader struct {
	*gate
	data         []byte
	dec          *json.Decoder
	line, column int // of data[seen]
	seen         int
}

// json reads data, which is valid JSON.
func (g *gate) json(data []byte) *node {
	j := jsonReader{gate: g, data: data, dec: json.NewDecoder(bytes.NewReader(data)), line: 1, column: 1}
	j.dec.UseNumber()
	return j.value(1)
}

// next returns the next token and where it starts.
func (j *jsonReader) next() (json.Token, *node) {
	start := int(j.dec.InputOffset())
	for start < len(j.data) && bytes.IndexByte([]byte(" \t\r\n,:"), j.data[start]) >= 0 {
		start++
	}
	for j.seen < start {
		r, size := utf8.DecodeRune(j.data[j.seen:])
		j.seen += size
		j.column++
		if r == '\n' {
			j.line, j.column = j.line+1, 1
		}
	}
	token, err := j.dec.Token()
	if err != nil { // cannot be: the document was found valid
		j.failf(nil, "", "", "this is not valid JSON: %s", err)
		j.shut = true
	}
	return token, &node{line: j.line, column: j.column}
}

func (j *jsonReader) value(depth int) *node {
	token, n := j.next()
	if !j.count(n, depth) {
		return n
	}
	switch t := token.(type) {
	case json.Delim:
		if t == '{' {
			n.kind = nodeMap
			j.fields(n, depth)
		} else {
			n.kind = nodeList
			for j.dec.More() && !j.shut {
				n.list = append(n.list, j.value(depth+1))
			}
		}
		if !j.shut {
			j.next() // the closing bracket
		}
	case string:
		n.kind, n.text = nodeText, t
	case json.Number:
		n.kind, n.text = nodeNumber, t.String()
	case bool:
		n.kind, n.text = nodeBool, map[bool]string{true: "true", false: "false"}[t]
	}
	return n
}

func (j *jsonReader) fields(n *node, depth int) {
	seen := map[string]*node{}
	for j.dec.More() && !j.shut {
		name := j.value(depth + 1)
		value := j.value(depth + 1)
		j.put(n, seen, name, value)
	}
}
