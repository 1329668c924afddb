package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A list is the screen of all reviews.
type list struct {
	bare
	lib     Library
	all     []questionnaire.Summary // latest change first
	shown   []int                   // of all: what the filter and the archive let through
	hidden  int                     // archived ones that are not shown
	at, top int                     // of shown
	archive bool                    // archived reviews are shown too
	filter  *field
	inField bool   // the filter is being typed
	loaded  bool   // the list has come
	failed  string // why it has not, or not whole
	busy    string // what is under way
	done    []infoStep
	undone  []infoStep

	height   int // rows of reviews in the last view
	firstRow int
	w        int
	drawn    map[int]string // rows of all as they stand, but for the chosen one's
	look     listLook       // what they look by
}

// An infoStep is a change of a review's name or archive mark.
type infoStep struct {
	id            string
	before, after questionnaire.Info
}

// Messages of the list's commands.
type (
	listedMsg struct {
		all []questionnaire.Summary
		err error
	}
	forgottenMsg struct {
		id, name string
		err      error
	}
)

func newList(lib Library) *list { return &list{lib: lib, filter: newField("")} }

// load reads the summaries off the event loop.
func (l *list) load() tea.Cmd {
	read := l.lib.List
	return func() tea.Msg {
		all, err := read()
		return listedMsg{all, err}
	}
}

func (l *list) message(msg tea.Msg, _ *session) outcome {
	switch msg := msg.(type) {
	case listedMsg:
		l.loaded, l.failed = true, ""
		if msg.err != nil {
			l.failed = explain(msg.err)
		}
		chosen := l.selectedID()
		l.all = slices.Clone(msg.all) // of a damaged list what can be read
		l.refresh(chosen)
		return handled
	case forgottenMsg:
		l.busy = ""
		if msg.err != nil {
			return outcome{handled: true, cmd: l.load(), ask: newTell("Delete", questionnaire.Safe("“"+msg.name+"”: "+explain(msg.err)+"."))}
		}
		l.all = slices.DeleteFunc(l.all, func(s questionnaire.Summary) bool { return s.ID == msg.id })
		l.refresh("")
		return toasted("deleted: " + msg.name)
	}
	return unhandled
}

// update puts a summary in the place of an older one, or adds it.
func (l *list) update(sum questionnaire.Summary) {
	i := slices.IndexFunc(l.all, func(s questionnaire.Summary) bool { return s.ID == sum.ID })
	if i < 0 {
		l.all = append(l.all, sum)
	} else {
		l.all[i] = sum
	}
	l.refresh(sum.ID)
}

// refresh sorts and filters anew and keeps the selection on the review with id.
func (l *list) refresh(id string) {
	slices.SortStableFunc(l.all, func(a, b questionnaire.Summary) int {
		return int(min(max(b.LastChange-a.LastChange, -1), 1))
	})
	clear(l.drawn)
	words := strings.Fields(strings.ToLower(string(l.filter.text())))
	l.shown, l.hidden = l.shown[:0], 0
	at := -1
	for i, s := range l.all {
		if s.Archived && !l.archive {
			l.hidden++
			continue
		}
		if !holdsAll(strings.ToLower(string(s.Company+" "+s.Name)), words) {
			continue
		}
		if s.ID == id {
			at = len(l.shown)
		}
		l.shown = append(l.shown, i)
	}
	if at < 0 {
		at = l.at
	}
	l.at = max(0, min(at, len(l.shown)-1))
}

func (l *list) selected() (questionnaire.Summary, bool) {
	if l.at >= len(l.shown) {
		return questionnaire.Summary{}, false
	}
	return l.all[l.shown[l.at]], true
}

// empty reports whether there is no review at all, archived ones included.
func (l *list) empty() bool { return l.loaded && l.failed == "" && len(l.all) == 0 }

func (l *list) selectedID() string {
	s, _ := l.selected()
	return s.ID
}

func (l *list) typing() bool { return l.inField }

func (l *list) mode() string {
	if l.inField {
		return "FILTER"
	}
	return "REVIEWS"
}

func (l *list) keys(*session) []binding {
	if l.inField {
		return []binding{
			{keys: []string{"enter"}, short: "keep"},
			{keys: []string{"esc"}, short: "clear"},
		}
	}
	if l.empty() {
		return []binding{
			{keys: []string{"n"}, short: "new", help: "begin a new review"},
			{keys: []string{"x"}, short: "example", help: "make a filled example to look around in"},
		}
	}
	return []binding{
		{keys: []string{"enter"}, short: "open", help: "open the review"},
		{keys: []string{"n"}, short: "new", help: "begin a new review"},
		{keys: []string{"/"}, short: "filter", help: "show only reviews that hold what you type"},
		{keys: []string{"e"}, short: "rename", help: "rename the review"},
		{keys: []string{"a"}, short: "archive", help: "archive: put the review away, or bring it back"},
		{keys: []string{"A"}, help: "show archived reviews too, or hide them"},
		{keys: []string{"D"}, help: "delete the review for good"},
		{keys: []string{"u"}, help: "undo: take back a rename or an archiving"},
		{keys: []string{"ctrl+r"}, help: "redo: do it again"},
		{keys: []string{"up", "k"}, help: "review above"},
		{keys: []string{"down", "j"}, help: "review below"},
		{keys: []string{"home", "g"}, help: "first review"},
		{keys: []string{"end", "G"}, help: "last review"},
		{keys: []string{"pgup", "ctrl+u"}, help: "page up"},
		{keys: []string{"pgdown", "ctrl+d"}, help: "page down"},
	}
}
