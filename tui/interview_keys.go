package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

func (i *interview) key(k tea.KeyPressMsg, s *session) outcome {
	if i.question(s) == nil {
		return unhandled
	}
	if i.edit != nil {
		return i.editKey(k, s)
	}
	switch {
	case i.founder:
		return i.founderKey(k, s)
	case i.live != nil:
		return i.liveKey(k, s)
	}
	name := meant(k.String())
	if out := i.paneKey(name, s); out.handled {
		return out
	}
	if out := i.walkKey(name, s); out.handled {
		return out
	}
	return i.answerKey(name, s)
}

// paneKey handles what moves within and between panes.
func (i *interview) paneKey(key string, s *session) outcome {
	switch key {
	case "tab":
		i.turnFocus(1)
		return handled
	case "shift+tab":
		i.turnFocus(-1)
		return handled
	}
	switch i.focus {
	case paneOutline:
		return i.outlineKey(key, s)
	case paneFindings:
		return i.sideKey(key, s)
	}
	return i.cardKey(key, s)
}

// turnFocus gives the keys to the next pane in sight.
func (i *interview) turnFocus(by int) {
	order := i.lay.panes()
	for n, p := range order {
		if p == i.focus {
			i.focus = order[(n+by+len(order))%len(order)]
			return
		}
	}
	i.focus = paneCard
}

func (i *interview) outlineKey(key string, s *session) outcome {
	switch key {
	case "up", "k":
		return i.step(s, -1)
	case "down", "j":
		return i.step(s, 1)
	case "pgup", "ctrl+u":
		return i.toArea(s, -1)
	case "pgdown", "ctrl+d":
		return i.toArea(s, 1)
	case "enter", "right", "l", "esc":
		i.focus = paneCard
		return handled
	}
	return unhandled
}

func (i *interview) sideKey(key string, s *session) outcome {
	switch key {
	case "up", "k":
		i.side.at--
	case "down", "j":
		i.side.at++
	case "esc", "left", "h":
		i.focus = paneCard
	case "enter":
		if items := sideItems(s, i.at); i.side.at < len(items) {
			s.jump = jump{finding: items[i.side.at].finding.Key()}
		}
	default:
		return unhandled
	}
	return handled
}

func (i *interview) cardKey(key string, s *session) outcome {
	switch key {
	case "up", "k":
		i.moveRow(s, -1)
	case "down", "j":
		i.moveRow(s, 1)
	case "pgup", "ctrl+u":
		i.card.scrollBy(-max(i.card.height-2, 1))
	case "pgdown", "ctrl+d":
		i.card.scrollBy(max(i.card.height-2, 1))
	case "enter":
		return i.act(s, true)
	case "space":
		return i.act(s, false)
	case "left", "h":
		return i.step(s, -1)
	case "right", "l":
		return i.step(s, 1)
	default:
		return unhandled
	}
	return handled
}

// moveRow moves the highlight; past the last row the card scrolls.
func (i *interview) moveRow(s *session, by int) {
	q := i.question(s)
	last := len(s.cardRows(q, i.shownAnswer(s, q))) - 1
	if n := i.row + by; n >= 0 && n <= last {
		i.row, i.card.follow = n, true
		return
	}
	i.card.scrollBy(by)
}

// walkKey handles what goes to another question, whatever pane has the keys.
func (i *interview) walkKey(key string, s *session) outcome {
	switch key {
	case "s":
		return i.next(s, "no question in scope is waiting; < lists what was parked", func(q *questionnaire.Question) bool {
			return s.waits(q) && !s.parked(q.ID)
		})
	case "m":
		return i.next(s, "no other question is flagged", func(q *questionnaire.Question) bool { return s.flagged(q.ID) })
	case "t":
		return i.nextTelling(s)
	case "[":
		return i.toArea(s, -1)
	case "]":
		return i.toArea(s, 1)
	case "home", "g", "end", "G":
		list := i.walk(s)
		if len(list) == 0 {
			return handled
		}
		if key == "home" || key == "g" {
			return i.goTo(s, list[0].ID)
		}
		return i.goTo(s, list[len(list)-1].ID)
	case "C":
		i.core = !i.core
		if i.core {
			return toasted("core questions only; C brings the others back")
		}
		return toasted("all questions")
	case "O":
		return i.askFilter(s)
	case "esc":
		if i.filtered() {
			return i.showAll()
		}
	case "z":
		i.outline.unfolded = !i.outline.unfolded
		return handled
	}
	return unhandled
}

// answerKey handles what answers the question.
func (i *interview) answerKey(key string, s *session) outcome {
	q := i.question(s)
	if len(key) == 1 && key >= "0" && key <= "9" || key == "-" && len(q.Options) == 0 {
		return i.digit(s, q, key)
	}
	switch key {
	case "f":
		s.toggle(q.ID, flagOf)
	case "b":
		return i.park(s)
	case "v":
		return i.raise(s)
	case "c":
		return i.comeBack(s)
	case "R":
		return i.request(s)
	case "D":
		return outcome{handled: true, ask: i.requests(s)}
	case "d":
		i.status(s, questionnaire.DoNotKnow, "")
	case "x":
		i.startEdit(s, editReason, questionnaire.NotApplicable)
	case "w":
		i.startEdit(s, editReason, questionnaire.Withheld)
	case "n":
		i.startEdit(s, editNote, "")
	case "p":
		i.startEdit(s, editPrivate, "")
	case "e":
		i.startEdit(s, editEvidence, "")
	case "i":
		i.startInput(s, "")
	case "a", "o":
		return i.toRecords(s, key == "a")
	case "backspace", "delete":
		i.status(s, questionnaire.Unanswered, "")
	case "y":
		return outcome{handled: true, cmd: tea.SetClipboard(i.spoken(s)), toast: "question and answer sent to the terminal's clipboard"}
	case "ctrl+e":
		i.startEdit(s, editNote, "")
		return i.openEditor(s)
	default:
		return unhandled
	}
	return handled
}

// spoken returns the question and its answer as text; nothing private.
func (i *interview) spoken(s *session) string {
	q := i.question(s)
	lines := []string{q.Text}
	a := s.answer(q.ID)
	if a.Status != questionnaire.Unanswered {
		lines = append(lines, s.say(q, a))
	}
	if a.Note != "" {
		lines = append(lines, string(a.Note))
	}
	return strings.Join(lines, "\n")
}

func (i *interview) keys(s *session) []binding {
	if i.edit != nil {
		return i.edit.keys()
	}
	b := func(keys, short, help string) binding {
		return binding{keys: strings.Fields(keys), short: short, help: help}
	}
	q := i.question(s)
	switch {
	case q == nil:
		return nil
	case i.founder:
		return i.founderKeys(s)
	case i.live != nil:
		return i.liveKeys(s)
	}
	var out []binding
	switch {
	case i.focus == paneFindings:
		out = append(out, b("enter", "open", "open the finding"), b("up", "choose", ""))
	case len(q.Options) > 0:
		n := min(len(q.Options), 9)
		out = append(out, binding{keys: []string{"1-" + string(rune('0'+n))}, short: "choose", help: "choose an option by its number"}, b("enter", "go on", "choose what is highlighted; on what is chosen, go on"))
	default:
		out = append(out, b("i", "answer", ""), b("enter", "go on", "answer; where there is an answer, go on"))
	}
	out = append(out, recordKeys(q)...)
	return append(out,
		b("n", "note", "write a note, which may be exported"),
		b("p (", "private", "write a private note, which leaves in no export but a private one"),
		b("f !", "flag", "flag for follow-up, or take the flag away"),
		b("s", "skip", "skip to the next question that waits for an answer"),
		b("d .", "don't know", "answer: do not know"),
		b("x _", "n/a", "answer: not applicable, with a reason"),
		b("w *", "withheld", "answer: withheld, with a reason"),
		b("t", "telling", "go to the answer that would settle the most rules"),
		b("m", "", "go to the next flagged question"),
		b("b ,", "park", "park the question, to come back to it, or take that away"),
		b("c <", "come back", "what to come back to: parked, flagged, withheld, requested"),
		b("e", "", "write down what was shown as evidence"),
		b("v +", "", "how well the answer is shown: claimed, shown, document seen, verified"),
		b("R", "", "ask for a document: what, from whom, by when"),
		b("D", "", "documents asked for, and what was withheld"),
		b("i", "", "type or change the answer of a number, month or text question"),
		b("space", "", "choose or untick what is highlighted; change the owner or month of a plan"),
		b("backspace delete", "", "take the answer away"),
		b("right l", "", "next question"), b("left h", "", "question before"),
		b("]", "", "next area"), b("[", "", "area before"),
		b("home g", "", "first question"), b("end G", "", "last question"),
		b("tab", "", "next pane"), b("shift+tab", "", "pane before"),
		b("up k", "", "up"), b("down j", "", "down"),
		b("pgup ctrl+u", "", "scroll up"), b("pgdown ctrl+d", "", "scroll down"),
		b("C", "", "walk core questions only, or all"),
		b("O", "only", "walk only some questions: unanswered, flagged, with a finding …"),
		b("z", "", "unfold all areas of the outline, or only the present one"),
		b("y", "", "copy question and answer to the terminal's clipboard"),
		b("ctrl+e", "", "write the note in your editor"),
	)
}
