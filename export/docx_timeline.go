package export

import (
	"fmt"
	"time"

	"diligence/questionnaire"
)

// Widths of the time line's columns, in twentieths of a point.
const (
	timeTitleWidth = 2300
	timeWordWidth  = 1500
)

// timeLine writes the time line as a table of quarters, once, in its section.
func (x *docx) timeLine() {
	if x.rows == nil || x.section != sectionTimeLine {
		return
	}
	rows := x.rows
	x.rows = nil
	x.put(`<w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr>`, plainRun("Figure 1: "+timeTitle(x.d, rows)), "</w:p>")
	t := x.d.TimeLine
	widths := []int{timeTitleWidth}
	room := docxWidth - timeTitleWidth - timeWordWidth
	for i := range t.Quarters {
		widths = append(widths, room*(i+1)/len(t.Quarters)-room*i/len(t.Quarters))
	}
	widths = append(widths, timeWordWidth)
	x.openTable("TimeLine", "Time line by quarter", widths)
	x.timeHead(widths)
	for _, r := range rows {
		switch {
		case r.work != nil:
			x.timeRow(widths, r.work.Title, r.work.Standing, "", workCells(t, r.work))
		case r.milestone != nil:
			words, short := leastLead(r.leads, t.Lead.Minimum)
			x.timeRow(widths, r.milestone.Title, or(words, month(r.milestone.Month)), badInk(short), milestoneCells(t, r.milestone, r.leads))
		case r.due != nil:
			x.timeRow(widths, shorten(r.due.title, 110)+r.due.behind, r.due.word, badInk(r.due.bad), dueCells(t, r.due))
		default:
			x.put(`<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="`, itoa(docxWidth), `" w:type="dxa"/><w:gridSpan w:val="`, itoa(len(widths)), `"/>`, shade("F4F6F8"),
				`</w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHead"/></w:pPr>`, plainRun(r.group), "</w:p></w:tc></w:tr>")
		}
	}
	x.put(`</w:tbl><w:p><w:pPr><w:pStyle w:val="Key"/></w:pPr>`, plainRun(timeKey(t.Lead, rows)), "</w:p>")
}

// badInk colours words that say by a sign that something is bad.
func badInk(bad bool) string {
	if bad {
		return `<w:color w:val="B3261E"/>`
	}
	return ""
}

func (x *docx) timeHead(widths []int) {
	x.put("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
	x.timeCell(widths[0], "", "TableHead", "", "Record")
	for i, q := range x.d.TimeLine.Quarters {
		x.timeCell(widths[i+1], "", "TimeCell", `<w:rStyle w:val="Strong"/>`+accentInk(x.d.look.Accent), fmt.Sprintf("Q%d %d", q.Quarter, q.Year))
	}
	x.timeCell(widths[len(widths)-1], "", "TableHead", "", "Standing or lead")
	x.put("</w:tr>")
}

// A timeCell is what one quarter says of a row, and how it is shaded.
type timeCell struct{ shade, format, text string }

func (x *docx) timeRow(widths []int, title, word, ink string, cells []timeCell) {
	x.put("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
	x.timeCell(widths[0], "", "TableText", "", shorten(title, 120))
	for i, c := range cells {
		x.timeCell(widths[i+1], c.shade, "TimeCell", c.format, c.text)
	}
	x.timeCell(widths[len(widths)-1], "", "TableText", ink, word)
	x.put("</w:tr>")
}

func (x *docx) timeCell(width int, shading, style, format, text string) {
	x.put(`<w:tc><w:tcPr><w:tcW w:w="`, itoa(width), `" w:type="dxa"/>`, shading, `</w:tcPr><w:p><w:pPr><w:pStyle w:val="`, style, `"/></w:pPr>`)
	if text != "" {
		x.run(text, format)
	}
	x.put("</w:p></w:tc>")
}

// workLooks shade a quarter of work by how far it is backed; the row says it in
// words.
var workLooks = map[string]timeCell{
	"done":                {shade: shade("7B8896"), format: `<w:color w:val="FFFFFF"/>`},
	"approved and funded": {shade: shade("2F6B9A"), format: `<w:color w:val="FFFFFF"/>`},
	"approved only":       {shade: shade("B9D2E6")},
	"not approved":        {shade: shade("E9EEF5")},
	"approval not said":   {shade: shade("F0F1F3")},
}

// workCells says in each quarter which months of it a piece of work runs.
func workCells(t TimeLine, i *InitiativeReport) []timeCell {
	from, to := i.months()
	cells := make([]timeCell, len(t.Quarters))
	for n := range cells {
		first := t.quarterStart(n)
		last := first + 2
		if to < first || from > last {
			continue
		}
		cells[n] = workLooks[i.Standing]
		switch begins, ends := from >= first, to <= last; {
		case begins && ends && from == to:
			cells[n].text = shortMonth(from)
		case begins && ends:
			cells[n].text = shortMonth(from) + "–" + shortMonth(to)
		case begins:
			cells[n].text = shortMonth(from) + " →"
		case ends:
			cells[n].text = "→ " + shortMonth(to)
		default:
			cells[n].text = "→"
		}
	}
	return cells
}

// milestoneCells says in which quarter a milestone falls, where the technical
// ones it rests on fall, and shades where these should.
func milestoneCells(t TimeLine, m *MilestoneReport, leads []Lead) []timeCell {
	cells := make([]timeCell, len(t.Quarters))
	if m.Kind != string(technical) {
		from, to := m.Month-questionnaire.Month(t.Lead.Target), m.Month-questionnaire.Month(t.Lead.Minimum)
		for n := range cells {
			if first := t.quarterStart(n); from <= first+2 && to >= first {
				cells[n].shade = shade("DFE9F3")
			}
		}
	}
	put := t.writer(cells)
	for _, l := range leads {
		sign := signNeed
		if l.Months < t.Lead.Minimum {
			sign = signBad + signNeed
		}
		put(l.TechnicalMonth, sign)
	}
	sign, known := kindSigns[questionnaire.MilestoneKind(m.Kind)]
	if !known {
		sign = kindSigns[""]
	}
	put(m.Month, sign)
	return cells
}

// quarterStart returns the first month of the quarter in row n.
func (t TimeLine) quarterStart(n int) questionnaire.Month {
	q := t.Quarters[n]
	return questionnaire.NewMonth(q.Year, time.Month(3*q.Quarter-2))
}

// shortMonth returns "Mar".
func shortMonth(m questionnaire.Month) string { return month(m)[:3] }
