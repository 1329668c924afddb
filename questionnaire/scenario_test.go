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
//	requests:                                 # what was asked for, where the story has any
//	  - {what: The audit report, question: security.certification, status: refused, reason: Not ready}
//	speaks:                                   # these rules have a finding
//	  - stack.single-tenant                   # for whatever subject
//	  - plan.promise-not-backed m1            # for this record, this area or this question
//	  - security.piled-up critical            # as grave as that
//	  - plan.overdue m2: {severity: high, says: "the words it must contain"}
//	silent:                                   # these have none
//	  - plan.promise-not-backed m2
//	gravest: medium                           # and nothing found, strengths apart, is graver
//	undecided:                                # these cannot be told yet
//	  - plan.date-without-estimate m1
//	  - plan.ends-too-late i1: {needs: [i1.end]}   # and wait for exactly this
//
// silent means that the rule was decided and found nothing: a rule that waits for
// an answer is undecided and not silent. speaks and undecided without a subject
// want one subject at least; silent without one speaks of all subjects. A scenario
// names what it is about and need not list every finding. Every rule must be named
// by speaks in one scenario at least, and by silent in another or the same.
type scenario struct {
	file   string
	Story  string        `yaml:"scenario"`
	Now    string        `yaml:"now"`
	Given  yaml.Node     `yaml:"given"`
	Asked  []asked       `yaml:"requests"`
	Speaks []expectation `yaml:"speaks"`
	Silent []expectation `yaml:"silent"`
	Open   []expectation `yaml:"undecided"`
	Worst  Severity      `yaml:"gravest"`
}

// asked is a document that was asked for.
type asked struct {
	What     Text          `yaml:"what"`
	Question string        `yaml:"question"`
	Status   RequestStatus `yaml:"status"`
	Reason   Text          `yaml:"reason"`
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

// run evaluates what the scenario gives. Each subject must be something it gives.
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
	for k, x := range s.Asked {
		asked := Request{ID: fmt.Sprintf("q%d", k+1), What: x.What, Question: x.Question, Status: x.Status, Reason: x.Reason}
		change := r.Put(asked, RoleReviewer, r.Created)
		if problems := q.Check(r, []Change{change}); len(problems) > 0 {
			t.Error(problems)
		}
		r.Apply(change)
	}
	for _, x := range slices.Concat(s.Speaks, s.Silent, s.Open) {
		_, isRecord := r.Title(x.subject)
		if _, isArea := q.Area(x.subject); x.subject != "" && !isRecord && !isArea && q.Question(x.subject) == nil {
			t.Errorf("%s speaks of %s, which is no area, no record and no question", x.rule, x.subject)
		}
	}
	return q.Evaluate(r, now)
}

func TestScenarios(t *testing.T) {
	q := builtinForTest(t)
	for _, s := range scenarios(t) {
		t.Run(s.file, func(t *testing.T) {
			res := s.run(t, q)
			for _, b := range res.Broken {
				t.Errorf("%s %s is broken: %s", b.Rule, b.Subject, b.Err)
			}
			if diff := s.diff(res); diff != "" {
				t.Errorf("%s\n- what the scenario says\n+ what the rules say\n%s", s.Story, diff)
			}
		})
	}
}

// diff tells where the rules say something else than the scenario, or "".
func (s *scenario) diff(res Result) string {
	var b strings.Builder
	for _, f := range res.Findings {
		if s.Worst != "" && f.Kind != Strength && slices.Index(Severities[:], f.Severity) < slices.Index(Severities[:], s.Worst) {
			fmt.Fprintf(&b, "\n- nothing graver than %s\n+ %s %s %s\n", s.Worst, f.Rule, f.Subject, f.Severity)
		}
	}
	for _, part := range []struct {
		word string
		list []expectation
	}{{"speaks", s.Speaks}, {"silent", s.Silent}, {"undecided", s.Open}} {
		for _, want := range part.list {
			got := want.verdicts(res)
			fit := slices.DeleteFunc(slices.Clone(got), func(v verdict) bool { return v.word != part.word || !want.accepts(v) })
			if len(fit) == len(got) || part.word != "silent" && len(fit) > 0 {
				continue
			}
			fmt.Fprintf(&b, "\n- %s\n", verdict{part.word, want})
			for _, v := range got {
				fmt.Fprintf(&b, "+ %s\n", v)
			}
		}
	}
	return b.String()
}

// A verdict is what a rule says of one subject, or should say.
type verdict struct {
	word string // speaks, silent or undecided
	expectation
}

// verdicts returns what the rule says of the expectation's subject, or of each.
func (x expectation) verdicts(res Result) (out []verdict) {
	about := func(rule, subject string) bool { return rule == x.rule && (x.subject == "" || x.subject == subject) }
	for _, f := range res.Findings {
		if about(f.Rule, f.Subject) {
			out = append(out, verdict{"speaks", expectation{rule: f.Rule, subject: f.Subject, Severity: f.Severity, Says: string(f.Statement)}})
		}
	}
	for _, u := range res.Undecided {
		if about(u.Rule, u.Subject) {
			out = append(out, verdict{"undecided", expectation{rule: u.Rule, subject: u.Subject, Needs: u.Needs}})
		}
	}
	if len(out) == 0 {
		out = append(out, verdict{"silent", expectation{rule: x.rule, subject: x.subject}})
	}
	return out
}

// accepts reports whether the verdict has what the expectation names beside its
// subject.
func (x expectation) accepts(v verdict) bool {
	return (x.Severity == "" || x.Severity == v.Severity) && strings.Contains(v.Says, x.Says) &&
		(x.Needs == nil || slices.Equal(x.Needs, v.Needs))
}

func (v verdict) String() string {
	line := fmt.Sprintf("%-9s  %s", v.word, strings.TrimSpace(v.rule+" "+v.subject+" "+string(v.Severity)))
	if v.Says != "" {
		line += fmt.Sprintf(": %q", v.Says)
	}
	if v.Needs != nil {
		line += ", needs " + strings.Join(v.Needs, ", ")
	}
	return line
}

// Every rule has a scenario in which it speaks and one in which it is silent, and
// no scenario names a rule there is not.
func TestEveryRuleHasScenarios(t *testing.T) {
	q := builtinForTest(t)
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
