package tui

import (
	"fmt"
	"strings"

	"diligence/questionnaire"
)

// A card shows one question with all that is said about it. Its first row stays
// while the rest scrolls.
type card struct {
	top    int  // first line in sight
	follow bool // the highlighted row is kept in sight
	height int  // rows of lines in the last view
	total  int
	acts   []cardLine // in sight, for the mouse

	cursorX, cursorY int
	cursorSeen       bool
}

// A cardLine is a line of the card and what a click on it does.
type cardLine struct {
	text string
	row  int // the card's row it belongs to, -1 for none
	edit editKind
	more bool // edit holds
	plan bool // it leads to the plan
}

// readingWidth is the widest a text is set; longer lines are hard to read.
const readingWidth = 80

func (c *card) scrollBy(n int) {
	c.follow = false
	c.top = max(0, min(c.top+n, c.total-c.height))
}

// A cardPen builds the lines of a card.
type cardPen struct {
	i        *interview
	s        *session
	t        theme
	q        *questionnaire.Question
	a        questionnaire.Answer
	w        int
	roomy    bool // there is room for empty lines
	spacious bool // there is room for one after each option
	lines    []cardLine
	from     int // the lines that should be in sight
	to       int
	x, y     int // of the text cursor, y < 0 for none
}

func (i *interview) drawCard(s *session, t theme, w, h int) []string {
	q := i.question(s)
	if q == nil {
		return fitRows([]string{"", "  This questionnaire has no questions in scope."}, 0, w, h)
	}
	margin := 1
	if w >= 50 {
		margin = 2
	}
	tw := min(w-2*margin, readingWidth)
	if i.staged() {
		tw = min(w-2*margin, stageWidth)
		margin = max(margin, (w-tw)/2)
	}
	box := i.drawBox(t, tw, h)
	p := &cardPen{i: i, s: s, t: t, q: q, a: i.shownAnswer(s, q), w: tw, roomy: h >= 14, y: -1}
	p.spacious = i.staged() && h >= 18+2*len(q.Options)
	p.build()
	c := &i.card
	if i.staged() {
		p.lower(min((h-1-len(p.lines))/3, 6, h-1-len(box)-len(p.lines)))
	}
	c.height, c.total = max(h-1-len(box), 1), len(p.lines)
	if c.follow {
		c.top = scroll(c.top, p.to, c.total, c.height)
		c.top = scroll(c.top, p.from, c.total, c.height)
	}
	c.top = max(0, min(c.top, c.total-c.height))
	c.acts = p.lines[c.top:min(c.top+c.height, c.total)]
	out := make([]string, 0, h)
	out = append(out, i.head(t, spaces(margin)+i.crumb(s, q, w), p.asks(w), margin, w))
	for n := range c.height {
		line := ""
		if n < len(c.acts) {
			line = c.acts[n].text
		}
		if n == c.height-1 && c.top+c.height < c.total {
			line = ends(line, t.accent.in("more ↓"), tw)
		}
		out = append(out, fit(spaces(margin)+line, w))
	}
	i.placeCursor(p, margin, h-len(box))
	for _, l := range box {
		out = append(out, fit(spaces(margin)+l, w))
	}
	return out
}

// placeCursor notes where the text cursor stands in the pane.
func (i *interview) placeCursor(p *cardPen, margin, boxTop int) {
	c := &i.card
	c.cursorSeen = i.edit != nil
	switch {
	case i.edit == nil:
	case i.edit.what.long():
		c.cursorX, c.cursorY = margin+2+i.edit.field.x, boxTop+1+i.edit.field.y
	default:
		c.cursorX, c.cursorY = margin+p.x, 1+p.y-c.top
		c.cursorSeen = p.y >= c.top && p.y < c.top+c.height
	}
}

// head is the card's first row; who should answer gives way to where it stands.
func (i *interview) head(t theme, crumb, asks string, margin, w int) string {
	if width(crumb)+width(asks)+margin+2 > w {
		asks = ""
	}
	return paneHead(t, i.focus == paneCard, crumb, asks+spaces(margin), w)
}

// crumb says where the question stands.
func (i *interview) crumb(s *session, q *questionnaire.Question, w int) string {
	area, _ := s.q.Area(q.Area)
	n, all := 0, 0
	for _, x := range i.walk(s) {
		if x.Area == q.Area {
			all++
			if x.ID == q.ID {
				n = all
			}
		}
	}
	if w < 50 {
		return fmt.Sprintf("%s %d/%d", area.Title, n, all)
	}
	return fmt.Sprintf("%s · %d of %d", area.Title, n, all)
}

// asks says who should answer.
func (p *cardPen) asks(w int) string {
	if w < 50 || len(p.q.Ask) == 0 || p.i.founder {
		return ""
	}
	roles := make([]string, len(p.q.Ask))
	for n, r := range p.q.Ask {
		roles[n] = string(r)
	}
	who := "ask " + strings.Join(roles, ", ")
	if p.q.Depth == questionnaire.DepthCore && w >= 64 {
		who = "core · " + who
	}
	return who
}

func (p *cardPen) build() {
	if p.i.staged() {
		p.stage()
		return
	}
	if p.i.filtered() && !p.i.lay.outline.shown() {
		p.text(p.t.watch, p.i.only(p.s))
	}
	p.gap()
	p.text(sgrBold, p.q.Text)
	p.gap()
	p.rows()
	p.reason()
	p.state()
	p.records()
	if p.q.Why != "" {
		p.gap()
		p.labelled("Why", p.q.Why)
	}
	if p.q.LookFor != "" {
		p.gap()
		p.labelled("Listen", p.q.LookFor)
	}
	p.others()
	p.notes()
}

func (p *cardPen) add(text string) { p.lines = append(p.lines, cardLine{text: text, row: -1}) }

// gap adds an empty line where there is room.
func (p *cardPen) gap() {
	if n := len(p.lines); p.roomy && (n == 0 || p.lines[n-1].text != "") {
		p.add("")
	}
}

func (p *cardPen) text(i ink, s string) {
	for _, l := range wrap(s, p.w) {
		p.add(i.in(l))
	}
}

// labelWidth is the room of the labels before a paragraph.
const labelWidth = 9

// labelled adds a paragraph with a label before it.
func (p *cardPen) labelled(label, s string) {
	for n, l := range wrap(s, p.w-labelWidth) {
		head := spaces(labelWidth)
		if n == 0 {
			head = p.t.accent.in(fit(label, labelWidth))
		}
		p.add(head + p.t.muted.in(l))
	}
}

func (i *interview) cardMouse(m mouse, s *session) outcome {
	if m.wheel != 0 {
		i.card.scrollBy(m.wheel)
		return handled
	}
	i.focus = paneCard
	n := m.y - 1
	if n < 0 || n >= len(i.card.acts) {
		return handled
	}
	switch l := i.card.acts[n]; {
	case i.founder && s.assessed(i.at):
	case l.plan:
		return i.toRecords(s, false)
	case l.more:
		i.startEdit(s, l.edit, "")
	case l.row >= 0:
		i.finish(s)
		i.row = l.row
		rows := s.cardRows(i.question(s), s.answer(i.at))
		if r := rows[min(l.row, len(rows)-1)]; r.what == rowOption {
			i.choose(s, r.option, true)
			return handled
		}
		return i.act(s, false)
	}
	return handled
}
