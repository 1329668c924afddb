package tui

import (
	"cmp"
	"errors"
	"io/fs"
	"strings"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// An exportScreen writes the report to a file for one audience, after it has shown
// what goes in and what stays out.
type exportScreen struct {
	audience int
	format   int                // of the library's
	path     questionnaire.Text // "" for the default name
	field    *field             // the path, while it is typed

	shown  sharing // what to know before the report leaves
	asking bool    // it is being found out
	asked  int     // counts that, so that a late answer finds its own
	top    int

	run     int    // counts exports
	writing bool   // an export is under way
	written string // the path of the last one
	problem *questionnaire.Problem
	drawn   exportLayout
}

func newExport() *exportScreen { return &exportScreen{audience: audienceBoard} }

// A sharing says what goes in and what stays out of the report it was found for.
type sharing struct {
	session          *session
	version          int
	audience, format int
	lines            []string
}

// A sharedMsg brings what was found out.
type sharedMsg struct {
	asked int
	found sharing
}

// An exportedMsg says how an export went.
type exportedMsg struct {
	run   int
	path  string
	err   error
	tried string // the path that was asked for
}

// exportKeys are the export screen's bindings; help and dispatch read the same.
var exportKeys = struct {
	write, audience, format, path, scroll, replace binding
	pathDone, pathLeave                            binding
}{
	write:     binding{[]string{"enter"}, "write the file", "write the report to the file"},
	audience:  binding{[]string{"1", "2", "3", "4"}, "audience", "whom it is for: company, board, investor; 4 with private notes"},
	format:    binding{[]string{"o"}, "format", "choose what is written: a document, a table, a bundle"},
	path:      binding{[]string{"f", "p"}, "file name", "name the file"},
	scroll:    binding{[]string{"up", "down", "k", "j", "pgup", "pgdown"}, "", "scroll the list"},
	pathDone:  binding{[]string{"enter"}, "done", "keep the name; empty is the default one"},
	pathLeave: binding{[]string{"esc"}, "leave it", "leave the name as it was"},
}

func (e *exportScreen) keys(*session) []binding {
	b := &exportKeys
	if e.field != nil {
		return []binding{b.pathDone, b.pathLeave}
	}
	return []binding{b.write, b.audience, b.format, b.path, b.scroll}
}

func (e *exportScreen) mode() string {
	switch {
	case e.field != nil:
		return "FILE"
	case e.writing:
		return "WRITING"
	}
	return "EXPORT"
}

func (e *exportScreen) typing() bool { return e.field != nil }

func (e *exportScreen) enter(*session, jump) { e.written, e.problem = "", nil }

// leave keeps the file's name, and forgets that private notes were asked for.
func (e *exportScreen) leave(*session) {
	if e.field != nil {
		e.path, e.field = e.field.text(), nil
	}
	if e.audience == audiencePrivate {
		e.audience = audienceBoard
	}
}

func (e *exportScreen) key(k tea.KeyPressMsg, s *session) outcome {
	b := &exportKeys
	if e.field != nil {
		switch {
		case b.pathDone.has(k):
			e.path, e.field = e.field.text(), nil
		case b.pathLeave.has(k):
			e.field = nil
		default:
			e.field.key(k)
		}
		return handled
	}
	switch {
	case b.audience.has(k):
		return e.choose(digitIndex(k.String()))
	case b.format.has(k):
		return outcome{handled: true, ask: newPicker("FORMAT", "What to write", e.formats(s))}
	case b.path.has(k):
		e.field = newField(e.path)
	case b.write.has(k):
		return e.write(s, string(e.path), false)
	case b.scroll.has(k):
		page := max(e.drawn.rows-1, 1)
		e.top += map[string]int{"up": -1, "k": -1, "down": 1, "j": 1, "pgup": -page, "pgdown": page}[k.String()]
	default:
		return unhandled
	}
	return handled
}

func (e *exportScreen) choose(i int) outcome {
	set := func() outcome {
		e.audience, e.top, e.written, e.problem = i, 0, "", nil
		return handled
	}
	if i == audiencePrivate && e.audience != i {
		return askPrivate("make the report with private notes", set)
	}
	return set()
}

// formats returns what can be written, as rows to choose from.
func (e *exportScreen) formats(s *session) []pick {
	var list []pick
	for i, f := range s.lib.Formats {
		list = append(list, pick{label: f.Name, detail: f.About, hay: strings.ToLower(f.Name + " " + f.About), run: func() outcome {
			if i != e.format {
				e.format, e.top, e.written, e.problem = i, 0, "", nil
				e.path = "" // it ended as the other format does
			}
			return handled
		}})
	}
	return list
}

// outgoing names the report that would be written to path.
func (e *exportScreen) outgoing(s *session, path string) Outgoing {
	return Outgoing{Audience: audiences[e.audience].name, Format: s.lib.Formats[e.format].Name, Path: path}
}

// work finds out what goes in and what stays out, where that may have changed.
func (e *exportScreen) work(s *session, _ int) tea.Cmd {
	want := sharing{session: s, version: s.version, audience: e.audience, format: e.format}
	if e.asking || e.shown.session == want.session && e.shown.version == want.version && e.shown.of(e) {
		return nil
	}
	e.asking = true
	e.asked++
	asked, to := e.asked, e.outgoing(s, "")
	review, q, res, before := s.review.Clone(), s.q, s.result, s.lib.BeforeExport
	return func() tea.Msg {
		for _, l := range before(review, q, res, to) {
			want.lines = append(want.lines, questionnaire.Safe(l).Line())
		}
		return sharedMsg{asked, want}
	}
}

// of reports whether it was found for what the screen has chosen.
func (x sharing) of(e *exportScreen) bool {
	return x.session != nil && x.audience == e.audience && x.format == e.format
}

func (e *exportScreen) paste(text questionnaire.Text, _ *session) outcome {
	if e.field == nil {
		return unhandled
	}
	e.field.paste(text)
	return handled
}

// write makes the report off the event loop, from a copy of the review.
func (e *exportScreen) write(s *session, path string, force bool) outcome {
	if e.writing {
		return toasted("the report is being written")
	}
	e.run++
	e.writing, e.written, e.problem = true, "", nil
	run, review, q, res, to := e.run, s.review.Clone(), s.q, s.result, e.outgoing(s, path)
	export := s.lib.Export
	return outcome{handled: true, cmd: func() tea.Msg {
		got, err := export(review, q, res, to, force)
		return exportedMsg{run, got, err, path}
	}}
}

func (e *exportScreen) message(msg tea.Msg, s *session) outcome {
	if m, ok := msg.(sharedMsg); ok && m.asked == e.asked {
		e.asking, e.shown = false, m.found
		return handled
	}
	m, ok := msg.(exportedMsg)
	if !ok || m.run != e.run || !e.writing {
		return unhandled
	}
	e.writing = false
	if m.err == nil {
		e.written = questionnaire.Safe(m.path).Line()
		return toasted("Written: " + e.written)
	}
	problem := asProblem(m.err, "choose another file with f")
	e.problem = &problem
	if !errors.Is(m.err, fs.ErrExist) {
		return handled
	}
	name := questionnaire.Safe(cmp.Or(m.path, m.tried, e.defaultName()))
	e.problem = &questionnaire.Problem{What: name.Line() + " exists already", Hint: "name another file with f, or replace it"}
	return outcome{handled: true, ask: newAsk("Replace the file?", name+" exists already.", "leave it as it is",
		choice{"o", "overwrite it", func() outcome { return e.write(s, m.tried, true) }})}
}
