package tui

import (
	"regexp"
	"strings"
)

// A hit is a place where what was searched for stands. It may run over rows.
type hit struct{ line int }

// A hitPart is the part of a hit on one row, in bytes of the row's plain text.
type hitPart struct {
	from, to int
	hit      int
}

// A search is the hits of a text in a document.
type search struct {
	query string
	hits  []hit
	parts map[int][]hitPart // by row
}

// find searches a document; case does not count, and where the query has a
// space the document may break the line.
func find(d document, query string) search {
	words := strings.Fields(query)
	f := search{query: query, parts: map[int][]hitPart{}}
	if len(words) == 0 {
		return f
	}
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	re, err := regexp.Compile(`(?i)` + strings.Join(words, `[\s│]+`))
	if err != nil {
		return f
	}
	var all strings.Builder
	starts := make([]int, len(d.lines))
	for i, l := range d.lines {
		starts[i] = all.Len()
		all.WriteString(l.plain())
		all.WriteByte('\n')
	}
	line := 0
	for _, m := range re.FindAllStringIndex(all.String(), -1) {
		for line+1 < len(starts) && starts[line+1] <= m[0] {
			line++
		}
		f.add(d, starts, line, m[0], m[1])
	}
	return f
}

// add notes a hit from byte from to byte to, which begins on a row.
func (f *search) add(d document, starts []int, line, from, to int) {
	n := len(f.hits)
	f.hits = append(f.hits, hit{line})
	for ; line < len(starts) && starts[line] < to; line++ {
		end := starts[line] + len(d.lines[line].plain())
		a, b := max(from, starts[line]), min(to, end)
		if a < b {
			f.parts[line] = append(f.parts[line], hitPart{a - starts[line], b - starts[line], n})
		}
	}
}

// from returns the first hit at or below a row, or the first of all.
func (f search) from(line int) int {
	for i, h := range f.hits {
		if h.line >= line {
			return i
		}
	}
	return 0
}
