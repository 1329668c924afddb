package export

import (
	"bytes"
	"encoding/csv"
	"reflect"
	"slices"
	"strings"
	"testing"

	"diligence/questionnaire"
)

func tableFor(t testing.TB, r *questionnaire.Review, a Audience, name string) Table {
	t.Helper()
	x, err := TableFor(cut(), r, evaluate(cut(), r), Options{Audience: a, Now: today, Names: ReplaceNames}, name)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// TestTablesRoundTrip holds that a reader of CSV gets every value back, over
// random and hostile records.
func TestTablesRoundTrip(t *testing.T) {
	for seed := range uint64(6) {
		f := newFiller(seed)
		if seed%2 == 1 {
			f.text, f.people = nasty, nasty
		}
		r := newReview(cut(), "Table & Sons")
		f.fill(cut(), r, 0.3, 15)
		f.decide(cut(), r)
		for _, a := range Audiences {
			for _, name := range Tables {
				x := tableFor(t, r, a, name)
				out := CSV(x)
				rows, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
				if err != nil || len(rows) != len(x.Rows)+1 || !slices.Equal(rows[0], x.Head) {
					t.Fatalf("%s, %s: %d rows of %d, %v", name, a, len(rows), len(x.Rows)+1, err)
				}
				for i, row := range rows[1:] {
					for k, got := range row {
						want := x.Rows[i][k]
						if got != want.Text && (want.Number || got != inert(want.Text)) {
							t.Errorf("%s %s: %q, want %q", name, x.Head[k], got, want.Text)
						}
						if !want.Number && got != want.Text && strings.ReplaceAll(got, "'", "") != strings.ReplaceAll(want.Text, "'", "") {
							t.Errorf("%s %s: more than apostrophes differ: %q, %q", name, x.Head[k], got, want.Text)
						}
					}
				}
				if strings.Count(string(out), "\n") != strings.Count(string(out), "\r\n") {
					t.Errorf("%s: a line ends in no CR LF", name)
				}
			}
		}
	}
}

// TestTableHeads holds that a table has the names of the apply file, all of them.
func TestTableHeads(t *testing.T) {
	for name, record := range map[string]any{
		"milestones": questionnaire.Milestone{}, "initiatives": questionnaire.Initiative{}, "hires": questionnaire.Hire{},
		"competences": questionnaire.Competence{}, "certifications": questionnaire.Certification{}, "risks": questionnaire.Risk{},
	} {
		var want []string
		for typ, i := reflect.TypeOf(record), 0; i < typ.NumField(); i++ {
			tag, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
			want = append(want, tag)
		}
		got := slices.Clone(tableFor(t, empty(t), Board, name).Head)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, want)
		}
	}
	if _, err := TableFor(cut(), empty(t), questionnaire.Result{}, Options{}, "people"); err == nil || !strings.Contains(err.(*TableError).Hint(), "milestones, initiatives") {
		t.Errorf("no such table: %v", err)
	}
}

func TestTableValues(t *testing.T) {
	got := string(CSV(tableFor(t, full(t), Company, "hires")))
	want := "id,role,critical,month,budgeted,needed_by,ramp_up,status\r\n" +
		"h1,Data lead,yes,2027-03,no,i1,2,planned\r\n" +
		"h2,Site reliability engineer,yes,2027-06,unknown,i3,,planned\r\n" +
		"h3,Compliance manager,no,2026-11,yes,i4,,done\r\n" +
		"h4,Mobile developer,unknown,,unknown,,,dropped\r\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	board := string(CSV(tableFor(t, full(t), Board, "milestones")))
	for _, s := range []string{
		"m2,Enterprise edition,product,2027-09,first port operator live,,Head of product,no,yes,1,m1; i4,planned,2026-12-01,2027-04; 2027-06\r\n",
		"m5,Partner portal,product,2027-09,partners connected,12,a named person,yes,no,,m4,planned,",
	} {
		if !strings.Contains(board, s) {
			t.Errorf("no row %q in\n%s", s, board)
		}
	}
	if f := tableFor(t, full(t), Private, "risks").FileName(); f != "quayside-risks-2027-01-15-PRIVATE.csv" {
		t.Errorf("file name %q", f)
	}
}

// TestFormulas holds that no spreadsheet takes a text for a formula, whatever its
// separators, and that numbers stay numbers.
func TestFormulas(t *testing.T) {
	for in, want := range map[string]string{
		"=1+1": "'=1+1", "+1 234": "'+1 234", "-cmd|' /C calc'!A0": "'-cmd|' /C calc'!A0", "@SUM(A1)": "'@SUM(A1)",
		"  =1": "'  =1", "\t=1": "'\t'=1", "\tx": "'\tx", "\rx": "'\rx", "\u00a0=1": "'\u00a0=1", "\u200b=1": "'\u200b=1", "＝1": "'＝1",
		"a;=1": "a;'=1", "a; =1": "a;' =1", "a\n=1": "a\n'=1", "a\t@x": "a\t'@x", "x=1": "x=1", "a - b": "a - b", "a, =b": "a, =b",
		"-5": "-5", "-5.25": "-5.25", "+7": "+7", "12": "12", "-": "'-", "-5-": "'-5-", "-+5": "'-+5", "1e5": "1e5", "": "", "CTO": "CTO", "a@b.example": "a@b.example",
	} {
		if got := inert(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	x := Table{Head: []string{"a"}, Rows: [][]Cell{{amount(new(-12.5))}, {word("=x")}}}
	if got := string(CSV(x)); got != "a\r\n-12.5\r\n'=x\r\n" {
		t.Errorf("%q", got)
	}
}

func FuzzFormulas(f *testing.F) {
	for _, s := range append(hostile, "a;=1", "\t@x", "a\r\n-1") {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		clean, _ := questionnaire.Clean(s)
		out := inert(string(clean))
		if isNumber(out) {
			return
		}
		for i, cell := range strings.FieldsFunc(out, func(r rune) bool { return strings.ContainsRune(";\n\t\r", r) }) {
			if cell = strings.TrimSpace(cell); cell != "" && strings.ContainsRune(formulaSigns, []rune(cell)[0]) {
				t.Errorf("part %d of %q begins a formula: %q", i, s, cell)
			}
		}
		if strings.ReplaceAll(out, "'", "") != strings.ReplaceAll(string(clean), "'", "") {
			t.Errorf("%q became %q", clean, out)
		}
	})
}

func TestTableCanaries(t *testing.T) {
	r := marked(t)
	for _, a := range Audiences {
		for _, name := range Tables {
			x := tableFor(t, r, a, name)
			s := string(CSV(x)) + strings.Join(x.BeforeYouShare().Lines(), "\n") + x.FileName()
			if strings.Contains(s, "PRIV") && (a != Private || !strings.Contains(x.FileName(), "PRIVATE") || strings.Contains(s, "PRIVfinding") || strings.Contains(s, "PRIVanswer")) {
				t.Errorf("%s, %s: a private note: %s", a, name, around(s, "PRIV"))
			}
			if mark := personMark.FindString(s); mark != "" && !a.named() {
				t.Errorf("%s, %s: a name: %s", a, name, around(s, mark))
			}
		}
	}
}

// TestTableNames holds that a table replaces names, and lists those it holds.
func TestTableNames(t *testing.T) {
	r := full(t)
	k := r.Risks[0]
	k.Title = "Anselm goes, said Wiebke Arnold, and so may Quillonde"
	d := r.Hires[0]
	d.Role = "Data lead in place of Anselm, our head of data"
	r.Apply(r.Put(k, questionnaire.RoleReviewer, today), r.Put(d, questionnaire.RoleReviewer, today))
	x := tableFor(t, r, Board, "risks")
	if s := string(CSV(x)); !strings.Contains(s, `"The head of data goes, said (name left out), and so may Quillonde"`) {
		t.Error(s)
	}
	sharing := strings.Join(x.BeforeYouShare().Lines(), "\n")
	for _, want := range []string{"  ? “Quillonde” in the name of risk r1", "  - “Wiebke Arnold” in the name of risk r1", "  - “Anselm” in the name of risk r1"} {
		if !strings.Contains(sharing, want) {
			t.Errorf("no %q in\n%s", want, sharing)
		}
	}
	if strings.Contains(sharing, "hire h1") {
		t.Errorf("a table of risks lists a hire:\n%s", sharing)
	}
}
