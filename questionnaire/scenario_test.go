package questionnaire

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// How to write a scenario
//
// A file testdata/scenarios/<name>.yaml tells a short story about one company and
// says which rules must speak about it. You need no programming to write one:
//
//	scenario: Twelve engineers sell a product that each bank installs for itself.
//	now: 2026-11                              # the month the story plays in
//	given:                                    # exactly what `diligence apply` reads
//	  answers:
//	    context.stage: scaling
//	    security.today: {value: broken, as: technology}
//	  milestones:
//	    - {id: m1, title: ARR of 9M, kind: financial, month: 2027-09, value: 9000000}
//	speaks:                                   # these rules have a finding
//	  - stack.single-tenant                   # for whatever subject
//	  - plan.promise-not-backed m1            # for this record, or this area
//	  - security.piled-up critical            # as grave as that
//	  - plan.overdue m2: {severity: high, says: "the words it must contain"}
//	silent:                                   # these have none
//	  - plan.promise-not-backed m2
//	undecided:                                # these cannot be told yet
//	  - plan.date-without-estimate m1
//	  - plan.ends-too-late i1: {needs: [i1.end]}   # and wait for exactly this
//
// speaks without a subject wants a finding for one subject at least; silent and
// undecided without one speak of all subjects and of any. A scenario names what
// it is about and need not list every finding. Every rule must be named by speaks
// in one scenario at least, and by silent in another or the same.
type scenario struct {
	file   string
	Story  string        `yaml:"scenario"`
	Now    string        `yaml:"now"`
	Given  yaml.Node     `yaml:"given"`
	Speaks []expectation `yaml:"speaks"`
	Silent []expectation `yaml:"silent"`
	Open   []expectation `yaml:"undecided"`
}

// An expectation is a line of speaks, silent or undecided.
type expectation struct {
	rule, subject string
	Severity      Severity `yaml:"severity"`
	Says          string   `yaml:"says"`
	Needs         []string `yaml:"needs"`
}

func (x *expectation) UnmarshalYAML(n *yaml.Node) error {
	name := n
	if n.Kind == yaml.MappingNode && len(n.Content) == 2 {
		name = n.Content[0]
		type plain expectation
		if err := n.Content[1].Decode((*plain)(x)); err != nil {
			return err
		}
	}
	if name.Kind != yaml.ScalarNode {
		return fmt.Errorf("line %d: write a rule's id, then its subject where it has one", n.Line)
	}
	words := strings.Fields(name.Value)
	if len(words) == 0 {
		return fmt.Errorf("line %d: the name of a rule is missing", n.Line)
	}
	x.rule = words[0]
	for _, w := range words[1:] {
		switch {
		case slices.Contains(Severities, Severity(w)) && x.Severity == "":
			x.Severity = Severity(w)
		case x.subject == "":
			x.subject = w
		default:
			return fmt.Errorf("line %d: %q is no rule with a subject and a severity", n.Line, name.Value)
		}
	}
	return nil
}

func (x expectation) String() string { return strings.TrimSpace(x.rule + " " + x.subject) }

func scenarios(t *testing.T) []scenario {
	t.Helper()
	files, err := filepath.Glob("testdata/scenarios/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all []scenario
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s := scenario{file: strings.TrimSuffix(filepath.Base(file), ".yaml")}
		if err := yaml.Load(data, &s, yaml.WithKnownFields()); err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		all = append(all, s)
	}
	return all
}

// run evaluates what the scenario gives.
func (s *scenario) run(t *testing.T, q *Questionnaire) Result {
	t.Helper()
	now, err := ParseMonth(s.Now)
	if err != nil || s.Story == "" {
		t.Fatalf("a scenario needs a sentence and a month: %v", err)
	}
	given, err := yaml.Marshal(&s.Given)
	if err != nil {
		t.Fatal(err)
	}
	r := review(nil)
	changes, err := q.ParseApply(r, "given", given, RoleReviewer, r.Created)
	if err != nil {
		t.Fatal(err)
	}
	r.Apply(changes...)
	return q.Evaluate(r, now)
}

func TestScenarios(t *testing.T) {
	q, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range scenarios(t) {
		t.Run(s.file, func(t *testing.T) {
			res := s.run(t, q)
			for _, b := range res.Broken {
				t.Errorf("%s %s is broken: %s", b.Rule, b.Subject, b.Err)
			}
			for _, x := range s.Speaks {
				s.speaks(t, x, res)
			}
			for _, x := range s.Silent {
				if f := x.finding(res); f != nil {
					t.Errorf("%s speaks of %q and should not: %s", x.rule, f.Subject, f.Statement)
				}
			}
			for _, x := range s.Open {
				x.undecided(t, res)
			}
		})
	}
}

func (s *scenario) speaks(t *testing.T, x expectation, res Result) {
	t.Helper()
	f := x.finding(res)
	switch {
	case f == nil:
		why := "it is silent"
		for _, u := range res.Undecided {
			if u.Rule == x.rule && (x.subject == "" || u.Subject == x.subject) {
				why = "it waits for " + strings.Join(u.Needs, ", ")
			}
		}
		t.Errorf("%s does not speak: %s", x, why)
	case x.Severity != "" && f.Severity != x.Severity:
		t.Errorf("%s is %s, not %s", x, f.Severity, x.Severity)
	case !strings.Contains(string(f.Statement), x.Says):
		t.Errorf("%s says %q, without %q", x, f.Statement, x.Says)
	}
}

func (x expectation) finding(res Result) *Finding {
	for k := range res.Findings {
		if f := &res.Findings[k]; f.Rule == x.rule && (x.subject == "" || f.Subject == x.subject) {
			return f
		}
	}
	return nil
}

func (x expectation) undecided(t *testing.T, res Result) {
	t.Helper()
	for _, u := range res.Undecided {
		if u.Rule == x.rule && (x.subject == "" || u.Subject == x.subject) {
			if x.Needs != nil && !slices.Equal(u.Needs, x.Needs) {
				t.Errorf("%s waits for %q, not %q", x, u.Needs, x.Needs)
			}
			return
		}
	}
	t.Errorf("%s is not undecided", x)
}

// Every rule has a scenario in which it speaks and one in which it is silent, and
// no scenario names a rule there is not.
func TestEveryRuleHasScenarios(t *testing.T) {
	q, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	spoken, silent := map[string]int{}, map[string]int{}
	known := map[string]bool{}
	for _, r := range q.Rules {
		known[r.ID] = true
	}
	for _, s := range scenarios(t) {
		for _, x := range slices.Concat(s.Speaks, s.Silent, s.Open) {
			if !known[x.rule] {
				t.Errorf("%s names the rule %s, which there is not", s.file, x.rule)
			}
		}
		for _, x := range s.Speaks {
			spoken[x.rule]++
		}
		for _, x := range s.Silent {
			silent[x.rule]++
		}
	}
	for _, r := range q.Rules {
		if spoken[r.ID] == 0 {
			t.Errorf("%s speaks in no scenario", r.ID)
		}
		if silent[r.ID] == 0 {
			t.Errorf("%s is silent in no scenario", r.ID)
		}
	}
}

// Two stories about a small questionnaire, to show the form where the built-in
// one changes.
func TestScenarioForm(t *testing.T) {
	q := sketch(
		rule("plan.unbacked", "reach(milestone).exists(i, !i.backed)", of(forMilestones), saying("{milestone.title} rests on {titles(reach(milestone).filter(i, !i.backed))}")),
		rule("security.broken", "security.today == 'broken' && security.fix == 'none'"),
	)
	story := `
scenario: A date rests on work without money, and nobody was asked about the second.
now: 2026-11
given:
  answers:
    security.today: {value: broken, as: technology}
  initiatives:
    - {id: i1, title: Split the data, kind: scale, money: no}
    - {id: i2, title: New cluster, kind: scale}
  milestones:
    - {id: m1, title: Launch, kind: product, month: 2027-03, rests_on: [i1]}
    - {id: m2, title: Second launch, kind: product, month: 2027-06, rests_on: [i2]}
speaks:
  - plan.unbacked m1: {severity: medium, says: Launch rests on Split the data}
silent:
  - security.broken
undecided:
  - plan.unbacked m2: {needs: [i2.approved, i2.money, i2.people, i2.time]}
  - security.broken: {needs: [security.fix]}
`
	var s scenario
	if err := yaml.Load([]byte(story), &s, yaml.WithKnownFields()); err != nil {
		t.Fatal(err)
	}
	res := s.run(t, q)
	s.speaks(t, s.Speaks[0], res)
	for _, x := range s.Open {
		x.undecided(t, res)
	}
	if f := s.Silent[0].finding(res); f != nil {
		t.Error(f)
	}
}
