package tui

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// fewSpeakers is how many speakers one key walks through; among more one chooses.
const fewSpeakers = 4

// peopleCommands are those that say who speaks.
func (a *app) peopleCommands(add func(keys, short, help string, run func() tea.Cmd)) {
	add("r >", "", "let the next one speak: a person, or a role", a.nextSpeaker)
	add("@", "", "people: who answers, for which role, and whether blind", func() tea.Cmd { return a.people("") })
	for _, who := range a.session.speakers() {
		name := a.session.review.SpeakerName(who)
		add("", "", "speak as "+name, func() tea.Cmd { return a.speak(who) })
	}
}

// speakers returns who may speak: where people are named, they, roles that were
// spoken for without a name as far as one may see it, and the reviewer; else the
// roles.
func (s *session) speakers() []questionnaire.Speaker {
	var out []questionnaire.Speaker
	for _, p := range s.whole.Respondents {
		out = append(out, questionnaire.Speaker(p.ID))
	}
	for _, role := range questionnaire.Roles {
		if len(s.whole.Respondents) == 0 || role == questionnaire.RoleReviewer || s.spoke(questionnaire.Speaker(role)) {
			out = append(out, questionnaire.Speaker(role))
		}
	}
	return out
}

// resumeWithin is how lately the last answer was given where a conversation goes on
// that was broken off, and not another one begins.
const resumeWithin = 15 * time.Minute

// resume lets the one speak who gave the last answer, where that was a moment ago: a
// call goes on as it was, and where answers are given blind nobody reads, for a
// restart, what the reviewer reads. Several answers of one moment are a file's.
func (s *session) resume() {
	var last questionnaire.Answer
	several := false
	for _, said := range s.whole.Answers {
		for _, a := range said {
			switch {
			case a.At.After(last.At):
				last, several = a, false
			case a.At.Equal(last.At):
				several = true
			}
		}
	}
	who := last.Speaker()
	if ago := s.now().Sub(last.At); !several && ago >= 0 && ago <= resumeWithin && slices.Contains(s.speakers(), who) {
		s.speaker = who
	}
}

// spoke reports whether the speaker said anything that one may see.
func (s *session) spoke(who questionnaire.Speaker) bool {
	for _, said := range s.review.Answers {
		if _, ok := said[who]; ok {
			return true
		}
	}
	return false
}

// nextSpeaker lets the next one speak, or where there are many asks which.
func (a *app) nextSpeaker() tea.Cmd {
	list := a.session.speakers()
	if len(list) > fewSpeakers {
		a.pickSpeaker(list)
		return nil
	}
	n := slices.Index(list, a.session.speaker)
	return a.speak(list[(n+1)%len(list)])
}

func (a *app) pickSpeaker(list []questionnaire.Speaker) {
	var rows []pick
	at := 0
	for n, who := range list {
		sign := ""
		if who == a.session.speaker {
			sign, at = "speaks now", n
		}
		rows = append(rows, pick{
			label: a.session.review.SpeakerName(who), key: sign, hay: strings.ToLower(a.session.review.SpeakerName(who)),
			run: func() outcome { return outcome{handled: true, cmd: a.speak(who)} },
		})
	}
	p := newPicker("WHO", "Who speaks?", rows)
	p.at = (at + 1) % len(list)
	a.popup = p
}

// speak makes the speaker the one who answers.
func (a *app) speak(who questionnaire.Speaker) tea.Cmd {
	a.leave()
	a.session.hear(who)
	if a.session.veiled() && !tryable(a.tab) {
		a.tab, a.came = tabInterview, tabNone
	}
	a.screens[a.tab].enter(a.session, jump{})
	said := "answers now count as " + a.session.review.SpeakerName(who)
	if a.session.veiled() {
		said += "; what others said stays hidden until you answer"
	}
	return a.say(said)
}

// asked counts the questions in sight that the speaker's role is asked, and those
// of them the speaker answered; of the reviewer all are asked.
func (s *session) asked(who questionnaire.Speaker, area string) (done, all int) {
	role := s.review.SpeakersRole(who)
	for _, q := range s.visible {
		if s.hidden(q.ID) || area != "" && q.Area != area || role != questionnaire.RoleReviewer && !slices.Contains(q.Ask, role) {
			continue
		}
		all++
		if a := s.review.Answers[q.ID][who]; a.Status != questionnaire.Unanswered {
			done++
		}
	}
	return done, all
}

// progress returns how many questions of the area, of all for "", are in scope,
// and how many of them need nothing more: for the reviewer those with a position,
// for another speaker those that are asked of the role and that speaker answered.
func (s *session) progress(area string) (done, all int) {
	if s.role() != questionnaire.RoleReviewer {
		return s.asked(s.speaker, area)
	}
	for _, p := range s.result.Progress {
		if area == "" || p.Area == area {
			done, all = done+p.Answered, all+p.Visible
		}
	}
	return done, all
}
