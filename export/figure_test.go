package export

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// drawnRows counts the rows of a figure's work, and those of milestones and of what
// must be there by a month.
func drawnRows(figures []figure) (bars, marks int) {
	for _, f := range figures {
		for _, s := range f.parts {
			switch {
			case s.note == "" || s.kind == textPart:
			case strings.HasPrefix(s.class, "bar "):
				bars++
			case strings.HasPrefix(s.class, "mark"), strings.HasPrefix(s.class, "who "):
				marks++
			}
		}
	}
	return bars, marks
}

// TestTimeFigures holds that the time line draws every record that has a month in
// it, each once, within the figure, and that its title says what the table says.
func TestTimeFigures(t *testing.T) {
	q, r, res := hostileReview(t)
	for name, d := range map[string]Document{
		"full": document(t, full(t), Board), "half": document(t, half(t), Board), "empty": document(t, empty(t), Board), "hostile": For(q, r, res, Board, today),
	} {
		figures := timeFigures(d)
		bars, marks := drawnRows(figures)
		var work, months int
		for _, i := range d.Initiatives.List {
			if from, to := i.months(); from != 0 && from <= to && to >= d.TimeLine.From && from <= d.TimeLine.To {
				work++
			}
		}
		count := func(m questionnaire.Month) {
			if m >= d.TimeLine.From && m <= d.TimeLine.To {
				months++
			}
		}
		for _, m := range d.Milestones {
			count(m.Month)
		}
		for _, h := range d.Hires.List {
			count(h.Month)
		}
		for _, c := range d.Competence.List {
			count(c.Month)
		}
		for _, c := range d.Certifications.List {
			count(c.Month)
		}
		if bars != work || marks != months {
			t.Errorf("%s: %d bars and %d marks drawn of %d initiatives and %d other records", name, bars, marks, work, months)
		}
		said := ""
		for _, f := range figures {
			checkInside(t, name, f)
			said += f.title
		}
		lead := fmt.Sprintf("%d of %s of technical milestones", d.TimeLine.Short, plural(len(d.TimeLine.Leads), "lead", "leads"))
		if d.TimeLine.Short > 0 && !strings.Contains(said, lead) {
			t.Errorf("%s: %q does not say %q", name, said, lead)
		}
	}
}

// checkInside holds every part to the figure's bounds, and titles to their column.
func checkInside(t *testing.T, name string, f figure) {
	t.Helper()
	for _, s := range f.parts {
		for _, at := range s.at {
			if at.x < 0 || at.x > f.width || at.y < 0 || at.y > f.height {
				t.Errorf("%s: %s stands at %v outside %v by %v", name, s.class, at, f.width, f.height)
			}
		}
		if s.kind == textPart && s.at[0].x > f.width-lineRight && s.at[0].y < f.height-2*lineRow && s.at[0].x+wordWidth(s.text, strings.Contains(s.class, "bad")) > f.width {
			t.Errorf("%s: %q runs out of the figure", name, s.text)
		}
		if s.class == "label" && len([]rune(s.text)) > 50 {
			t.Errorf("%s: a title of %d characters", name, len([]rune(s.text)))
		}
	}
}

// TestLongWordsInside holds that the longest words after the months, in bold, stand
// in the figure.
func TestLongWordsInside(t *testing.T) {
	from := questionnaire.NewMonth(2027, 1)
	r := &dueRow{sign: "hire", title: "Data lead", month: from, look: "unsaid", word: signBad + " budget not said, 24 months late", bad: true}
	f := timeFigure(TimeLine{From: from, To: from + 23}, []timeRow{{due: r}})
	checkInside(t, "due", f)
	if end := lineLeft + 24*lineMonth + lineWords + wordWidth(r.word, true); f.width < end {
		t.Errorf("the figure is %v wide, its words end at %v", f.width, end)
	}
}

// TestTimeFigureShows reads what the figure of a small plan shows, with the month
// each part begins in; a square begins 5 points before its middle.
func TestTimeFigureShows(t *testing.T) {
	from := questionnaire.NewMonth(2027, 1)
	d := Document{TimeLine: TimeLine{From: from, To: from + 23, Lead: questionnaire.LeadTime{Minimum: 3, Target: 6}, Short: 1}}
	d.Initiatives.List = []InitiativeReport{
		{Title: "Funded", Start: from, End: from + 5, Standing: "approved and funded", Backed: questionnaire.Yes},
		{Title: "Approved", Start: from - 4, End: from + 2, Standing: "approved only"},
		{Title: "Refused", End: from + 2, Standing: "not approved"},
		{Title: "Long ago", Start: from - 9, End: from - 1, Standing: "done"},
		{Title: "No month", Standing: "approved only"},
	}
	d.Milestones = []MilestoneReport{
		{ID: "m1", Kind: "technical", Title: "Step", Month: from + 5}, {ID: "m2", Kind: "product", Title: "Soon", Month: from + 7},
		{ID: "m3", Kind: "financial", Title: "Late", Month: from + 10}, {ID: "m4", Kind: "product", Title: "Beyond", Month: from + 24},
	}
	d.TimeLine.Leads = []Lead{
		{Technical: "Step", TechnicalMonth: from + 5, Above: "Soon", AboveID: "m2", AboveMonth: from + 7, Months: 2},
		{Technical: "Step", TechnicalMonth: from + 5, Above: "Late", AboveID: "m3", AboveMonth: from + 10, Months: 5},
	}
	figures := timeFigures(d)
	if len(figures) != 1 {
		t.Fatalf("%d figures", len(figures))
	}
	f := figures[0]
	if want := "1 of 2 leads of technical milestones is under 3 months: Step, 2 months before Soon. 1 of 5 initiatives is approved and funded."; f.title != want {
		t.Errorf("title\n got %q\nwant %q", f.title, want)
	}
	var got []string
	for _, s := range f.parts {
		if s.note != "" && s.kind != textPart {
			got = append(got, fmt.Sprintf("%s %.3g: %s", s.class, (s.at[0].x-lineLeft)/lineMonth, s.note))
		}
	}
	want := []string{
		"bar funded 0: Funded: January 2027 to June 2027, approved and funded",
		"bar approved 0: Approved: September 2026 to March 2027, approved only",
		"bar refused 2: Refused: March 2027 to March 2027, not approved",
		"mark technical 5.5: Step, June 2027",
		"band 1: 3 to 6 months before Soon",
		"core 5.5: Step, 2 months before Soon",
		"mark product 7.08: Soon, August 2027",
		"band 4: 3 to 6 months before Late",
		"need 5.5: Step, 5 months before Late",
		"mark financial 10.5: Late, November 2027",
	}
	if !slices.Equal(got, want) {
		t.Errorf("drawn\n got %s\nwant %s", strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

func TestHatchStaysInside(t *testing.T) {
	for _, box := range [][2]float64{{22, 13}, {5, 13}, {500, 13}, {13, 40}} {
		var f figure
		f.hatch("hatch", 10, 20, box[0], box[1], 7)
		for _, at := range f.parts[0].at {
			if at.x < 10 || at.x > 10+box[0] || at.y < 20 || at.y > 20+box[1] {
				t.Errorf("%v: a line ends at %v", box, at)
			}
		}
	}
}

func TestFit(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"short", "short"}, {"", ""}, {"two\nlines", "two lines"},
		{strings.Repeat("x", 40), strings.Repeat("x", 14) + "…"},
		{strings.Repeat("漢", 40), strings.Repeat("漢", 8) + "…"},
		{strings.Repeat("a", 13) + " bbbbbbbbb", strings.Repeat("a", 13) + "…"},
	} {
		if got := fit(c.text, 120, 12); got != c.want {
			t.Errorf("fit(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

// TestChunks holds that no row is lost between figures and no head left alone.
func TestChunks(t *testing.T) {
	for n := range 4 * lineChunk {
		rows := []timeRow{{group: "Work"}}
		for i := range n {
			if i == n/2 {
				rows = append(rows, timeRow{group: "Technical"})
			}
			rows = append(rows, timeRow{work: &InitiativeReport{}})
		}
		left := 0
		for _, part := range chunks(rows) {
			if len(part) > lineChunk || part[0].group == "" || n > 0 && part[len(part)-1].group != "" {
				t.Fatalf("%d rows: a figure of %d from %q to %q", n, len(part), part[0].group, part[len(part)-1].group)
			}
			for _, r := range part {
				if r.work != nil {
					left++
				}
			}
		}
		if left != n {
			t.Errorf("%d of %d rows are drawn", left, n)
		}
	}
}
