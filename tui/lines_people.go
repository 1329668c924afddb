package tui

import (
	"strings"

	"diligence/questionnaire"
)

// speakers returns who may speak; the last is somebody new.
func (t *talk) speakers() (list []item) {
	for _, r := range questionnaire.Roles {
		list = append(list, item{string(r), string(r)})
	}
	for _, p := range t.session.review.Respondents {
		list = append(list, item{p.ID, t.session.review.SpeakerName(questionnaire.Speaker(p.ID))})
	}
	return append(list, item{"new", "somebody new, by name and role"})
}

func (t *talk) speakerCalled(said string) bool { return indexOf(t.speakers(), said) >= 0 }

// speakAs changes who speaks.
func (t *talk) speakAs(said string) {
	s, list := t.session, t.speakers()
	n := -1
	if said != "" {
		if n = pickItem(list, said); n < 0 {
			t.sayf("Nobody here is called %q. Hint: as alone tells who may speak.", said)
			return
		}
	} else {
		t.sayf("Now %s speaks.", s.review.SpeakerName(s.speaker))
		chosen, ok := t.choose("Who speaks", list)
		if !ok {
			return
		}
		n = chosen
	}
	id := list[n].id
	if id == "new" {
		if id = t.newRespondent(); id == "" {
			return
		}
	}
	s.seal()
	s.speaker = questionnaire.Speaker(id)
	t.say("Answers now count as said by " + s.review.SpeakerName(s.speaker) + ".")
	if t.spot == t.spots.interview {
		t.tellQuestion()
	}
}

// newRespondent asks for a name and a role and returns the respondent's id, ""
// where nobody was added.
func (t *talk) newRespondent() string {
	s := t.session
	name, ok := t.ask("Name; Enter leaves it")
	if !ok || name == "" {
		return ""
	}
	var roles []item
	for _, r := range questionnaire.Roles {
		roles = append(roles, item{string(r), string(r)})
	}
	n, ok := t.choose("Role", roles)
	if !ok {
		return ""
	}
	p := questionnaire.Respondent{ID: s.review.FreeID("p"), Name: questionnaire.Trimmed(name), Role: questionnaire.Role(roles[n].id)}
	if !t.put(p) {
		return ""
	}
	return p.ID
}

// request asks for a document or an answer about the present question.
func (t *talk) request(what string) {
	s := t.session
	if what == "" {
		what, _ = t.ask("What is asked for; Enter leaves it")
	}
	if what == "" {
		return
	}
	from, _ := t.ask("From whom; Enter for nobody in particular")
	q := questionnaire.Request{
		ID: s.review.FreeID("q"), What: questionnaire.Trimmed(what), From: questionnaire.Trimmed(from),
		Question: t.interview.at, Due: t.month("By which month, such as 2027-03; Enter for none"), At: s.now().UTC(),
	}
	if t.put(q) {
		t.say("Asked for: " + q.What.Line() + ".")
	}
}

// month asks for a month until one is said, or nothing.
func (t *talk) month(prompt string) questionnaire.Month {
	for {
		said, ok := t.ask(prompt)
		if !ok || said == "" {
			return 0
		}
		m, err := readMonth("The month")(said)
		if err == nil {
			return m
		}
		t.refuse(err)
	}
}

// put checks and keeps a record.
func (t *talk) put(rec questionnaire.Record) bool {
	s := t.session
	change := s.review.Put(rec, s.speaker, s.now())
	if problems := s.q.Check(s.review, []questionnaire.Change{change}); len(problems) > 0 {
		t.refuse(problems[0])
		return false
	}
	s.apply(change)
	return true
}

// requests tells what was asked for, and takes what became of one.
func (t *talk) requests(string) {
	s := t.session
	if len(s.review.Requests) == 0 {
		t.say("Nothing was asked for yet. In the interview, request asks for something.")
		return
	}
	var list, states []item
	for _, q := range s.review.Requests {
		list = append(list, item{q.ID, s.requestWords(q)})
	}
	for _, r := range questionnaire.RequestStatuses {
		states = append(states, item{string(r), string(r)})
	}
	n, ok := t.choose("Of which is something to be noted", list)
	if !ok {
		return
	}
	q := s.review.Requests[n]
	state, ok := t.choose("It was", states)
	if !ok {
		return
	}
	q.Status, q.Reason = questionnaire.RequestStatus(states[state].id), ""
	if q.Status == questionnaire.RequestRefused {
		why, _ := t.ask("Why was it refused")
		q.Reason = questionnaire.Safe(why)
	}
	if t.put(q) {
		t.say(s.requestWords(q) + ".")
	}
}

// requestWords tells a request in a sentence.
func (s *session) requestWords(q questionnaire.Request) string {
	said := []string{q.What.Line()}
	if q.From != "" {
		said = append(said, "from "+q.From.Line())
	}
	if q.Due != 0 {
		said = append(said, "by "+questionnaire.FormatMonth(q.Due))
	}
	if q.Status == "" {
		q.Status = questionnaire.RequestOpen
	}
	said = append(said, string(q.Status))
	line := strings.Join(said, ", ")
	if q.Reason != "" {
		line += ": " + q.Reason.Line()
	}
	return line
}
