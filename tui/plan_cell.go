package tui

import (
	"strconv"

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
	if c.get(rec) == "" && c.kind != cellTri {
		return t.muted.in("not given")
	}
	if c.kind == cellChoice {
		return itemLabel(c.items(s, rec), c.get(rec))
	}
	if c.kind != cellRefs {
		text, i := cellView(s, t, c, rec)
		if c.field == "cost" && s.currency() != "" {
			text += " " + s.currency()
		}
		return i.in(text)
	}
	said := ""
	for n, id := range readRefs(c.get(rec)) {
		if n > 0 {
			said += ", "
		}
		title, _ := s.review.Title(id)
		said += id
		if title != "" {
			said += " " + title.Line()
		}
	}
	return said
}
