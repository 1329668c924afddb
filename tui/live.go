package tui

import (
	"fmt"
	"maps"
	"time"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A live is a conversation under way.
type live struct {
	began time.Time
	from  time.Time       // when it was begun, or begun again
	rest  time.Duration   // for how long it was ended meanwhile
	why   bool            // why the question is asked is shown
	asked map[string]bool // follow-ups that were asked
	menu  bool            // the next letter is a command
	trail []string        // the questions one came from
	left  time.Time       // when it was ended
}

func newLive(now time.Time) *live { return &live{began: now, from: now, asked: map[string]bool{}} }

// liveTick comes once a minute while the conversation that goes on from then does.
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
	said := "type, and it is a note; tab goes on; esc ends it"
	if i.live = i.ended; i.live != nil && a.session.now().Sub(i.live.left) <= resumeWithin {
		i.live.rest += a.session.now().Sub(i.live.left)
		i.live.from = a.session.now()
		said = "the conversation goes on"
	} else {
		i.live = newLive(a.session.now())
	}
	return tea.Batch(a.later(liveEvery, liveTick(i.live.from)), a.say(said))
}

// ticked draws the time anew while the same conversation goes on.
func (a *app) ticked(of time.Time) (cmd tea.Cmd, changed bool) {
	if a.session == nil || a.interview().live == nil || !a.interview().live.from.Equal(of) {
		return nil, false
	}
	return a.later(liveEvery, liveTick(of)), true
}

// endLive goes back to the panes and says how it went.
func (i *interview) endLive(s *session) outcome {
	p := i.pace(s)
	i.live.left = s.now()
	i.live, i.ended = nil, i.live
	said := "the conversation took " + minutes(p.spent) + ", for " + count(p.done, "core question") + "; A goes on with it"
	if l := s.loose().String(); l != "" {
		said += "; < lists what is left: " + l
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
	p := pace{spent: s.now().Sub(i.live.began) - i.live.rest}
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

// A pace is told once it is one: of one answer, or of the first moments, it would
// leap with every key.
const (
	paceAnswers = 3
	paceTime    = 2 * time.Minute
)

// left returns how long the open questions take at this pace, to five minutes where
// that is more than half an hour.
func (p pace) left() (d time.Duration, known bool) {
	if p.done < paceAnswers || p.spent < paceTime {
		return 0, false
	}
	d = p.spent / time.Duration(p.done) * time.Duration(p.open)
	if d > 30*time.Minute {
		d = d.Round(5 * time.Minute)
	}
	return d, true
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
