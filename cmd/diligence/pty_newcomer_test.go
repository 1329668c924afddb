//go:build unix

package main

import (
	"regexp"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// On a machine that has never seen the program, a review is made, a question of
// each kind answered, and all of it is there once the program has ended.
func TestANewcomerAnswersOneQuestionOfEachKind(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	m.test = true
	x := m.start(t, 120, 40)
	x.sees("No reviews yet", "Press n")
	x.keys("n")
	x.sees("Its name, usually the company's")
	x.keys("Acme Robotics<enter>")
	x.sees("Acme Robotics", "▸Interview", "What is the company called")

	for _, a := range []struct{ question, keys, shows string }{
		{"context.stage", "2", "2 (•) Scaling in a market we have found"},
		{"context.customers", "13", "3 [✓] Enterprises and public bodies"},
		{"context.engineers_now", "42<enter>", "42"},
		{"context.revenue_now", "2.5M<enter>", "2,500,000"},
		{"team.first_hire", "2027-03<enter>", "March 2027"},
		{"context.business", "iRobots for rent<esc>", "Robots for rent"},
	} {
		x.find(a.question)
		x.keys(a.keys)
		x.sees(a.shows)
	}
	x.loses(" ANSWER ") // the esc has been seen
	x.await("it should be saved", saved)
	x.quits("q")

	got := m.show(t, "Acme Robotics").Answers
	for question, value := range map[string]any{
		"context.stage": "scaling", "context.engineers_now": 42.0, "context.revenue_now": 2.5e6,
		"team.first_hire": "2027-03", "context.business": "Robots for rent",
	} {
		if a := got[question]["reviewer"]; a.Status != "answered" || a.Value != value {
			t.Errorf("%s is %+v, not %v", question, a, value)
		}
	}
	if list, _ := got["context.customers"]["reviewer"].Value.([]any); len(list) != 2 || list[0] != "consumer" || list[1] != "enterprise" {
		t.Errorf("context.customers is %v", list)
	}
}

var savedSign = regexp.MustCompile(`saved \d\d:\d\d\s*\n`)

// saved reports whether the screen calls all of it saved.
func saved(screen string) bool {
	return savedSign.MatchString(screen) && !strings.Contains(screen, "saving…")
}

// find jumps to a question by its id.
func (x *terminal) find(id string) {
	x.t.Helper()
	x.keys("/")
	x.sees("Find: questions")
	x.keys(id + "<enter>")
	x.loses("Find: questions")
	x.sees(opening(x.t, id))
}

// opening returns the first words of a question as a narrow card shows them.
func opening(t testing.TB, id string) string {
	t.Helper()
	q, err := questionnaire.Builtin()
	must(t, err)
	text := q.Question(id).Text
	if len(text) < 24 {
		return text
	}
	return text[:strings.LastIndexByte(text[:24], ' ')]
}
