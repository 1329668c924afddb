package questionnaire

import (
	"slices"
	"testing"

	"go.yaml.in/yaml/v4"
)

// Two stories about a small questionnaire, to show the form where the built-in
// one changes.
func TestScenarioForm(t *testing.T) {
	q := sketch(
		rule("plan.unbacked", "reach(milestone).exists(i, !i.backed)", of("milestones"), saying("{milestone.title} rests on {titles(reach(milestone).filter(i, !i.backed))}")),
		rule("security.broken", "security.today == 'broken' && security.fix == 'none'"),
		rule("testing.broken", "testing.today == 'broken' && testing.fix == 'none'"),
	)
	story := `
scenario: A date rests on work without money, and nobody was asked about the second.
now: 2026-11
given:
  answers:
    security.today: {value: broken, as: technology}
    testing.today: works
  initiatives:
    - {id: i1, title: Split the data, kind: scale, money: no}
    - {id: i2, title: New cluster, kind: scale}
  milestones:
    - {id: m1, title: Launch, kind: product, month: 2027-03, rests_on: [i1]}
    - {id: m2, title: Second launch, kind: product, month: 2027-06, rests_on: [i2]}
speaks:
  - plan.unbacked m1: {severity: medium, says: Launch rests on “Split the data”}
silent:
  - testing.broken
undecided:
  - plan.unbacked m2: {needs: [i2.approved, i2.money, i2.people, i2.time]}
  - security.broken: {needs: [security.fix]}
`
	var s scenario
	if err := yaml.Load([]byte(story), &s, yaml.WithKnownFields()); err != nil {
		t.Fatal(err)
	}
	res := s.run(t, q)
	if diff := s.diff(res); diff != "" {
		t.Error(diff)
	}
	wrong := s
	wrong.Silent = append(slices.Clone(s.Silent), expectation{rule: "plan.unbacked", subject: "m2"}, expectation{rule: "security.broken"})
	const want = `
- silent     plan.unbacked m2
+ undecided  plan.unbacked m2, needs i2.approved, i2.money, i2.people, i2.time

- silent     security.broken
+ undecided  security.broken, needs security.fix
`
	if diff := wrong.diff(res); diff != want {
		t.Error(diff)
	}
}
