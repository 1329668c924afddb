package tui

import (
	"fmt"

	"diligence/questionnaire"
)

// whoMay returns who may speak; the last is somebody new.
func (t *talk) whoMay() (list []item) {
	for _, r := range questionnaire.Roles {
		list = append(list, item{string(r), string(r)})
	}
	for _, p := range t.session.review.Respondents {
		list = append(list, item{p.ID, t.session.review.SpeakerName(questionnaire.Speaker(p.ID))})
	}
	return append(list, item{"new", "somebody new, by name and role"})
}

// speakerCalled reports whether a person or a role was said, by an id or by three
// letters of a name at least.
func (t *talk) speakerCalled(said string) bool {
	list := t.whoMay()
	return indexOf(list, said) >= 0 || len(said) >= 3 && pickItem(list, said) >= 0
}

// speakAs changes who speaks.
func (t *talk) speakAs(said string) {
	s, list := t.session, t.whoMay()
	n := -1
	if said != "" {
		if n = pickItem(list, said); n < 0 {
			t.refuse(questionnaire.Problem{What: "nobody here is called " + quoted(said), Hint: "as alone tells who may speak"})
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
	t.nowSpeaks(questionnaire.Speaker(id))
}

// nowSpeaks makes the speaker the one who answers. What was known to another is
// not told as news.
func (t *talk) nowSpeaks(who questionnaire.Speaker) {
	s := t.session
	t.news()
	s.hear(who)
	t.know()
	t.finding, t.refs = "", nil
	line := "Answers now count as said by " + s.review.SpeakerName(who) + "."
	if s.veiled() {
		line += " They are given blind: what others said to a question is told once it is answered. What was told before still stands in this window."
	}
	t.say(line)
	if t.spot == t.spots.interview || t.spot == t.spots.founder {
		t.tellQuestion()
	}
}

// newRespondent asks for a name and a role and returns the respondent's id, ""
// where nobody was added.
func (t *talk) newRespondent() string {
	name, ok := t.ask("Name; Enter leaves it")
	if !ok || name == "" {
		return ""
	}
	role, ok := t.chooseRole()
	if !ok {
		return ""
	}
	p := questionnaire.Respondent{ID: t.session.whole.FreeID("p"), Name: questionnaire.Trimmed(name), Role: role}
	if !t.put(p) {
		return ""
	}
	return p.ID
}

func (t *talk) chooseRole() (questionnaire.Role, bool) {
	var roles []item
	for _, r := range questionnaire.Roles {
		roles = append(roles, item{string(r), string(r)})
	}
	n, ok := t.choose("Role", roles)
	return questionnaire.Roles[n], ok
}

// put checks and keeps a record.
func (t *talk) put(rec questionnaire.Record) bool {
	s := t.session
	change := s.whole.Put(rec, s.speaker, s.now())
	if problems := s.q.Check(s.whole, []questionnaire.Change{change}); len(problems) > 0 {
		t.refuse(problems[0])
		return false
	}
	s.apply(change)
	return true
}

// people tells who answers and how far each is, and changes one of them.
func (t *talk) people() {
	s := t.session
	t.say(blindWords(s.whole.Info.Blind))
	var list []item
	for _, who := range s.speakers() {
		label := s.review.SpeakerName(who)
		if !s.veiled() || who == s.speaker { // how much another said is theirs too
			done, all := s.asked(who, "")
			label += fmt.Sprintf(", answered %d of %d", done, all)
		}
		if who == s.speaker {
			label += ", speaks now"
		}
		list = append(list, item{string(who), label + "."})
	}
	if len(s.whole.Respondents) == 0 {
		t.say("Nobody needs a name: one who reviews alone answers as reviewer.")
	}
	list = append(list, item{"new", "Add somebody, by name and role."})
	n, ok := t.choose("Change whom", list)
	if !ok {
		return
	}
	if list[n].id == "new" {
		if id := t.newRespondent(); id != "" {
			t.say("Added: " + s.review.SpeakerName(questionnaire.Speaker(id)) + ". As lets them speak.")
		}
		return
	}
	p, named := s.whole.Respondent(list[n].id)
	if !named {
		t.refuse(questionnaire.Problem{What: "this is a role and not a person, and does not change", Hint: "people, then the last number, adds a person"})
		return
	}
	t.changePerson(p)
}

// changePerson renames a person, gives another role, or removes.
func (t *talk) changePerson(p questionnaire.Respondent) {
	s := t.session
	n, ok := t.choose("What to do with "+p.Name.Line(), []item{{"", "Let them speak."}, {"", "Rename."}, {"", "Give another role."}, {"", "Remove."}})
	if !ok {
		return
	}
	who := questionnaire.Speaker(p.ID)
	if n > 0 && s.veiled() {
		t.refuse(reviewersToSay)
		return
	}
	switch n {
	case 0:
		t.nowSpeaks(who)
	case 1:
		if name, ok := t.ask("New name; Enter leaves it"); ok && name != "" {
			if p.Name = questionnaire.Trimmed(name); t.put(p) {
				t.say("Renamed: " + s.review.SpeakerName(who) + ".")
			}
		}
	case 2:
		if p.Role, ok = t.chooseRole(); ok && t.put(p) {
			s.hear(s.speaker)
			t.know()
			t.say("Now: " + s.review.SpeakerName(who) + ".")
			if s.spoke(who) {
				t.say("What was said before stays said for the role it was said for.")
			}
		}
	default:
		if s.spoke(who) {
			t.refuse(questionnaire.Problem{What: p.Name.Line() + " has answers, which would speak for nobody", Hint: "take those away first"})
			return
		}
		if s.speaker == who {
			s.hear(questionnaire.RoleReviewer)
			t.know()
		}
		s.remove(p.Key())
		t.say("Removed: " + p.Name.Line() + ". Undo brings them back.")
	}
}

// reviewersToSay refuses what [reviewersToChange] does.
var reviewersToSay = questionnaire.Problem{What: "answers are given blind, and only the reviewer changes this", Hint: "let the reviewer speak first: as reviewer"}

func blindWords(blind bool) string {
	if blind {
		return "Answers are given blind: nobody but the reviewer hears what others said to a question before answering it."
	}
	return "Answers are open: who answers later hears what others said."
}

// turnBlind has answers given blind, or openly again, which only the reviewer may.
func (t *talk) turnBlind() {
	s := t.session
	if s.veiled() {
		t.refuse(reviewersToSay)
		return
	}
	info := s.whole.Info
	info.Blind = !info.Blind
	if t.put(info) {
		t.say(blindWords(info.Blind))
		t.know()
	}
}
