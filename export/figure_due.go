package export

import "math"

// due draws what must be there by a month: where it stands, and where the work
// begins that needs it or ends that carries it.
func (w *timeDrawing) due(r *dueRow) {
	x, middle := w.middle(r.month), w.y+10
	w.label(r.title, r.behind)
	if r.full > r.month {
		w.ramp(r.look, x, w.x(r.full), middle)
	}
	if r.edge != 0 {
		at, how := w.x(r.edge), "starts"
		if r.ends {
			at, how = w.x(r.edge+1), "ends"
		}
		switch { // it stands just outside the months shown
		case r.edge < w.t.From:
			at -= 6
		case r.edge > w.t.To:
			at += 6
		}
		w.edge(at, middle, r.late)
		w.noted(quoted(r.work) + " " + how + " in " + month(r.edge))
	}
	switch r.sign {
	case "hire":
		w.who(r.look, x, middle)
	case "competence":
		w.plus(x, middle)
	default:
		w.shield(x, middle)
	}
	w.noted(r.note())
	class := "small"
	if r.bad {
		class = "small bad"
	}
	w.word(class, r.word)
}

// who draws a hire about a point; how it looks says how the money for it stands.
func (w *timeDrawing) who(look string, x, y float64) {
	const corners = 12
	at := make([]point, corners)
	for i := range at {
		sin, cos := math.Sincos(2 * math.Pi * (float64(i) + 0.5) / corners)
		at[i] = point{x + markRadius*cos, y + markRadius*sin}
	}
	w.path("who "+look, at...)
}

// ramp draws the months in which a hire is not yet of full use.
func (w *timeDrawing) ramp(look string, from, to, y float64) {
	class := "ramp"
	if look != "funded" {
		class += " " + look
	}
	w.rect(class, from, y-3, to-from, 6)
}

// plus draws a competence about a point.
func (w *timeDrawing) plus(x, y float64) {
	const r, arm = markRadius, markRadius / 3.0
	w.path("mark", point{x - arm, y - r}, point{x + arm, y - r}, point{x + arm, y - arm}, point{x + r, y - arm}, point{x + r, y + arm}, point{x + arm, y + arm},
		point{x + arm, y + r}, point{x - arm, y + r}, point{x - arm, y + arm}, point{x - r, y + arm}, point{x - r, y - arm}, point{x - arm, y - arm})
}

// shield draws a certification about a point.
func (w *timeDrawing) shield(x, y float64) {
	const r = markRadius
	w.path("mark", point{x - r + 1, y - r}, point{x + r - 1, y - r}, point{x + r - 1, y + 1}, point{x, y + r + 1}, point{x - r + 1, y + 1})
}

// edge draws where work starts or ends, about a point.
func (w *timeDrawing) edge(x, y float64, late bool) {
	if !late {
		w.rect("need", x-2, y-8, 4, 16)
		return
	}
	w.rect("need short", x-3, y-8, 6, 16)
	w.rect("core", x-1, y-5, 2, 10)
}
