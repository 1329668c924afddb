package tui

import (
	"io/fs"
	"testing"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// trialOf returns a session on which something may be tried, the review's own
// session, and how often the store was called.
func trialOf(t *testing.T) (scratch, real *session, shelf *shelf, saves *int) {
	t.Helper()
	real, shelf = testSession()
	choose(real, "security.today", "broken")
	real.put(questionnaire.Initiative{ID: "i1", Title: "Split the data", Approved: questionnaire.Yes, Money: questionnaire.No})
	saves = new(int)
	save := real.lib.Save
	real.lib.Save = func(id string, changes []questionnaire.Change, sum questionnaire.Summary) uint64 {
		*saves++
		return save(id, changes, sum)
	}
	shelf.saved = nil
	return real.try(), real, shelf, saves
}

// play tries changes of every sort, with undo and redo among them.
func play(t *testing.T, s *session) {
	t.Helper()
	choose(s, "security.fix", "none")
	if err := s.tryWords([]string{"i1.money=yes", "team.size=2"}, nil); err != nil {
		t.Fatal(err)
	}
	s.put(questionnaire.Milestone{ID: "m1", Title: "Launch", RestsOn: []string{"i1"}})
	s.put(questionnaire.Milestone{ID: "m2", Title: "Taken back"})
	s.undo()
	s.undo()
	s.redo()
	a := s.answer("security.today")
	for _, text := range []questionnaire.Text{"O", "Ol", "Old"} {
		a.Note = text
		s.typeAnswer(a)
	}
}

func TestTrialLeavesTheReview(t *testing.T) {
	t.Parallel()
	s, real, shelf, saves := trialOf(t)
	before, version := picture(real), real.version
	play(t, s)
	if *saves != 0 || len(shelf.saved) != 0 {
		t.Errorf("%d changes reached the store", len(shelf.saved))
	}
	if picture(real) != before || real.version != version {
		t.Errorf("the review is now\n%s", picture(real))
	}
	if picture(s) == before {
		t.Error("nothing was tried")
	}
	for len(s.way.done) > 0 {
		s.undo()
	}
	if picture(s) != before || len(s.trial.changes) != 0 || len(s.trial.what.Appeared) != 0 {
		t.Errorf("all is taken back, and %d changes are left:\n%s", len(s.trial.changes), picture(s))
	}
}

// TestTrialKept: as one step of undo and one call of the store, with one change a
// record, whatever way led there.
func TestTrialKept(t *testing.T) {
	t.Parallel()
	s, real, shelf, saves := trialOf(t)
	before := picture(real)
	play(t, s)
	want := picture(s)
	s.keep()
	if picture(real) != want || *saves != 1 || len(shelf.saved) != 5 {
		t.Errorf("%d changes in %d calls; the review is\n%snot\n%s", len(shelf.saved), *saves, picture(real), want)
	}
	kept := *real
	kept.review = shelf.reviews[real.review.ID]
	if picture(&kept) != want {
		t.Errorf("the store has\n%s", picture(&kept))
	}
	back, _ := real.undo()
	if picture(real) != before || *saves != 2 {
		t.Errorf("after one undo the review is\n%s", picture(real))
	}
	if said := real.describeStep(back); said != "5 changes from a what-if" {
		t.Errorf("undo says %q", said)
	}
	if real.redo(); picture(real) != want {
		t.Errorf("after redo the review is\n%s", picture(real))
	}
	if ids := distinct(shelf.saved); ids != len(shelf.saved) {
		t.Errorf("%d revisions for %d changes", ids, len(shelf.saved))
	}
}

func TestTrialDerives(t *testing.T) {
	t.Parallel()
	s, _, _, _ := trialOf(t)
	choose(s, "security.fix", "none")
	tr := s.trial
	if len(tr.what.Appeared) != 1 || tr.what.Appeared[0].Rule != "security.no-plan" || len(tr.what.Gone) != 0 {
		t.Errorf("appeared %v, gone %v", tr.what.Appeared, tr.what.Gone)
	}
	if len(tr.tried) != 1 || s.valueText(tr.tried[0]) != "Plan to fix: not given → No plan" {
		t.Errorf("tried %v", tr.tried)
	}
	choose(s, "security.today", "works")
	if len(tr.what.Appeared) != 1 || tr.what.Appeared[0].Kind != questionnaire.Strength || len(tr.tried) != 2 {
		t.Errorf("appeared %v, tried %v", tr.what.Appeared, tr.tried)
	}
}

// TestTrialEvaluatesOnce: once to begin with, once a change, and never to draw.
func TestTrialEvaluatesOnce(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40)
	fill(d)
	n := 0
	real := d.app.session
	evaluate := real.evaluate
	real.evaluate = func(r *questionnaire.Review, m questionnaire.Month) questionnaire.Result {
		n++
		return evaluate(r, m)
	}
	for _, step := range []struct {
		keys string
		want int
	}{{"W", 1}, {"i1 gets<enter>", 2}, {"=<down><down><esc>", 2}, {"FPI", 2}, {"u", 3}, {"<ctrl+r>", 4}, {"WZ<esc>", 4}} {
		if d.keys(step.keys); n != step.want {
			t.Errorf("after %s the rules ran %d times, not %d", step.keys, n, step.want)
		}
	}
}

// trialled drives an app in which the money of i1 is tried.
func trialled(t *testing.T, w, h int) *driver {
	d := opened(t, w, h)
	fill(d)
	d.shelf.saved = nil
	return d.keys("Wi1 gets<enter>")
}

func TestTrialOnScreen(t *testing.T) {
	t.Parallel()
	d := trialled(t, 80, 24)
	real := d.app.session.trial.real
	d.sees("WHAT IF")
	d.sees("1 change tried")
	if title := d.app.View().WindowTitle; title[:7] != "What if" {
		t.Errorf("the window is called %q", title)
	}
	d.keys("=")
	d.sees("i1 money: unknown → yes")
	d.keys("<esc>V")
	d.sees("no report of a what-if")
	d.keys("E")
	if d.app.tab != tabInterview {
		t.Error("a report is made of what is only tried")
	}
	d.keys("u")
	d.sees("nothing tried yet")
	d.keys("<ctrl+r>WteamWdoes not matter<esc>")
	d.keys("Wanything else<enter>team.size=two<enter>")
	d.sees("× team.size takes a number")
	d.keys("<backspace><backspace><backspace>2<enter>")
	d.sees("2 changes tried · findings +1 −0")
	d.keys("Wm1 moves")
	d.sees("nothing holds that")
	d.keys("<esc>Wanything else<enter>m1=+1<enter>")
	d.sees("m1 has no month to move from")
	d.keys("<esc>L")
	d.sees("2 changes were tried")
	d.keys("<enter>")
	d.sees("WHAT IF")
	d.keys("Lk")
	d.missing("WHAT IF")
	d.sees("kept: 2 changes")
	if d.app.session != real || len(d.shelf.saved) != 2 {
		t.Errorf("%d changes reached the store", len(d.shelf.saved))
	}
	d.keys("u")
	d.sees("taken back: 2 changes from a what-if")
	if i, _ := d.shelf.reviews["voxbox"].Initiative("i1"); i.Money != questionnaire.Unknown {
		t.Error("one undo does not take all of it back")
	}
}

// TestTrialLevers: the usual questions of each sort of record, and of an outage.
func TestTrialLevers(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40)
	fill(d)
	d.app.session.put(questionnaire.Hire{ID: "h1", Role: "Data lead", Month: questionnaire.NewMonth(2027, 3), Budgeted: questionnaire.No})
	d.app.session.put(questionnaire.Milestone{ID: "m1", Title: "Launch", Month: questionnaire.NewMonth(2027, 5)})
	d.keys("Wh1 moves<enter>2027-06<enter>Wh1 is budgeted<enter>Wm1 moves<enter>-2<enter>Wan outage<enter>96<enter>Wi1 is approved<enter>")
	r := d.app.session.review
	if h := r.Hires[0]; h.Month != questionnaire.NewMonth(2027, 6) || h.Budgeted != questionnaire.Yes {
		t.Errorf("h1 is %+v", h)
	}
	m, _ := r.Milestone("m1")
	i, _ := r.Initiative("i1")
	if m.Month != questionnaire.NewMonth(2027, 3) || i.Approved != questionnaire.Yes || *r.Outage.Hours != 96 {
		t.Errorf("m1 is %+v, i1 %+v, the outage %+v", m, i, r.Outage)
	}
	d.sees("outage hours: not given → 96")
	d.sees("h1 month: 2027-03 → 2027-06")
}

func TestTrialDiscarded(t *testing.T) {
	t.Parallel()
	for _, keys := range []string{"LX", "Wdiscard what<enter>X", ":discard what<enter>X", "<esc>X"} {
		d := trialled(t, 120, 40)
		before := picture(d.app.session.trial.real)
		d.keys("2" + keys)
		d.missing("WHAT IF")
		if picture(d.app.session) != before || d.app.session.trial != nil || len(d.shelf.saved) != 0 {
			t.Errorf("%s leaves\n%s", keys, picture(d.app.session))
		}
		d.keys("]2")
		if len(d.shelf.saved) == 0 {
			t.Errorf("%s: what is answered now is not saved", keys)
		}
	}
	d := opened(t, 80, 24).keys("W<esc>L")
	d.missing("WHAT IF")
	d.sees("the review is as it was")
	if d.app.session == nil {
		t.Error("leaving an empty what-if closes the review")
	}
}

// TestTrialQuits: what was tried is asked about, but not of a signal.
func TestTrialQuits(t *testing.T) {
	t.Parallel()
	for keys, kept := range map[string]int{"qX": 0, "<ctrl+c>X": 0, "qk": 1, "<ctrl+c>k": 1} {
		d := trialled(t, 80, 24).keys(keys[:len(keys)-1])
		d.sees("1 change was tried")
		if d.quit {
			t.Fatalf("%s: it ended unasked", keys)
		}
		d.keys("<esc>")
		d.sees("WHAT IF")
		if d.keys(keys); !d.quit || len(d.shelf.saved) != kept {
			t.Errorf("%s: ended %v, %d changes kept", keys, d.quit, len(d.shelf.saved))
		}
	}
	d := trialled(t, 80, 24)
	d.send(tea.WindowSizeMsg{Width: 29, Height: 20})
	d.keys("<ctrl+c>")
	d.sees("Keep or discard")
	d.send(signalMsg{})
	if !d.quit || len(d.shelf.saved) != 0 {
		t.Errorf("a signal: ended %v, %d changes kept", d.quit, len(d.shelf.saved))
	}
	if d = opened(t, 80, 24).keys("W<esc>q"); !d.quit {
		t.Error("nothing was tried, and yet it asks")
	}
}

// TestTrialLeavesAReportUnderWay: a report that was begun before is one of the
// review, and what it asks waits until somebody is at its screen again.
func TestTrialLeavesAReportUnderWay(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40)
	fill(d)
	var of []questionnaire.Tri
	real := d.app.session
	real.lib.Export = func(r *questionnaire.Review, _ *questionnaire.Questionnaire, _ Outgoing, force bool, _ func(string)) (Written, error) {
		i, _ := r.Initiative("i1")
		if of = append(of, i.Money); !force {
			return Written{}, fs.ErrExist
		}
		return Written{Path: "review.md"}, nil
	}
	d.keys("E")
	_, written := d.app.Update(press("enter"))
	d.keys("Wi1 gets<enter>")
	d.run(written)
	if len(of) != 1 || of[0] != questionnaire.Unknown || d.app.session.trial == nil || d.app.popup != nil {
		t.Errorf("it was written of reviews whose i1 had the money %v; over the trial stands %T", of, d.app.popup)
	}
	d.sees("Nothing was written: the export screen says why")
}

// TestTrialStartsWhereAReportIsRead, which it leaves.
func TestTrialStartsWhereAReportIsRead(t *testing.T) {
	t.Parallel()
	for _, tab := range []string{"V", "E"} {
		d := opened(t, 120, 40).keys(tab + "W")
		if d.app.tab != tabFindings {
			t.Errorf("from %s it leads to %v", tab, d.app.tab)
		}
	}
}
