package export

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"diligence/questionnaire"
)

// formOf makes the question sheet of a review of the cut for a speaker.
func formOf(t testing.TB, q *questionnaire.Questionnaire, r *questionnaire.Review, s questionnaire.Speaker) []byte {
	t.Helper()
	b, err := XLSX(NewForm(q, r, evaluate(q, r), s, today))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// take reads a filled sheet and what it makes of a review.
func take(t testing.TB, q *questionnaire.Questionnaire, r *questionnaire.Review, s questionnaire.Speaker, b []byte) Taken {
	t.Helper()
	f, err := ReadForm(q, b)
	if err != nil {
		t.Fatal(err)
	}
	if f.Review != r.ID || f.Speaker != s {
		t.Errorf("the sheet is of %q for %q", f.Review, f.Speaker)
	}
	return f.Take(q, r, s, today)
}

// A filling is a form opened in another program, to be filled by id and heading.
type filling struct {
	t    testing.TB
	book *excelize.File
}

func fill(t testing.TB, b []byte) filling {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	return filling{t, book}
}

// at returns the cell of a row and heading; for a row of "" the first without id.
func (f filling) at(sheet, id, head string) string {
	f.t.Helper()
	rows, err := f.book.GetRows(sheet)
	if err != nil {
		f.t.Fatal(err)
	}
	column := slices.Index(rows[0], head)
	for n, row := range rows[1:] {
		if len(row) > 0 && row[0] == id && column >= 0 {
			place, err := excelize.CoordinatesToCellName(column+1, n+2)
			if err != nil {
				f.t.Fatal(err)
			}
			return place
		}
	}
	if id == "" && column >= 0 {
		place, _ := excelize.CoordinatesToCellName(column+1, len(rows)+1)
		return place
	}
	f.t.Fatalf("%s has no cell for %s, %s", sheet, id, head)
	return ""
}

func (f filling) set(sheet, id, head string, v any) {
	f.t.Helper()
	if err := f.book.SetCellValue(sheet, f.at(sheet, id, head), v); err != nil {
		f.t.Fatal(err)
	}
}

func (f filling) bytes() []byte {
	f.t.Helper()
	var b bytes.Buffer
	if err := f.book.Write(&b); err != nil {
		f.t.Fatal(err)
	}
	return b.Bytes()
}

// TestFormUntouched holds that a sheet nobody filled changes nothing, whoever
// saved it, nor does one that lost what its cells were given.
func TestFormUntouched(t *testing.T) {
	for name, review := range reviews {
		for _, role := range questionnaire.Roles {
			r := review(t)
			s := questionnaire.Speaker(role)
			b := formOf(t, cut(), r, s)
			checkUntouched(t, name+" by "+string(role), take(t, cut(), r, s, b))
			saved := fill(t, b)
			if err := saved.book.DeleteSheet(sheetGiven); err != nil {
				t.Fatal(err)
			}
			checkUntouched(t, name+" by "+string(role)+", saved anew", take(t, cut(), r, s, saved.bytes()))
		}
	}
}

func checkUntouched(t testing.TB, name string, got Taken) {
	t.Helper()
	for _, c := range got.Changes {
		t.Errorf("%s: %s changes from %+v to %+v", name, c.Key, c.Before, c.After)
	}
	if len(got.Problems) > 0 || len(got.Notices) > 0 {
		t.Errorf("%s: %v %q", name, got.Problems, got.Notices)
	}
}

// TestFormFilled fills a sheet in another program and takes it back.
func TestFormFilled(t *testing.T) {
	r := full(t)
	checkFilled(t, r, filledForm(t, r))
}

// filledForm fills a sheet of the full review: seven rows of four lists.
func filledForm(t testing.TB, r *questionnaire.Review) []byte {
	t.Helper()
	f := fill(t, formOf(t, cut(), r, questionnaire.RoleBusiness))
	f.set("Questions", "context.engineers_planned", headAnswer, 17)
	f.set("Questions", "roadmap.past_ends", headAnswer, "=1+1")
	f.set("Questions", "team.today", headStatus, "do not know")
	f.set("Questions", "team.today", headAnswer, nil)
	f.set("Initiatives", "i1", "Approved", "yes")
	f.set("Initiatives", "i1", "End", "2027-10")
	f.set("Initiatives", "", "Initiative", "A new piece of work")
	f.set("Hires", "h1", "Ramp-up months", 4.5)
	f.set("Milestones", "m2", "Month", serialMonth(2027, 11))
	return f.bytes()
}

// serialMonth is a month as a spreadsheet holds it.
func serialMonth(year, month int) int {
	m := questionnaire.Month(year*12 + month - 1)
	n := 0
	for d := firstSerial; questionnaire.MonthOf(d) < m; d = d.AddDate(0, 0, 1) {
		n++
	}
	return n
}

func checkFilled(t testing.TB, r *questionnaire.Review, b []byte) {
	t.Helper()
	got := take(t, cut(), r, questionnaire.RoleBusiness, b)
	if len(got.Problems) > 0 || len(got.Notices) > 0 {
		t.Errorf("%v %q", got.Problems, got.Notices)
	}
	if len(got.Changes) != 7 {
		t.Errorf("%d changes: %v", len(got.Changes), got.Changes)
	}
	before := full(t)
	r.Apply(got.Changes...)
	for id, want := range map[string]string{"context.engineers_planned": "17", "roadmap.past_ends": "=1+1", "team.today": ""} {
		a, _ := r.Answer(id, questionnaire.RoleBusiness)
		if a.Value.String() != want {
			t.Errorf("%s is answered %q, want %q", id, a.Value, want)
		}
	}
	if a, _ := r.Answer("team.today", questionnaire.RoleBusiness); a.Status != questionnaire.DoNotKnow {
		t.Errorf("team.today is %q", a.Status)
	}
	want, _ := before.Initiative("i1")
	want.Approved, want.End = yes, questionnaire.NewMonth(2027, 10)
	if i, _ := r.Initiative("i1"); fmt.Sprintf("%+v", deref(i)) != fmt.Sprintf("%+v", deref(want)) {
		t.Errorf("i1 is\n%+v, want\n%+v", i, want)
	}
	id := before.FreeID("i")
	if i, ok := r.Initiative(id); !ok || i.Title != "A new piece of work" {
		t.Errorf("%s is %+v", id, i)
	}
	h, _ := r.PlanRecord("h1")
	if ramp := h.(questionnaire.Hire).RampUp; ramp == nil || *ramp != 4.5 {
		t.Errorf("h1 is %+v", h)
	}
	if m, _ := r.Milestone("m2"); m.Month.String() != "2027-11" || len(m.Was) != 3 {
		t.Errorf("m2 is %+v", m)
	}
	checkUntouched(t, "taken twice", Taken{Changes: take(t, cut(), r, questionnaire.RoleBusiness, b).Changes})
}

// deref leaves pointers out of a comparison that prints.
func deref(i questionnaire.Initiative) questionnaire.Initiative {
	i.PersonMonths, i.Cost, i.Dip = nil, nil, nil
	return i
}

// TestFormThroughLibreOffice saves a filled sheet in LibreOffice.
func TestFormThroughLibreOffice(t *testing.T) {
	office := tool(t, "soffice", "libreoffice-calc-nogui")
	if testing.Short() {
		t.Skip("not saved in LibreOffice: -short")
	}
	r := full(t)
	b := throughOffice(t, office, "xlsx", "xlsx", formOf(t, cut(), r, questionnaire.RoleBusiness))
	checkUntouched(t, "saved by LibreOffice", take(t, cut(), r, questionnaire.RoleBusiness, b))
	checkFilled(t, r, throughOffice(t, office, "xlsx", "xlsx", filledForm(t, r)))
}

// TestFormMoved holds that neither the order of sheets, rows or columns counts,
// nor what sheets are called.
func TestFormMoved(t *testing.T) {
	r := full(t)
	f := fill(t, formOf(t, cut(), r, questionnaire.RoleBusiness))
	f.set("Questions", "context.engineers_planned", headAnswer, 17)
	for _, err := range []error{
		f.book.InsertCols("Questions", "A", 2), f.book.InsertRows("Questions", 1, 3), f.book.DuplicateRowTo("Questions", 6, 300),
		f.book.RemoveRow("Questions", 6), f.book.SetSheetName("Questions", "Mine"), f.book.MoveSheet("Mine", "Lists"), f.book.InsertCols("Hires", "C", 1),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	got := take(t, cut(), r, questionnaire.RoleBusiness, f.bytes())
	if len(got.Changes) != 1 || got.Changes[0].Key != questionnaire.AnswerKey("context.engineers_planned", questionnaire.RoleBusiness) || len(got.Problems) > 0 {
		t.Errorf("%v\n%v", got.Changes, got.Problems)
	}
}

// TestFormBadRows holds that each bad row is told with its cell, and that the good
// ones are taken.
func TestFormBadRows(t *testing.T) {
	r := full(t)
	f := fill(t, formOf(t, cut(), r, questionnaire.RoleBusiness))
	f.set("Questions", "context.engineers_planned", headAnswer, 17)
	good := 1
	bad := map[string]string{} // what is said of a cell
	note := func(sheet, id, head, what string) { bad[sheet+"!"+f.at(sheet, id, head)] = what }
	f.set("Questions", "architecture.today", headAnswer, "splendid")
	note("Questions", "architecture.today", headAnswer, `no option "splendid"`)
	f.set("Questions", "team.plan", headQuestion, "Is there a plan, my friend?")
	f.set("Questions", "team.plan", headAnswer, "None")
	note("Questions", "team.plan", headQuestion, "another question")
	if err := f.book.SetCellFormula("Questions", f.at("Questions", "context.users_now", headAnswer), "=2+3"); err != nil {
		t.Fatal(err)
	}
	note("Questions", "context.users_now", headAnswer, "formula")
	f.set("Initiatives", "i1", "Money", "perhaps")
	note("Initiatives", "i1", "Money", `cannot be "perhaps"`)
	f.set("Initiatives", "i3", "Needs first", "i99")
	note("Initiatives", "i3", "Initiative", "i99")
	f.set("Milestones", "m1", "Month", "soon")
	note("Milestones", "m1", "Month", `takes a month, not "soon"`)
	got := take(t, cut(), r, questionnaire.RoleBusiness, f.bytes())
	if len(got.Changes) != good {
		t.Errorf("%d good rows: %v", len(got.Changes), got.Changes)
	}
	if len(got.Problems) != len(bad) {
		t.Errorf("%d problems, want %d", len(got.Problems), len(bad))
	}
	for place, what := range bad {
		if !slices.ContainsFunc(got.Problems, func(p questionnaire.Problem) bool {
			return strings.HasPrefix(p.What, place+": ") && strings.Contains(p.What, what) && p.Hint != ""
		}) {
			t.Errorf("nothing says of %s %q:\n%v", place, what, got.Problems)
		}
	}
}

// TestFormLean holds that records of one sheet may lean on each other.
func TestFormLean(t *testing.T) {
	r := full(t)
	f := fill(t, formOf(t, cut(), r, questionnaire.RoleBusiness))
	f.set("Initiatives", "i3", "Needs first", "i77")
	f.set("Initiatives", "", "Initiative", "Done first")
	f.set("Initiatives", "", headID, "i77")
	f.set("Milestones", "m1", "Month", "soon") // so that rows are tried one by one
	f.set("Hires", "h1", "Needed by", "i98")
	got := take(t, cut(), r, questionnaire.RoleBusiness, f.bytes())
	if len(got.Changes) != 2 || len(got.Problems) != 2 {
		t.Errorf("%v\n%v", got.Changes, got.Problems)
	}
}
