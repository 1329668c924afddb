package tui

import "slices"

// findingsKeys are the bindings of the findings screen; help and dispatch read
// the same ones.
var findingsKeys = struct {
	tabs, move, page, ends, open, jump, decide, filter, next, back binding
	pageMove, pageGo, pageBack                                     binding
	filterMove, filterTurn, filterClear, filterDone                binding
	decideMove, decideVerdict, decideDone, decideLeave             binding
}{
	tabs:   binding{[]string{"tab", "shift+tab"}, "other list", "findings, undecided, strengths: the next list, or the one before"},
	move:   binding{[]string{"up", "down", "k", "j"}, "", "move in the list"},
	page:   binding{[]string{"pgup", "pgdown", "ctrl+u", "ctrl+d"}, "", "move by a page or half of one"},
	ends:   binding{[]string{"home", "end", "g", "G"}, "", "first, last"},
	open:   binding{[]string{"enter", "right", "l"}, "read", "go into the detail: its answers, then enter jumps to one"},
	jump:   binding{[]string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"}, "go to answer", "go to the answer or record with that number"},
	decide: binding{[]string{"d"}, "decide", "decide about the finding: accepted, resolved, disputed, with a reason"},
	filter: binding{[]string{"f"}, "filter", "show only some severities, kinds, areas or decisions"},
	next:   binding{[]string{"n"}, "", "the next new finding"},
	back:   binding{[]string{"esc"}, "", "out of the detail, then show all again"},

	pageMove: binding{[]string{"up", "down", "k", "j"}, "choose answer", "the next answer, or the one before"},
	pageGo:   binding{[]string{"enter"}, "go to it", "go to the answer or record chosen"},
	pageBack: binding{[]string{"esc", "left", "h"}, "list", "back to the list"},

	filterMove:  binding{[]string{"up", "down", "k", "j", "tab", "shift+tab"}, "", "move between the filters"},
	filterTurn:  binding{[]string{"right", "left", "space", "l", "h"}, "change", "the filter's next value, or the one before"},
	filterClear: binding{[]string{"x", "backspace"}, "show all", "take all filters away"},
	filterDone:  binding{[]string{"enter", "esc", "f"}, "done", "close"},

	decideMove:    binding{[]string{"down", "up", "tab", "shift+tab"}, "next field", "the next field, or the one before"},
	decideVerdict: binding{[]string{"1", "2", "3", "4", "space", "right", "left"}, "choose", "open, accepted, resolved or disputed"},
	decideDone:    binding{[]string{"enter"}, "keep", "keep the decision"},
	decideLeave:   binding{[]string{"esc"}, "leave it", "leave the decision as it was"},
}

func (f *findings) keys(*session) []binding {
	b := &findingsKeys
	switch {
	case f.decision != nil && f.decision.at == 0:
		return []binding{b.decideVerdict, b.decideMove, b.decideDone, b.decideLeave}
	case f.decision != nil:
		return []binding{b.decideMove, b.decideDone, b.decideLeave}
	case f.filtering:
		return []binding{b.filterTurn, b.filterMove, b.filterClear, b.filterDone}
	case f.reading:
		return f.decidable(b.pageMove, b.pageGo, b.jump, b.decide, b.pageBack, b.page, b.tabs, b.filter, b.next)
	}
	return f.decidable(b.open, b.jump, b.decide, b.filter, b.tabs, b.move, b.page, b.ends, b.next, b.back)
}

// decidable leaves out the key to decide in the lists of what is not decided about.
func (f *findings) decidable(keys ...binding) []binding {
	if f.tab == tabFound {
		return keys
	}
	return slices.DeleteFunc(keys, func(b binding) bool { return b.short == findingsKeys.decide.short })
}

func (f *findings) mode() string {
	switch {
	case f.decision != nil:
		return "DECIDE"
	case f.filtering:
		return "FILTER"
	case f.reading:
		return "DETAIL"
	}
	return "FINDINGS"
}
