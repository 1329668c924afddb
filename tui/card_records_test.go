package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// TestRecordsFromAQuestion adds a hire from the question that asks for hires, and
// finds the way back.
func TestRecordsFromAQuestion(t *testing.T) {
	t.Parallel()
	d := opened(t, 80, 24).keys("/critical<enter>")
	d.sees("no hires in the plan yet")
	d.keys("aData lead<enter>")
	d.sees("RECORD")
	d.sees("h1  Data lead")
	d.keys("<down>y<esc>")
	d.sees("1 hire in the plan: Data lead")
	h := d.app.session.review.Hires
	if len(h) != 1 || h[0].Role != "Data lead" || h[0].Critical != questionnaire.Yes || d.app.tab != tabInterview {
		t.Fatalf("the review holds %+v, on screen is %v", h, d.app.tab)
	}
	for range 3 {
		d.keys("aTester<tab><tab><esc><esc>")
	}
	d.sees("4 hires in the plan: Data lead, Tester,")
	d.sees("Tester and 1 more")
	d.keys("o")
	d.sees("TABLE")
	d.sees("4 of 4")
	d.keys("<esc>")
	if d.app.tab != tabInterview || d.app.screens[tabInterview].(*interview).at != "team.hires" {
		t.Error("esc does not lead back to the question")
	}
	d.keys("P<esc>")
	if d.app.tab != tabInterview {
		t.Error("esc does not lead back")
	}
}

// TestARecordGivenUpLeadsBack: esc in the first field of a record begun from a
// question adds nothing and shows the question; begun from the table, the table.
func TestARecordGivenUpLeadsBack(t *testing.T) {
	t.Parallel()
	for _, keys := range []string{"a<esc>", "aHalf a<esc>", "a<enter>"} {
		d := opened(t, 80, 24).keys("/critical<enter>" + keys)
		if d.app.tab != tabInterview || len(d.app.session.review.Hires) != 0 {
			t.Errorf("%s: %v is shown, %d hires", keys, d.app.tab, len(d.app.session.review.Hires))
		}
	}
	d := opened(t, 80, 24).keys("/critical<enter>oaHalf a<esc>")
	if d.app.tab != tabPlan {
		t.Error("esc leaves the table one worked in")
	}
	d.sees("No hires yet")
	d.keys("<esc>")
	if d.app.tab != tabInterview {
		t.Error("a second esc does not lead back to the question")
	}
}

func TestFromARecordToItsQuestion(t *testing.T) {
	t.Parallel()
	d := opened(t, 80, 24).keys("/critical<enter>aData lead<enter><esc>IgP")
	d.keys("b")
	if i := d.app.screens[tabInterview].(*interview); d.app.tab != tabInterview || i.at != "team.hires" {
		t.Errorf("b leads to %v, %s", d.app.tab, i.at)
	}
	d.keys("/security today<enter>P<tab>b")
	d.sees("No question in scope asks for the competences")
}

// TestSeveralQuestionsAskForARegister lets choose among them.
func TestSeveralQuestionsAskForARegister(t *testing.T) {
	s := deskSession(t)
	q, err := questionnaire.Load(deskSource("", ""))
	if err != nil {
		t.Fatal(err)
	}
	q.Question("security.today").Records, q.Question("roadmap.estimates").Records = "initiatives", "initiatives"
	s.q, s.evaluate = q, q.Evaluator().Evaluate
	s.recompute("")
	p := newPlan()
	out := typeKeys(t, p, s, "b")
	chooser, ok := out.ask.(*picker)
	if !ok || len(chooser.all) != 2 {
		t.Fatalf("b offers %+v", out.ask)
	}
	chooser.key(press("enter"))
	if j := s.takeJump(); j.question != "roadmap.estimates" {
		t.Errorf("the first leads to %+v", j)
	}
}

func TestTheWorkSheetFromItsQuestion(t *testing.T) {
	t.Parallel()
	d := opened(t, 80, 24).keys("/rehearsal<enter>")
	d.sees("the outage work sheet is still empty")
	d.keys("o")
	d.sees("SHEET")
	d.keys("<down>50k<enter><down>1M<enter><esc>")
	d.sees("it costs")
	if o := d.app.session.review.Outage; o.RevenueADay == nil || *o.RevenueADay != 50000 || *o.Penalties != 1e6 {
		t.Errorf("the sheet holds %+v", o)
	}
	d.keys("od")
	d.sees("Emptied the work sheet")
	if d.app.session.review.Outage != (questionnaire.Outage{}) {
		t.Error("d leaves something")
	}
	d.keys("u")
	if o := d.app.session.review.Outage; o.Penalties == nil {
		t.Error("u does not bring it back")
	}
	d.keys("<home><down><backspace><down><backspace>")
	if d.app.session.review.Get(questionnaire.OutageKey) != nil {
		t.Error("a sheet emptied field by field is still one")
	}
}

// TestClickOnACardsRecords leads to them.
func TestClickOnACardsRecords(t *testing.T) {
	t.Parallel()
	d := opened(t, 80, 24).keys("/critical<enter>")
	card := d.app.screens[tabInterview].(*interview)
	for y, l := range card.card.acts {
		if l.plan {
			d.send(tea.MouseClickMsg{X: card.lay.card.x + 12, Y: d.app.bodyTop() + card.lay.card.y + 1 + y, Button: tea.MouseLeft})
			break
		}
	}
	if d.app.tab != tabPlan {
		t.Error("a click does not lead to the plan")
	}
}

func TestFindingRecordsOfEveryRegister(t *testing.T) {
	s := peopled(t)
	s.put(questionnaire.Outage{DataLost: "The last day's orders"})
	all := s.findable()
	for words, want := range map[string]string{
		"data lead": "h1", "two regions": "c1", "iso": "t1", "one database": "r1", "germany": "m2", "last day's": "outage",
	} {
		found := false
		for _, x := range all {
			if holdsAll(x.hay, []string{words}) {
				x.run()
				found = found || s.takeJump().record == want
			}
		}
		if !found {
			t.Errorf("%q does not find %s", words, want)
		}
	}
}

func TestWhatIsSaidOfRecordsOfEveryRegister(t *testing.T) {
	s := peopled(t)
	for ref, want := range map[string]string{
		"h1": "h1 Data lead", "t1.month": "t1 ISO 27001: month", "risks": "the risks of the plan",
		"outage.recovery_now": "outage work sheet: recovery now", "outage": "outage work sheet",
	} {
		if got := s.refName(ref); got != want {
			t.Errorf("%s is called %q, want %q", ref, got, want)
		}
	}
	for key, want := range map[questionnaire.Key]string{
		"hire/h1": "hire “Data lead”", "risk/r9": "risk r9", "outage": "the outage work sheet",
	} {
		if got := s.describe(key); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	for ref, want := range map[string]string{
		"r1.impact": "How bad it would be today", "outage.penalties": "What contracts make you pay for an outage this long; 0 if nothing",
		"r1.nothing": "", "z1.impact": "",
	} {
		if got := s.fieldAbout(ref); got != want {
			t.Errorf("%s says %q, want %q", ref, got, want)
		}
	}
	if j := s.whereIs("hire/h9"); j.record != "hires" {
		t.Errorf("a hire that is gone leads to %+v", j)
	}
}
