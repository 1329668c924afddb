package tui

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// An exportStepMsg says what an export does now.
type exportStepMsg struct {
	run  int
	step string
	more <-chan string
}

// An exportedMsg says how an export went.
type exportedMsg struct {
	run  int
	of   Outgoing
	done Written
	err  error
}

// mostSteps is more than an export has; it never waits until somebody looks.
const mostSteps = 16

// write makes the report off the event loop, from a copy of the review.
func (e *exportScreen) write(s *session, to Outgoing, force bool) outcome {
	if e.writing {
		return toasted("a report is being written")
	}
	e.run++
	e.writing, e.of, e.step, e.written, e.problem = true, to, "", nil, nil
	run, review, q, export := e.run, s.review.Clone(), s.q, s.lib.Export
	steps := make(chan string, mostSteps)
	return outcome{handled: true, cmd: tea.Batch(func() tea.Msg {
		defer close(steps)
		done, err := export(review, q, to, force, func(step string) { steps <- step })
		return exportedMsg{run, to, done, err}
	}, nextStep(run, steps))}
}

// nextStep waits for what an export does next.
func nextStep(run int, steps <-chan string) tea.Cmd {
	return func() tea.Msg {
		step, ok := <-steps
		if !ok {
			return nil
		}
		return exportStepMsg{run, step, steps}
	}
}

func (e *exportScreen) message(msg tea.Msg, s *session) outcome {
	switch m := msg.(type) {
	case sharedMsg:
		if m.asked == e.asked {
			e.asking, e.shown = false, m.found
			return handled
		}
	case exportStepMsg:
		if m.run == e.run {
			e.step = m.step
			return outcome{handled: true, cmd: nextStep(m.run, m.more)}
		}
	case exportedMsg:
		if m.run == e.run && e.writing {
			return e.ended(s, m)
		}
	}
	return unhandled
}

// A question that comes once an export has failed takes a capital that no setting has:
// the next key may have been meant for one.

// ended says how an export went, and asks where a file is in the way. The file is
// there by now, so the next look at it says so.
func (e *exportScreen) ended(s *session, m exportedMsg) outcome {
	quit := e.quit
	e.writing, e.quit, e.of, e.shown = false, false, Outgoing{}, sharing{}
	if m.err == nil {
		path := questionnaire.Safe(m.done.Path).Line()
		e.written = &Written{Path: path}
		for _, l := range m.done.Told {
			e.written.Told = append(e.written.Told, questionnaire.Safe(l).Line())
		}
		out := toasted("Written: " + path)
		if quit {
			flush := s.lib.Flush
			out.cmd = func() tea.Msg { return flushedMsg{flush(), thenQuit} }
		}
		return out
	}
	problem := asProblem(m.err, "choose another file with f")
	e.problem = &problem
	if quit {
		s.jump = jump{tab: tabExport}
	}
	if left, ok := errors.AsType[NamesError](m.err); ok {
		e.problem.Hint = "N goes to them, to reword them; n changes what becomes of names"
		return outcome{handled: true, ask: e.askNames(s, m.of, left)}
	}
	if !errors.Is(m.err, fs.ErrExist) {
		return outcome{handled: true, toast: "Nothing was written"}
	}
	name := questionnaire.Safe(cmp.Or(m.done.Path, m.of.Path, "the file"))
	e.problem = &questionnaire.Problem{What: name.Line() + " exists already", Hint: "name another file with f, or replace it"}
	return outcome{handled: true, ask: newAsk("Replace the file?", name+" exists already.", "leave it as it is",
		choice{"O", "overwrite it", func() outcome { return e.write(s, m.of, true) }})}
}

// askNames asks what becomes of possible names before the report leaves. That they
// are replaced too holds from then on, so that the preview shows it; that they are
// left in, for this once.
func (e *exportScreen) askNames(s *session, of Outgoing, left NamesError) *ask {
	names := map[string]bool{}
	list := ""
	for _, x := range left.Left {
		if name := questionnaire.Safe(x.Name).Line(); !names[name] {
			names[name] = true
			list += either(list == "", "", ", ") + "“" + name + "”"
		}
	}
	p := newAsk("Names of people?", questionnaire.Safe(capital(left.Error())+": "+cut(list, 200)+"."), "write nothing, and look at "+either(len(names) == 1, "it", "them")+" first",
		choice{"R", "replace " + either(len(names) == 1, "it", "them") + " as well", func() outcome {
			s.report.Names, of.Names = ReplaceNames, ReplaceNames
			return e.write(s, of, false)
		}},
		choice{"L", either(len(names) == 1, "it is no person: leave it in", "they are no people: leave them in"), func() outcome {
			of.Names = LeaveNames
			return e.write(s, of, false)
		}})
	p.name = "NAMES?"
	return p
}

// leftNames counts possible names that are left in the text, each once.
func leftNames(left []NamePlace) string {
	names := map[string]bool{}
	for _, x := range left {
		names[x.Name] = true
	}
	return either(len(names) == 1, "1 possible name of a person is", fmt.Sprintf("%d possible names of people are", len(names))) + " left"
}

// exporting returns the export screen while it writes, else nil.
func (a *app) exporting() *exportScreen {
	if a.session == nil {
		return nil
	}
	if e, ok := a.screens[tabExport].(*exportScreen); ok && e.writing {
		return e
	}
	return nil
}
