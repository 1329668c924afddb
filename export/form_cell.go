package export

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"diligence/questionnaire"
)

// said returns the text of a cell in the form in which [Form] writes it, or why it
// cannot be read. What a number is shown as counts: 40% is not 0.4 to who typed it,
// nor is the 3rd of April 46115.
func (f FilledForm) said(c cellRead, e entry) (s, problem, hint string) {
	switch {
	case c.formula:
		return "", "holds a formula, which is never worked out", "write the value itself; to keep many, copy the cells and paste only their values"
	case c.wrong:
		return "", fmt.Sprintf("holds the error %s", shorten(c.text, 20)), "write the value itself, or leave it blank"
	case c.truth && e.kind == entryTri:
		return map[bool]string{true: "yes", false: "no"}[c.text == "TRUE"], "", ""
	case c.number:
		return f.numberSaid(c, e)
	case e.percent:
		return strings.TrimSpace(strings.TrimSuffix(string(questionnaire.Trimmed(c.text)), "%")), "", ""
	case e.kind == entryMonth:
		return monthSaid(string(questionnaire.Trimmed(c.text))), "", ""
	}
	return string(questionnaire.Trimmed(c.text)), "", ""
}

// numberSaid reads a cell that holds a number.
func (f FilledForm) numberSaid(c cellRead, e entry) (s, problem, hint string) {
	x, err := strconv.ParseFloat(c.text, 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		return "", fmt.Sprintf("holds the number %q, which is none", shorten(c.text, 20)), "write a number such as 1200"
	}
	percent := decimalText(math.Round(x*1e11)/1e9) + "%"
	switch {
	case e.kind == entryMonth:
		return f.monthOf(x)
	case c.shape == shapePercent && e.percent:
		return strings.TrimSuffix(percent, "%"), "", ""
	case c.shape == shapePercent && e.kind == entryNumber:
		return "", fmt.Sprintf("takes a number, not %s", percent), "set the format of the cell to Number and write the number again"
	case c.shape == shapePercent:
		return percent, "", ""
	case c.shape == shapeDay && e.kind == entryNumber:
		return "", fmt.Sprintf("takes a number, not the day %s", f.dayOf(x).Format("2 January 2006")),
			"the spreadsheet took what was typed, such as 3/4 or 1.5, for a day: set the format of the cell to Number and write it again"
	case c.shape == shapeDay && x >= 1:
		return f.dayOf(x).Format(time.DateOnly), "", ""
	}
	return decimalText(x), "", ""
}

// dayOf returns the day that a spreadsheet counts as x.
func (f FilledForm) dayOf(x float64) time.Time {
	if f.date1904 {
		x += 1462
	}
	const last = 2_958_465 // the end of the year 9999
	return firstSerial.AddDate(0, 0, int(min(max(x, 0), last)))
}

// monthOf reads a spreadsheet's day. A year alone is none: it would be a day in
// 1905.
func (f FilledForm) monthOf(x float64) (s, problem, hint string) {
	m := questionnaire.MonthOf(f.dayOf(x))
	if m < questionnaire.FirstMonth || m > questionnaire.LastMonth {
		return "", fmt.Sprintf("takes a month, not %s", decimalText(x)), "write it as 2027-03"
	}
	return m.String(), "", ""
}

// monthSaid returns the month that a text names in a way that can be meant in one
// way only, as 2027-03, and any other text as it is. A day stands for its month.
func monthSaid(s string) string {
	month := questionnaire.Question{Kind: questionnaire.KindMonth}
	if v, err := month.ParseValue(s); err == nil {
		return v.String()
	}
	for _, layout := range []string{time.DateOnly, "2006/1/2", "2.1.2006", "2 Jan 2006", "2 January 2006", "Jan 2, 2006", "January 2, 2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return questionnaire.MonthOf(t).String()
		}
	}
	if day, _, ok := strings.Cut(s, "T"); ok { // with an hour, as some programs write days
		if t, err := time.Parse(time.DateOnly, day); err == nil {
			return questionnaire.MonthOf(t).String()
		}
	}
	return s
}

func isPercent(unit string) bool { return unit == "percent" || unit == "%" }
