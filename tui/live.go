package tui

import (
	"fmt"
	"maps"
	"time"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A live is a conversation under way.
type live struct {
	began time.Time
	why   bool            // why the question is asked is shown
	asked map[string]bool // follow-ups that were asked
}

func newLive(now time.Time) *live { return &live{began: now, asked: map[string]bool{}} }

// liveTick comes once a minute while the conversation that began then goes on.
type liveTick time.Time

// liveEvery is how often the time spent is drawn anew.
const liveEvery = time.Minute

// interview returns the screen on which questions are asked.
func (a *app) interview() *interview { return a.screens[tabInterview].(*interview) }

// startLive shows one question at a time, as read aloud in a conversation.
func (a *app) startLive() tea.Cmd {
	i := a.interview()
	a.show(jump{tab: tabInterview})
	a.came = tabNone
	if i.live != nil {
		return nil
	}
	i.focus = paneCard
	i.live = newLive(a.session.now())
	return tea.Batch(a.later(liveEvery, liveTick(i.live.began)), a.say("live: a capital letter begins a note; esc ends it"))
}

// ticked draws the time anew while the same conversation goes on.
func (a *app) ticked(of time.Time) (cmd tea.Cmd, changed bool) {
	if a.session == nil || a.interview().live == nil || !a.interview().live.began.Equal(of) {
		return nil, false
	}
	return a.later(liveEvery, liveTick(of)), true
}

// endLive goes back to the panes and says how it went.
func (i *interview) endLive(s *session) outcome {
	p := i.pace(s)
	i.live = nil
	said := "the conversation took " + minutes(p.spent) + ", for " + count(p.done, "core question")
	if l := s.loose().String(); l != "" {
		said += "; c lists what is left: " + l
	}
	return toasted(said)
}

// A pace is how a conversation goes.
type pace struct {
	spent      time.Duration
	done, open int // core questions in scope: settled since it began, and still waiting
}

// pace counts what the present conversation came to.
func (i *interview) pace(s *session) pace {
	p := pace{spent: s.now().Sub(i.live.began)}
	for _, q := range s.visible {
		if q.Depth != questionnaire.DepthCore || s.hidden(q.ID) {
			continue
		}
		switch {
		case s.waits(q):
			p.open++
		case s.any(q.ID, func(a questionnaire.Answer) bool {
			return a.Status != questionnaire.Unanswered && !a.At.Before(i.live.began)
		}):
			p.done++
		}
	}
	return p
}

// left returns how long the open questions take at this pace; it is not known
// before the first is settled.
func (p pace) left() (d time.Duration, known bool) {
	if p.done == 0 {
		return 0, false
	}
	return p.spent / time.Duration(p.done) * time.Duration(p.open), true
}

func (p pace) String() string {
	text := minutes(p.spent) + " spent · " + count(p.done, "core question") + " settled · "
	left, known := p.left()
	switch {
	case p.open == 0:
		return text + "no core question waits"
	case !known:
		return text + fmt.Sprintf("%d to go", p.open)
	}
	return text + fmt.Sprintf("%d to go, about %s at this pace", p.open, minutes(left))
}

// short says the same in little room.
func (p pace) short() string {
	left, known := p.left()
	text := fmt.Sprintf("%s · %d core to go", minutes(p.spent), p.open)
	if known && p.open > 0 {
		text += " ~" + minutes(left)
	}
	return text
}

// minutes rounds a time to minutes.
func minutes(d time.Duration) string {
	switch n := int((d + 30*time.Second) / time.Minute); {
	case n >= 60:
		return fmt.Sprintf("%d h %d min", n/60, n%60)
	default:
		return fmt.Sprintf("%d min", n)
	}
}

// A followUp is what a finding that just appeared says to ask.
type followUp struct {
	finding questionnaire.Finding
	ask     string
}

// followUps returns what to ask after the latest answer and was not asked yet,
// each once.
func (i *interview) followUps(s *session) (list []followUp) {
	offered := maps.Clone(i.live.asked)
	for _, f := range s.result.Findings {
		if !s.fresh[f.Key()] || !isOpen(f) {
			continue
		}
		for _, ask := range f.Ask {
			if !offered[ask] {
				offered[ask] = true
				list = append(list, followUp{f, ask})
			}
		}
	}
	return list
}

// askNext writes the first follow-up into the note, for the reply to be typed.
func (i *interview) askNext(s *session) outcome {
	list := i.followUps(s)
	if len(list) == 0 {
		return toasted("the latest answer brought no follow-up")
	}
	i.live.asked[list[0].ask] = true
	return i.beginNote(s, list[0].ask+"\n")
}

// beginNote goes on with the shared note on a line of its own.
func (i *interview) beginNote(s *session, text string) outcome {
	i.startEdit(s, editNote, "")
	if v := i.edit.field.value(); v != "" && v[len(v)-1] != '\n' {
		text = "\n" + text
	}
	i.edit.field.paste(questionnaire.Safe(text))
	i.changed(s)
	return handled
}

// liveKey handles a key of the conversation. Keys that move stay keys, some small
// letters are commands, and any other letter, each capital one among them, is the
// first of a note: a sentence never runs through the commands.
func (i *interview) liveKey(k tea.KeyPressMsg, s *session) outcome {
	key := k.String()
	switch key {
	case "esc":
		return i.endLive(s)
	case "y":
		i.live.why = !i.live.why
		return handled
	case "a":
		return i.askNext(s)
	case "t":
		if q, _ := i.mostTelling(s); q != nil {
			return i.goTo(s, q.ID)
		}
		return toasted("no open question would settle a rule")
	case "g":
		return i.request(s)
	case "h", "j", "k", "l", "m", "o", "z", "tab", "shift+tab":
	case "i":
		if len(i.question(s).Options) == 0 {
			i.startInput(s, "")
			return handled
		}
	case "r", "u", "q":
		return unhandled
	default:
		if first, _ := utf8.DecodeRuneInString(k.Text); unicode.IsUpper(first) {
			break
		}
		if out := i.cardKey(key, s); out.handled {
			return out
		}
		if out := i.walkKey(key, s); out.handled {
			return out
		}
		if out := i.answerKey(key, s); out.handled {
			return out
		}
	}
	if first, _ := utf8.DecodeRuneInString(k.Text); k.Text != "" && unicode.IsLetter(first) {
		return i.beginNote(s, k.Text)
	}
	return unhandled
}

// liveKeys are the bindings of the conversation.
func (i *interview) liveKeys(s *session) []binding {
	q := i.question(s)
	answer := binding{[]string{"enter"}, "answer", "write the answer; where there is one, go on"}
	if n := min(len(q.Options), 9); n > 0 {
		answer = binding{[]string{"1-" + string(rune('0'+n))}, "choose", "choose an option by its number"}
	}
	return []binding{
		answer,
		{[]string{"s"}, "next", "the next question that waits and is not parked"},
		{[]string{"A-Z"}, "note", ""},
		{[]string{"y"}, "why", "why it is asked, or hide that"},
		{[]string{"b"}, "park", "park the question, to come back to it"},
		{[]string{"c"}, "come back", "what to come back to: parked, flagged, withheld, requested"},
		{[]string{"a"}, "ask", "ask the follow-up of a finding that just appeared: it goes into the note"},
		{[]string{"t"}, "telling", "go to the answer that would settle the most rules"},
		{[]string{"esc"}, "end", "end the conversation"},
		{[]string{"n"}, "", "write a note, which may be exported; a capital letter begins one too"},
		{[]string{"p"}, "", "write a private note, which leaves in no export but a private one"},
		{[]string{"f"}, "", "flag for follow-up, or take the flag away"},
		{[]string{"d"}, "", "answer: do not know"},
		{[]string{"x"}, "", "answer: not applicable, with a reason"},
		{[]string{"w"}, "", "answer: withheld, with a reason"},
		{[]string{"v"}, "", "how well the answer is shown: claimed, shown, document seen, verified"},
		{[]string{"e"}, "", "write down what was shown as evidence"},
		{[]string{"g"}, "get", "ask for a document: what, from whom, by when"},
		{[]string{"right"}, "", "next question"}, {[]string{"left"}, "", "question before"},
		{[]string{"]"}, "", "next area"}, {[]string{"["}, "", "area before"},
		{[]string{"up", "down"}, "", "move between the options"},
		{[]string{"backspace", "delete"}, "", "take the answer away"},
		{[]string{"ctrl+e"}, "", "write the note in your editor"},
	}
}
