package tui

import (
	"fmt"

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

// askPrivate asks for the private report by its name before then is done.
func askPrivate(what string, then func() outcome) outcome {
	return outcome{handled: true, ask: newPrompt("Private notes", "Type private to "+what+".", "",
		func(t questionnaire.Text) outcome {
			if t.Line() != "private" {
				return toasted("Left as it was: the word is private")
			}
			return then()
		})}
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
