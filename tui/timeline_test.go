package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// TestGoldenTimeline compares the time line with pictures that were read: of a
// plan with everything in it, an empty one, and one of 300 records.
func TestGoldenTimeline(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		for _, c := range []struct {
			name, keys string
			records    []questionnaire.Record
			engineers  float64
		}{
			{"full", "<tab><down>", linePlan(), 4},
			{"quarters", "z<tab><right><right>", linePlan(), 4},
			{"moved", "<tab><tab>,,", linePlan(), 4},
			{"unanswered", "G", linePlan(), 0},
			{"empty", "", nil, 4},
			{"huge", "<pgdown><pgdown>", hugePlan(), 60},
		} {
			name := fmt.Sprintf("timeline-%s-%dx%d", c.name, size.w, size.h)
			t.Run(name, func(t *testing.T) {
				line(t, size.w, size.h, c.records, c.engineers).keys(c.keys).golden(name)
			})
		}
	}
}

// TestTimelineWords tells the same plan in sentences.
func TestTimelineWords(t *testing.T) {
	t.Parallel()
	for name, engineers := range map[string]float64{"words": 4, "words-unanswered": 0} {
		q, r := lineReview(t, linePlan(), engineers)
		now := questionnaire.MonthOf(deskNow)
		got := strings.Join(TimelineWords(r, q, q.Evaluate(r, now).Positions, now), "\n") + "\n"
		goldenDesk(t, "timeline-"+name, got)
		for rec := range r.Plan {
			if rec.Key().Kind() != "risk" && !strings.Contains(got, nameOf(rec)) {
				t.Errorf("%s: %s is left out", name, nameOf(rec))
			}
		}
	}
}

// TestLeadFits holds the edges of the band: it runs from the target of months
// ahead to the least.
func TestLeadFits(t *testing.T) {
	t.Parallel()
	c := &chart{lead: questionnaire.LeadTime{Minimum: 3, Target: 6}}
	lead := func(months int) questionnaire.Lead {
		return questionnaire.Lead{Technical: &questionnaire.Milestone{}, Rests: &questionnaire.Milestone{}, Months: months}
	}
	for months, want := range map[int]leadFit{
		-1: leadLate, 0: leadLate, 2: leadLate, 3: leadInBand, 6: leadInBand, 7: leadEarly,
	} {
		if got := c.fits(lead(months)); got != want {
			t.Errorf("%d months ahead: %d, want %d", months, got, want)
		}
	}
	done := lead(-5)
	done.Technical.Status = questionnaire.Done
	if c.fits(done) != leadDone {
		t.Error("a technical milestone that is done is judged")
	}
	m := questionnaire.Milestone{Kind: "product", Month: month("2027-08")}
	if from, to, ok := c.band(chartRow{rec: m}); !ok || from != month("2027-02") || to != month("2027-05") {
		t.Errorf("the band of August 2027 runs from %s to %s", from, to)
	}
	c.lead = questionnaire.LeadTime{Minimum: 1, Target: 2}
	if c.fits(lead(3)) != leadEarly {
		t.Error("the questionnaire's own lead does not count")
	}
}

// TestTimelineCursor walks among months and rows, by key and by mouse.
func TestTimelineCursor(t *testing.T) {
	t.Parallel()
	d := line(t, 120, 40, linePlan(), 4)
	tl := d.app.screens[tabTimeline].(*timeline)
	now := questionnaire.MonthOf(deskNow)
	for _, c := range []struct {
		keys string
		want questionnaire.Month
	}{
		{"<left>", now}, {"<right>", now + 1}, {"ll", now + 3}, {"<end>", now + 23}, {"<right>", now + 23}, {"<home>", now},
		{"z<right>", month("2027-01")}, {"<right>", month("2027-04")}, {"<left><left><left>", now}, {"<end>", month("2028-10")}, {"z<left>", month("2028-09")},
	} {
		d.keys(c.keys)
		if tl.month != c.want {
			t.Errorf("%s: %s, want %s", c.keys, tl.month, c.want)
		}
	}
	d.keys("g")
	first := tl.at
	d.keys("<down><down><up>")
	if tl.at == first {
		t.Error("down and up choose nothing")
	}
	d.keys("G<down>").sees("▸  i9 Old audit")
	d.keys("g")
	if tl.at != first {
		t.Errorf("g goes to %s, not to %s", tl.at, first)
	}
	body := d.app.bodyTop() + tl.drawn.body
	d.send(tea.MouseClickMsg{X: tl.drawn.chartX + 3*4 + 1, Y: body + 2, Button: tea.MouseLeft})
	if want := tl.chart.rows[2].id; tl.at != want || tl.month != now+4 {
		t.Errorf("a click chooses %s in %s, want %s in %s", tl.at, tl.month, want, now+4)
	}
	d.send(tea.MouseWheelMsg{X: 5, Y: body + 2, Button: tea.MouseWheelDown})
	if want := tl.chart.rows[5].id; tl.at != want {
		t.Errorf("the wheel goes to %s, not to %s", tl.at, want)
	}
}

// TestTimelineOpensAndComesBack goes to a record in the plan and back to the place.
func TestTimelineOpensAndComesBack(t *testing.T) {
	t.Parallel()
	d := line(t, 120, 40, linePlan(), 4).keys("<tab><tab><right><right>")
	tl := d.app.screens[tabTimeline].(*timeline)
	at, cursor := tl.at, tl.month
	d.keys("<enter>")
	p, ok := d.app.screen().(*plan)
	if !ok || p.record(d.app.session).Key().ID() != at {
		t.Fatalf("enter does not open %s:\n%s", at, d.screen())
	}
	d.keys("<esc>")
	if d.app.tab != tabTimeline || tl.at != at || tl.month != cursor {
		t.Errorf("esc does not come back to %s in %s:\n%s", at, cursor, d.screen())
	}
	d.keys("<esc>")
	if d.app.tab != tabInterview {
		t.Error("a second esc does not go on back")
	}
}

// TestTimelineNamesDue names what begins, ends and falls due in the cursor's month.
func TestTimelineNamesDue(t *testing.T) {
	t.Parallel()
	d := line(t, 200, 50, linePlan(), 4)
	d.app.screens[tabTimeline].(*timeline).month = month("2027-05")
	d.app.revision++
	d.sees("May 2027: due t1 SOC 2; joining h2 Site engineer; in full")
	d.keys("z").sees("Q2 2027: due c1 Running databases at six times the load")
}

// TestTimelineLosesNothing holds that each record but a risk has a row, and a
// mark or the reason why it has none.
func TestTimelineLosesNothing(t *testing.T) {
	t.Parallel()
	q, r := lineReview(t, linePlan(), 4)
	now := questionnaire.MonthOf(deskNow)
	c := newChart(r, q, q.Evaluate(r, now).Positions, now)
	rows := map[string]lane{}
	for _, row := range c.rows {
		if !row.heading() {
			rows[row.id] = row.lane
		}
	}
	for rec := range r.Plan {
		if _, ok := rows[rec.Key().ID()]; !ok && rec.Key().Kind() != "risk" {
			t.Errorf("%s has no row", rec.Key())
		}
	}
	for id, want := range map[string]lane{
		"i2": laneWork, "i7": laneUndated, "i8": laneWork, "i9": laneOutside, "m1": laneFinancial, "m2": laneProduct,
		"m3": laneTechnical, "m6": laneKindless, "m7": laneUndated, "h1": laneHires, "c1": laneCompetences, "c2": laneUndated, "t1": laneCertifications,
	} {
		if rows[id] != want {
			t.Errorf("%s is among %q, not %q", id, laneNames[rows[id]], laneNames[want])
		}
	}
}

// TestTimelineWithoutColour holds that each state of a bar, each kind of mark and
// each fit has a glyph and a word of its own.
func TestTimelineWithoutColour(t *testing.T) {
	t.Parallel()
	th := newTheme(true)
	var all []pattern
	for of := laneFinancial; of <= laneCertifications; of++ {
		all = append(all, laneMark(th, of))
	}
	for f := leadInBand; f <= leadLate; f++ {
		all = append(all, fitPattern(th, f))
	}
	seen := map[string]bool{}
	for _, p := range append(all, barPatterns(th)...) {
		if seen[string(p.glyph)] || seen[p.word] || p.word == "" {
			t.Errorf("%c %q is not told apart", p.glyph, p.word)
		}
		seen[string(p.glyph)], seen[p.word] = true, true
	}
}

// TestReportWords holds that the bars' words are those of the report.
func TestReportWords(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob(filepath.Join("..", "export", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var src []byte
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		src = append(src, b...)
	}
	for _, p := range barPatterns(newTheme(true)) {
		if p.word != "dropped" && !strings.Contains(string(src), `"`+p.word+`"`) {
			t.Errorf("the report has no word %q", p.word)
		}
	}
}

// TestTimelineDrawsWhatIsSeen bounds the work of drawing without a clock: 300
// records take as much as 30, give or take a fifth.
func TestTimelineDrawsWhatIsSeen(t *testing.T) {
	drawing := func(n int) float64 {
		d := line(t, 120, 40, hugePlan()[:n], 60)
		d.app.View()
		return testing.AllocsPerRun(20, func() { d.app.revision++; d.app.View() })
	}
	some, many := drawing(60), drawing(300)
	if many > 1.2*some {
		t.Errorf("drawing 300 records takes %.0f allocations, 60 take %.0f", many, some)
	}
}

// BenchmarkTimelineMoved draws after a record moved; the promise is 2 ms. What
// Evaluate takes is not counted.
func BenchmarkTimelineMoved(b *testing.B) {
	d := line(b, 120, 40, hugePlan(), 60)
	s := d.app.session
	for b.Loop() {
		s.version++
		d.app.revision++
		d.app.View()
	}
}
