package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// An exportScreen has the report written to a file, after it has shown what can be
// chosen, what goes in and what stays out. What is chosen is the session's: the
// preview shows the same report.
type exportScreen struct {
	at    string // the setting that is chosen; "" is to write it
	first int    // of the settings in sight

	shown  sharing // what to know before the report leaves
	asking bool    // it is being found out
	asked  int     // counts that, so that a late answer finds its own
	top    int

	run     int      // counts exports
	writing bool     // one is under way
	of      Outgoing // which
	step    string   // what is being done of it
	quit    bool     // the program ends once it is written
	written *Written
	problem *questionnaire.Problem
	drawn   exportLayout
}

func newExport() *exportScreen { return &exportScreen{} }

// A sharing is what was found out for a report.
type sharing struct {
	session *session
	version int
	of      Outgoing
	found   Sharing
	problem *questionnaire.Problem
}

// A sharedMsg brings what was found out.
type sharedMsg struct {
	asked int
	found sharing
}

// exportKeys are the export screen's bindings but for those of the settings.
var exportKeys = struct{ write, change, move, turn, names, scroll binding }{
	write:  binding{[]string{"w"}, "write it", "write the report to the file"},
	change: binding{[]string{"enter", "space"}, "change it", "change what is chosen"},
	move:   binding{[]string{"down", "up", "j", "k", "tab", "shift+tab"}, "", "from setting to setting"},
	turn:   binding{[]string{"right", "left"}, "", "change what is chosen where there are a few ways"},
	names:  binding{[]string{"N"}, "possible names", "go to a possible name of a person, to reword it"},
	scroll: binding{[]string{"pgdown", "pgup", "ctrl+d", "ctrl+u"}, "", "scroll what goes in and what stays out"},
}

func (e *exportScreen) keys(s *session) []binding {
	b := &exportKeys
	write := b.write
	list := []binding{b.change}
	if e.at == "" {
		write.keys, list = []string{"enter", "w"}, nil
	}
	if !e.writing {
		list = append(list, write)
	}
	if len(e.known(s).Names) > 0 {
		list = append(list, b.names)
	}
	for _, x := range s.settings() {
		short := strings.ToLower(x.name)
		if x.name == setFor {
			short = "audience"
		}
		list = append(list, binding{x.keys, short, short + ": " + x.about})
	}
	for _, x := range s.settings() {
		if x.name == e.at && (x.name == setFor || x.flip != nil) {
			list = append(list, b.turn)
		}
	}
	return append(list, b.move, b.scroll)
}

func (e *exportScreen) mode() string {
	if e.writing {
		return "WRITING"
	}
	return "EXPORT"
}

func (e *exportScreen) typing() bool               { return false }
func (e *exportScreen) cursor() (x, y int, _ bool) { return 0, 0, false }
func (e *exportScreen) enter(*session, jump)       {}

// leave forgets that private notes were asked for, and how an export went that was
// seen.
func (e *exportScreen) leave(s *session) {
	e.fresh()
	s.forgetPrivate()
}

func (e *exportScreen) paste(questionnaire.Text, *session) outcome { return unhandled }

func (e *exportScreen) key(k tea.KeyPressMsg, s *session) outcome {
	b, list := &exportKeys, s.settings()
	at := slices.IndexFunc(list, func(x setting) bool { return x.name == e.at })
	for _, x := range list {
		if slices.Contains(x.keys, k.String()) {
			return e.change(s, x, k.String())
		}
	}
	switch {
	case b.write.has(k) || at < 0 && k.String() == "enter":
		return e.write(s, s.outgoing(), false)
	case b.change.has(k) && at >= 0:
		return e.change(s, list[at], "")
	case b.turn.has(k) && at >= 0:
		return e.turn(s, list[at], k.String() == "left")
	case b.names.has(k):
		return e.toName(s)
	case b.move.has(k):
		e.move(list, at, slices.Contains([]string{"up", "k", "shift+tab"}, k.String()))
	case b.scroll.has(k):
		page := max(e.drawn.rows-1, 1)
		e.top += map[string]int{"pgup": -page, "pgdown": page, "ctrl+u": -page / 2, "ctrl+d": page / 2}[k.String()]
	default:
		return unhandled
	}
	return handled
}

// move goes to the next setting or the one before; to write it stands below them.
func (e *exportScreen) move(list []setting, at int, back bool) {
	if at < 0 {
		at = len(list)
	}
	if back {
		at--
	} else {
		at++
	}
	e.at = ""
	if n := len(list) + 1; (at+n)%n < len(list) {
		e.at = list[(at+n)%n].name
	}
}

// known returns what was found out for the report as it is chosen; nothing before it
// is there.
func (e *exportScreen) known(s *session) Sharing {
	if e.shown.session == s && e.shown.of == s.outgoing() {
		return e.shown.found
	}
	return Sharing{}
}

// work finds out what goes in and what stays out, where that may have changed.
func (e *exportScreen) work(s *session, _ int) tea.Cmd {
	want := sharing{session: s, version: s.version, of: s.outgoing()}
	if e.asking || e.shown.session == s && e.shown.version == s.version && e.shown.of == want.of {
		return nil
	}
	e.asking = true
	e.asked++
	asked, review, q, before := e.asked, s.review.Clone(), s.q, s.lib.BeforeExport
	return func() tea.Msg {
		found, err := before(review, q, want.of)
		if err != nil {
			problem := asProblem(err, "")
			want.problem = &problem
		}
		for _, l := range found.Lines {
			want.found.Lines = append(want.found.Lines, questionnaire.Safe(l).Line())
		}
		want.found.File, want.found.Refused, want.found.Names, want.found.Withheld = questionnaire.Safe(found.File).Line(), found.Refused, found.Names, found.Withheld
		return sharedMsg{asked, want}
	}
}

// toName leads to what holds a possible name.
func (e *exportScreen) toName(s *session) outcome {
	var list []pick
	for _, x := range e.known(s).Names {
		name, place := questionnaire.Safe(x.Name).Line(), questionnaire.Safe(x.Place).Line()
		list = append(list, pick{label: name, detail: place, hay: strings.ToLower(name + " " + place), run: func() outcome {
			s.jump = s.whereIs(x.Key)
			return s.saidBy(x.Key, name)
		}})
	}
	switch len(list) {
	case 0:
		return toasted("no possible name is left in the text")
	case 1:
		return list[0].run()
	}
	return outcome{handled: true, ask: newPicker("NAMES", "Go to a possible name", list)}
}

// saidBy says where a name stands if somebody else than the present speaker said it.
func (s *session) saidBy(key questionnaire.Key, name string) outcome {
	if a, ok := s.review.Get(key).(questionnaire.Answer); ok && a.Speaker() != s.speaker {
		who := s.review.SpeakerName(a.Speaker())
		return toasted("“" + name + "” is in what " + who + " said: r lets others speak")
	}
	return handled
}

func (e *exportScreen) mouse(m mouse, s *session) outcome {
	if m.wheel != 0 {
		e.top += m.wheel
		return handled
	}
	list := s.settings()
	n := m.y - e.drawn.settingsY
	if !m.click || e.writing && m.y == e.drawn.writeY {
		return handled
	}
	switch n += e.drawn.first; {
	case m.y == e.drawn.writeY:
		e.at = ""
		return e.write(s, s.outgoing(), false)
	case m.y < e.drawn.settingsY || m.y >= e.drawn.settingsY+e.drawn.settings:
	case list[n].name == setFor:
		if i := slotAt(e.drawn.tabs, m.x); i >= 0 {
			return e.change(s, list[n], audienceDigit(i))
		}
	default:
		return e.change(s, list[n], "")
	}
	return handled
}
