package tui

import (
	"fmt"
	"slices"
	"strings"
)

// An exportLayout is where things stood in the last view.
type exportLayout struct {
	settingsY, settings int // the rows of settings in sight
	first               int // the setting on the first of them
	tabs                []slot
	rows                int // of the list in sight
	writeY              int
}

const (
	settingName  = 10 // cells of a setting's name
	aboutFrom    = 70 // the width from which it is said what a setting bears on
	settingWidth = 24 // cells of what is chosen, where that is said
	sharingLeast = 3  // rows of what goes in and what stays out
)

func (e *exportScreen) view(s *session, t theme, w, h int) []string {
	e.drawn = exportLayout{}
	list := s.settings()
	state := e.viewState(s, t, w-4, h)
	gap := 0
	if h >= 18 {
		gap = 1
	}
	var rows []string
	if gap > 0 {
		rows = append(rows, "  "+t.muted.in(cut(s.readers(), w-4)))
	}
	e.drawn.settingsY = len(rows)
	room := max(h-len(rows)-len(state)-2*gap-sharingLeast, 1)
	rows = append(rows, e.viewSettings(s, t, list, w, min(len(list), room))...)
	rows = append(rows, make([]string, gap)...)
	room = h - len(rows) - gap - len(state)
	rows = append(rows, e.viewSharing(s, t, w, max(room, 1))...)
	rows = fitRows(append(rows, ""), 0, w, max(h-len(state), 0))
	e.drawn.writeY = len(rows)
	return fitRows(append(rows, state...), 0, w, h)
}

// readers says for whom the report is, and what they read.
func (s *session) readers() string {
	if to := s.outgoing(); !s.lib.Choices(to).Audience {
		return "For " + s.fillerName(to.By) + ", to fill and send back"
	}
	a := audiences[s.audience()]
	return capital(a.about)
}

// viewSettings draws n rows of what can be chosen, what is chosen among them.
func (e *exportScreen) viewSettings(s *session, t theme, list []setting, w, n int) (rows []string) {
	at := slices.IndexFunc(list, func(x setting) bool { return x.name == e.at })
	if at < 0 { // a setting that is gone: what is left is to write it
		e.at = ""
	}
	e.first = scroll(e.first, at, len(list), n)
	e.drawn.settings, e.drawn.first = n, e.first
	to := s.outgoing()
	for i, x := range list[e.first : e.first+n] {
		rows = append(rows, e.viewSetting(s, t, x, to, w, e.first+i == at))
	}
	return rows
}

func (e *exportScreen) viewSetting(s *session, t theme, x setting, to Outgoing, w int, chosen bool) string {
	mark := "  "
	if chosen {
		mark = t.title.in("▸ ")
	}
	name := settingName
	key := x.keys[0]
	if x.name == setFor {
		key = " "
	}
	head := mark + t.accent.in(key) + " " + t.strong.in(fit(x.name, name))
	room := w - width(head) - 1
	switch {
	case x.name == setFor:
		line, tabs := audienceTabs(t, s.audience(), room)
		for i := range tabs {
			tabs[i].x += width(head) - 1
		}
		e.drawn.tabs = tabs
		return head + strings.TrimPrefix(line, " ")
	case x.name == setFile:
		return head + e.viewFile(s, t, to, room)
	}
	value, about := x.value(s, to), x.about
	if x.name == setFormat {
		about = s.format(to).About
	}
	if w < aboutFrom {
		return head + cut(value, room)
	}
	return head + fit(value, settingWidth) + " " + t.muted.in(cut(about, room-settingWidth-1))
}

// viewFile draws where it is written, its end if there is no room for all, and what
// stands in the way.
func (e *exportScreen) viewFile(s *session, t theme, to Outgoing, room int) string {
	known := e.known(s)
	path := known.File
	if path == "" {
		path = either(to.Path != "", to.Path, "a name made of the company, the date and the audience")
	}
	tail := ""
	if known.Refused != "" && (e.written == nil || e.written.Path != known.File) {
		tail = "  ▲ " + known.Refused
	}
	most := max(room-width(tail), 8)
	if over := width(path) - most; over > 0 && known.File != "" {
		path = ellipsis + string([]rune(path)[min(over+1, len([]rune(path))):])
	}
	return cut(path, most) + t.watch.in(cut(tail, max(room-most, 0)))
}

// viewSharing draws what goes in and what stays out, at most n rows; what may be a
// name comes first, for that is to be looked at.
func (e *exportScreen) viewSharing(s *session, t theme, w, n int) []string {
	var rows, lines []string
	if n > 5 {
		stay := ""
		if n := e.known(s).Withheld; n > 0 {
			stay = either(n == 1, ": 1 item stays out", fmt.Sprintf(": %d items stay out", n))
		}
		rows = append(rows, "  "+t.strong.in("Before you share it")+t.private.in(stay))
	}
	switch current := e.shown.session == s && e.shown.of == s.outgoing(); {
	case !current:
		lines = []string{"  " + t.muted.in("Looking at what goes in and what stays out…")}
	case e.shown.problem != nil && e.problem != nil: // it is told below
		lines = []string{""}
	case e.shown.problem != nil:
		lines = insetLines(problemLines(t, e.shown.problem, min(w-4, 76)), 2)
	default:
		lines = sharingLines(t, lookFirst(e.shown.found.Lines), min(w-4, 96))
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

// lookFirst returns the lines with the part that is to be looked at first.
func lookFirst(lines []string) []string {
	from := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "  ? ") }) - 1
	if from < 0 {
		return lines
	}
	to := from + 1
	for to < len(lines) && strings.HasPrefix(lines[to], "  ") {
		to++
	}
	return slices.Concat(lines[from:to], lines[:from], lines[to:])
}

func sharingLines(t theme, of []string, w int) (lines []string) {
	for _, l := range of {
		switch {
		case strings.HasPrefix(l, "  + "):
			lines = append(lines, inPoint(t.good.in("+ "), l[4:], w)...)
		case strings.HasPrefix(l, "  ? "):
			lines = append(lines, inPoint(t.watch.in("? "), l[4:], w)...)
		case strings.HasPrefix(l, "  - "):
			lines = append(lines, inPoint(t.private.in("– "), l[4:], w)...)
		case strings.HasPrefix(l, "  "):
			lines = append(lines, "    "+t.muted.in(strings.TrimSpace(l)))
		default:
			lines = append(lines, inked(t.title, insetLines(wrap(l, w), 2))...)
		}
	}
	return lines
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

// viewState says what is to be written, or how the last export went. Its first row
// is what one presses to write.
func (e *exportScreen) viewState(s *session, t theme, whole, h int) (rows []string) {
	w := min(whole, 76)
	if e.writing {
		step := either(e.step != "", e.step, "beginning")
		return []string{"  " + t.accent.in(cut(capital(e.of.Audience)+" report as "+e.of.Format+": "+step+"…", w))}
	}
	to := s.outgoing()
	f := s.format(to)
	mark, what := "  ", "write the "+to.Audience+" report"+either(to.Password != "", " with a password", "")+" as "+f.About
	if e.at == "" {
		mark = t.title.in("▸ ")
	}
	if !s.lib.Choices(to).Audience {
		what = "write " + f.About
	}
	rows = append(rows, mark+t.title.in(either(e.at == "", "enter", "w    "))+"  "+cut(what, w-7))
	switch n := len(e.known(s).Names); {
	case e.problem != nil:
		rows = insetLines(problemLines(t, e.problem, w), 2)
	case e.written != nil:
		rows = append([]string{"  " + t.good.in("✓ Written to")}, insetLines(inked(t.strong, wrap(e.written.Path, whole-2)), 4)...)
		if 15+width(e.written.Path) <= whole {
			rows = []string{"  " + t.good.in("✓ Written to ") + t.strong.in(e.written.Path)}
		}
		for _, l := range e.written.Told {
			rows = append(rows, insetLines(inked(t.watch, wrap(l, w)), 4)...)
		}
	case n > 0 && h >= 18:
		rows = append(rows, "         "+t.watch.in(cut(either(n == 1, "N  goes to the possible name, to reword it", fmt.Sprintf("N  goes to the %d possible names, to reword them", n)), w-7)))
	case f.Also != "" && h >= 26:
		rows = append(rows, "         "+t.muted.in(cut(f.Also, w-7)))
	}
	return rows
}
