package export

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"diligence/questionnaire"
)

// TestGistKeepsQuotes holds that a full stop in a quoted title ends no sentence.
func TestGistKeepsQuotes(t *testing.T) {
	long := strings.Repeat(" and more words", 20)
	for s, want := range map[string]string{
		"It is late. Ver. 2 waits" + long:                          "It is late. Ver.",
		"It is late. “Ver. 2 of the core” waits for it" + long:     "It is late.",
		"The work is “Ver. 2 of the core”. It waits for it" + long: "The work is “Ver. 2 of the core”.",
	} {
		if got := gist(s, 60); got != want {
			t.Errorf("%.40q became %q, want %q", s, got, want)
		}
	}
	if got := gist("“Ver. 2 of the core” waits"+long, 60); !strings.HasPrefix(got, "“Ver. 2 of the core” waits and more") || !strings.HasSuffix(got, "…") {
		t.Errorf("a sentence too long became %q", got)
	}
}

// TestManyRecords holds that a finding about many records names some of them and
// counts the rest.
func TestManyRecords(t *testing.T) {
	f := FindingReport{Severity: questionnaire.High, Title: "Many", Statement: "They are many."}
	for i := range 300 {
		f.Evidence = append(f.Evidence, EvidenceLine{What: fmt.Sprintf("Work %d", i), Value: "not approved by the business"})
	}
	d := document(t, full(t), Board)
	d.Findings = []FindingReport{f}
	src := string(Markdown(d))
	if n := strings.Count(src, "- Work "); n != maxEvidence || !strings.Contains(src, "- And 288 more.") {
		t.Errorf("%d of 300 lines of evidence", n)
	}
}

// TestCompanyKeepsItsName holds that words an owner's title shares with the
// company's name stay, wherever the review says what the company is called.
func TestCompanyKeepsItsName(t *testing.T) {
	r := newReview(cut(), "Second look")
	a := r.Said("context.company", questionnaire.RoleBusiness)
	a.Status, a.Value, a.At = questionnaire.Answered, questionnaire.TextValue("Brandt Intercontinental Warehousing"), today
	r.Apply(r.Put(a, questionnaire.RoleReviewer, today))
	for id, owner := range map[string]questionnaire.Text{"i1": "Tom Brandt", "i2": "Head of the intercontinental warehousing group"} {
		r.Apply(r.Put(questionnaire.Initiative{ID: id, Title: "Split the data", Owner: owner}, questionnaire.RoleReviewer, today))
	}
	d := document(t, r, Board)
	if d.Title.Company != "Brandt Intercontinental Warehousing" {
		t.Errorf("the company is called %q", d.Title.Company)
	}
	if strings.Contains(string(Markdown(d)), "Tom") {
		t.Error("an owner's name is in the report")
	}
}

// TestPassedMonth holds that no month that has passed is to be kept.
func TestPassedMonth(t *testing.T) {
	p := newProjector(cut(), full(t), questionnaire.Result{}, Options{Audience: Board, Now: today})
	for m, want := range map[questionnaire.Month]string{
		questionnaire.NewMonth(2026, time.December): "Say whether it was reached",
		questionnaire.NewMonth(2027, time.January):  "Keep January 2027",
		0: "Give it a month",
	} {
		var e Effect
		p.milestoneEffect(&e, questionnaire.Milestone{ID: "m9", Month: m})
		if !strings.HasPrefix(e.Plan, want) {
			t.Errorf("%v: %q", m, e.Plan)
		}
	}
}

// TestMissingInWords holds that what a rule waits for is asked for in words, who
// decides on a plan for a plan and each field that a record may lack.
func TestMissingInWords(t *testing.T) {
	p := newProjector(cut(), full(t), questionnaire.Result{}, Options{Audience: Board, Now: today})
	for ref, want := range map[string]string{
		"security.plan.owner":     "“Plan for what changes” (security, compliance and data privacy): who answers for it?",
		"security.plan.decide_by": "“Plan for what changes” (security, compliance and data privacy): by which month is it decided?",
		"h1.ramp_up":              "“Data lead”: after how many months is the new person of full use?",
		"m1.kind":                 ": of which kind is it?",
		"i1.dip":                  ": how much of the team's velocity does it take?",
		"i1.person_months":        ": how many person-months does it take?",
	} {
		if got, owner := p.missingThing(ref); !strings.HasSuffix(got, want) || owner == "not said" {
			t.Errorf("%s: %q of %q", ref, got, owner)
		}
	}
}

// TestNoSums holds the sentences that count to what there is to count.
func TestNoSums(t *testing.T) {
	r := newReview(cut(), "Bare")
	r.Apply(r.Put(questionnaire.Hire{ID: "h1", Role: "Data lead"}, questionnaire.RoleReviewer, today))
	bare := string(Markdown(document(t, r, Board)))
	for _, never := range []string{"0 of 0", "0 are graver", "0 in 0"} {
		if strings.Contains(bare, never) {
			t.Errorf("the report says %q", never)
		}
	}
	d := document(t, empty(t), Board)
	if s := briefLimits(d); strings.Contains(s, "0 ") {
		t.Errorf("of nothing the brief says %q", s)
	}
	if s := string(Markdown(d)); !strings.Contains(s, "The plan lists nothing yet.") || strings.Contains(s, "Each point may change its terms") {
		t.Error("an empty report tells of records or of points")
	}
	w := scopeOf(t, Scope{Total: Coverage{OutOfScope: 3}})
	if !strings.Contains(w, "3 answers are out of scope: other answers made their questions not apply. They count for nothing here.") {
		t.Errorf("of answers out of scope it says\n%s", w)
	}
}

// TestWithheldForAReason holds that nobody is asked for reasons that were given.
func TestWithheldForAReason(t *testing.T) {
	for reason, want := range map[questionnaire.Text]string{
		"":                          "Release 1 withheld answer, or say why not.",
		"Under NDA with a customer": "Release 1 withheld answer, or let the reason given stand.",
	} {
		r := newReview(cut(), "Closed")
		a := r.Said("security.breach_survival", questionnaire.RoleBusiness)
		a.Status, a.Reason, a.At = questionnaire.Withheld, reason, today
		r.Apply(r.Put(a, questionnaire.RoleReviewer, today))
		if got := document(t, r, Board).Summary.Decisions; !slices.Contains(got, want) {
			t.Errorf("decisions %q lack %q", got, want)
		}
	}
}

// TestHeadsOfLongNames holds that a logo stands off a title as wide as the page, and
// that the head of a question sheet stays on its page.
func TestHeadsOfLongNames(t *testing.T) {
	size := headType[1]
	begins := sheetTop + size.leading*0.5 + size.size*(0.34-0.95) // of capitals with accents
	if ends := max(logoTop+logoHeight, privateLogoTop+privateLogoHeight); ends > begins-4 {
		t.Errorf("a logo ends at %v, the title begins at %v", ends, begins)
	}
	r := newReview(cut(), questionnaire.Text(strings.Repeat("W", 400)))
	f, err := excelize.OpenReader(bytes.NewReader(formOf(t, cut(), r, "")))
	if err != nil {
		t.Fatal(err)
	}
	if head, err := f.GetCellValue(f.GetSheetName(0), "A1"); err != nil || len([]rune(head)) > 100 || !strings.HasSuffix(head, "…: questions for the technology review") {
		t.Errorf("the question sheet is headed %q, %v", head, err)
	}
}

// TestOneVoice holds that the report of a review one person answered claims neither
// other voices nor their agreement.
func TestOneVoice(t *testing.T) {
	r := newReview(cut(), "Alone")
	r.Apply(r.Put(questionnaire.Respondent{ID: "p1", Name: "Maja Lind", Role: questionnaire.RoleTechnology}, questionnaire.RoleReviewer, today))
	for _, id := range []string{"security.today", "team.today"} {
		a := r.Said(id, "p1")
		a.Status, a.Value, a.At = questionnaire.Answered, questionnaire.TextValue("works"), today
		r.Apply(r.Put(a, questionnaire.RoleReviewer, today))
	}
	src := string(Markdown(document(t, r, Board)))
	for _, never := range []string{"Each role answered for itself", "by two roles", "| Business | Product |"} {
		if strings.Contains(src, never) {
			t.Errorf("one person's review says %q", never)
		}
	}
	if !strings.Contains(src, "One role gave all answers, so none was held against another's.") {
		t.Error("it does not say that one role answered")
	}
}

// TestCostWithoutCurrency holds that a bare number in a decision says what it is,
// and that no revenue at stake is no sum of nothing.
func TestCostWithoutCurrency(t *testing.T) {
	r := newReview(cut(), "Bare")
	for _, x := range []questionnaire.Record{
		questionnaire.Initiative{ID: "i1", Title: "Split the data", Cost: new(5.0)},
		questionnaire.Milestone{ID: "m1", Title: "ARR", Kind: "financial"},
	} {
		r.Apply(r.Put(x, questionnaire.RoleReviewer, today))
	}
	s := document(t, r, Board).Summary
	if !slices.ContainsFunc(s.Decisions, func(s string) bool { return strings.Contains(s, "“Split the data” (cost 5)") }) {
		t.Errorf("decisions %q", s.Decisions)
	}
	if !slices.Contains(s.Glance, Item{"Revenue resting on aspirational items", "none known of 1 financial milestone"}) {
		t.Errorf("at a glance %q", s.Glance)
	}
}

// scopeOf writes the section on scope alone.
func scopeOf(t *testing.T, s Scope) string {
	t.Helper()
	var w writer
	w.scope(Document{Scope: s})
	return w.b.String()
}
