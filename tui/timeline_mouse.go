package tui

// A timelineLayout is where things stood in the last view.
type timelineLayout struct {
	scale    scale
	chartX   int   // first cell of the chart
	body     int   // first row of the rows
	bodyRows int   // how many are in sight
	lines    []int // the row of the chart on each of them
	more     int   // the line that counts the rows below, 0 for none
	end      int   // the first row that belongs to no month: the detail
}

// mouse chooses the record and the month that were clicked, and scrolls. A click
// on the name of the record chosen opens it, one on its mark shows the finding.
func (l *timeline) mouse(m mouse, s *session) outcome {
	l.refresh(s)
	switch d := &l.drawn; {
	case len(l.chart.rows) == 0:
	case m.wheel != 0:
		l.step(m.wheel)
	case !m.click || d.scale.cw == 0 || m.y >= d.end || m.x >= d.chartX+d.scale.width():
	case d.more > 0 && m.y == d.more:
		l.step(max(d.bodyRows-1, 1))
	default:
		return l.clickChart(m, s)
	}
	return handled
}

func (l *timeline) clickChart(m mouse, s *session) outcome {
	d, was := &l.drawn, l.at
	record := false
	if n := m.y - d.body; n >= 0 && n < len(d.lines) {
		if r := l.chart.rows[d.lines[n]]; !r.heading() {
			l.at, record = r.id, true
		}
	}
	_, marked := l.about.finding(s, l.at)
	switch {
	case m.x >= d.chartX:
		l.month = d.scale.month(m.x - d.chartX)
	case record && m.x < markWidth && marked:
		return l.showFinding(s)
	case record && l.at == was:
		return l.open(s)
	}
	return handled
}
