package export

import "testing"

// TestKeepLast holds that a section's last line is kept with a short paragraph
// before it, and that nothing else is tied.
func TestKeepLast(t *testing.T) {
	text := func(lines int) item { return item{lines: make([]line, lines)} }
	heading := item{lines: make([]line, 1), level: 3}
	table := item{table: &grid{}}
	for name, c := range map[string]struct {
		items []item
		want  bool // of the first but one
	}{
		"before a heading":       {[]item{heading, text(2), text(1), heading, text(1)}, true},
		"at the end":             {[]item{heading, text(3), text(1)}, true},
		"two lines stand alone":  {[]item{heading, text(2), text(2), heading}, false},
		"in the midst":           {[]item{heading, text(2), text(1), text(1), heading}, false},
		"after a long paragraph": {[]item{heading, text(4), text(1), heading}, false},
		"after a table":          {[]item{heading, table, text(1), heading}, false},
	} {
		keepLast(c.items)
		if got := c.items[1].keep; got != c.want {
			t.Errorf("%s: kept %v", name, got)
		}
	}
}
