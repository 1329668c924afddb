package tui

import "testing"

// TestTimelineMouse clicks on what the time line draws at every size: what a click
// does not stand for stays as it is.
func TestTimelineMouse(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		d := line(t, size.w, size.h, linePlan(), 4)
		tl := d.app.screens[tabTimeline].(*timeline)
		top := d.app.bodyTop()
		at := func(n int) (id string) { return tl.chart.rows[tl.drawn.lines[n]].id }
		first, now := tl.at, tl.month

		d.click(tl.drawn.chartX+5*tl.drawn.scale.cw, top+1) // the month's own heading
		if tl.month != now+5 || tl.at != first {
			t.Errorf("%v: a click on a month's heading: %s in %s", size, tl.at, tl.month)
		}
		d.click(0, top+tl.drawn.body) // a lane's heading
		d.click(tl.drawn.chartX+2, top+tl.drawn.end)
		d.click(size.w-1, size.h-2)
		if tl.month != now+5 || tl.at != first || d.app.tab != tabTimeline {
			t.Errorf("%v: a click beside the chart does something: %s in %s", size, tl.at, tl.month)
		}
		d.click(markWidth+1, top+tl.drawn.body+2)
		if tl.at != at(2) || tl.at == first || tl.month != now+5 {
			t.Errorf("%v: a click on a name chooses %s in %s", size, tl.at, tl.month)
		}
		d.click(tl.drawn.chartX, top+tl.drawn.body+2)
		if tl.month != now || d.app.tab != tabTimeline {
			t.Errorf("%v: a click on the row chosen does not only set the month: %s", size, tl.month)
		}
		if tl.drawn.more > 0 {
			was := tl.top
			d.click(markWidth+1, top+tl.drawn.more).keys("<down>")
			if tl.top <= was {
				t.Errorf("%v: a click on the count of rows below shows none of them", size)
			}
		}
	}
}

// TestTimelineMouseOpens opens the record whose name is clicked again, and the
// finding whose mark is clicked.
func TestTimelineMouseOpens(t *testing.T) {
	t.Parallel()
	d := line(t, 120, 40, linePlan(), 4)
	tl := d.app.screens[tabTimeline].(*timeline)
	for n, i := range tl.drawn.lines {
		r := tl.chart.rows[i]
		f, marked := tl.about.finding(d.app.session, r.id)
		if r.heading() || !marked || r.id == tl.at {
			continue
		}
		y := d.app.bodyTop() + tl.drawn.body + n
		d.click(5, y)
		if d.app.tab != tabTimeline || tl.at != r.id {
			t.Fatalf("the first click chooses %s, not %s", tl.at, r.id)
		}
		d.click(5, y)
		if d.app.tab != tabPlan {
			t.Fatal("the second click does not open the record")
		}
		d.keys("<esc>").click(1, y)
		if got, ok := d.app.screens[tabFindings].(*findings).finding(d.app.session); d.app.tab != tabFindings || !ok || got.Key() != f.Key() {
			t.Errorf("a click on the mark of %s does not show %s", r.id, f.Key())
		}
		return
	}
	t.Fatal("no row in sight has a finding")
}
