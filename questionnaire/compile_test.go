package questionnaire

import (
	"strings"
	"sync"
	"testing"
)

// miswritten is conditions that do not compile, with what is told of them.
var miswritten = []struct{ name, when, what, hint string }{
	{"misspelt question", "securty.today == 'works'", "x.rule, when: undeclared reference to 'securty.today'", "did you mean 'security.today'?"},
	{"misspelt name", "security.tody == 'works'", "undeclared reference to 'security.tody'", "did you mean 'security.today'?"},
	{"misspelt field", "initiatives.exists(i, i.mony)", "undefined field 'mony'", "money"},
	{"misspelt area field", "areas.exists(a, a.tody == 'works')", "undefined field 'tody'", "today"},
	{"misspelt function", "reech(milestones[0]).size() > 0", "undeclared reference to 'reech'", "did you mean 'reach'?"},
	{"no condition", "security.today", "it is a string, neither true nor false", ""},
	{"syntax", "security.today ==", "it ends too early (column 18)", ""},
	{"no option", "security.today == 'broke'", `security.today is never "broke"`, "did you mean broken? accepted: works, strained, broken"},
	{"no option, turned round", "'broke' != security.today", `security.today is never "broke"`, "broken"},
	{"no option among several", "security.today in ['works', 'broke']", `security.today is never "broke"`, "broken"},
	{"no option of a list", "'card' in context.data", `context.data is never "card"`, "cards"},
	{"no option in a loop", "context.data.exists(d, d == 'card')", `context.data is never "card"`, "cards"},
	{"no option of a whole list", "context.data == ['card']", `context.data is never "card"`, "cards"},
	{"no option of a list of answers", "'broke' in [security.today, testing.today]", `security.today is never "broke"`, "broken"},
	{"no option of an area", "areas.exists(a, a.fix == 'nix')", `area.fix is never "nix"`, "none"},
	{"no month", "context.launch < '2027-13'", `context.launch is a month and never "2027-13"`, "2027-03"},
	{"no month of a record", "milestones.exists(m, m.month > 'May')", `milestone.month is a month and never "May"`, "2027-03"},
	{"no order", "security.today > 'strained'", "security.today is a word and has no order", "use atleast(id, option)"},
	{"no kind", "initiatives.exists(i, i.kind == 'secure')", `initiative.kind is never "secure"`, "security"},
	{"no milestone kind", "milestones.exists(m, m.kind in ['technical', 'finance'])", `milestone.kind is never "finance"`, "financial"},
	{"no record status", "milestones.exists(m, m.status == 'finished')", `milestone.status is never "finished"`, "planned"},
	{"no area", "initiatives.exists(i, i.area == 'securty')", `initiative.area is never "securty"`, "security"},
	{"no such id in quotes", "status('security.tody') == 'answered'", `status() names no question: "security.tody"`, "did you mean security.today?"},
	{"no id in quotes", "status(security.today) == 'answered'", "status() takes a question's id in quotes", "status('security.today')"},
	{"no status", "status('security.today') == 'given'", `status() is never "given"`, "answered"},
	{"no rating", "rating('security.today') == 'poor'", `rating() is never "poor"`, "good"},
	{"no choice", "rating('context.data') == 'good'", "rating() takes a choice, and context.data is a multi", ""},
	{"no option of atleast", "atleast('security.fix', 'approvd')", `security.fix is never "approvd"`, "none"},
	{"no role", "by('cto', 'security.today') == 'works'", `by() takes a role in quotes, not "cto"`, "technology"},
	{"no option of a role", "by('business', 'security.today') == 'fine'", `security.today is never "fine"`, "works"},
	{"no plan to decide on", "owner('security.today') != ''", "owner() takes a question of the scale plan, and security.today is none", ""},
	{"no month to decide by", "decide_by('security.plan') < 'May'", `decide_by() is a month and never "May"`, "2027-03"},
	{"no status to list", "questions('silent').size() > 0", `questions() is never "silent"`, "withheld"},
	{"subject of another rule", "initiative.money", "it speaks of initiative, which only a rule for: initiatives has", "for: initiatives"},
	{"area outside areas", "status('area.today') == 'answered'", "it speaks of area, which only a rule for: areas has", "for: areas"},
	{"has", "has(initiatives[0].cost)", "undeclared reference to 'has'", "what is not given is unknown"},
	{"whole number", "context.growth == 4", "no matching overload for '_==_'", "4.0"},
	{"function of the wrong kind", "months(context.growth, now) > 1", "no matching overload for 'months'", ""},
	{"no argument", "status() == 'answered'", "found no matching overload for 'status' applied to '()'", ""},
	{"loop without a name", "initiatives.exists(i.id, true)", "exists() takes a plain name first", "exists(i, …)"},
	{"map", "{'a': 1}.size() > 0", "is no sign of the rule language", ""},
	{"raw text", "security.today == r'works'", "raw strings and bytes are not part", "'…'"},
	{"open text", "security.today == 'works", "a text is never closed", "'"},
	{"bad escape", `security.today == 'wor\ks'`, "means nothing here", "backslash"},
	{"no number", "context.growth > 4u", `"4u" is no number`, "0.5"},
	{"reserved", "loop > 4", `"loop" is a word of the language and no name`, ""},
	{"too long", "security.today == '" + strings.Repeat("x", 5000) + "'", "it is longer than 4096 bytes", "split it"},
	{"too deep", strings.Repeat("(", 300) + "true" + strings.Repeat(")", 300), "it is nested too deep", "50 levels"},
}

func TestCompileTells(t *testing.T) {
	for _, tt := range miswritten {
		t.Run(tt.name, func(t *testing.T) {
			ps, _ := sketch(rule("x.rule", tt.when)).Compile().(Problems)
			if len(ps) == 0 {
				t.Fatalf("%s compiles", tt.when)
			}
			for _, p := range ps {
				if p.At == "x.rule" && strings.Contains(p.What, tt.what) && strings.Contains(p.Hint, tt.hint) {
					return
				}
			}
			t.Errorf("%s:\n%v\nwant %s\nhint %s", tt.when, ps, tt.what, tt.hint)
		})
	}
}

// A rule for questions says in its condition that it is asked only of those that
// are answered differently.
func TestARuleForQuestionsSaysThatTheyDiffer(t *testing.T) {
	for when, fine := range map[string]bool{
		"question.differs":                                          true,
		"question.core && question.differs":                         true,
		"(question.differs && question.core) && !question.resolved": true,
		"question.core":                                             false,
		"question.differs || question.core":                         false,
		"!question.differs":                                         false,
		"question.differs == false":                                 false,
		"[question].exists(q, q.core)":                              false,
	} {
		ps, _ := sketch(rule("x.rule", when, func(r *Rule) { r.For = "questions" })).Compile().(Problems)
		if fine != (len(ps) == 0) || !fine && !strings.Contains(ps[0].What, "asked only of those that respondents answer differently") {
			t.Errorf("%s: %v", when, ps)
		}
	}
}

func TestCompileTellsAll(t *testing.T) {
	q := sketch(
		rule("x.one", "security.tody == 'works'"),
		rule("x.two", "security.today == 'wrks'", saying("{testing.tody} and {unclosed")),
		rule("x.three", "true", func(r *Rule) { r.Severity = []SeverityCase{{When: "context.users_now", Is: High}, {Is: Low}} }),
		rule("x.fine", "security.today == 'works'"),
	)
	q.Question("testing.plan").When = "testing.discontinuity == 'brk'"
	q.Question("context.data").When = "context.launch > now && testing.today == 'works'"
	q.Question("testing.today").When = "'none' in context.data"
	ps, _ := q.Compile().(Problems)
	var at []string
	for _, p := range ps {
		at = append(at, p.At)
	}
	if got := strings.Join(at, " "); got != "context.data testing.plan x.one x.two x.two x.two x.three" {
		t.Errorf("%s\n%v", got, ps)
	}
	if err := q.Compile(); err == nil || err.Error() != ps.Error() {
		t.Error("asked again:", err)
	}
	res := q.Evaluate(review(map[string]any{"security.today": "works"}), at2026)
	if got := outcome(res, "x.one", ""); !strings.HasPrefix(got, "broken: ") {
		t.Error(got)
	}
	if got := outcome(res, "testing.plan", ""); !strings.HasPrefix(got, "broken: ") {
		t.Error(got)
	}
	if res.Positions["testing.plan"].Hidden {
		t.Error("a question whose condition is broken is hidden")
	}
	if got := outcome(res, "x.fine", ""); got != "fired" {
		t.Error(got)
	}
}

func TestCompileAtOnce(t *testing.T) {
	q := sketch(rule("x.rule", "security.today == 'broken'"))
	r := review(map[string]any{"security.today": "broken"})
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if err := q.Compile(); err != nil {
				t.Error(err)
			}
			if got := outcome(q.Evaluate(r, at2026), "x.rule", ""); got != "fired" {
				t.Error(got)
			}
		})
	}
	wg.Wait()
}

func TestStatementBraces(t *testing.T) {
	for _, tt := range []struct{ statement, want string }{
		{"no braces", "no braces"},
		{"{security.today}{testing.today}", "Does not worknot given"},
		{"say {'}'} and {\"{x}\"}", "say } and {x}"},
		{"{ context.users_now } of {context.data}", "1,200 people of Payment cards and Health records"},
		{"{context.users_now * 2.5} {1 + 1} {1 > 2}", "3,000 2 no"},
		{"{context.launch} {now} {quarter(now)}", "March 2027 November 2026 Q4 2026"},
		{"{testing.today == 'works' ? 'a' : 'b'} {testing.today == 'works' || true}", "not given yes"},
	} {
		q := sketch(rule("x.rule", "true", saying(tt.statement)))
		mustCompile(t, q)
		r := review(map[string]any{"security.today": "broken", "context.users_now": 1200, "context.launch": "2027-03", "context.data": []string{"cards", "health"}})
		if got := q.Evaluate(r, at2026).Findings[0].Statement; got != Text(tt.want) {
			t.Errorf("%s: %s", tt.statement, got)
		}
	}
	for _, bad := range []string{"{", "}", "{security.today", "{}", "a {security.tody}"} {
		if err := sketch(rule("x.rule", "true", saying(bad))).Compile(); err == nil {
			t.Errorf("%q compiles", bad)
		}
	}
}

func TestFormatNumbers(t *testing.T) {
	for x, want := range map[float64]string{0: "0", 12: "12", 1200: "1,200", 999999: "999,999", 1e6: "1,000,000", 4.5: "4.5", 3.333: "3.33", -1234.5: "-1,234.5", -0.001: "0", -1200: "-1,200", -7: "-7", 1e15: "1,000,000,000,000,000", -(1 << 63): "-9,223,372,036,854,775,808"} {
		if got := FormatNumber(x); got != want {
			t.Errorf("%v: %s, want %s", x, got, want)
		}
	}
	for _, tt := range []struct {
		x        float64
		currency string
		want     string
	}{{9e6, "EUR", "EUR 9,000,000"}, {9e6, "€", "€9,000,000"}, {1.5, "$", "$1.50"}, {-2, "USD", "USD -2"}, {2, "", "2"}, {2, "US$", "US$2"}, {999.5, "EUR", "EUR 999.50"}, {10958.904, "EUR", "EUR 10,959"}, {-1000.6, "$", "-$1,001"}} {
		if got := FormatMoney(tt.x, tt.currency); got != tt.want {
			t.Errorf("%v %s: %s, want %s", tt.x, tt.currency, got, tt.want)
		}
	}
}

// A currency is written one way before every amount, however it was typed.
func TestCurrencyCode(t *testing.T) {
	t.Parallel()
	q := builtinForTest(t)
	for given, want := range map[string]string{"eur": "EUR", " Usd ": "USD", "€": "€", "euros": "euros", "kr.": "kr.", "US$": "US$"} {
		r := review(map[string]any{currencyID: given})
		if got := q.Currency(r); got != want {
			t.Errorf("%q is written %q, not %q", given, got, want)
		}
	}
}

func TestFormatUnits(t *testing.T) {
	for _, tt := range []struct {
		x    float64
		unit string
		want string
	}{{1, "people", "1 person"}, {2, "people", "2 people"}, {0, "dates", "0 dates"}, {1, "dates", "1 date"}, {1, "quarters", "1 quarter"},
		{1.5, "weeks", "1.5 weeks"}, {1, "companies", "1 company"}, {1, "staff", "1 staff"}, {1, "x", "1x"}, {1, "percent", "1%"}, {1, "", "1"}} {
		if got := formatUnit(tt.x, tt.unit); got != tt.want {
			t.Errorf("%v %s: %s, want %s", tt.x, tt.unit, got, tt.want)
		}
	}
}

func TestJoinAnd(t *testing.T) {
	for want, words := range map[string][]string{
		"none": nil, "A": {"A"}, "A and B": {"A", "B"}, "A, B and C": {"A", "B", "C"},
		"A; B, or C": {"A", "B, or C"}, "A and B; C": {"A and B", "C"}, "A, B": {"A, B"},
	} {
		if got := joinAnd(words); got != want {
			t.Errorf("%q: %s, want %s", words, got, want)
		}
	}
}

func TestRefTitle(t *testing.T) {
	q, r := sketch(), chain()
	for reference, want := range map[string]Text{
		"security.plan.decide_by": "Security plan: decide by", "security.plan.note": "security.plan.note",
		"security.today": "Security today", "security.today/business": "Security today (business)",
		"i1.person_months": "Split the data: person months", "milestones": "milestones", "gone": "gone",
	} {
		if got := q.RefTitle(r, reference); got != want {
			t.Errorf("%s: %s", reference, got)
		}
	}
}

func TestCompileTellsWhere(t *testing.T) {
	src := BuiltinSource()
	for name, data := range src {
		if strings.HasPrefix(name, "rules/") {
			src[name] = []byte(strings.ReplaceAll(string(data), "severity: high", "severity: [{when: 'context.growth', is: low}, {is: high}]"))
		}
	}
	q, err := Load(src)
	if err != nil {
		t.Fatal(err)
	}
	ps, _ := q.Compile().(Problems)
	if len(ps) == 0 {
		t.Fatal("nothing is wrong")
	}
	for _, p := range ps {
		if !strings.HasPrefix(p.File, "rules/") || p.Line == 0 || p.At == "" {
			t.Errorf("%+v", p)
		}
	}
}

func TestBuiltinCompiles(t *testing.T) { mustCompile(t, builtinForTest(t)) }
