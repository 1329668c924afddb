package tui

import (
	"strings"
	"testing"

	"diligence/questionnaire"
)

// order returns the ids of the rows of the register shown.
func order(p *plan, s *session) string {
	p.reg().shown(s)
	return strings.Join(p.reg().rows.ids, " ")
}

func TestSortingByAColumn(t *testing.T) {
	for field, want := range map[string][3]string{ // least first, greatest first, natural
		"i1.title":       {"i2 i3 i1", "i1 i3 i2", "i1 i2 i3"},
		"i1.start":       {"i2 i1 i3", "i1 i2 i3", "i1 i2 i3"}, // what has none comes last either way
		"i1.cost":        {"i2 i1 i3", "i1 i2 i3", "i1 i2 i3"},
		"i1.approved":    {"i2 i1 i3", "i1 i2 i3", "i1 i2 i3"},
		"i1.kind":        {"i1 i2 i3", "i2 i1 i3", "i1 i2 i3"}, // as the kinds are listed
		"i1.id":          {"i1 i2 i3", "i3 i2 i1", "i1 i2 i3"},
		"r1.class":       {"r2 r1 r3", "r1 r2 r3", "r1 r2 r3"},
		"r1.likelihood":  {"r1 r2 r3", "r2 r1 r3", "r1 r2 r3"}, // low before medium
		"m1.slipped":     {"m2 m1", "m2 m1", "m1 m2"},
		"h1.needed_by":   {"h1 h2 h3", "h2 h1 h3", "h1 h2 h3"},
		"h1.status":      {"h1 h3 h2", "h3 h1 h2", "h1 h2 h3"},
		"c1.how":         {"c1 c2", "c2 c1", "c1 c2"},
		"t1.carried_by":  {"t1", "t1", "t1"},
		"h1.budgeted":    {"h3 h1 h2", "h1 h3 h2", "h1 h2 h3"},
		"i1.area":        {"i1 i2 i3", "i2 i1 i3", "i1 i2 i3"}, // as the areas are asked
		"m1.month":       {"m2 m1", "m1 m2", "m1 m2"},
		"i1.approved_by": {"i2 i1 i3", "i2 i1 i3", "i1 i2 i3"},
	} {
		s, p := peopled(t), newPlan()
		id, name, _ := strings.Cut(field, ".")
		toField(p, s, id, name)
		for n, sign := range []string{"↑", "↓", ""} {
			typeKeys(t, p, s, "s")
			if got := order(p, s); got != want[n] {
				t.Errorf("%s sorted %d times: %s, want %s", field, n+1, got, want[n])
			}
			if recordID(p.record(s)) != id {
				t.Errorf("%s: the cursor went to %s", field, recordID(p.record(s)))
			}
			if screen := look(t, p, s, 80, 21); sign != "" && !strings.Contains(screen, sign) {
				t.Errorf("%s: the head does not show %s:\n%s", field, sign, screen)
			}
		}
	}
}

// A row whose cell changed stays under the cursor until the cursor leaves it.
func TestAnEditedRowStaysWhileTheCursorIsOnIt(t *testing.T) {
	s, p := peopled(t), newPlan()
	toField(p, s, "i1", "start")
	typeKeys(t, p, s, "s")
	for _, keys := range []string{"enter ctrl+u '2026-11' enter", "enter ctrl+u '2026-10' tab ctrl+u '2028-02' enter", "right space"} {
		typeKeys(t, p, s, keys)
		if got := order(p, s); got != "i2 i1 i3" || recordID(p.record(s)) != "i1" {
			t.Fatalf("after %q the rows are %s, the cursor on %s", keys, got, recordID(p.record(s)))
		}
	}
	typeKeys(t, p, s, "up")
	if got := order(p, s); got != "i1 i2 i3" || recordID(p.record(s)) != "i2" {
		t.Errorf("once the cursor left, the rows are %s, the cursor on %s", got, recordID(p.record(s)))
	}
}

func TestFilteringRows(t *testing.T) {
	s, p := peopled(t), newPlan()
	p.enter(s, jump{record: "hires"})
	for words, want := range map[string]string{
		"'lead'": "h1", "'LEAD d'": "h1", "'queue'": "h2", "'split'": "h1 h2", "'2027-01'": "h2", "'planned'": "h1", "'zzz'": "", "": "h1 h2 h3",
	} {
		typeKeys(t, p, s, "/ "+words)
		if got := order(p, s); got != want || !p.typing() || p.mode() != "FILTER" {
			t.Errorf("%s shows %q, want %q; mode %s", words, got, want, p.mode())
		}
		look(t, p, s, 40, 9)
		look(t, p, s, 80, 21)
		typeKeys(t, p, s, "esc")
		if got := order(p, s); got != "h1 h2 h3" || p.typing() {
			t.Errorf("esc leaves %q", got)
		}
	}
	typeKeys(t, p, s, "/ 'split' enter down")
	if recordID(p.record(s)) != "h2" || p.mode() != "TABLE" {
		t.Error("enter does not lead to the rows")
	}
	goldenDesk(t, "register-filtered-80x24", look(t, p, s, 80, 21))
	goldenDesk(t, "register-filtered-40x12", look(t, p, s, 40, 9))
	if out := typeKeys(t, p, s, "esc"); !out.handled || order(p, s) != "h1 h2 h3" || recordID(p.record(s)) != "h2" {
		t.Error("esc does not show all, the cursor where it was")
	}
	if out := typeKeys(t, p, s, "esc"); out.handled {
		t.Error("a second esc is not left to the app")
	}
}

// What is added or changed while a filter is on stays in sight, and what is asked
// for from elsewhere is shown whatever the filter says.
func TestAFilterHidesNothingThatIsWorkedOn(t *testing.T) {
	s, p := peopled(t), newPlan()
	p.enter(s, jump{record: "hires"})
	typeKeys(t, p, s, "/ 'lead' enter a 'Tester' enter")
	if got := order(p, s); got != "h1 h4" || recordID(p.record(s)) != "h4" {
		t.Errorf("after adding, the rows are %s, the cursor on %s", got, recordID(p.record(s)))
	}
	typeKeys(t, p, s, "up")
	if got := order(p, s); got != "h1" {
		t.Errorf("once the cursor left, the rows are %s", got)
	}
	typeKeys(t, p, s, "home right enter ctrl+u 'Manager' enter")
	if got := order(p, s); got != "h1" {
		t.Errorf("what was edited is gone: %s", got)
	}
	p.enter(s, jump{record: "h3"})
	if got := order(p, s); recordID(p.record(s)) != "h3" || got != "h1 h2 h3 h4" {
		t.Errorf("a jump to h3 shows %s", got)
	}
}

func TestUndoUnderASortKeepsRowsAndRecordsTogether(t *testing.T) {
	s, p := peopled(t), newPlan()
	toField(p, s, "h1", "role")
	typeKeys(t, p, s, "s s d")
	if got := order(p, s); got != "h3 h2" {
		t.Fatalf("the rows are %s", got)
	}
	back, _ := s.undo()
	p.enter(s, s.whereIs(back[0].Key))
	if got := order(p, s); got != "h3 h2 h1" || recordID(p.record(s)) != "h1" {
		t.Errorf("undo shows %s, the cursor on %s", got, recordID(p.record(s)))
	}
	look(t, p, s, 80, 21)
}

// manyRecords returns a session over n records in each register.
func manyRecords(t testing.TB, n int) *session {
	s := bigPlan(t, n)
	for i := range n {
		id := func(prefix string) string {
			return prefix + string(questionnaire.Safe(questionnaire.FormatNumber(float64(i+1))))
		}
		s.review.Hires = append(s.review.Hires, questionnaire.Hire{ID: id("h"), Role: "A role", NeededBy: []string{id("i")}})
		s.review.Risks = append(s.review.Risks, questionnaire.Risk{ID: id("r"), Title: "A risk", Impact: "low"})
	}
	s.recompute("")
	return s
}

// A letter typed into the filter of 300 rows and the picture that follows.
func BenchmarkPlanFilter300(b *testing.B) {
	s, p := manyRecords(b, 300), newPlan()
	p.enter(s, jump{record: "hires"})
	theme := newTheme(true)
	p.key(press("/"), s)
	for b.Loop() {
		p.key(press("a"), s)
		p.view(s, theme, 120, 37)
		p.key(press("backspace"), s)
	}
}

func BenchmarkPlanSort300(b *testing.B) {
	s, p := manyRecords(b, 300), newPlan()
	theme := newTheme(true)
	for b.Loop() {
		p.key(press("s"), s)
		p.view(s, theme, 120, 37)
	}
}

// The key that filters the rows is not offered as the app's as well.
func TestATakenKeyIsNotOfferedTwice(t *testing.T) {
	t.Parallel()
	d := opened(t, 200, 50)
	fill(d)
	d.keys("P")
	d.sees("/ filter")
	d.missing("/ find")
	d.keys("<tab><tab><tab>") // an empty table has no rows to filter
	d.sees("/ find")
	d.keys("/")
	d.sees("Find: questions")
}
