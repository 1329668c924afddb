package tui

import (
	"fmt"
	"strings"
)

// chrome remembers where the tabs are drawn.
type chrome struct{ from, to [tabExport + 1]int }

// tabAt returns the tab drawn at cell x of the top line.
func (c chrome) tabAt(x int) tab {
	for t := tabInterview; t <= tabExport; t++ {
		if x >= c.from[t] && x < c.to[t] {
			return t
		}
	}
	return tabNone
}

// tabWords are what the screens are called where there is less and less room. Where
// the last are too long as well, the present screen alone is named.
var tabWords = [...][tabExport + 1]string{
	tabNames,
	{tabInterview: "Interview", tabPlan: "Plan", tabTimeline: "Time", tabFindings: "Findings", tabPreview: "Preview", tabExport: "Export"},
	{tabInterview: "Int", tabPlan: "Plan", tabTimeline: "Time", tabFindings: "Find", tabPreview: "Prev", tabExport: "Exp"},
	tabKeys,
}

// least is the fewest cells of the review's name beside the tabs.
const least = 12

// tabs draws the review's name and the screens' names in room cells, from cell x on.
func (a *app) tabs(x, room int) (name, tabs string) {
	title := firstLine(a.session.review.Info.Name)
	for n := range tabWords {
		most := max(a.width/4-x, least)
		if n > 0 {
			most = max(least, room-a.tabsWidth(n)-2)
		}
		name = " " + cut(title, most) + " "
		if n == 0 {
			name += " "
		}
		if width(name)+a.tabsWidth(n) <= room {
			return name, a.tabLine(x+width(name), n)
		}
	}
	a.hits = chrome{}
	return " " + cut(title, max(a.width/4-x, least)) + "  ", a.theme.barMode.in("▸" + tabNames[a.tab] + " ")
}

func (a *app) tabsWidth(n int) int { return width(a.tabLine(0, n)) }

// tabLine draws the screens by the n-th of their names, and notes where from cell x.
func (a *app) tabLine(x, n int) string {
	var b strings.Builder
	a.hits = chrome{}
	for t := tabInterview; t <= tabExport; t++ {
		if a.screens[t] == nil || a.session.trial != nil && !tryable(t) {
			continue
		}
		label := tabWords[n][t]
		if t == a.tab && n > 1 {
			label = tabWords[1][t]
		}
		if t == tabFindings {
			label = fmt.Sprintf("%s %d", label, a.session.openFindings())
		}
		gap := ""
		if n == 0 {
			gap = " "
		}
		a.hits.from[t], a.hits.to[t] = x, x+1+width(label)+len(gap)
		x = a.hits.to[t] + len(gap)
		if t == a.tab {
			b.WriteString(a.theme.barMode.in("▸" + label + gap))
		} else {
			b.WriteString(" " + a.lettered(label, tabKeys[t]) + gap)
		}
		b.WriteString(gap)
	}
	return b.String()
}

// lettered draws the label with the letter of its key set off.
func (a *app) lettered(label, key string) string {
	i := strings.Index(strings.ToLower(label), strings.ToLower(key))
	if i < 0 {
		return label
	}
	return label[:i] + a.theme.barKey.in(label[i:i+1]) + label[i+1:]
}
