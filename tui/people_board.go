package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// people shows who answers, with the keys that change it; at says on whom it
// opens, "" for the one who speaks.
func (a *app) people(at questionnaire.Speaker) tea.Cmd {
	s := a.session
	if at == "" {
		at = s.speaker
	}
	b := &board{
		name: "PEOPLE", title: "People", rows: func() []boardRow { return a.peopleRows() }, foot: a.peopleFoot,
		press: a.peopleKey,
		binds: []binding{
			{keys: []string{"enter"}, short: "let speak"}, {keys: []string{"a"}, short: "add"},
			{keys: []string{"e"}, short: "rename"}, {keys: []string{"o"}, short: "role"},
			{keys: []string{"b"}, short: "blind"}, {keys: []string{"D"}, short: "remove"},
		},
	}
	for n, who := range s.speakers() {
		if who == at {
			b.at = n
		}
	}
	a.popup = b
	return nil
}

func (a *app) peopleRows() []boardRow {
	s := a.session
	var rows []boardRow
	for _, who := range s.speakers() {
		text := s.review.SpeakerName(who)
		if _, named := s.review.Respondent(string(who)); !named && len(s.review.Respondents) > 0 && who != questionnaire.RoleReviewer {
			text += ", without a name"
		}
		var tail []string
		if who == s.speaker {
			tail = append(tail, "speaks now")
		}
		if !s.veiled() || who == s.speaker { // how much another said is theirs too
			done, all := s.asked(who, "")
			tail = append(tail, fmt.Sprintf("answered %d of %d", done, all))
		}
		rows = append(rows, boardRow{text: text, tail: strings.Join(tail, " · ")})
	}
	return rows
}

func (a *app) peopleFoot() []string {
	blind := "b  Answers are open: who answers later sees what others said."
	if a.session.whole.Info.Blind {
		blind = "b  Answers are given BLIND: nobody but the reviewer sees what others said to a question, or what follows from it, before answering it."
	}
	foot := []string{blind}
	if len(a.session.whole.Respondents) == 0 {
		foot = append(foot, "Nobody needs a name: one who reviews alone answers as reviewer. a adds a person, so that each keeps answers of their own.")
	}
	return foot
}

// peopleKey carries out a key of the people's board.
func (a *app) peopleKey(key string, at int) (out outcome, done, used bool) {
	s := a.session
	who := s.speakers()[at]
	switch key {
	case "enter":
		return outcome{handled: true, cmd: a.speak(who)}, true, true
	case "a":
		return outcome{handled: true, ask: newPrompt("Add a person", "Their name", "", a.askRole)}, true, true
	case "e", "o", "D", "b":
		if s.veiled() {
			return toasted(reviewersToChange), false, true
		}
	}
	p, named := s.whole.Respondent(string(who))
	switch {
	case key == "b":
		info := s.whole.Info
		info.Blind = !info.Blind
		s.put(info)
		return handled, false, true
	case key != "e" && key != "o" && key != "D":
		return unhandled, false, false
	case !named:
		return toasted("this is a role, not a person; a adds a person"), false, true
	}
	out, done = a.changePerson(key, p)
	return out, done, true
}

// changePerson renames a person, gives another role, or removes.
func (a *app) changePerson(key string, p questionnaire.Respondent) (out outcome, done bool) {
	s := a.session
	who := questionnaire.Speaker(p.ID)
	switch key {
	case "e":
		return outcome{handled: true, ask: newPrompt("Rename", "Their name", p.Name, func(name questionnaire.Text) outcome {
			p.Name = questionnaire.Trimmed(string(name))
			s.put(p)
			return outcome{handled: true, cmd: a.people(who)}
		})}, true
	case "o":
		return outcome{handled: true, ask: roleAsk(p.Name, "the role stays", func(role questionnaire.Role) outcome {
			p.Role = role
			s.put(p)
			s.hear(s.speaker)
			a.people(who)
			if s.spoke(who) {
				return toasted("what was said before stays said for the role it was said for")
			}
			return handled
		})}, true
	}
	if s.spoke(who) {
		return toasted(p.Name.Line() + " has answers, which would speak for nobody: take those away first"), false
	}
	if s.speaker == who {
		s.hear(questionnaire.RoleReviewer)
	}
	s.remove(p.Key())
	return toasted("removed: " + p.Name.Line() + " · u takes it back"), false
}

// askRole asks for whom a new person speaks, and adds them.
func (a *app) askRole(name questionnaire.Text) outcome {
	name = questionnaire.Trimmed(string(name))
	return outcome{handled: true, ask: roleAsk(name, "add nobody", func(role questionnaire.Role) outcome {
		p := questionnaire.Respondent{ID: a.session.whole.FreeID("p"), Name: name, Role: role}
		a.session.put(p)
		a.people(questionnaire.Speaker(p.ID))
		return toasted("added: " + a.session.review.SpeakerName(questionnaire.Speaker(p.ID)) + " · enter lets them speak")
	})}
}

// roleAsk asks for a role by its first letter.
func roleAsk(name questionnaire.Text, no string, then func(questionnaire.Role) outcome) *ask {
	var choices []choice
	for _, role := range questionnaire.Roles {
		choices = append(choices, choice{string(role[:1]), string(role), func() outcome { return then(role) }})
	}
	p := newAsk("For whom does "+name.Line()+" speak?", "The role under which the answers count.", no, choices...)
	p.name = "ROLE"
	return p
}
