package tui

import (
	"fmt"
	"strings"
)

// A findingsLayout is where things stood in the last view.
type findingsLayout struct {
	tabs             []slot
	body             int // first row of list and page
	listW, listRows  int // listW is 0 where only the page is shown
	pageX, pageRows  int
	cursorX, cursorY int
	cursor           bool
}

// splitFrom is the width from which list and detail stand side by side.
const splitFrom = 70

// roomyFrom is the height from which a row is left empty under the tabs.
const roomyFrom = 18

// pageMost is the widest the detail's text runs, in cells.
const pageMost = 84

func (f *findings) view(s *session, t theme, w, h int) []string {
	f.theme = t
	f.refresh(s, t)
	f.drawn = findingsLayout{}
	rows := []string{f.viewTabs(s, t, w)}
	if h >= roomyFrom {
		rows = append(rows, "")
	}
	if !f.filter.zero() && f.tab == tabFound {
		rows = append(rows, " "+t.accent.in("only "+f.filter.sentence(s))+t.muted.in("  esc shows all"))
	}
	f.drawn.body = len(rows)
	rows = append(fitRows(rows, 0, w, len(rows)), f.viewBody(s, t, w, h-len(rows))...)
	switch {
	case f.decision != nil:
		box, x, y := f.decision.view(t, w, h)
		bx, by := centred(box, w, h)
		f.drawn.cursorX, f.drawn.cursorY, f.drawn.cursor = bx+x, by+y, f.decision.at > 0
		return overlay(rows, box, bx, by)
	case f.filtering:
		box := f.viewFilter(s, t, w)
		bx, by := centred(box, w, h)
		return overlay(rows, box, bx, by)
	}
	return rows
}

func (f *findings) viewTabs(s *session, t theme, w int) string {
	found, strengths := 0, 0
	for _, x := range s.result.Findings {
		if x.Kind == "strength" {
			strengths++
		} else {
			found++
		}
	}
	counts := [...]int{found, s.result.UndecidedRules(), strengths, len(s.result.Broken)}
	line, x := " ", 1
	for i, name := range [...]string{"Findings", "Undecided", "Strengths", "Broken"} {
		of := findingsTab(i)
		if of == tabBroken && counts[i] == 0 {
			continue
		}
		if w < 50 && of != f.tab {
			name = name[:3]
		}
		label := fmt.Sprintf(" %s %d ", name, counts[i])
		if open := s.openFindings(); of == tabFound && open < found {
			label = fmt.Sprintf(" %s %d of %d ", name, open, found)
		}
		f.drawn.tabs = append(f.drawn.tabs, slot{i, x, width(label)})
		x += width(label) + 1
		if of == tabBroken && of != f.tab {
			line += t.bad.in(label) + " "
		} else {
			line += tabLabel(t, label, of == f.tab) + " "
		}
	}
	return fit(line, w)
}

// viewBody draws list and detail beside each other, or one of them.
func (f *findings) viewBody(s *session, t theme, w, h int) []string {
	if len(f.rows) == 0 {
		f.page, f.refs = nil, nil
		return fitRows(f.viewEmpty(s, t, min(w-4, pageMost)), 0, w, h)
	}
	if w < splitFrom {
		if f.reading {
			f.drawn.pageX = 1
			return insetRows(f.viewPage(s, t, w-2, h), 1)
		}
		f.write(s, t, w-2)
		f.drawn.listW = w
		return f.viewList(t, w, h)
	}
	listW := min(max(w*2/5, 32), 64)
	f.drawn.listW, f.drawn.pageX = listW, listW+3
	list := f.viewList(t, listW, h)
	page := f.viewPage(s, t, w-listW-4, h)
	return beside(t.border.in(" │ "), list, insetRows(page, 0))
}

// insetRows moves rows to the right by n cells, and gives them one at the end.
func insetRows(rows []string, n int) []string {
	for i, r := range rows {
		rows[i] = spaces(n) + r + " "
	}
	return rows
}

// viewPage draws the detail of the entry at the cursor.
func (f *findings) viewPage(s *session, t theme, w, h int) []string {
	f.write(s, t, w)
	f.drawn.pageRows = h
	f.pageTop = max(0, min(f.pageTop, len(f.page)-h))
	rows := fitRows(f.page, f.pageTop, w, h)
	if below := len(f.page) - f.pageTop - h; below > 0 && h > 2 {
		rows[h-1] = moreBelow(t, rows[h-1], below, w)
	}
	return rows
}

// moreBelow returns a row with how many more follow at its end.
func moreBelow(t theme, row string, n, w int) string {
	return ends(strings.TrimRight(row, " "), t.muted.in("+"+count(n, "row")), w)
}

// write composes the detail of the entry at the cursor.
func (f *findings) write(s *session, t theme, w int) {
	e, ok := f.current()
	if !ok {
		f.page, f.refs = nil, nil
		return
	}
	p := pageWriter{t: t, w: min(w, pageMost), at: -1}
	if f.reading {
		p.at = f.ref
	}
	e.detail(&p)
	f.page, f.refs = p.lines, p.refs
}

// viewEmpty says honestly what an empty list means.
func (f *findings) viewEmpty(s *session, t theme, w int) []string {
	undecided := s.result.UndecidedRules()
	var head, body string
	switch {
	case f.tab == tabFound && !f.filter.zero():
		head, body = "No finding passes the filter", "esc shows all of them again."
	case f.tab == tabFound && undecided > 0:
		head = "Nothing found yet"
		body = fmt.Sprintf("%s undecided: the answers they need are not given. That is not a clean bill of health. tab shows which answers would tell most.", isAre(undecided, "rule"))
	case f.tab == tabFound:
		head = "Nothing found"
		body = "Every rule could be told from the answers given, and none speaks."
	case f.tab == tabUndecided:
		head, body = "Nothing is undecided", "Every rule could be told from the answers given."
	case f.tab == tabStrengths:
		head = "No strengths found yet"
		body = "A strength is what truly works, with a plan and a budget where one is needed. It is only said where the answers show it."
	default:
		head, body = "No rule is broken", ""
	}
	lines := append([]string{"", t.title.in(head), ""}, wrap(body, w)...)
	for i, l := range lines {
		lines[i] = "  " + l
	}
	return lines
}

// isAre returns "1 rule is" or "3 rules are".
func isAre(n int, what string) string {
	if n == 1 {
		return "1 " + what + " is"
	}
	return count(n, what) + " are"
}
