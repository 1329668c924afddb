package tui

// A grid is where the cursor stands in a table and what of the table is in
// sight. It knows columns and counts of rows, not what the rows hold.
type grid struct {
	columns  []column
	frozen   int // columns that stay in sight
	row, col int // the cell the cursor is on
	top      int // first row in sight
	left     int // first column in sight beside the frozen ones
	page     int // rows in sight in the last view
}

// A slot is where a column is drawn.
type slot struct {
	col, x, w int
}

const slotGap = 2 // cells between columns

// move carries out a key that moves the cursor among rows records.
func (g *grid) move(key string, rows int) bool {
	page := max(g.page-1, 1)
	switch key {
	case "up", "k":
		g.row--
	case "down", "j":
		g.row++
	case "left", "h":
		g.col--
	case "right", "l":
		g.col++
	case "home":
		g.col = 0
	case "end":
		g.col = len(g.columns) - 1
	case "g", "ctrl+home":
		g.row = 0
	case "G", "ctrl+end":
		g.row = rows - 1
	case "pgup":
		g.row -= page
	case "pgdown":
		g.row += page
	case "ctrl+u":
		g.row -= page / 2
	case "ctrl+d":
		g.row += page / 2
	default:
		return false
	}
	g.clamp(rows)
	return true
}

// clamp keeps the cursor inside the table.
func (g *grid) clamp(rows int) {
	g.row = min(max(g.row, 0), max(rows-1, 0))
	g.col = min(max(g.col, 0), len(g.columns)-1)
}

// layout returns the columns that are drawn in w cells and whether others lie
// hidden before and after them; the last cells are kept free for saying so. The
// cursor's column is always among them, cut where it is wider than the room.
func (g *grid) layout(w int) (slots []slot, before, after bool) {
	widths := g.widths(w)
	if sum(widths) > w {
		w -= slotGap
	}
	x := 0
	for i := range g.frozen {
		slots = append(slots, slot{i, x, widths[i]})
		x += widths[i] + slotGap
	}
	room := w - x
	g.left = max(g.left, g.frozen)
	if g.col >= g.frozen {
		g.left = min(g.left, g.col)
	}
	for g.left < g.col && sum(widths[g.left:g.col+1]) > room {
		g.left++
	}
	for g.left > g.frozen && sum(widths[g.left-1:]) <= room { // no empty space while columns are hidden
		g.left--
	}
	for i := g.left; i < len(widths); i++ {
		left := w - x
		if left < widths[i] && (i > g.left || left < 4) {
			return g.roomier(slots, w), g.left > g.frozen, true
		}
		slots = append(slots, slot{i, x, min(widths[i], left)})
		x += widths[i] + slotGap
	}
	return g.roomier(slots, w), g.left > g.frozen, false
}

// textMost is the widest a column of free text grows, in cells.
const textMost = 18

// roomier gives the cells of w that no column fills to those of free text.
func (g *grid) roomier(slots []slot, w int) []slot {
	if len(slots) <= g.frozen {
		return slots
	}
	last := slots[len(slots)-1]
	spare := w - last.x - last.w
	for i := g.frozen; i < len(slots); i++ {
		if g.columns[slots[i].col].kind != cellText || slots[i].w >= textMost {
			continue
		}
		more := min(spare, textMost-slots[i].w)
		slots[i].w, spare = slots[i].w+more, spare-more
		for n := i + 1; n < len(slots); n++ {
			slots[n].x += more
		}
	}
	return slots
}

// sum returns the cells columns take side by side.
func sum(widths []int) int {
	n := -slotGap
	for _, w := range widths {
		n += w + slotGap
	}
	return n
}

// titleMost is the widest the title column grows, in cells; more only where it
// takes less than a quarter of the table.
const titleMost = 40

// widths returns the columns' widths; the last frozen one, the title, grows and
// shrinks with the table.
func (g *grid) widths(w int) []int {
	widths := make([]int, len(g.columns))
	for i, c := range g.columns {
		widths[i] = c.width
	}
	if g.frozen == 0 {
		return widths
	}
	title := &widths[g.frozen-1]
	if frozen := sum(widths[:g.frozen]) - *title; w < 3**title {
		*title = max(w/2-frozen, 8)
	} else {
		*title = min(max(*title, w*9/20), max(titleMost, w/4))
	}
	return widths
}

// stack returns exactly h rows of w cells: rows, which are that wide already,
// and blank ones after them.
func stack(rows []string, w, h int) []string {
	for len(rows) < h {
		rows = append(rows, spaces(w))
	}
	return rows[:h]
}
