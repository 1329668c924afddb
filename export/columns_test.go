package export

import (
	"slices"
	"strings"
	"testing"

	"diligence/export/pdf"
)

// TestLevel holds that where columns need more than there is, the widest alone are
// narrowed.
func TestLevel(t *testing.T) {
	for _, c := range []struct{ columns, want []float64 }{
		{[]float64{40, 300, 50, 500}, []float64{40, 205, 50, 205}},
		{[]float64{40, 100, 50, 500}, []float64{40, 100, 50, 310}},
		{[]float64{40, 100, 50}, []float64{40, 100, 50}},
		{[]float64{400, 400}, []float64{250, 250}},
	} {
		got := slices.Clone(c.columns)
		level(got, 500)
		if !slices.Equal(got, c.want) {
			t.Errorf("%v became %v, want %v", c.columns, got, c.want)
		}
	}
}

// TestLongWordsLeaveHeads holds that words of 10,000 letters in several columns part
// no word of a table's head, neither on paper nor in a word processor.
func TestLongWordsLeaveHeads(t *testing.T) {
	l, err := newLetters(pdf.New(pdf.Info{}), nil)
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("W", 10_000)
	table := [][]string{
		{"Finding", "Severity", "About", "Gap", "Investment", "Valuation", "Plan"},
		{"1", "Critical", long, long, "Reserve " + long, long, "Back " + long},
	}
	g := &grid{cell: cellType}
	for _, r := range table {
		var row gridRow
		for _, c := range r {
			row.cells = append(row.cells, gridCell{runs: []run{{text: c}}})
		}
		g.rows = append(g.rows, row)
	}
	g.fit(l, sheetWidth)
	for k, c := range table[0] {
		if w := l.width(c, false, cellType.size); w > g.columns[k]-2*cellSide {
			t.Errorf("on paper %q is %.1f wide in a column of %.1f", c, w, g.columns[k])
		}
	}
	least := []float64{900, 1000, 2590, 2590, 2590, 2590, 2590}
	for k, w := range shareWidth(docxWidth, slices.Clone(least), []float64{900, 1000, 1e6, 1e6, 1e6, 1e6, 1e6}) {
		if float64(w) < min(least[k], 1500) {
			t.Errorf("in a word processor column %d is %d wide", k, w)
		}
	}
}

// TestLabelStaysOffBars holds that a title in a script that no font has does not
// run into the months beside it.
func TestLabelStaysOffBars(t *testing.T) {
	l, err := newLetters(pdf.New(pdf.Info{}), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, title := range []string{strings.Repeat("ภาษาไทย", 9), "हिन्दी देवनागरी क्षत्रिय हिन्दी देवनागरी", strings.Repeat("漢字", 30)} {
		s := fit(title, lineTitle, lineType)
		if w := l.width(s, false, l.sizeWithin(s, lineType, lineTitle)); w > lineTitle+0.01 {
			t.Errorf("%q is %.0f wide", s, w)
		}
	}
	if got := l.sizeWithin("Split the tenant data", lineType, lineTitle); got != lineType {
		t.Errorf("a title that fits is set in %v", got)
	}
}

// TestNoEmptyColumns holds that no table has a column with nothing in it, whatever
// a review lacks.
func TestNoEmptyColumns(t *testing.T) {
	tables := 0
	for name, review := range reviews {
		for _, a := range Audiences {
			for _, x := range read(t, Markdown(document(t, review(t), a))).tables {
				tables++
				for k, head := range x.head[1:] {
					if !slices.ContainsFunc(x.rows, func(r []string) bool { return r[k+1] != "–" }) {
						t.Errorf("%s-%s: the column %q of %q is empty", name, a, head, x.head)
					}
				}
			}
		}
	}
	if tables < 100 {
		t.Errorf("%d tables were looked at", tables)
	}
}
