package export

import (
	"fmt"

	"diligence/questionnaire"
)

// Measures of the time line, in points.
const (
	lineLeft   = 280 // where the months begin; titles stand before
	lineMonth  = 12  // width of a month
	lineRight  = 222 // least width of the words after the months
	lineWords  = 14  // between the months and them
	lineHead   = 40
	lineRow    = 20
	lineKey    = 10 // above the keys and below them
	lineTitle  = lineLeft - 16
	lineType   = 12
	lineSmall  = 11
	lineChunk  = 40 // rows of one figure, so that it fits on an upright page
	markRadius = 6
)

// A timeDrawing places months and rows in one figure.
type timeDrawing struct {
	figure
	t TimeLine
	y float64 // top of the row at hand
}

func timeFigure(t TimeLine, rows []timeRow) figure {
	w := &timeDrawing{t: t, y: lineHead}
	w.section = sectionTimeLine
	w.width = lineLeft + lineMonth*float64(t.To-t.From+1) + max(lineRight, wordsRoom(t, rows))
	bottom := lineHead + lineRow*float64(len(rows))
	w.scale(bottom)
	for _, r := range rows {
		switch {
		case r.work != nil:
			w.work(r.work)
		case r.milestone != nil:
			w.milestone(r.milestone, r.leads)
		case r.due != nil:
			w.due(r.due)
		default:
			w.text("group", 0, w.y+14, r.group)
			w.line("rule", 0, w.y+lineRow-2, w.width, w.y+lineRow-2)
		}
		w.y += lineRow
	}
	w.keys(rows)
	w.height = w.y + lineKey
	return w.figure
}

// wordsRoom returns how wide the words after the months are, with the space about
// them.
func wordsRoom(t TimeLine, rows []timeRow) (room float64) {
	for _, r := range rows {
		word, bad := "", false
		switch {
		case r.work != nil:
			word = r.work.Standing
		case r.milestone != nil:
			word, bad = leastLead(r.leads, t.Lead.Minimum)
		case r.due != nil:
			word, bad = r.due.word, r.due.bad
		}
		room = max(room, lineWords+wordWidth(word, bad)+4)
	}
	return room
}

// wordWidth returns about how wide a word after the months is; what is bad is bold.
func wordWidth(s string, bad bool) float64 {
	if bad {
		return textWidth(s, lineSmall) * boldType
	}
	return textWidth(s, lineSmall)
}

// x returns where a month begins. Months beyond the time line stand at its ends.
func (w *timeDrawing) x(m questionnaire.Month) float64 {
	return lineLeft + lineMonth*float64(min(max(m, w.t.From), w.t.To+1)-w.t.From)
}

// middle returns the middle of a month; one beyond the time line stands just
// outside it.
func (w *timeDrawing) middle(m questionnaire.Month) float64 {
	return lineLeft + lineMonth*(float64(min(max(m, w.t.From-1), w.t.To+1)-w.t.From)+0.5)
}

// scale draws the quarters.
func (w *timeDrawing) scale(bottom float64) {
	w.line("axis", lineLeft, lineHead-2, w.x(w.t.To+1), lineHead-2)
	for m := w.t.From; m <= w.t.To; m++ {
		if m != w.t.From && m%3 != 0 {
			continue
		}
		next := min(m-m%3+3, w.t.To+1)
		w.line("grid", w.x(m), lineHead-2, w.x(m), bottom)
		if january := m%12 == 0; january || m == w.t.From && m%12 < 10 { // else the next year's stands in its place
			w.text("year", w.x(m)+4, 14, itoa(m.Year()))
		}
		if next-m > 1 {
			w.text("small", w.x(m)+4, 31, fmt.Sprintf("Q%d", m.Quarter()))
		}
	}
	w.line("grid", w.x(w.t.To+1), lineHead-2, w.x(w.t.To+1), bottom)
}

func (w *timeDrawing) work(i *InitiativeReport) {
	from, to := i.months()
	word := i.Standing
	note := i.Title + ": " + month(from) + " to " + month(to) + ", " + word
	w.label(i.Title, "")
	w.bar(workClass[word], w.x(from), w.y+3.5, w.x(to+1)-w.x(from))
	w.noted(note)
	for _, end := range []struct {
		beyond bool
		x, dir float64
	}{{from < w.t.From, lineLeft, -1}, {to > w.t.To, w.x(w.t.To + 1), 1}} {
		if end.beyond { // it goes on beyond the months shown
			w.path("beyond", point{end.x + end.dir*2, w.y + 5}, point{end.x + end.dir*8, w.y + 10}, point{end.x + end.dir*2, w.y + 15})
		}
	}
	w.word("small", word)
}

// word writes how a row stands, after the months.
func (w *timeDrawing) word(class, s string) {
	w.text(class, w.x(w.t.To+1)+lineWords, w.y+14, s)
}

// label writes the title of a row, in full for a reader who points at a cut one,
// and what is said behind it.
func (w *timeDrawing) label(title, behind string) {
	short := fit(title, lineTitle-textWidth(behind, lineType), lineType)
	w.text("label", 8, w.y+14, short+behind)
	if short != fold(title) {
		w.noted(title)
	}
}

// workClass is how a bar looks, by how far the work is backed.
var workClass = map[string]string{
	"done": "done", "approved and funded": "funded", "approved only": "approved", "not approved": "refused", "approval not said": "unsaid",
}

// bar draws a bar of one of the looks of workClass.
func (w *timeDrawing) bar(class string, x, y, width float64) {
	const height = 13
	if class == "approved" {
		w.hatch("hatch", x, y, width, height, 7)
	}
	w.rect("bar "+class, x, y, width, height)
}

// milestone draws a milestone in its month. One that rests on technical ones has
// a band where they should stand, and hollow diamonds where they do.
func (w *timeDrawing) milestone(m *MilestoneReport, leads []Lead) {
	middle := w.y + 10
	w.label(m.Title, "")
	word, class := month(m.Month), "small"
	if m.Kind != string(technical) {
		from, to := m.Month-questionnaire.Month(w.t.Lead.Target), m.Month-questionnaire.Month(w.t.Lead.Minimum)+1
		if to > w.t.From {
			w.rect("band", w.x(from), w.y+2, w.x(to)-w.x(from), lineRow-4)
			w.noted(fmt.Sprintf("%d to %d months before %s", w.t.Lead.Minimum, w.t.Lead.Target, m.Title))
		}
	}
	for _, l := range leads {
		w.step(w.middle(l.TechnicalMonth), middle, l.Months < w.t.Lead.Minimum)
		w.parts[len(w.parts)-1].note = shorten(l.Technical+", "+leadWords(l)+" "+l.Above, 200)
	}
	if s, short := leastLead(leads, w.t.Lead.Minimum); s != "" {
		if word = s; short {
			class = "small bad"
		}
	}
	w.mark(m.Kind, w.middle(m.Month), middle)
	w.noted(m.Title + ", " + month(m.Month))
	w.word(class, word)
}

// step draws a technical milestone that something rests on, about a point.
func (w *timeDrawing) step(x, y float64, late bool) {
	if !late {
		w.diamond("need", x, y, markRadius+1)
		return
	}
	w.diamond("need short", x, y, markRadius+1)
	w.diamond("core", x, y, 2)
}

// mark draws the sign of a kind of milestone about a point.
func (w *timeDrawing) mark(kind string, x, y float64) {
	switch kind {
	case string(technical):
		w.diamond("mark technical", x, y, markRadius)
	case string(financial):
		w.triangle("mark financial", x, y, markRadius)
	default:
		w.rect("mark product", x-markRadius+1, y-markRadius+1, 2*markRadius-2, 2*markRadius-2)
	}
}
