package tui

import (
	"cmp"
	"strings"

	"diligence/questionnaire"
)

// request asks for a document or an answer about the present question.
func (t *talk) request(what string) {
	s := t.session
	r := questionnaire.Request{ID: s.whole.FreeID("q"), Question: t.interview.at, What: questionnaire.Trimmed(what)}
	if s.role() != questionnaire.RoleReviewer {
		r.From = questionnaire.Safe(s.review.SpeakerName(s.speaker))
	}
	if r, ok := t.askFor(r, what == ""); ok && t.put(r) {
		t.say("Asked for: " + s.requestWords(r) + ".")
	}
}

// askFor hears the parts of a request, what is asked for only where that is wanted.
func (t *talk) askFor(r questionnaire.Request, what bool) (questionnaire.Request, bool) {
	if what {
		said, ok := t.ask("What is asked for; Enter leaves " + cmp.Or(r.What.Line(), "it"))
		if said != "" {
			r.What = questionnaire.Trimmed(said)
		}
		if !ok || r.What == "" {
			return r, false
		}
	}
	if said, _ := t.ask(keeping("From whom", r.From.Line())); said == textNone {
		r.From = ""
	} else if said != "" {
		r.From = questionnaire.Trimmed(said)
	}
	due := ""
	if r.Due != 0 {
		due = questionnaire.FormatMonth(r.Due)
	}
	if m, given := t.month(keeping("By which month, such as 2027-03", due)); given {
		r.Due = m
	}
	r.At = t.session.now().UTC()
	return r, true
}

// keeping says in a prompt what Enter leaves.
func keeping(prompt, now string) string {
	if now == "" {
		return prompt + "; Enter leaves it out"
	}
	return prompt + "; Enter leaves " + now + ", a dash empties it"
}

// month asks for a month until one is said, a dash for none, or nothing, which is
// not given.
func (t *talk) month(prompt string) (m questionnaire.Month, given bool) {
	for {
		said, ok := t.ask(prompt)
		if !ok || said == "" || said == textNone {
			return 0, said == textNone
		}
		m, err := readMonth("The month")(said)
		if err == nil {
			return m, true
		}
		t.refuse(err)
	}
}

// requests tells what was asked for, and changes one of it.
func (t *talk) requests() {
	s := t.session
	seen := s.review.Requests
	if len(seen) == 0 {
		t.say("Nothing was asked for yet. In the interview, request asks for something.")
		return
	}
	var list []item
	for _, r := range seen {
		label := s.requestWords(r)
		if q := s.q.Question(r.Question); q != nil {
			label += "; for " + q.Title
		}
		list = append(list, item{r.ID, ended(label)})
	}
	n, ok := t.choose("Of which is something to be noted", list)
	if !ok {
		return
	}
	var states []item
	for _, r := range questionnaire.RequestStatuses {
		states = append(states, item{string(r), string(r)})
	}
	states = append(states, item{"change", "change what is asked for, from whom or by when"},
		item{"question", "go to its question"}, item{"remove", "remove it"})
	if state, ok := t.choose("It was, or is to be", states); ok {
		t.noteRequest(seen[n], states[state].id)
	}
}

// noteRequest notes what became of a request, or changes it.
func (t *talk) noteRequest(r questionnaire.Request, what string) {
	s := t.session
	switch what {
	case "question":
		if s.q.Question(r.Question) == nil {
			t.say("It was asked for no one question.")
			return
		}
		t.follow(jump{question: r.Question})
		return
	}
	r, _ = s.whole.Get(r.Key()).(questionnaire.Request) // with what the speaker may not see of it
	switch what {
	case "remove":
		s.remove(r.Key())
		t.say("Removed: " + r.What.Line() + ". Undo brings it back.")
		return
	case "change":
		var ok bool
		if r, ok = t.askFor(r, true); !ok {
			return
		}
	default:
		r.Status, r.Reason = questionnaire.RequestStatus(what), ""
		if r.Status == questionnaire.RequestRefused {
			why, _ := t.ask("Why was it refused")
			r.Reason = questionnaire.Safe(why)
		}
	}
	if t.put(r) {
		t.say(capital(s.requestWords(r)) + ".")
	}
}

// requestWords tells a request in a sentence.
func (s *session) requestWords(r questionnaire.Request) string {
	said := []string{r.What.Line()}
	if by := fromBy(r); by != "" {
		said = append(said, by)
	}
	line := strings.Join(append(said, string(r.Standing())), ", ")
	if r.Reason != "" {
		line += ": " + strings.TrimSuffix(r.Reason.Line(), ".")
	}
	return line
}
