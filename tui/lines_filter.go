package tui

import (
	"fmt"
	"slices"
	"strings"

	"diligence/questionnaire"
)

// A chosenFilter is a filter as it was said.
type chosenFilter struct {
	filter
	core bool
}

// parseFilter reads conditions as they are said, such as "flagged core business".
// The word and, and asked of before a role, are not needed.
func parseFilter(said string) (f chosenFilter, ok bool) {
	rest := strings.Join(strings.Fields(strings.ToLower(strings.ReplaceAll(said, ",", " "))), " ")
	for rest != "" {
		n := f.take(rest)
		if n == 0 {
			return f, false
		}
		rest = strings.TrimSpace(rest[n:])
	}
	return f, f != chosenFilter{}
}

// take takes one condition off the front of what was said, and returns its length.
func (f *chosenFilter) take(said string) int {
	begins := func(word string) bool { return said == word || strings.HasPrefix(said, word+" ") }
	for n, c := range conditions {
		for _, word := range []string{c.word, strings.TrimPrefix(c.word, "with ")} {
			if begins(word) {
				f.on[n] = true
				return len(word)
			}
		}
	}
	for _, r := range questionnaire.Roles {
		for _, lead := range []string{"asked of ", ""} {
			if r != questionnaire.RoleReviewer && begins(lead+string(r)) {
				f.role = r
				return len(lead) + len(r)
			}
		}
	}
	switch {
	case begins("core"):
		f.core = true
		return len("core")
	case begins("and"):
		return len("and")
	}
	return 0
}

func filterSaid(_ *talk, said string) bool {
	_, ok := parseFilter(said)
	return ok || strings.EqualFold(said, "all")
}

// only walks through those questions alone for which all that is said holds.
func (t *talk) only(said string) {
	i, s := t.interview, t.session
	if said == "" {
		t.tellFilter()
		said, _ = t.ask("Only which, one or several of these words, or all; Enter leaves it")
	}
	f, ok := parseFilter(said)
	switch {
	case said == "":
		return
	case strings.EqualFold(said, "all"):
		i.filter, i.core = filter{}, false
		t.say("All questions again.")
	case !ok:
		t.refuse(questionnaire.Problem{What: "there is no filter " + quoted(said), Hint: "say one or several of these: " + joined(filterWords())})
	default:
		i.filter, i.core = f.filter, f.core
		t.say(capital(i.only(s)) + ".")
		if n := t.passing(f); n == 0 {
			t.say("Only all has all questions again.")
		} else if !i.passes(s, i.question(s)) {
			t.walk(i.next(s, "No such question is left.", func(*questionnaire.Question) bool { return true }))
		}
	}
}

func filterWords() (words []string) {
	for _, c := range conditions {
		words = append(words, c.word)
	}
	for _, r := range questionnaire.Roles {
		if r != questionnaire.RoleReviewer {
			words = append(words, string(r))
		}
	}
	return append(words, "core")
}

// passing counts the questions that a filter lets pass.
func (t *talk) passing(f chosenFilter) int {
	i := &interview{filter: f.filter, core: f.core}
	n := 0
	for _, q := range t.session.visible {
		if i.passes(t.session, q) {
			n++
		}
	}
	return n
}

// tellFilter tells what is walked through, and what could be.
func (t *talk) tellFilter() {
	if t.interview.filtered() {
		t.say("Now: " + t.interview.only(t.session) + ".")
	} else {
		t.say("Now: all questions.")
	}
	for _, word := range filterWords() {
		f, _ := parseFilter(word)
		if f.role != "" {
			word = "asked of " + word
		}
		t.sayf("%s: %d.", capital(word), t.passing(f))
	}
}

// listQuestions tells the questions that are walked through, or those of a filter,
// and goes to one.
func (t *talk) listQuestions(said string) {
	s, i := t.session, t.interview
	if said != "" && !strings.EqualFold(said, "all") {
		f, ok := parseFilter(said)
		if !ok {
			t.refuse(questionnaire.Problem{What: "there is no filter " + quoted(said), Hint: "say one or several of these: " + joined(filterWords())})
			return
		}
		i = &interview{filter: f.filter, core: f.core}
	} else if said != "" {
		i = &interview{}
	}
	var list []item
	for _, q := range s.visible {
		if i.passes(s, q) {
			list = append(list, item{q.ID, t.questionLine(q)})
		}
	}
	if len(list) == 0 {
		t.say("There is no such question.")
		return
	}
	t.say(count(len(list), "question") + ".")
	if n, ok := t.choose("Go to which", list); ok {
		t.follow(jump{question: list[n].id})
	}
}

// questionLine tells a question and how it stands, in brief.
func (t *talk) questionLine(q *questionnaire.Question) string {
	s := t.session
	said := []string{q.Title}
	switch pos := s.result.Positions[q.ID]; {
	case s.hidden(q.ID):
		said = append(said, "out of scope")
	case pos.Status == questionnaire.Answered:
		said = append(said, s.q.Format(q, pos.Value, s.currency()))
	default:
		said = append(said, statusWords[pos.Status])
	}
	if s.flagged(q.ID) {
		said = append(said, "flagged")
	}
	if s.parked(q.ID) {
		said = append(said, "parked")
	}
	if f, ok := s.finding[q.ID]; ok {
		said = append(said, fmt.Sprintf("behind a %s finding", f.Severity))
	}
	return ended(cut(joined(said), 200))
}

// onlyFindings shows findings for which all that is said holds: a severity and
// graver, a kind, an area, a decision.
func (t *talk) onlyFindings(said string) {
	s := t.session
	if said == "" {
		said, _ = t.ask("Only which: high, medium, misalignments, gaps, an area's name, open, accepted, resolved, disputed, or all; Enter leaves it")
	}
	if said == "" {
		return
	}
	f, ok := s.parseFindingFilter(said)
	if !ok {
		t.refuse(questionnaire.Problem{What: "there is no filter " + quoted(said), Hint: "say a severity, misalignments, gaps, an area's name, a decision, or all"})
		return
	}
	t.onlyFound, t.finding = f, ""
	t.tellFindings()
}

func (s *session) parseFindingFilter(said string) (f findingFilter, ok bool) {
	if strings.EqualFold(said, "all") {
		return f, true
	}
	rest := strings.Join(strings.Fields(strings.ToLower(strings.ReplaceAll(said, ",", " "))), " ")
	for rest != "" {
		n := 0
		for _, row := range filterRows(s) {
			for _, x := range row.items {
				for _, word := range []string{strings.ToLower(x.label), strings.ToLower(x.id)} {
					if x.id != "" && len(word) > n && (rest == word || strings.HasPrefix(rest, word+" ")) {
						n = len(word)
						row.set(&f, x.id)
					}
				}
			}
		}
		if word, _, _ := strings.Cut(rest, " "); n == 0 && slices.Contains([]string{"and", "low"}, word) {
			n = len(word)
		}
		if n == 0 {
			return f, false
		}
		rest = strings.TrimSpace(rest[n:])
	}
	return f, !f.zero()
}
