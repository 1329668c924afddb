package tui

import (
	"fmt"
	"strings"

	"diligence/questionnaire"
)

// A side is the panel of findings beside the card.
type side struct {
	at, top int
	lines   []int // the item each line in sight belongs to, -1 for none
}

// A sideItem is a finding in the panel, with why it stands there.
type sideItem struct {
	finding *questionnaire.Finding
	fresh   bool // came with the latest change
	here    bool // read the question on the card
}

// sideItems returns what the panel shows: new findings, then those that read
// the question, then the others; each gravest first. Strengths are shown where
// they are new or about the question.
func sideItems(s *session, question string) []sideItem {
	var fresh, here, rest []sideItem
	for n := range s.result.Findings {
		f := &s.result.Findings[n]
		x := sideItem{finding: f, fresh: s.fresh[f.Key()], here: reads(*f, question)}
		switch {
		case x.fresh:
			fresh = append(fresh, x)
		case x.here && (isOpen(*f) || f.Kind == questionnaire.Strength):
			here = append(here, x)
		case isOpen(*f):
			rest = append(rest, x)
		}
	}
	return append(append(fresh, here...), rest...)
}

func reads(f questionnaire.Finding, question string) bool {
	for _, e := range f.Evidence {
		if e.Ref == question {
			return true
		}
	}
	return false
}

func (i *interview) drawSide(s *session, t theme, w, h int) []string {
	items := sideItems(s, i.at)
	i.side.at = max(0, min(i.side.at, len(items)-1))
	head := fmt.Sprintf("%d open ", s.openFindings())
	if n := len(s.fresh); n > 0 {
		head = fmt.Sprintf("%d new · %s", n, head)
	}
	foot := s.undecidedLines(t, i.at, w-2)
	if h < 12 {
		foot = nil
	}
	room := h - 1 - len(foot)
	lines, owner := i.sideLines(s, t, items, false, room, w-2)
	if len(lines) > room {
		lines, owner = i.sideLines(s, t, items, true, room, w-2)
	}
	from, to := -1, -1
	for n, o := range owner {
		if o == i.side.at {
			if from < 0 {
				from = n
			}
			to = n
		}
	}
	i.side.top = scroll(i.side.top, to, len(lines), room)
	i.side.top = scroll(i.side.top, from, len(lines), room)
	out := append([]string{paneHead(t, i.focus == paneFindings, " Findings", head, w)}, fitRows(lines, i.side.top, w, room)...)
	i.side.lines = owner[min(i.side.top, len(owner)):min(i.side.top+room, len(owner))]
	return append(out, fitRows(foot, 0, w, len(foot))...)
}

// sideLines draws the items as far as room lines from the chosen one on may show
// them: what matters now in full, the others by title, or terse in a line.
func (i *interview) sideLines(s *session, t theme, items []sideItem, terse bool, room, w int) (lines []string, owner []int) {
	add := func(item int, more ...string) {
		for _, l := range more {
			lines, owner = append(lines, l), append(owner, item)
		}
	}
	if len(items) == 0 {
		for _, l := range wrap("Nothing yet. Findings appear here as answers bring them about.", w) {
			add(-1, " "+t.muted.in(l))
		}
	}
	group, from := "", 0
	for n, x := range items {
		if n > i.side.at && len(lines) > from+room {
			break
		}
		if g := x.group(); g != group {
			group = g
			add(-1, "", " "+t.muted.in(g))
		}
		if n == i.side.at {
			from = len(lines)
		}
		chosen := i.focus == paneFindings && n == i.side.at
		drawn, titled := x.draw(s, t, chosen, terse, w)
		for k, l := range drawn {
			if chosen && k < titled {
				l = t.chosen.over(fit(l, w+2))
			}
			add(n, l)
		}
	}
	if terse && len(lines) > 0 && lines[0] == "" {
		lines, owner = lines[1:], owner[1:]
	}
	return lines, owner
}

func (x sideItem) group() string {
	switch {
	case x.fresh:
		return "new with this answer"
	case x.here:
		return "on this question"
	}
	return "elsewhere"
}

// about returns the record, area or question the item is about, "" for neither, and
// what a short line begins with: the record's id or the question's title.
func (x sideItem) about(s *session) (about, lead string) {
	id := x.finding.Subject
	about = s.subject(id)
	if _, ok := s.review.Title(id); ok {
		lead = id
	} else if s.q.Question(id) != nil {
		lead = about + ":"
	}
	return about, lead
}

// draw returns the item's lines; the first titled of them name it.
func (x sideItem) draw(s *session, t theme, chosen, terse bool, w int) (lines []string, titled int) {
	m := t.findingMark(*x.finding)
	lead := " " + m.String() + " "
	full := x.fresh || x.here || chosen
	about, short := x.about(s)
	if terse && !full {
		return []string{lead + cut(strings.TrimSpace(short+" "+x.finding.Title), w-2)}, 1
	}
	title := x.finding.Title
	if short != "" || about != "" && !full {
		title += " · " + about
	}
	lines = wrap(title, w-2)
	titled = len(lines)
	if !full {
		return indented(lead, lines), titled
	}
	lines = indented(lead, inked(sgrBold, lines))
	word := m.ink.in(m.word)
	if x.fresh {
		word = t.title.in("new ") + word
	}
	lines = append(lines, "   "+word)
	return append(lines, indented("   ", inked(t.muted, wrap(string(x.finding.Statement), w-2)))...), titled
}

// undecidedLines says how many rules cannot be told yet, and what would tell
// the most of them.
func (s *session) undecidedLines(t theme, at string, w int) []string {
	n := s.result.UndecidedRules()
	if n == 0 {
		return []string{"", " " + t.muted.in("every rule is decided")}
	}
	out := []string{"", " " + t.muted.in(count(n, "rule")+" undecided")}
	for _, tell := range s.result.Telling {
		if tell.Ref == at {
			continue
		}
		next := wrap(fmt.Sprintf("most telling: %s (%d)", s.refName(tell.Ref), tell.Rules), w-2)
		return append(out, indented(" "+t.accent.in("t")+" ", next[:min(len(next), 2)])...)
	}
	return out
}

func (i *interview) sideMouse(m mouse, s *session) outcome {
	i.focus = paneFindings
	if m.wheel != 0 {
		i.side.at += m.wheel / wheelRows
		return handled
	}
	n := m.y - 1
	if n < 0 || n >= len(i.side.lines) || i.side.lines[n] < 0 {
		return handled
	}
	if i.side.at == i.side.lines[n] {
		return i.sideKey("enter", s)
	}
	i.side.at = i.side.lines[n]
	return handled
}
