package export

import (
	"math"
	"slices"
)

// fit gives each column a width: room for its longest word if all of them fit, and
// the rest step by step to the column that shortens the table the most.
func (g *grid) fit(l *letters, room float64) {
	n := len(g.rows[0].cells)
	least := make([]float64, n)
	whole := make([][]float64, len(g.rows)) // widths of the cells on one line
	for i, r := range g.rows {
		whole[i] = make([]float64, n)
		for k, c := range r.cells {
			for _, a := range l.atoms(c.runs, g.cell.size) {
				least[k] = max(least[k], min(a.width, room/4)+2*cellSide+1)
				whole[i][k] += a.space + a.width
			}
			least[k] = max(least[k], 2*cellSide+1)
		}
	}
	sum := 0.0
	for _, w := range least {
		sum += w
	}
	g.columns = least
	if sum > room { // words are parted
		level(g.columns, room)
		return
	}
	const steps = 40
	for range steps {
		best, at := math.Inf(1), 0
		for k := range n {
			g.columns[k] += (room - sum) / steps
			if c := linesOf(whole, g.columns); c < best {
				best, at = c, k
			}
			g.columns[k] -= (room - sum) / steps
		}
		g.columns[at] += (room - sum) / steps
	}
}

// linesOf returns about how many lines rows take in columns of some widths. Lines
// that do not make their row higher count a little, so that a step which alone
// shortens no row still goes where it helps.
func linesOf(whole [][]float64, columns []float64) (n float64) {
	for _, r := range whole {
		most := 0.8
		for k, w := range r {
			lines := w / (columns[k] - 2*cellSide)
			if lines > 0.95 {
				lines += 0.3 // no line is filled to its end
			}
			most = max(most, lines)
			n += lines / 20
		}
		n += most
	}
	return n
}

// level lowers the widest columns to one width, so that all of them take no more
// than room: where words must be parted, it is the longest, not those of the head.
func level(columns []float64, room float64) {
	sorted := slices.Sorted(slices.Values(columns))
	for k, w := range sorted {
		most := room / float64(len(sorted)-k)
		if w >= most {
			for i := range columns {
				columns[i] = min(columns[i], most)
			}
			return
		}
		room -= w
	}
}
