package questionnaire

import (
	_ "embed"
	"slices"
	"strings"
	"testing"
)

//go:embed testdata/coverage.txt
var coverage string

// coverageItems returns what must cite each item of the source articles.
func coverageItems(t *testing.T) map[string][]string {
	t.Helper()
	items := map[string][]string{}
	for line := range strings.Lines(coverage) {
		id, kinds, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if ok && !strings.HasPrefix(line, "#") {
			items[id] = strings.Split(kinds, ", ")
		}
	}
	if len(items) != 83 {
		t.Fatalf("%d items", len(items))
	}
	return items
}

func builtinForTest(t testing.TB) *Questionnaire {
	t.Helper()
	q, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestEveryItemIsCited(t *testing.T) {
	q, items := builtinForTest(t), coverageItems(t)
	asked, ruled := map[string]bool{}, map[string]bool{}
	for x := range q.All {
		for _, id := range x.Source {
			asked[id] = true
			if items[id] == nil {
				t.Errorf("%s cites %s, which no article has", x.ID, id)
			}
		}
	}
	for _, r := range q.Rules {
		for _, id := range r.Source {
			ruled[id] = true
			if items[id] == nil {
				t.Errorf("%s cites %s, which no article has", r.ID, id)
			}
		}
	}
	for id, kinds := range items {
		byQuestion := slices.ContainsFunc(kinds, func(k string) bool { return k == "question" || k == "profile" || k == "guidance" })
		if byQuestion && !asked[id] {
			t.Errorf("no question cites %s", id)
		}
		if slices.Contains(kinds, "rule") && !ruled[id] {
			t.Errorf("no rule cites %s", id)
		}
	}
}

func TestLengthOfTheInterview(t *testing.T) {
	core, all := 0, 0
	for x := range builtinForTest(t).All {
		all++
		if x.Depth == DepthCore {
			core++
		}
	}
	if core > 70 || all > 150 {
		t.Errorf("%d core questions (at most 70), %d in all (at most 150)", core, all)
	}
}

func TestSpineOfEachArea(t *testing.T) {
	q := builtinForTest(t)
	want := []string{"architecture", "stack", "performance", "security", "testing", "operations", "process", "team"}
	spine := []struct {
		name   string
		kind   Kind
		scale  string
		when   string
		source string
	}{
		{"today", KindChoice, "today", "", "prep-q1"},
		{"fix", KindChoice, "plan", "AREA.today != 'works'", "prep-q2"},
		{"discontinuity", KindChoice, "discontinuity", "", "prep-q3"},
		{"plan", KindChoice, "plan", "AREA.discontinuity != 'none'", "prep-q4"},
		{"competence", KindMulti, "competence", "", "prep-q5"},
	}
	var got []string
	for _, a := range q.Areas {
		if !a.Spine() {
			continue
		}
		got = append(got, a.ID)
		number := "prep-a" + string(rune('0'+len(got)))
		for _, s := range spine {
			x := q.Question(a.ID + "." + s.name)
			if x == nil {
				t.Errorf("%s has no question %s", a.ID, s.name)
				continue
			}
			when := strings.ReplaceAll(s.when, "AREA", a.ID)
			if x.Kind != s.kind || x.Scale != s.scale || x.Depth != DepthCore || x.When != when {
				t.Errorf("%s is a %s of scale %q, %s, shown when %q", x.ID, x.Kind, x.Scale, x.Depth, x.When)
			}
			if !slices.Contains(x.Source, s.source) || !slices.Contains(x.Source, number) {
				t.Errorf("%s cites %v, not %s and %s", x.ID, x.Source, s.source, number)
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the areas are %v", got)
	}
	if _, ok := q.Area("context"); !ok || q.Areas[0].ID != "context" {
		t.Error("the context does not come first")
	}
}

// Wording that is shared between areas is wording for none of them.
func TestNoTwoQuestionsAskTheSame(t *testing.T) {
	seen := map[string]string{}
	for x := range builtinForTest(t).All {
		for _, text := range []string{x.Text, x.Area + "/" + x.Title} {
			if first := seen[text]; first != "" {
				t.Errorf("%s and %s both say %q", first, x.ID, text)
			}
			seen[text] = x.ID
		}
	}
}

// registersOfItems are the registers that hold the records an item asks for.
var registersOfItems = map[string][]string{
	"prep-q5":  {"competences"},
	"prep-b2":  {"milestones"},
	"prep-e3":  {"initiatives"},
	"prep-e6":  {"certifications"},
	"prep-e7":  {"hires"},
	"prep-e8":  {"outage"},
	"prep-e9":  {"initiatives"},
	"value-2":  {"competences"},
	"value-3":  {"risks"},
	"value-4":  {"risks", "milestones"},
	"value-5":  {"milestones"},
	"value-19": {"milestones"},
}

// What an item asks to record is used: a rule that cites the item reads its register.
func TestRecordsOfEveryItemAreUsed(t *testing.T) {
	q := builtinForTest(t)
	for id, kinds := range coverageItems(t) {
		if slices.Contains(kinds, "record") != (registersOfItems[id] != nil) {
			t.Errorf("%s is kept as %v, its registers are %v", id, kinds, registersOfItems[id])
		}
		for _, register := range registersOfItems[id] {
			if !slices.ContainsFunc(q.Rules, func(r Rule) bool { return slices.Contains(r.Source, id) && r.usesRegister(register) }) {
				t.Errorf("no rule that cites %s reads the register %s", id, register)
			}
		}
	}
}

// usesRegister reports whether the rule is for a register's records or names it.
func (r Rule) usesRegister(name string) bool {
	one := strings.TrimSuffix(name, "s")
	return r.For == name || slices.ContainsFunc([]string{name + ".", one + "."}, func(word string) bool {
		at := strings.Index(r.When, word)
		return at >= 0 && (at == 0 || !strings.ContainsAny(r.When[at-1:at], "abcdefghijklmnopqrstuvwxyz_."))
	})
}
