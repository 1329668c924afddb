package tui

import (
	"strings"
	"testing"

	"diligence/questionnaire"
)

func TestTotalsUnderTheInitiatives(t *testing.T) {
	s, p := peopled(t), newPlan()
	i, _ := s.review.Initiative("i3")
	i.Status, i.Cost = questionnaire.Dropped, number(1e6)
	s.put(i)
	screen := look(t, p, s, 80, 21)
	for _, want := range []string{"asked EUR 490,000 · approved EUR 90,000 · funded EUR 90,000", "17.5 person-months"} {
		if !strings.Contains(screen, want) {
			t.Errorf("the screen does not say %q:\n%s", want, screen)
		}
	}
	if strings.Contains(screen, "without") || strings.Contains(screen, "budget") {
		t.Errorf("a dropped initiative counts, or a budget is made up:\n%s", screen)
	}
	for _, size := range [][2]int{{79, 40}, {80, 20}, {40, 9}} {
		if strings.Contains(look(t, p, s, size[0], size[1]), "asked") {
			t.Errorf("totals take the room of rows at %v", size)
		}
	}
	typeKeys(t, p, s, "tab")
	if strings.Contains(look(t, p, s, 80, 21), "asked") {
		t.Error("milestones are summed up")
	}
}

const deskBudget = `  - {id: roadmap.budget, title: Budget, text: What is the budget of the road map?, kind: money, depth: core, ask: [business], why: Sums must fit., look_for: A plan., source: [prep-e1]}
`

func TestTotalsAgainstTheBudget(t *testing.T) {
	s, p := peopled(t), newPlan()
	q, err := questionnaire.Load(deskSource("roadmap.yaml", deskBudget))
	if err == nil {
		err = q.Compile()
	}
	if err != nil {
		t.Fatal(err)
	}
	s.q, s.evaluate = q, q.Evaluator().Evaluate
	s.put(questionnaire.Answer{Question: "roadmap.budget", Role: s.role(), Status: questionnaire.Answered, Value: questionnaire.NumberValue(400000)})
	if screen := look(t, p, s, 80, 21); !strings.Contains(screen, "Budget  EUR 400,000 · EUR 90,000 less than is asked") {
		t.Errorf("the budget is not compared:\n%s", screen)
	}
}
