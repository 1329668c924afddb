package tui

import (
	"fmt"
	"slices"

	"diligence/questionnaire"
)

// An audience is whom a report is for.
type audience struct {
	name  string // as Library functions take it
	about string
}

// audiences lists them in the order of their digits. What the last one holds
// leaves in no other report, so it has to be asked for by name.
var audiences = []audience{
	{"company", "for its management: everything that is shared, with names"},
	{"board", "for its board: roles instead of names, all answers"},
	{"investor", "for investors: roles instead of names, no appendix of answers"},
	{"private", "for you alone: private notes too"},
}

const (
	audienceBoard   = 1 // shown first
	audiencePrivate = 3
)

// audience returns whom the report is for.
func (s *session) audience() int {
	return slices.IndexFunc(audiences, func(a audience) bool { return a.name == s.report.Audience })
}

// readBy has the report made for an audience; the private one is asked for by its
// name. then comes after.
func (s *session) readBy(i int, what string, then func()) outcome {
	set := func() outcome {
		s.report.Audience = audiences[i].name
		then()
		return handled
	}
	if i != audiencePrivate || s.audience() == i {
		return set()
	}
	return outcome{handled: true, ask: newPrompt("Private notes", "Type private to "+what+".", "",
		func(t questionnaire.Text) outcome {
			if t.Line() != "private" {
				return toasted("Left as it was: the word is private")
			}
			return set()
		})}
}

// forgetPrivate has the next report made for the board: private notes are asked for
// each time.
func (s *session) forgetPrivate() {
	if s.audience() == audiencePrivate {
		s.report.Audience = audiences[audienceBoard].name
	}
}

// outgoing returns the report that is chosen, without what it cannot have.
func (s *session) outgoing() Outgoing {
	to := s.report
	if to.Format == "" {
		to.Format = s.lib.Formats[0].Name
	}
	return s.lib.Choices(to).fitting(to)
}

// previewed returns the report to preview: as Markdown, which shows all but the
// looks.
func (s *session) previewed() Outgoing {
	r := s.report
	to := Outgoing{Audience: r.Audience, Format: s.lib.Formats[0].Name, Brief: r.Brief, NoAnswers: r.NoAnswers, Since: r.Since, Names: r.Names}
	return s.lib.Choices(to).fitting(to)
}

// audienceLabel draws the name of an audience; the private one is an alarm.
func audienceLabel(t theme, label string, i int, chosen bool) string {
	if chosen && i == audiencePrivate {
		return t.alarm.in("▸" + label[1:])
	}
	return tabLabel(t, label, chosen)
}

// audienceTabs draws the audiences on one row and returns where each stands.
func audienceTabs(t theme, chosen, w int) (string, []slot) {
	line, x := " ", 1
	var tabs []slot
	for i, a := range audiences {
		label := fmt.Sprintf(" %d %s ", i+1, a.name)
		if w < 50 && i != chosen {
			label = fmt.Sprintf(" %d ", i+1)
		}
		tabs = append(tabs, slot{i, x, width(label)})
		x += width(label) + 1
		line += audienceLabel(t, label, i, i == chosen) + " "
	}
	return line, tabs
}

// slotAt returns what is drawn at cell x, or -1.
func slotAt(slots []slot, x int) int {
	for _, sl := range slots {
		if x >= sl.x && x < sl.x+sl.w {
			return sl.col
		}
	}
	return -1
}
