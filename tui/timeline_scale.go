package tui

import (
	"strconv"
	"time"

	"diligence/questionnaire"
)

// A scale says which cells of the chart a month takes: a column a month, or a
// column a quarter.
type scale struct {
	from     questionnaire.Month
	quarters bool
	cw       int // cells of a column
}

// scaleFor returns the scale that leaves the names a third of w cells, half of
// them where a column is a quarter.
func scaleFor(from questionnaire.Month, quarters bool, w int) scale {
	s := scale{from: from, quarters: quarters}
	if quarters {
		s.cw = min(max(w/2/s.columns(), 2), 8)
	} else {
		s.cw = min(max((w-max(w/3, 12))/s.columns(), 1), 5)
	}
	return s
}

func (s scale) columns() int {
	if !s.quarters {
		return questionnaire.Horizon
	}
	return s.column(s.from+questionnaire.Horizon-1) + 1
}

// column returns the column of a month, which may lie outside the chart.
func (s scale) column(m questionnaire.Month) int {
	if s.quarters {
		return int(m/3) - int(s.from/3)
	}
	return int(m - s.from)
}

func (s scale) width() int { return s.columns() * s.cw }

// x returns the first cell of a month's column.
func (s scale) x(m questionnaire.Month) int { return s.column(m) * s.cw }

// month returns the first month in sight of the column at cell x.
func (s scale) month(x int) questionnaire.Month {
	at := questionnaire.Month(min(max(x/s.cw, 0), s.columns()-1))
	if s.quarters {
		return max(s.from-s.from%3+3*at, s.from)
	}
	return s.from + at
}

// step returns the month one column on from m, or back, inside the chart.
func (s scale) step(m questionnaire.Month, by int) questionnaire.Month {
	return s.month((s.column(m) + by) * s.cw)
}

// span returns the first and the last month that share m's column.
func (s scale) span(m questionnaire.Month) (first, last questionnaire.Month) {
	if s.quarters {
		return max(m-m%3, s.from), min(m-m%3+2, s.from+questionnaire.Horizon-1)
	}
	return m, m
}

// name names m's column: May 2027, or Q2 2027.
func (s scale) name(m questionnaire.Month) string {
	if s.quarters {
		return questionnaire.FormatQuarter(m)
	}
	return questionnaire.FormatMonth(m)
}

// quarterCells returns the cells of the quarter that begins in first.
func (s scale) quarterCells(first questionnaire.Month) (x, w int) {
	x = s.x(max(first, s.from))
	end := s.x(first + 3)
	return x, min(end, s.width()) - x
}

// heads returns the two rows of labels over the chart.
func (s scale) heads() (upper, lower []rune) {
	upper, lower = blankRunes(s.width()), blankRunes(s.width())
	quarter := s.cw * 3 // cells between the labels of the upper row
	if s.quarters {
		quarter = s.cw * 4
	}
	for m := s.from; m < s.from+questionnaire.Horizon; {
		x := s.x(m)
		year := strconv.Itoa(m.Year())
		if quarter <= len(year) {
			year = year[2:]
		}
		switch {
		case m == s.from && s.roomFor(m) <= len(year): // the next label comes too soon
		case m == s.from, m%12 < 3 && s.quarters, m%12 == 0:
			write(upper, x, year)
		case m%3 == 0 && !s.quarters:
			write(upper, x, "Q"+strconv.Itoa(m.Quarter()))
		}
		write(lower, x, s.label(m))
		_, end := s.span(m)
		m = end + 1
	}
	return upper, lower
}

// roomFor returns the cells from m's label on the upper row to the next.
func (s scale) roomFor(m questionnaire.Month) int {
	next := m - m%3 + 3
	if s.quarters {
		next = m - m%12 + 12
	}
	return s.x(next) - s.x(m)
}

func (s scale) label(m questionnaire.Month) string {
	switch name := time.Month(m%12 + 1).String(); {
	case s.quarters && s.cw > 2:
		return "Q" + strconv.Itoa(m.Quarter())
	case s.quarters:
		return strconv.Itoa(m.Quarter())
	case s.cw > 3:
		return name[:3]
	default:
		return name[:1]
	}
}

func blankRunes(n int) []rune {
	out := make([]rune, n)
	for i := range out {
		out[i] = ' '
	}
	return out
}

// write puts text over row from cell x on, as far as there is room.
func write(row []rune, x int, text string) {
	for _, r := range text {
		if x >= 0 && x < len(row) {
			row[x] = r
		}
		x++
	}
}
