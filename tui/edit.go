package tui

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// An editKind says what of an answer is being typed.
type editKind int

const (
	editNote     editKind = iota // these are kept while they are typed
	editPrivate                  //
	editEvidence                 // a reference a line
	editWords                    // the value of a text question
	editDiffers                  // why the reviewer sees it otherwise
	editOwner                    // of a plan for a plan
	editDecide                   // these are kept when they are done
	editInput                    // the value of a number, money or month question
	editReason                   // of not applicable and withheld
)

func (k editKind) mode() string {
	return [...]string{"NOTE", "PRIVATE NOTE", "EVIDENCE", "ANSWER", "WHY OTHERWISE", "OWNER", "MONTH", "ANSWER", "REASON"}[k]
}

// long reports whether the text may have several lines.
func (k editKind) long() bool { return k <= editWords }

// live reports whether the text is kept while it is typed.
func (k editKind) live() bool { return k <= editOwner }

// An edit is a text of an answer while it is being typed.
type edit struct {
	what    editKind
	status  questionnaire.Status // that a reason is for
	field   *field
	offered bool   // the text is a proposal: what is typed takes its place
	problem string // why what was typed cannot be kept
}

// startEdit begins to type a text of the present role's answer.
func (i *interview) startEdit(s *session, what editKind, status questionnaire.Status) {
	i.finish(s)
	a := s.answer(i.at)
	e := &edit{what: what, status: status}
	if what == editReason && (i.founder || a.Status != status) {
		a.Reason = ""
	}
	text := textOf(a, what)
	if what == editWords && a.Status == questionnaire.Unanswered {
		text = s.offered(i.at)
		e.offered = text != ""
	}
	if what.long() {
		e.field = newArea(text)
	} else {
		e.field = newField(text)
	}
	i.edit, i.focus, i.card.follow = e, paneCard, true
}

// startInput begins to type the value of a question without options, with the
// digit that was pressed.
func (i *interview) startInput(s *session, first string) {
	q := i.question(s)
	switch {
	case len(q.Options) > 0:
	case q.Kind == questionnaire.KindText:
		i.startEdit(s, editWords, "")
	default:
		i.startEdit(s, editInput, "")
		if first != "" {
			i.edit.field.setValue(first)
		}
	}
}

func textOf(a questionnaire.Answer, what editKind) questionnaire.Text {
	switch what {
	case editNote:
		return a.Note
	case editPrivate:
		return a.Private
	case editEvidence:
		lines := make([]string, len(a.Evidence))
		for n, e := range a.Evidence {
			lines[n] = string(e)
		}
		return questionnaire.Safe(strings.Join(lines, "\n"))
	case editOwner:
		return a.Owner
	case editDecide:
		return questionnaire.Safe(a.DecideBy.String())
	case editReason, editDiffers:
		return a.Reason
	}
	if a.Status != questionnaire.Answered {
		return ""
	}
	return questionnaire.Safe(a.Value.String())
}

func (i *interview) editKey(k tea.KeyPressMsg, s *session) outcome {
	e := i.edit
	switch k.String() {
	case "esc":
		if e.what.live() {
			i.finish(s)
		} else {
			i.edit = nil
		}
		return handled
	case "tab", "ctrl+s":
		return i.done(s)
	case "enter": // ends an answer; in a note it starts a line
		if !e.what.long() || e.what == editWords {
			return i.done(s)
		}
	case "ctrl+e":
		if e.what.long() {
			return i.openEditor(s)
		}
	}
	if k.Text != "" {
		e.replace()
	}
	e.offered = false
	if e.field.key(k) {
		i.changed(s)
	}
	return handled
}

// replace clears a proposal, since something else is being typed.
func (e *edit) replace() {
	if e.offered {
		e.field.setValue("")
	}
	e.offered = false
}

// changed keeps what was typed so far, where it is kept while it is typed.
func (i *interview) changed(s *session) {
	e := i.edit
	e.problem = ""
	if e.what.live() {
		s.typeAnswer(withText(s.answer(i.at), e.what, e.field.text()))
	}
}

// withText returns the answer with its text replaced.
func withText(a questionnaire.Answer, what editKind, text questionnaire.Text) questionnaire.Answer {
	switch what {
	case editNote:
		a.Note = text
	case editPrivate:
		a.Private = text
	case editOwner:
		a.Owner = text
	case editDiffers:
		a.Reason = text
	case editEvidence:
		a.Evidence = nil
		for line := range strings.SplitSeq(string(text), "\n") {
			if line = strings.TrimSpace(line); line != "" {
				a.Evidence = append(a.Evidence, questionnaire.Safe(line))
			}
		}
	case editWords:
		a.Status, a.Value, a.Reason, a.Parked = questionnaire.Answered, questionnaire.TextValue(text), "", false
		if strings.TrimSpace(string(text)) == "" {
			a.Status, a.Value = questionnaire.Unanswered, questionnaire.Value{}
		}
	}
	return a
}

// done ends typing and keeps the text; where that cannot be it says why and
// typing goes on. After the owner of a plan comes the month it decides by.
func (i *interview) done(s *session) outcome {
	if err := i.keep(s); err != nil {
		i.edit.problem = strings.TrimPrefix(explain(err), i.at+": ")
		return handled
	}
	what := i.edit.what
	if what == editWords && i.edit.field.text() != textOf(s.answer(i.at), what) {
		i.changed(s) // a text that was offered is taken
	}
	i.finish(s)
	if what == editWords && answers(s.answer(i.at)) {
		s.apply(s.comesBack(i.at)...)
	}
	if what == editOwner && s.answer(i.at).DecideBy == 0 {
		i.row++
		i.startEdit(s, editDecide, "")
	}
	return handled
}

// finish ends typing. What can be kept is kept; leaving a field loses no text.
func (i *interview) finish(s *session) {
	if i.edit == nil {
		return
	}
	_ = i.keep(s) // a value that is none yet stays unkept
	i.edit = nil
	s.seal()
}

// keep keeps what was typed of the kinds that are not kept while typing.
func (i *interview) keep(s *session) error {
	e := i.edit
	if e.what.live() {
		return nil
	}
	a, text := s.answer(i.at), strings.TrimSpace(string(e.field.text()))
	switch {
	case e.what == editReason && text == "":
		return errors.New("a reason is needed; esc leaves the answer as it was")
	case e.what == editReason:
		i.status(s, e.status, questionnaire.Safe(text))
		return nil
	case e.what == editDecide && text == "":
		a.DecideBy = 0
	case e.what == editDecide:
		m, err := questionnaire.ParseMonth(text)
		if err != nil {
			return err
		}
		a.DecideBy = m
	case text == "" && a.Status != questionnaire.Answered:
		return nil
	case text == "":
		a.Status, a.Value = questionnaire.Unanswered, questionnaire.Value{}
	default:
		v, err := i.question(s).ParseValue(text)
		if err != nil {
			return err
		}
		a.Status, a.Value, a.Reason, a.Parked = questionnaire.Answered, v, "", false
	}
	if before := s.answer(i.at); !sameAnswer(before, a) {
		s.setAnswer(a)
	}
	return nil
}

func sameAnswer(a, b questionnaire.Answer) bool {
	return a.Status == b.Status && a.Value.Equal(b.Value) && a.Reason == b.Reason && a.DecideBy == b.DecideBy
}

func (e *edit) keys() []binding {
	if e.what == editWords {
		return []binding{
			{keys: []string{"enter"}, short: "done", help: "done; all that is typed is kept"},
			{keys: []string{"ctrl+j"}, short: "new line", help: "start a new line"},
			{keys: []string{"ctrl+e"}, short: "editor", help: "go on in your editor"},
		}
	}
	if e.what.long() {
		return []binding{
			{keys: []string{"tab", "esc", "ctrl+s"}, short: "done", help: "done; all that is typed is kept"},
			{keys: []string{"ctrl+e"}, short: "editor", help: "go on in your editor"},
		}
	}
	return []binding{
		{keys: []string{"enter"}, short: "done", help: "keep it"},
		{keys: []string{"esc"}, short: "leave it", help: "leave it as it was"},
	}
}
