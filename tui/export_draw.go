package tui

import (
	"fmt"
	"strings"
)

// An exportLayout is where things stood in the last view.
type exportLayout struct {
	tabs             []slot // the audiences on the first row, where there is no room for one a row
	audienceY        int    // otherwise the first of their rows
	formatY, pathY   int
	rows             int // of the list in sight
	cursorX, cursorY int
	cursor           bool
}

func (e *exportScreen) cursor() (x, y int, shown bool) {
	return e.drawn.cursorX, e.drawn.cursorY, e.drawn.cursor
}

// The list of what goes in and out begins with these two, which have a place of
// their own on the screen.
const (
	sharingFor  = "For: "
	sharingFile = "File: "
)

// lines are what goes in and what stays out; none before it is known.
func (e *exportScreen) lines() []string {
	if e.shown.of(e) {
		return e.shown.lines
	}
	return nil
}

// defaultName is the file's name where none was given.
func (e *exportScreen) defaultName() string {
	for _, l := range e.lines() {
		if name, ok := strings.CutPrefix(l, sharingFile); ok {
			return name
		}
	}
	return "a name made of the company, the date and the audience"
}

func (e *exportScreen) view(s *session, t theme, w, h int) []string {
	e.drawn = exportLayout{}
	gaps := h >= 18
	var rows []string
	gap := func() {
		if gaps {
			rows = append(rows, "")
		}
	}
	if h < 14 {
		line, tabs := audienceTabs(t, e.audience, w)
		rows, e.drawn.tabs = append(rows, line), tabs
	} else {
		rows = append(rows, "  "+t.title.in("Who is the report for?"))
		e.drawn.audienceY = len(rows)
		rows = append(rows, e.viewAudiences(t, w)...)
	}
	gap()
	rows = append(rows, e.viewFormat(s, t, w, len(rows)), e.viewPath(t, w, len(rows)+1))
	gap()
	state := e.viewState(s, t, min(w-4, 76), gaps)
	room := h - len(rows) - len(state)
	if gaps {
		room -= 2
	}
	rows = append(rows, e.viewSharing(t, w, max(room, 1))...)
	gap()
	return fitRows(append(rows, state...), 0, w, h)
}

// viewAudiences draws the audiences one a row, with what each of them gets.
func (e *exportScreen) viewAudiences(t theme, w int) []string {
	var rows []string
	for i, a := range audiences {
		label := audienceLabel(t, fmt.Sprintf("  %d  %s ", i+1, fit(a.name, 9)), i, i == e.audience)
		rows = append(rows, fit(" "+label+"  "+t.muted.in(a.about), w))
	}
	return rows
}

func (e *exportScreen) viewFormat(s *session, t theme, w, y int) string {
	e.drawn.formatY = y
	f := s.lib.Formats[e.format]
	label := "  " + t.title.in("As") + "    "
	return label + cut(f.Name, w-width(label)-2) + t.muted.in(cut("  "+f.About+" · o for others", w-width(label)-width(f.Name)-2))
}

func (e *exportScreen) viewPath(t theme, w, y int) string {
	e.drawn.pathY = y
	label := "  " + t.title.in("File") + "  "
	switch {
	case e.field != nil:
		room := max(w-width(label)-2, 4)
		line := e.field.view(room, 1)[0]
		e.drawn.cursorX, e.drawn.cursorY, e.drawn.cursor = width(label)+e.field.x, y, true
		return label + t.bar.in(line)
	case e.path == "":
		return label + cut(e.defaultName(), w-width(label)-12) + t.muted.in("  default")
	}
	return label + cut(e.path.Line(), w-width(label)-2)
}

// viewSharing draws what goes in and what stays out, n rows with the heading.
func (e *exportScreen) viewSharing(t theme, w, n int) []string {
	var lines []string
	col := min(w-4, 96)
	for _, l := range e.lines() {
		switch {
		case strings.HasPrefix(l, sharingFor), strings.HasPrefix(l, sharingFile):
		case strings.HasPrefix(l, "  + "):
			lines = append(lines, inPoint(t.good.in("+ "), l[4:], col)...)
		case strings.HasPrefix(l, "  ? "):
			lines = append(lines, inPoint(t.watch.in("? "), l[4:], col)...)
		case strings.HasPrefix(l, "  - "):
			lines = append(lines, inPoint(t.private.in("– "), l[4:], col)...)
		case strings.HasPrefix(l, "  "):
			lines = append(lines, "    "+t.muted.in(strings.TrimSpace(l)))
		default:
			lines = append(lines, "  "+t.title.in(l))
		}
	}
	var rows []string
	if e.lines() == nil {
		lines = []string{"  " + t.muted.in("Looking at what goes in and what stays out…")}
	}
	if n > 8 {
		rows = append(rows, "  "+t.strong.in("Before you share it"))
	}
	room := max(n-len(rows), 1)
	e.drawn.rows = room
	e.top = max(0, min(e.top, len(lines)-room))
	rows = append(rows, fitRows(lines, e.top, w, min(room, max(len(lines), 1)))...)
	if below := len(lines) - e.top - room; below > 0 {
		rows[len(rows)-1] = moreBelow(t, rows[len(rows)-1], below, w)
	}
	return rows
}

func inPoint(mark, text string, w int) []string {
	lines := wrap(text, w-4)
	for i := range lines {
		if i == 0 {
			lines[i] = "    " + mark + lines[i]
		} else {
			lines[i] = "      " + lines[i]
		}
	}
	return lines
}

// viewState says what enter does, or how the last export went; where there is room,
// also what else could be done.
func (e *exportScreen) viewState(s *session, t theme, w int, room bool) []string {
	switch {
	case e.field != nil:
		return []string{"  " + t.muted.in("enter keeps the name, an empty one is the default; esc leaves it")}
	case e.writing:
		return []string{"  " + t.accent.in(cut("Making the "+audiences[e.audience].name+" report as "+s.lib.Formats[e.format].Name+"…", w))}
	case e.problem != nil:
		return insetLines(problemLines(t, e.problem, w), 2)
	case e.written != "":
		lines := wrap(e.written, w-12)
		out := []string{"  " + t.good.in("✓ Written to ") + t.strong.in(lines[0])}
		return append(out, insetLines(lines[1:], 15)...)
	}
	f := s.lib.Formats[e.format]
	rows := []string{"  " + t.title.in("enter") + "  " + cut("write the "+audiences[e.audience].name+" report as "+f.About, w-7)}
	if room && f.Also != "" {
		rows = append(rows, "         "+t.muted.in(cut(f.Also, w-7)))
	}
	return rows
}

func (e *exportScreen) mouse(m mouse, s *session) outcome {
	i := m.y - e.drawn.audienceY
	if e.drawn.tabs != nil {
		i = -1
		if m.y == 0 {
			i = slotAt(e.drawn.tabs, m.x)
		}
	}
	switch {
	case m.wheel != 0:
		e.top += m.wheel
	case e.field != nil:
	case m.click && i >= 0 && i < len(audiences):
		return e.choose(i)
	case m.click && m.y == e.drawn.formatY:
		return outcome{handled: true, ask: newPicker("FORMAT", "What to write", e.formats(s))}
	case m.click && m.y == e.drawn.pathY:
		e.field = newField(e.path)
	}
	return handled
}
