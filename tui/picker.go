package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A pick is a row of a picker.
type pick struct {
	id     string // in lower case, if it has one
	label  string
	detail string // beside the label, muted
	key    string // at the right edge
	hay    string // what the filter looks through, in lower case
	part   string // in lower case, of a row shown only once some of what was typed stands there
	run    func() outcome
}

// A rankedPick is a row that was found, and how near it is.
type rankedPick struct{ rank, pick int }

// A picker filters rows as one types and runs the one chosen. Rows that hold
// what was typed come first, those that only resemble it apart, below.
type picker struct {
	name, title string
	all         []pick
	sought      []sought
	ranked      []rankedPick
	field       *field
	words       []string // what is typed, in lower case
	hits        []pick
	near        int // the first hit that only resembles
	at, top     int
	x, y, w     int
	rows        []int // the hit on each row in sight, -1 for none
	top0        int
}

func newPicker(name, title string, all []pick) *picker {
	p := &picker{name: name, title: title, all: all, field: newField(""), sought: make([]sought, len(all))}
	for k, x := range all {
		p.sought[k] = soughtOf(x)
	}
	p.filter()
	return p
}

// filter ranks the rows by what is typed; rows of the same rank keep their order.
func (p *picker) filter() {
	p.words = strings.Fields(strings.ToLower(string(p.field.text())))
	typed := strings.Join(p.words, " ")
	p.hits, p.at, p.top = p.hits[:0], 0, 0
	if typed == "" {
		for _, x := range p.all {
			if x.part == "" {
				p.hits = append(p.hits, x)
			}
		}
		p.near = len(p.hits)
		return
	}
	p.ranked = p.ranked[:0]
	resembling := map[string]bool{} // a label that only resembles is told once
	for k, x := range p.all {
		n, ok := rank(x, p.sought[k], typed, p.words)
		if !ok || n >= rankInitials && resembling[x.label] {
			continue
		}
		if n >= rankInitials {
			resembling[x.label] = true
		}
		p.ranked = append(p.ranked, rankedPick{n, k})
	}
	slices.SortStableFunc(p.ranked, func(a, b rankedPick) int { return a.rank - b.rank })
	p.near = len(p.ranked)
	for k, r := range p.ranked {
		if r.rank >= rankInitials {
			p.near = min(p.near, k)
		}
		p.hits = append(p.hits, p.all[r.pick])
	}
}

func holdsAll(hay string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(hay, w) {
			return false
		}
	}
	return true
}

// stands reports whether letters come in that order in label, each at the start of
// a word or right after the one before it.
func stands(label, letters []rune, start bool) bool {
	if len(letters) == 0 {
		return true
	}
	for n, r := range label {
		if start && r == letters[0] && stands(label[n+1:], letters[1:], true) {
			return true
		}
		start = r == ' ' || r == '-' || r == '/'
	}
	return false
}

func (p *picker) key(k tea.KeyPressMsg) (outcome, bool) {
	switch k.String() {
	case "esc":
		return handled, true
	case "enter":
		if p.at < len(p.hits) {
			return p.hits[p.at].run(), true
		}
		return handled, false
	case "up", "ctrl+p", "ctrl+k":
		p.move(-1)
	case "down", "ctrl+n", "ctrl+j", "tab":
		p.move(1)
	case "pgup":
		p.move(-10)
	case "pgdown":
		p.move(10)
	default:
		if p.field.key(k) {
			p.filter()
		}
	}
	return handled, false
}

func (p *picker) move(by int) { p.at = max(0, min(p.at+by, len(p.hits)-1)) }

func (p *picker) paste(text questionnaire.Text) {
	p.field.paste(text)
	p.filter()
}

func (p *picker) mouse(m mouse) (outcome, bool) {
	if m.wheel != 0 {
		p.move(m.wheel)
		return handled, false
	}
	m, inside := m.in(p.x, p.y+p.top0, p.w, len(p.rows))
	if m.click && inside && p.rows[m.y] >= 0 {
		return p.hits[p.rows[m.y]].run(), true
	}
	return handled, m.click && !inside && m.y < -p.top0
}

func (p *picker) view(t theme, w, h int) ([]string, int, int) {
	p.w = min(w-2, 78)
	inner := p.w - 4
	room := max(min(h-5, 16), 2)
	lines := []string{t.accent.in("/ ") + p.field.view(inner-2, 1)[0], t.border.in(strings.Repeat("─", inner))}
	body := p.body(t, inner, room)
	box := framed(t, p.title, append(lines, body...), p.w)
	p.x, p.y = max((w-p.w)/2, 0), max((h-len(box))/4, 0)
	p.top0 = 3
	return box, p.x, p.y
}

// body draws the hits in sight, with a line before those that only resemble.
func (p *picker) body(t theme, w, room int) []string {
	var lines []string
	p.rows = p.rows[:0]
	add := func(line string, hit int) {
		lines, p.rows = append(lines, line), append(p.rows, hit)
	}
	p.top = scroll(p.top, p.at, len(p.hits), room-1)
	for i := p.top; i < len(p.hits) && len(lines) < room; i++ {
		if i == p.near && p.near > 0 {
			add(t.muted.in("resembling"), -1)
			if len(lines) == room {
				break
			}
		}
		row := p.row(t, p.hits[i], i == p.at, w)
		add(row, i)
	}
	if len(p.hits) == 0 {
		add(t.muted.in("nothing holds that"), -1)
	}
	for len(lines) < room {
		add("", -1)
	}
	return lines
}

func (p *picker) row(t theme, x pick, chosen bool, w int) string {
	mark := "  "
	if chosen {
		mark = "▸ "
	}
	left := x.label
	if x.detail != "" {
		room := w - width(mark+x.label) - width(x.key) - len("  ") - len(" ")
		left += "  " + t.muted.in(about(x.detail, p.words, room))
	}
	row := ends(mark+left, t.accent.in(x.key), w)
	if chosen {
		return t.chosen.over(row)
	}
	return row
}

// about returns text that does not fit into room cells from shortly before the first
// of words in it, if it would not be seen otherwise.
func about(text string, words []string, room int) string {
	low := strings.ToLower(text)
	if width(text) <= room || len(low) != len(text) {
		return text
	}
	at := -1
	for _, w := range words {
		if k := strings.Index(low, w); k >= 0 && (at < 0 || k < at) {
			at = k
		}
	}
	if at < 0 || width(text[:at]) < room/2 {
		return text
	}
	const before = 2 // words that lead up to it
	start := at
	for range before {
		start = strings.LastIndexByte(text[:max(start-1, 0)], ' ') + 1
	}
	if start == 0 {
		return text
	}
	return "…" + text[start:]
}

func (p *picker) cursor() (int, int, bool) { return p.x + 4 + p.field.x, p.y + 1, true }
func (p *picker) mode() string             { return p.name }
func (p *picker) keys() []binding {
	return []binding{
		{keys: []string{"enter"}, short: "go"},
		{keys: []string{"up", "down"}, short: "choose"},
		{keys: []string{"esc"}, short: "close"},
	}
}
