package questionnaire

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// UPDATE_PROBLEMS=1 writes what the program says into the .txt files beside the
// bad inputs; read them before keeping them.
var updateProblems = os.Getenv("UPDATE_PROBLEMS") != ""

// smallSource returns the questionnaire of testdata/load/ok.
func smallSource(t testing.TB) Source {
	t.Helper()
	src := Source{}
	for _, name := range []string{"questionnaire.yaml", "context.yaml", "security.yaml", "rules/plan.yaml"} {
		data, err := os.ReadFile(filepath.Join("testdata", "load", "ok", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		src[name] = data
	}
	return src
}

func small(t testing.TB) *Questionnaire {
	t.Helper()
	q, err := Load(smallSource(t))
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// compareProblems compares what was said of a bad file with the .txt beside it.
func compareProblems(t *testing.T, bad string, err error) {
	t.Helper()
	var ps Problems
	if !errors.As(err, &ps) || len(ps) == 0 {
		t.Fatalf("%s: %v", bad, err)
	}
	golden := bad + ".txt"
	if updateProblems {
		if err := os.WriteFile(golden, []byte(err.Error()+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, readErr := os.ReadFile(golden)
	if readErr != nil {
		t.Fatal(readErr)
	}
	if got := err.Error() + "\n"; got != string(want) {
		t.Errorf("%s\n--- got\n%s--- want\n%s", bad, got, want)
	}
}

// Each testdata/load/<file>-<what>.bad.yaml stands in for one file of the good
// questionnaire.
func TestLoadBad(t *testing.T) {
	files, _ := filepath.Glob("testdata/load/*.bad.yaml")
	if len(files) < 10 {
		t.Fatalf("only %d bad files", len(files))
	}
	stands := map[string]string{"manifest": "questionnaire.yaml", "area": "security.yaml", "rules": "rules/plan.yaml"}
	for _, bad := range files {
		t.Run(filepath.Base(bad), func(t *testing.T) {
			data, err := os.ReadFile(bad)
			if err != nil {
				t.Fatal(err)
			}
			src := smallSource(t)
			kind, _, _ := strings.Cut(filepath.Base(bad), "-")
			src[stands[kind]] = data
			q, err := Load(src)
			if q != nil {
				t.Error("a questionnaire came back with the problems")
			}
			compareProblems(t, bad, err)
		})
	}
}

func TestLoadMissingAndSuperfluousFiles(t *testing.T) {
	src := smallSource(t)
	delete(src, "security.yaml")
	src["securty.yaml"] = []byte("area: securty")
	_, err := Load(src)
	want := "security.yaml: the file is missing\n" +
		"  hint: files present: context.yaml, questionnaire.yaml, rules/plan.yaml, securty.yaml\n" +
		"securty.yaml: the file belongs to no area that questionnaire.yaml lists\n" +
		"  hint: did you mean security? accepted: context, security"
	if err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
	if _, err := Load(Source{}); err == nil || !strings.Contains(err.Error(), "questionnaire.yaml: the file is missing") {
		t.Errorf("an empty source: %v", err)
	}
}

func TestLoadSmall(t *testing.T) {
	q := small(t)
	if q.ID != "small" || q.Version != "0.1.0" || q.Edition.ID != q.ID || len(q.Edition.SHA256) != 64 {
		t.Errorf("edition %+v", q.Edition)
	}
	plan := q.Question("security.plan")
	if plan == nil || plan.Scale != PlanScale || len(plan.Options) != 3 || plan.When == "" || plan.Area != "security" {
		t.Errorf("security.plan is %+v", plan)
	}
	if o, ok := q.Question("security.data").Option("none"); !ok || !o.Exclusive || o.Rating != RatingGood {
		t.Errorf("option none is %+v", o)
	}
	if len(q.Rules) != 2 || q.Rules[0].ID != "security.no-plan" || len(q.Rules[0].Severity) != 2 || q.Rules[1].For != "areas" {
		t.Errorf("rules are %+v", q.Rules)
	}
}

func TestEditionTellsSourcesApart(t *testing.T) {
	a := Source{"a": []byte("bc"), "d": nil}.edition("x", "1")
	b := Source{"a": []byte("b"), "d": []byte("c")}.edition("x", "1")
	if a == b {
		t.Error("two sources have one edition")
	}
}

func TestBuiltin(t *testing.T) {
	q, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	if q.Edition != BuiltinEdition() {
		t.Errorf("the file says %+v, the constants %+v", q.Edition, BuiltinEdition())
	}
}

// Files made to cost time or memory are refused; at these sizes a quadratic walk
// would take minutes.
func TestGateOnHostileFiles(t *testing.T) {
	files := map[string]string{
		"flow lists":    strings.Repeat("[", 200_000),
		"flow maps":     strings.Repeat("{a: ", 60_000),
		"block lists":   strings.Repeat("- ", 120_000),
		"block keys":    strings.Repeat("? ", 120_000),
		"many values":   strings.Repeat("-\n", 100_000),
		"many keys":     strings.Repeat("? a\n", 60_000),
		"JSON lists":    strings.Repeat("[", 5_000) + strings.Repeat("]", 5_000),
		"JSON values":   "[" + strings.Repeat("0,", 120_000) + "0]",
		"flow keys":     "{" + strings.Repeat("a,", 120_000),
		"empty lists":   strings.Repeat("[]", 120_000),
		"anchors":       "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n",
		"too large":     strings.Repeat(" ", maxFile) + "a",
		"one quote":     `"` + strings.Repeat(`\`, 200_000),
		"many tags":     strings.Repeat("- !a b\n", 30_000),
		"NUL":           "a: \x00",
		"no UTF-8":      "a: \xff\xfe",
		"UTF-16":        "\xff\xfea\x00:\x00 \x001\x00",
		"two documents": "a: 1\n---\na: 2\n",
	}
	for name, data := range files {
		t.Run(name, func(t *testing.T) {
			d := reader{file: "hostile.yaml"}
			d.parseTree([]byte(data))
			if len(d.problems) == 0 {
				t.Error("let through")
			}
		})
	}
}

func TestJSONPositions(t *testing.T) {
	d := reader{file: "x.json"}
	root := d.parseTree([]byte("{\n  \"é\": [1, \"\\ud83d\\ude00\"],\n\t\"b\" : {\"c\": null, \"d\": true}}"))
	if len(d.problems) > 0 {
		t.Fatal(d.problems)
	}
	list, b := root.get("é"), root.get("b")
	for _, test := range []struct {
		n            *node
		line, column int
		text         string
	}{
		{root, 1, 1, ""}, {root.fields[0].name, 2, 3, "é"}, {list, 2, 8, ""}, {list.list[0], 2, 9, "1"}, {list.list[1], 2, 12, "😀"},
		{b, 3, 8, ""}, {b.get("c"), 3, 14, ""}, {b.get("d"), 3, 25, "true"},
	} {
		if test.n.line != test.line || test.n.column != test.column || test.n.text != test.text {
			t.Errorf("%q stands at %d:%d, want %q at %d:%d", test.n.text, test.n.line, test.n.column, test.text, test.line, test.column)
		}
	}
}

func TestJSONDoubledFields(t *testing.T) {
	d := reader{file: "x.json"}
	d.parseTree([]byte("{\"a\": 1,\n\"b\": {\"c\": 1, \"c\": 2}, \"a\": 3}"))
	if got := d.problems.Error(); strings.Count(got, "already given") != 2 || !strings.HasPrefix(got, "x.json:2:15:") {
		t.Error(got)
	}
}

func TestDidYouMean(t *testing.T) {
	list := []string{"works", "strained", "outgrown", "broken"}
	for word, want := range map[string]string{"brokn": "broken", "borken": "broken", "Works": "works", "fine": "", "": "", "outgrwn": "outgrown"} {
		if got := nearest(word, list); got != want {
			t.Errorf("nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

func FuzzLoad(f *testing.F) {
	for _, data := range smallSource(f) {
		f.Add(string(data))
	}
	bad, _ := filepath.Glob("testdata/load/*.bad.yaml")
	for _, file := range bad {
		data, _ := os.ReadFile(file)
		f.Add(string(data))
	}
	good := smallSource(f)
	f.Fuzz(func(t *testing.T, data string) {
		for name := range good {
			src := Source{}
			for k, v := range good {
				src[k] = v
			}
			src[name] = []byte(data)
			q, err := Load(src)
			if (q == nil) == (err == nil) {
				t.Fatalf("%s: %v, %v", name, q, err)
			}
			if err != nil && unsafe(err.Error()) != "" {
				t.Fatalf("a message is not safe to show: %q", err)
			}
		}
	})
}

func TestLoadOfLeadAndRecords(t *testing.T) {
	q := small(t)
	if q.Lead != (LeadTime{Minimum: 2, Target: 2}) {
		t.Errorf("the lead is %+v", q.Lead)
	}
	if got := q.Question("context.engineers").Records; got != "hires" {
		t.Errorf("context.engineers records %q", got)
	}
	src := smallSource(t)
	src["questionnaire.yaml"] = []byte(strings.Replace(string(src["questionnaire.yaml"]), "lead:", "#", 1))
	q, err := Load(src)
	if err != nil || q.Lead != (LeadTime{Minimum: 3, Target: 6}) {
		t.Errorf("without a lead: %+v, %v", q, err)
	}
}

// Each register has a question from which its records can be added.
func TestBuiltinRecords(t *testing.T) {
	asked := map[string]bool{}
	for x := range builtinForTest(t).All {
		asked[x.Records] = true
	}
	for _, name := range registerNames {
		if !asked[name] {
			t.Errorf("no question asks for %s", name)
		}
	}
}
