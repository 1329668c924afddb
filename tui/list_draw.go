package tui

import (
	"fmt"
	"strconv"
	"time"

	"diligence/questionnaire"
)

// The list's columns from the right; the name takes what is left.
const (
	listCount = 5
	listWhen  = 16
)

func (l *list) view(_ *session, t theme, w, h int) []string {
	l.w = w
	margin := 0
	if w >= 110 {
		margin = 2
	}
	inner := w - 2*margin
	var head []string
	if l.inField || !l.filter.empty() {
		head = append(head, t.accent.in("/ ")+l.filter.view(inner-2, 1)[0])
	}
	if text := l.blank(t); text != nil {
		return indentRows(append(head, text...), margin, w, h)
	}
	if why := l.why(); l.failed != "" {
		head = append(head, "  "+t.grave.in("Not all reviews can be read."))
		head = append(head, why[:min(len(why), max(h-len(head)-4, 0))]...)
	}
	if h >= 9 {
		head = append(head, "")
	}
	head = append(head, t.muted.in(l.columns(inner)))
	l.firstRow, l.height = len(head), max(h-len(head)-1, 1)
	l.top = scroll(l.top, l.at, len(l.shown), l.height)
	rows := indentRows(head, margin, w, h)
	now := l.lib.Now()
	if look := (listLook{t, w, now.Year(), now.YearDay()}); look != l.look {
		l.look, l.drawn = look, map[int]string{}
	}
	for i := l.top; i < len(l.shown) && i < l.top+l.height; i++ {
		n := l.shown[i]
		row, known := l.drawn[n]
		if i == l.at || !known {
			row = fit(spaces(margin)+l.row(t, l.all[n], now, i == l.at, inner), w)
		}
		if i != l.at {
			l.drawn[n] = row
		}
		rows[l.firstRow+i-l.top] = row
	}
	rows[h-1] = fit(spaces(margin)+t.muted.in(l.foot()), w)
	return rows
}

// A listLook is what the rows look by, beside the reviews themselves.
type listLook struct {
	theme     theme
	w         int
	year, day int
}

// indentRows moves lines by margin and makes them fill w by h.
func indentRows(lines []string, margin, w, h int) []string {
	if margin > 0 {
		for i := range lines {
			lines[i] = spaces(margin) + lines[i]
		}
	}
	return fitRows(lines, 0, w, h)
}

// blank returns what stands where there are no reviews to show.
func (l *list) blank(t theme) []string {
	switch {
	case l.failed != "" && len(l.all) == 0:
		return append([]string{"", "  " + t.grave.in("The reviews cannot be read.")}, l.why()...)
	case !l.loaded:
		return []string{"", "  " + t.muted.in("reading the reviews…")}
	case len(l.shown) > 0:
		return nil
	case len(l.all) > 0 && !l.filter.empty():
		return []string{"", "  No review holds that.", "", "  " + t.muted.in("esc clears the filter.")}
	case len(l.all) > 0:
		return []string{"", "  All reviews are archived.", "", "  " + t.muted.in("A shows them, n begins a new one.")}
	}
	lines := []string{"", "  " + t.title.in("No reviews yet"), ""}
	about := "A review walks one company through ten areas: what holds, what is planned, and where plan, people, money and dates part."
	lines = append(lines, indented("  ", wrap(about, max(min(l.w-4, 64), 20)))...)
	lines = append(lines, "", "  Press "+t.title.in("n")+" and type the company's name to begin.", "")
	return append(lines, "  Press "+t.title.in("x")+" for a filled example to look around in.")
}

// why returns the rows that say what cannot be read.
func (l *list) why() []string {
	return indented("  ", wrap(string(questionnaire.Safe(l.failed)), max(min(l.w-4, 76), 20)))
}

func (l *list) columns(w int) string {
	switch {
	case w < 60:
		return ends("  Review", "answered  open", w)
	case w < 76:
		return ends("  Review", fitRight("answered", 9)+severityHeads()+" ", w)
	}
	return ends("  Review", fit("Answered", gaugeWidth(w)+9)+severityHeads()+"   "+fit("Last change", listWhen), w)
}

func gaugeWidth(w int) int { return min(max(w/8-4, 6), 24) }

func severityHeads() string {
	return fitRight("crit", listCount) + fitRight("high", listCount) + fitRight("med", listCount) + fitRight("low", listCount)
}

func (l *list) row(t theme, s questionnaire.Summary, now time.Time, chosen bool, w int) string {
	name := "  " + firstLine(s.Company) + " "
	if chosen { // the name alone is set off: a whole row costs bytes at each key
		name = t.chosen.in("▸ " + firstLine(s.Company) + " ")
	}
	if s.Name != s.Company {
		name += t.muted.in(" " + firstLine(s.Name) + " ")
	}
	if s.Archived {
		name += t.muted.in(" archived")
	}
	answered := fmt.Sprintf("%d/%d", s.Answered, s.Visible)
	switch {
	case w < 60:
		open := 0
		for _, n := range s.Open {
			open += n
		}
		return ends(name, fitRight(answered, 8)+fitRight(strconv.Itoa(open), 6), w)
	case w < 76:
		return ends(name, fitRight(answered, 9)+severityCounts(t, s)+" ", w)
	}
	bar := gauge(t, s.Answered, s.Visible, gaugeWidth(w)) + fitRight(answered, 8) + " "
	return ends(name, bar+severityCounts(t, s)+"   "+fit(when(time.UnixMilli(s.LastChange), now), listWhen), w)
}

func severityCounts(t theme, s questionnaire.Summary) string {
	out := ""
	for _, sev := range questionnaire.Severities {
		n := s.Open[sev]
		if n == 0 {
			out += t.muted.in(fitRight("·", listCount))
			continue
		}
		out += t.severity(sev).in(fitRight(strconv.Itoa(n), listCount))
	}
	return out
}

// foot says how many reviews there are, and what is under way.
func (l *list) foot() string {
	if l.busy != "" {
		return "  " + l.busy
	}
	text := "  " + count(len(l.shown), "review")
	if l.hidden > 0 {
		text += fmt.Sprintf(", %d archived (A shows them)", l.hidden)
	}
	return text
}

func (l *list) cursor() (int, int, bool) {
	x := 2 + l.filter.x
	if l.w >= 110 {
		x += 2
	}
	return x, 0, l.inField
}
