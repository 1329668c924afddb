package tui

import (
	"strconv"
	"strings"

	"diligence/questionnaire"
)

// emptyCell stands where nothing was given; it looks like no answer at all.
const emptyCell = "·"

// cellView returns what a cell shows and the ink it is drawn in.
func cellView(s *session, t theme, c *column, rec questionnaire.Record) (string, ink) {
	value := c.get(rec)
	switch {
	case c.kind == cellTri:
		return triView(t, value)
	case value == "":
		return emptyCell, t.muted
	case c.field == "area":
		return value, "" // an area's title is longer than a cell
	case c.kind == cellChoice:
		return itemLabel(c.items(s, rec), value), ""
	case c.kind == cellComputed:
		return value, t.muted
	case c.kind == cellNumber:
		return numberView(value), ""
	case c.field == "id":
		return value, t.muted
	}
	return questionnaire.Safe(value).Line(), ""
}

// triView shows yes, no and unknown by a mark and a word.
func triView(t theme, value string) (string, ink) {
	switch value {
	case "yes":
		return "✓ yes", t.good
	case "no":
		return "× no", t.bad
	}
	return "? unknown", t.muted
}

func numberView(value string) string {
	n, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return value
	}
	return questionnaire.FormatNumber(n)
}

// itemLabel returns the label of an item, or for an id that is none, the id.
func itemLabel(items []item, id string) string {
	if i := indexOf(items, id); i >= 0 {
		return items[i].label
	}
	return questionnaire.Safe(id).Line()
}

// cellSentence tells a cell in full, references by their titles.
func cellSentence(s *session, t theme, c *column, rec questionnaire.Record) string {
	value := c.get(rec)
	switch {
	case value == "" && c.kind == cellComputed:
		return t.muted.in("nothing to tell yet")
	case value == "" && c.kind != cellTri:
		return t.muted.in("not given")
	case c.kind == cellComputed:
		return c.tell(rec)
	case c.kind == cellChoice:
		return itemLabel(c.items(s, rec), value)
	case c.kind == cellRefs:
		return refTitles(s, value)
	case c.kind == cellNumber:
		return c.amount(s, value)
	}
	text, i := cellView(s, t, c, rec)
	return i.in(text)
}

// amount returns a number with what it counts.
func (c *column) amount(s *session, value string) string {
	n, err := strconv.ParseFloat(value, 64)
	switch {
	case err != nil || c.unit == "":
		return numberView(value)
	case c.unit == unitMoney:
		return questionnaire.FormatMoney(n, s.currency())
	case n == 1:
		return numberView(value) + " " + strings.TrimSuffix(c.unit, "s")
	}
	return numberView(value) + " " + c.unit
}

// refTitles returns the ids and titles of records.
func refTitles(s *session, value string) string {
	said := ""
	for n, id := range readRefs(value) {
		if n > 0 {
			said += ", "
		}
		title, _ := s.review.Title(id)
		said += strings.TrimSpace(id + " " + title.Line())
	}
	return said
}
