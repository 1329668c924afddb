package tui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"diligence/questionnaire"
)

// A rowOrder is which records of a register are shown, and in what order. It is
// computed once a change; ids, not rows, are what everything else goes by.
type rowOrder struct {
	sort   string // the field rows are sorted by; "" for the natural order of ids
	down   bool   // sorted from the greatest
	filter string // what rows must hold

	session *session
	version int
	stale   bool
	at      []int    // the rows' places in the register
	ids     []string // their ids
	held    string   // a record that keeps its row although it changed, while the cursor is on it
}

func (o *rowOrder) natural() bool { return o.sort == "" && o.filter == "" }

func (o *rowOrder) id(row int) string {
	if row < 0 || row >= len(o.ids) {
		return ""
	}
	return o.ids[row]
}

// shown returns the places of the records that are shown. What was changed under
// the cursor keeps its row until the cursor leaves it.
func (r *register) shown(s *session) []int {
	o := &r.rows
	here := o.id(r.grid.row)
	if o.held != "" && o.held != here {
		o.held, o.stale = "", true
	}
	if o.session == s && o.version == s.version && !o.stale {
		return o.at
	}
	keep := o.held != "" && o.session == s && !o.stale
	o.session, o.version, o.stale = s, s.version, false
	if keep {
		r.keepRows(s)
	} else {
		r.orderRows(s)
	}
	if n := slices.Index(o.ids, here); n >= 0 && n != r.grid.row {
		r.grid.row, r.grid.top = n, max(n-r.grid.page/2, 0) // the rows about it are other ones
	}
	return o.at
}

// keepRows brings the places up to date and leaves the order as it is.
func (r *register) keepRows(s *session) {
	o := &r.rows
	place := map[string]int{}
	for i := range r.count(s.review) {
		place[recordID(r.record(s.review, i))] = i
	}
	o.ids = slices.DeleteFunc(o.ids, func(id string) bool { _, stands := place[id]; return !stands })
	o.at = o.at[:0]
	for _, id := range o.ids {
		o.at = append(o.at, place[id])
	}
}

func (r *register) orderRows(s *session) {
	o := &r.rows
	words := strings.Fields(strings.ToLower(o.filter))
	o.at, o.ids = o.at[:0], o.ids[:0]
	titles := map[string]string{}
	if len(words) > 0 {
		for rec := range s.review.Plan {
			titles[recordID(rec)] = rec.Heading().Line()
		}
	}
	for i := range r.count(s.review) {
		if len(words) == 0 || holdsAll(r.hay(s, r.record(s.review, i), titles), words) {
			o.at = append(o.at, i)
		}
	}
	if c := r.column(o.sort); c >= 0 {
		r.sortRows(s, &r.grid.columns[c])
	}
	for _, i := range o.at {
		o.ids = append(o.ids, recordID(r.record(s.review, i)))
	}
}

// hay returns all that a record's row says, in lower case, references with their
// titles.
func (r *register) hay(s *session, rec questionnaire.Record, titles map[string]string) string {
	var b strings.Builder
	for i := range r.grid.columns {
		c := &r.grid.columns[i]
		switch value := c.get(rec); {
		case value == "":
		case c.kind == cellRefs:
			for _, id := range readRefs(value) {
				b.WriteString(id + " " + titles[id] + " ")
			}
		case c.kind == cellChoice:
			b.WriteString(value + " " + itemLabel(c.items(s, rec), value))
		default:
			b.WriteString(value)
		}
		b.WriteByte(' ')
	}
	return strings.ToLower(b.String())
}

// A sortKey is what one row is sorted by; what was not given comes last.
type sortKey struct {
	at     int
	empty  bool
	number float64
	text   string
}

func (r *register) sortRows(s *session, c *column) {
	o := &r.rows
	keys := make([]sortKey, len(o.at))
	for i, at := range o.at {
		keys[i] = c.sortKey(s, r.record(s.review, at), at)
	}
	slices.SortStableFunc(keys, func(a, b sortKey) int {
		if a.empty != b.empty || a.empty {
			return a.last() - b.last()
		}
		by := cmp.Or(cmp.Compare(a.number, b.number), cmp.Compare(a.text, b.text))
		if o.down {
			return -by
		}
		return by
	})
	for i, k := range keys {
		o.at[i] = k.at
	}
}

// last is 1 for what comes after all else, however rows are sorted.
func (k sortKey) last() int {
	if k.empty {
		return 1
	}
	return 0
}

func (c *column) sortKey(s *session, rec questionnaire.Record, at int) sortKey {
	value := c.get(rec)
	k := sortKey{at: at, empty: value == ""}
	switch {
	case c.field == "id":
		k.number = float64(at)
	case c.rank != nil:
		k.number = c.rank(rec)
	case c.kind == cellNumber:
		k.number, _ = strconv.ParseFloat(value, 64)
	case c.kind == cellChoice:
		k.number = float64(indexOf(c.items(s, rec), value))
	case c.kind == cellTri:
		k.number = float64(indexOf(triItems, value))
	default:
		k.text = strings.ToLower(value)
	}
	return k
}

// sortBy sorts by a field: from the least, then from the greatest, then not.
func (r *register) sortBy(field string) {
	o := &r.rows
	switch {
	case o.sort != field:
		o.sort, o.down = field, false
	case !o.down:
		o.down = true
	default:
		o.sort, o.down = "", false
	}
	o.stale, o.held = true, ""
}

// find shows only the rows that hold words.
func (r *register) find(words string) {
	r.rows.filter, r.rows.stale, r.rows.held = words, true, ""
}

// stay puts the cursor on a record that was just changed or added, and keeps its
// row where it is until the cursor leaves it.
func (r *register) stay(s *session, id string) {
	o := &r.rows
	if r.index(s.review, id) < 0 {
		return
	}
	row := slices.Index(o.ids, id)
	if row < 0 {
		row = len(o.ids)
		o.ids = append(o.ids, id)
	}
	r.grid.row = row
	if !o.natural() {
		o.held = id
	}
	r.shown(s)
}

// stand puts the cursor on a record, and shows all where the filter hides it.
func (r *register) stand(s *session, id string) bool {
	if r.index(s.review, id) < 0 {
		return false
	}
	r.shown(s)
	if !slices.Contains(r.rows.ids, id) {
		r.find("")
		r.shown(s)
	}
	r.grid.row = slices.Index(r.rows.ids, id)
	return true
}

// arrow says how rows are sorted by the field, after its title.
func (o *rowOrder) arrow(field string) string {
	switch {
	case o.sort != field:
		return ""
	case o.down:
		return " ↓"
	}
	return " ↑"
}
