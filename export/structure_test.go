package export

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"diligence/questionnaire"
)

// checkStructure holds a report to what renders everywhere.
func checkStructure(t testing.TB, d Document, src []byte) readDocument {
	t.Helper()
	got := read(t, src)
	checkRows(t, src)
	var sections []string
	for i, h := range got.headings {
		if strings.HasPrefix(h, "1 ") != (i == 0) {
			t.Errorf("heading %d is %q; the first alone has level 1", i, h)
		}
		if s, ok := strings.CutPrefix(h, "2 "); ok {
			sections = append(sections, s)
		}
	}
	want := slices.Clone(Sections)
	if d.Audience != Private {
		want = slices.DeleteFunc(want, func(s string) bool { return s == sectionPrivate })
	}
	if d.Audience == Investor {
		want = slices.DeleteFunc(want, func(s string) bool { return s == sectionAppendix })
	}
	if !slices.Equal(sections, want) {
		t.Errorf("sections\n got %q\nwant %q", sections, want)
	}
	for i, line := range bytes.Split(src, []byte("\n")) {
		if bytes.HasSuffix(line, []byte(" ")) {
			t.Errorf("line %d ends with a space: %q", i+1, line)
		}
	}
	if bytes.Contains(src, []byte("\n\n\n")) {
		t.Error("two blank lines in a row")
	}
	return got
}

func TestStructure(t *testing.T) {
	for name, review := range reviews {
		for _, a := range Audiences {
			t.Run(name+"-"+string(a), func(t *testing.T) {
				d := document(t, review(t), a)
				checkStructure(t, d, Markdown(d))
			})
		}
	}
}

// TestEverySectionSpeaks holds that no section is left empty, whatever there is.
func TestEverySectionSpeaks(t *testing.T) {
	for name, review := range reviews {
		src := string(Markdown(document(t, review(t), Company)))
		for _, s := range Sections[:15] {
			_, rest, _ := strings.Cut(src, "\n## "+s+"\n")
			body, _, _ := strings.Cut(rest, "\n## ")
			if len(strings.TrimSpace(body)) < 40 {
				t.Errorf("%s: %q says %q", name, s, body)
			}
		}
	}
}

func TestSameReviewSameBytes(t *testing.T) {
	r := full(t)
	res := evaluate(cut(), r)
	for _, a := range Audiences {
		first := Markdown(For(cut(), r, res, a, today))
		for range 5 {
			if !bytes.Equal(first, Markdown(For(cut(), r.Clone(), evaluate(cut(), r.Clone()), a, today))) {
				t.Fatalf("%s: two copies of one review differ", a)
			}
		}
	}
}

// TestSameReviewSameFiles holds that the hour a file is made at is not told by it.
func TestSameReviewSameFiles(t *testing.T) {
	r := full(t)
	res := evaluate(cut(), r)
	morning, evening := For(cut(), r, res, Board, today), For(cut(), r, res, Board, today.Add(9*time.Hour+7*time.Second))
	for name, write := range map[string]func(Document) []byte{"markdown": Markdown, "html": mustHTML, "pdf": mustPDF, "docx": mustDOCX} {
		if !bytes.Equal(write(morning), write(evening)) {
			t.Errorf("%s: a copy made later on the same day differs", name)
		}
	}
}

// TestSilenceIsSaid holds that an empty review is never read as fine.
func TestSilenceIsSaid(t *testing.T) {
	src := string(Markdown(document(t, empty(t), Board)))
	for _, s := range []string{
		"Nothing has been answered yet", "That is no sign that all is well", "not known; the review lists no milestones",
		"That is no sign that it is fine", "Not answered. What two days", "None: nothing is answered", "no sign of agreement",
	} {
		if !strings.Contains(src, s) {
			t.Errorf("an empty review does not say %q", s)
		}
	}
	for _, s := range []string{signGood + " Works", "nothing found stands between", "Nothing is at risk"} {
		if strings.Contains(src, s) {
			t.Errorf("an empty review says %q", s)
		}
	}
}

// TestNoVerdictOnTheDeal holds that no review, however bad, is told to stop or
// given a score (founders-9).
func TestNoVerdictOnTheDeal(t *testing.T) {
	for name, review := range reviews {
		s := strings.ToLower(string(Markdown(document(t, review(t), Investor))))
		for _, bad := range []string{"no-go", "do not invest", "deal breaker", "red flag", "/100", "out of 100", "score"} {
			if strings.Contains(s, bad) {
				t.Errorf("%s: the report says %q", name, bad)
			}
		}
	}
}

// TestOtherQuestionnaire holds that no id of the built-in questionnaire is
// needed: a review may carry one that has none of them.
func TestOtherQuestionnaire(t *testing.T) {
	q := &questionnaire.Questionnaire{ID: "other", Version: "2.0.0", Areas: []questionnaire.Area{{
		ID: "bread", Title: "Bread", Questions: []*questionnaire.Question{{ID: "bread.flour", Area: "bread", Title: "Flour", Text: "Which?", Kind: questionnaire.KindText}},
	}}}
	r := newReview(q, "Bakery")
	r.Apply(r.Put(questionnaire.Answer{
		Question: "bread.flour", Role: questionnaire.RoleBusiness, Status: questionnaire.Answered, Value: questionnaire.TextValue("Rye"), Note: "Stone-ground.",
	}, questionnaire.RoleBusiness, today))
	res := questionnaire.Result{Positions: map[string]questionnaire.Position{
		"bread.flour": {Status: questionnaire.Answered, Value: questionnaire.TextValue("Rye"), By: []questionnaire.Role{questionnaire.RoleBusiness}},
	}}
	for _, a := range Audiences {
		d := For(q, r, res, a, today)
		src := Markdown(d)
		checkStructure(t, d, src)
		if a != Investor && !strings.Contains(string(src), "Rye") {
			t.Errorf("%s: the answer is lost", a)
		}
	}
	for _, a := range Audiences { // a result nobody computed
		d := For(q, r, questionnaire.Result{}, a, today)
		checkStructure(t, d, Markdown(d))
	}
}

// TestUnknownAudience holds that a word that is no audience gets the barest copy.
func TestUnknownAudience(t *testing.T) {
	d := document(t, full(t), Audience("everybody"))
	if d.Audience != Investor || d.Appendix != nil || d.PrivateNotes() != nil {
		t.Errorf("audience %q, appendix %v", d.Audience, d.Appendix != nil)
	}
}

func TestParseAudience(t *testing.T) {
	for _, a := range Audiences {
		if got, err := ParseAudience(" " + strings.ToUpper(string(a))); got != a || err != nil {
			t.Errorf("ParseAudience(%q) = %q, %v", a, got, err)
		}
	}
	_, err := ParseAudience("public")
	e, ok := err.(*AudienceError)
	if !ok || e.Error() != `"public" is no audience` || e.Hint() != "write one of private, company, board, investor" {
		t.Errorf("%v, %#v", err, e)
	}
}

// TestNumbers reads the report back and holds the figures of the summary to the
// tables of the later sections.
func TestNumbers(t *testing.T) {
	for name, review := range reviews {
		t.Run(name, func(t *testing.T) { checkNumbers(t, document(t, review(t), Company)) })
	}
}

func checkNumbers(t testing.TB, d Document) {
	t.Helper()
	got := read(t, Markdown(d))
	glance := map[string]string{}
	for _, row := range got.table(t, "Executive summary > At a glance", "What was counted").rows {
		glance[row[0]] = row[1]
	}
	same := func(label, want string) {
		t.Helper()
		if glance[label] != want {
			t.Errorf("%s: the summary says %q, the tables %q", label, glance[label], want)
		}
	}
	total := lastRow(got.table(t, "Scope, method and limits > What was asked and answered", "Area"))
	same("Questions answered", total[2]+" of "+total[1])
	if len(d.Findings) > 0 {
		n := map[string]int{}
		for _, row := range got.table(t, "Misalignments and findings", "No.").rows {
			if row[6] == "Open" {
				n[row[1]]++
			} else {
				n[row[6]]++
			}
		}
		same("Open findings", fmt.Sprintf("%d critical, %d high, %d medium and %d low", n["Critical"], n["High"], n["Medium"], n["Low"]))
		decided := fmt.Sprintf("%d accepted, %d resolved and %d disputed", n["Accepted"], n["Resolved"], n["Disputed"])
		if n["Accepted"]+n["Resolved"]+n["Disputed"] == 0 {
			decided = "none yet"
		}
		same("Findings decided", decided)
	}
	if len(d.Business.Items) > 0 {
		n := map[string]int{}
		for _, row := range got.table(t, "Business context and road map > The road map, item by item", "Item").rows {
			n[row[3]]++
		}
		want := fmt.Sprintf("%d actionable, %d aspirational and %d that cannot be told", n["✓ Actionable"], n["✗ Aspirational"], n["? Cannot be told"])
		if n["✓ Done"] > 0 {
			want += fmt.Sprintf("; %d done", n["✓ Done"])
		}
		same("Road-map items", want)
	}
	if n := len(d.TimeLine.Leads); n > 0 {
		short := 0
		for _, row := range got.table(t, "Twenty-four month time line > Lead of technical milestones", "Technical milestone").rows {
			if strings.HasPrefix(row[5], signBad) {
				short++
			}
		}
		same("Lead times that are too short", fmt.Sprintf("%d of %d", short, n))
	}
	checkMoney(t, d, got, glance)
	checkPeople(t, d, got, glance)
}

// checkMoney holds the sums to the costs and values of the records.
func checkMoney(t testing.TB, d Document, got readDocument, glance map[string]string) {
	t.Helper()
	var asked, approved, funded float64
	for _, i := range d.Initiatives.List {
		if i.Cost == nil {
			continue
		}
		asked += *i.Cost
		if i.Approved == questionnaire.Yes {
			approved += *i.Cost
		}
		if i.Money == questionnaire.Yes {
			funded += *i.Cost
		}
	}
	cur := d.Initiatives.Money.Currency
	money := func(x float64) string { return questionnaire.FormatMoney(x, cur) }
	want := fmt.Sprintf("%s / %s / %s", money(asked), money(approved), money(funded))
	if m := d.Initiatives.Money; m.Count > m.WithoutCost && !strings.HasPrefix(glance["Money asked / approved / funded"], want) {
		t.Errorf("money: the summary says %q, the initiatives %q", glance["Money asked / approved / funded"], want)
	}
	backing := map[string]Backing{}
	for _, x := range d.Business.Items {
		backing[x.ID] = x.Verdict
	}
	sum, figures := 0.0, 0
	for _, m := range d.Milestones {
		if m.Kind == "financial" {
			figures++
		}
		if m.Kind == "financial" && backing[m.ID] == Aspirational && m.Value != nil {
			sum += *m.Value
		}
	}
	want = money(sum) + " in "
	if figures == 0 {
		want = "no financial milestones listed"
	} else if backed := !slices.ContainsFunc(d.Milestones, func(m MilestoneReport) bool { return m.Kind == "financial" && backing[m.ID] == Aspirational }); backed {
		want = "none known of "
	}
	if !strings.HasPrefix(glance["Revenue resting on aspirational items"], want) {
		t.Errorf("revenue: the summary says %q, the milestones %q", glance["Revenue resting on aspirational items"], money(sum))
	}
	if m := d.Initiatives.Money; m.Asked != asked || m.Approved != approved || m.Funded != funded {
		t.Errorf("the sums are %v, the initiatives say %v, %v, %v", m.Totals, asked, approved, funded)
	}
	if d.TimeLine.Placed+len(d.TimeLine.Outside)+len(d.TimeLine.Undated) != d.TimeLine.Records {
		t.Errorf("time line: %d placed, %d outside, %d undated of %d", d.TimeLine.Placed, len(d.TimeLine.Outside), len(d.TimeLine.Undated), d.TimeLine.Records)
	}
	if !strings.Contains(got.text, d.Summary.Verdict) {
		t.Errorf("the verdict is not in the report: %q", d.Summary.Verdict)
	}
}

func lastRow(x readTable) []string { return x.rows[len(x.rows)-1] }
