//go:build unix

package main

import (
	"fmt"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// An hour's interview runs from the keyboard alone: every core question is answered
// as people speak, with notes, private notes, flags, evidence, requests, questions
// put off and taken up again, and those who answer taking turns. Each key shows what
// it does before the next one is pressed, and what was typed is there at the end.
func TestAnHourFromTheKeyboard(t *testing.T) {
	if testing.Short() {
		t.Skip("it presses a thousand keys, each seen before the next")
	}
	t.Parallel()
	m := newMachine(t)
	m.does(t, "new", "Kestrel")
	h := newHour(t, m.start(t, 80, 24, "open", "Kestrel", "--no-mouse"))
	h.begin()
	for n := 0; h.at != nil; n++ {
		h.asks(n)
		h.next()
	}
	h.workDown()
	h.x.quits("<ctrl+c>")
	h.kept(m.stored(t, "Kestrel"))
	t.Logf("%d answers: %d keys besides what was typed, %d letters typed", h.answers, h.pressed, h.typed)
	if h.pressed > 5*h.answers {
		t.Errorf("%d keys for %d answers are too many to press while somebody speaks", h.pressed, h.answers)
	}
}

// An hour is a call, as the one who asks sees it.
type hour struct {
	t    *testing.T
	x    *terminal
	core []*questionnaire.Question
	at   *questionnaire.Question // on the screen; nil once none waits

	speakers               []questionnaire.Speaker // the one who speaks first
	notes                  map[string]string       // what was typed, by question and who spoke
	private                map[string]string
	answers                int
	pressed, typed         int
	flags, parks, requests int
}

func newHour(t *testing.T, x *terminal) *hour {
	t.Helper()
	q, err := questionnaire.Builtin()
	must(t, err)
	h := &hour{t: t, x: x, notes: map[string]string{}, private: map[string]string{}}
	for question := range q.All {
		if question.Depth == questionnaire.DepthCore {
			h.core = append(h.core, question)
		}
	}
	return h
}

// press presses one key and waits for what it shows.
func (h *hour) press(key, shows string) {
	h.t.Helper()
	h.pressed++
	h.x.keys(key)
	h.x.await(fmt.Sprintf("%s should show %q", key, shows), func(s string) bool { return strings.Contains(flat(s), shows) })
}

// flat is a screen with its rows behind one another.
func flat(screen string) string { return strings.Join(strings.Fields(screen), " ") }

// types types a text, each letter seen before the next.
func (h *hour) types(text string) {
	h.t.Helper()
	for n := range text {
		h.typed++
		h.x.keys(text[n : n+1])
		want := strings.TrimSpace(text[:n+1])
		h.x.await("the letters of "+text+" should show", func(s string) bool { return strings.Contains(s, want) })
	}
}

// look finds the question that is on the screen.
func (h *hour) look(screen string) *questionnaire.Question {
	screen = flat(screen)
	for _, q := range h.core {
		if strings.Contains(screen, q.Text) {
			return q
		}
	}
	return nil
}

// begin lets two people in and starts the conversation on core questions.
func (h *hour) begin() {
	h.t.Helper()
	h.x.sees("▸Interview", "QUESTION")
	for _, p := range [][2]string{{"Oru", "b"}, {"Bea", "t"}} {
		h.press("@", "PEOPLE")
		h.press("a", "Add a person")
		h.types(p[0])
		h.press("<enter>", "For whom does "+p[0])
		h.press(p[1], "added: "+p[0])
		h.press("<esc>", "QUESTION")
	}
	h.press("A", "LIVE")
	h.press("<space>", "COMMAND")
	h.press("C", "core questions only")
	h.speakers = []questionnaire.Speaker{questionnaire.RoleReviewer, "p1", "p2"}
	h.turn()
	h.x.await("a core question should show", func(s string) bool { h.at = h.look(s); return h.at != nil })
}

// turn lets the next one speak.
func (h *hour) turn() {
	h.t.Helper()
	h.speakers = append(h.speakers[1:], h.speakers[0])
	name := map[questionnaire.Speaker]string{questionnaire.RoleReviewer: "reviewer", "p1": "Oru", "p2": "Bea"}[h.speakers[0]]
	h.press(">", "answers now count as "+name)
}

// next goes to the question that waits next, for the reviewer in the end.
func (h *hour) next() {
	h.t.Helper()
	before, none := h.at, "no question in scope is waiting"
	h.pressed++
	h.x.keys("<tab>")
	done := false
	h.x.await("tab should go on from "+before.ID, func(s string) bool {
		h.at = h.look(s)
		done = strings.Contains(flat(s), none)
		return done || h.at != nil && h.at != before
	})
	switch {
	case done && h.speakers[0] == questionnaire.RoleReviewer:
		h.at = nil
	case done:
		h.at = before
		h.turn()
		h.next()
	}
}

// asks hears what is said to the question, and notes it.
func (h *hour) asks(n int) {
	h.t.Helper()
	if n%10 == 9 {
		h.turn()
		if h.at.Options != nil && strings.Contains(h.x.text(), "•)") {
			return // this one has said so already
		}
	}
	about := h.at.ID + "/" + string(h.speakers[0])
	if n%12 == 7 && h.parks < 5 {
		h.press(",", "~ parked")
		h.parks++
		return
	}
	h.answer()
	if n%3 == 1 && h.notes[about] == "" && h.at.Kind != questionnaire.KindText {
		h.notes[about] = fmt.Sprintf("they say it holds, note %d", n)
		h.types(h.notes[about])
		h.press("<tab>", " LIVE ")
	}
	if n%8 == 3 {
		h.press("(", "PRIVATE NOTE")
		h.private[about] = fmt.Sprintf("unsure of it, %d", n)
		h.types(h.private[about])
		h.press("<tab>", " LIVE ")
	}
	if n%9 == 4 {
		h.press("!", "! flagged")
		h.flags++
	}
	if n%15 == 6 && h.requests < 4 {
		h.request(n)
	}
}

// answer gives the answer the way its question takes it.
func (h *hour) answer() {
	h.t.Helper()
	h.answers++
	switch h.at.Kind {
	case questionnaire.KindChoice:
		h.press("2", "2 (•) "+h.at.Options[1].Label)
	case questionnaire.KindMulti:
		h.press("1", "1 [✓] "+h.at.Options[0].Label)
	default:
		text := map[questionnaire.Kind]string{
			questionnaire.KindNumber: "3", questionnaire.KindMoney: "2.5M", questionnaire.KindMonth: "2027-03", questionnaire.KindText: "as said on the call",
		}[h.at.Kind]
		h.types(text)
		h.press("<enter>", " LIVE ")
	}
}

// request asks for a document.
func (h *hour) request(n int) {
	h.t.Helper()
	h.requests++
	h.press("<space>", "COMMAND")
	h.press("R", "Ask for a document")
	h.types(fmt.Sprintf("report %d", n))
	h.press("<enter>", "From whom")
	h.press("<enter>", "By which month")
	h.press("<enter>", "asked for")
}

// workDown comes back to what was put off, and to the documents.
func (h *hour) workDown() {
	h.t.Helper()
	for range h.parks {
		h.press("<lt>", "COME BACK")
		if !strings.Contains(h.x.text(), " parked ") {
			h.press("<esc>", " LIVE ")
			break
		}
		h.pressed++
		h.x.keys("<enter>")
		h.x.await("the question that was put off should show", func(s string) bool {
			h.at = h.look(s)
			return h.at != nil && strings.Contains(s, "~ parked")
		})
		h.answer()
		h.x.loses("~ parked")
	}
	h.press("<space>", "COMMAND")
	h.press("D", "Documents asked for")
	for n := range h.requests {
		if n%2 == 0 {
			h.press("c", "✓ received")
			continue
		}
		h.press("x", "For what reason?")
		h.types("counsel holds it")
		h.press("<enter>", "× refused")
	}
	h.press("<esc>", " LIVE ")
	h.press("<esc>", "the conversation took")
}

// kept holds that nothing of it is lost.
func (h *hour) kept(r *questionnaire.Review) {
	h.t.Helper()
	flags, parked, closed := 0, 0, 0
	for question, said := range r.Answers {
		for who, a := range said {
			about := question + "/" + string(who)
			if string(a.Note) != h.notes[about] || string(a.Private) != h.private[about] {
				h.t.Errorf("%s: the notes are %q and %q, not %q and %q", about, a.Note, a.Private, h.notes[about], h.private[about])
			}
			if a.Flag {
				flags++
			}
			if a.Parked {
				parked++
			}
		}
	}
	for _, q := range r.Requests {
		if q.Status == questionnaire.RequestReceived || q.Reason == "counsel holds it" {
			closed++
		}
	}
	if flags != h.flags || parked != 0 || closed != h.requests || h.requests == 0 || h.parks == 0 {
		h.t.Errorf("%d flags of %d, %d still parked, %d requests closed of %d", flags, h.flags, parked, closed, h.requests)
	}
	for _, q := range h.core {
		if !h.answered(r, q.ID) {
			h.t.Errorf("%s was not answered", q.ID)
		}
	}
}

// answered reports whether the question has an answer, or is out of scope.
func (h *hour) answered(r *questionnaire.Review, id string) bool {
	for _, a := range r.Answers[id] {
		if a.Status == questionnaire.Answered {
			return true
		}
	}
	q, err := questionnaire.Builtin()
	must(h.t, err)
	return q.Evaluate(r, questionnaire.MonthOf(r.Created)).Positions[id].Hidden
}
