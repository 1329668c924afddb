package tui

import (
	"fmt"
	"strconv"
	"strings"

	"diligence/questionnaire"
)

// mostHits is the most questions that are told to choose from.
const mostHits = 12

// goTo goes to the question that a number, an id or words name.
func (t *talk) goTo(said string) {
	if said == "" {
		said, _ = t.ask("Go to which question, by number, id or words; Enter stays")
	}
	if said == "" {
		return
	}
	list := t.interview.walk(t.session)
	if n, err := strconv.Atoi(said); err == nil {
		if n < 1 || n > len(list) {
			t.refuse(questionnaire.Problem{What: fmt.Sprintf("there is no question %d", n), Hint: fmt.Sprintf("they go from 1 to %d", len(list))})
			return
		}
		t.follow(jump{question: list[n-1].ID})
		return
	}
	if t.session.q.Question(said) != nil {
		t.follow(jump{question: said})
		return
	}
	hits := t.hits(said)
	switch {
	case len(hits) == 0:
		t.refuse(questionnaire.Problem{What: "no question holds " + quoted(said), Hint: "say fewer words; progress tells the areas, find looks through answers and notes too"})
	case len(hits) > mostHits:
		t.refuse(questionnaire.Problem{What: fmt.Sprintf("%d questions hold %s", len(hits), quoted(said)), Hint: "say more words"})
	case len(hits) == 1:
		t.follow(jump{question: hits[0].id})
	default:
		if n, ok := t.choose("Which", hits); ok {
			t.follow(jump{question: hits[n].id})
		}
	}
}

// leads reports whether a number, an id or an area's name was said.
func (t *talk) leads(said string) bool {
	if _, err := strconv.Atoi(said); err == nil || t.session.q.Question(said) != nil {
		return true
	}
	for _, a := range t.session.q.Areas {
		if strings.EqualFold(a.ID, said) || strings.EqualFold(a.Title, said) {
			return true
		}
	}
	return false
}

// hits returns the questions that words name: by their area's name its first
// question, else by title and id, else by what they ask.
func (t *talk) hits(said string) (list []item) {
	s, words := t.session, strings.Fields(strings.ToLower(said))
	for _, a := range s.q.Areas {
		if strings.EqualFold(a.ID, said) || strings.EqualFold(a.Title, said) {
			for _, q := range s.visible {
				if q.Area == a.ID {
					return []item{{q.ID, q.Title}}
				}
			}
		}
	}
	for _, hay := range []func(*questionnaire.Question) string{
		func(q *questionnaire.Question) string { return q.Title + " " + q.ID },
		func(q *questionnaire.Question) string { return q.Text },
	} {
		for _, q := range s.visible {
			if holdsAll(strings.ToLower(hay(q)), words) {
				area, _ := s.q.Area(q.Area)
				list = append(list, item{q.ID, q.Title + ", " + area.Title})
			}
		}
		if list != nil {
			return list
		}
	}
	return nil
}
