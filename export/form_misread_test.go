package export

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"diligence/questionnaire"
)

// style sets the number format of a cell.
func (f filling) style(sheet, id, head string, s excelize.Style) {
	f.t.Helper()
	n, err := f.book.NewStyle(&s)
	if err == nil {
		place := f.at(sheet, id, head)
		err = f.book.SetCellStyle(sheet, place, place, n)
	}
	if err != nil {
		f.t.Fatal(err)
	}
}

// problemAt returns what is said of a cell.
func problemAt(got Taken, place string) string {
	for _, p := range got.Problems {
		if strings.HasPrefix(p.What, place+": ") {
			return p.What + "; " + p.Hint
		}
	}
	return ""
}

// TestFormShapes holds that a number counts as what the spreadsheet showed it as:
// 40% is 40 where percent are asked for, and no number is made of a day.
func TestFormShapes(t *testing.T) {
	q, r := cut(), full(t)
	f := fill(t, formOf(t, q, r, questionnaire.RoleBusiness))
	euros, days := "#,##0.00 \"days\"", `dd/mm/yyyy`
	f.set("Initiatives", "i1", "Dip in velocity", 0.29)
	f.style("Initiatives", "i1", "Dip in velocity", excelize.Style{NumFmt: 9})
	f.set("Initiatives", "i1", "Cost", 123456)
	f.style("Initiatives", "i1", "Cost", excelize.Style{CustomNumFmt: &euros})
	f.set("Initiatives", "i2", "Dip in velocity", 0.3)
	f.set("Initiatives", "i3", "Cost", 46085)
	f.style("Initiatives", "i3", "Cost", excelize.Style{CustomNumFmt: &days})
	f.set("Milestones", "m1", "Value", 0.4)
	f.style("Milestones", "m1", "Value", excelize.Style{NumFmt: 10})
	f.set("Milestones", "m2", "Month", 2027)
	f.set("Questions", "context.engineers_planned", headNote, 46461)
	f.style("Questions", "context.engineers_planned", headNote, excelize.Style{NumFmt: 14})
	got := take(t, q, r, questionnaire.RoleBusiness, f.bytes())
	initiatives := map[questionnaire.Key]questionnaire.Initiative{}
	for _, c := range got.Changes {
		switch rec := c.After.(type) {
		case questionnaire.Initiative:
			initiatives[c.Key] = rec
		case questionnaire.Answer:
			if rec.Note != "2027-03-15" {
				t.Errorf("a day in a note reads %q", rec.Note)
			}
		}
	}
	if i := initiatives["initiative/i1"]; i.Dip == nil || *i.Dip != 29 || i.Cost == nil || *i.Cost != 123456 {
		t.Errorf("i1: %+v", i)
	}
	if i := initiatives["initiative/i2"]; i.Dip == nil || *i.Dip != 0.3 || len(got.Notices) != 1 || !strings.Contains(got.Notices[0], "write 30") {
		t.Errorf("i2: %+v %q", i, got.Notices)
	}
	for place, want := range map[string]string{
		"Initiatives!" + f.at("Initiatives", "i3", "Cost"): "not the day 4 March 2026; the spreadsheet took",
		"Milestones!" + f.at("Milestones", "m1", "Value"):  "not 40%; ",
		"Milestones!" + f.at("Milestones", "m2", "Month"):  "takes a month, not 2027; ",
	} {
		if said := problemAt(got, place); !strings.Contains(said, want) {
			t.Errorf("%s: %q, want %q", place, said, want)
		}
	}
}

// TestShapeOf tells what number formats show.
func TestShapeOf(t *testing.T) {
	for code, want := range map[string]cellShape{
		"General": shapePlain, "0.00": shapePlain, `#,##0.00 "days"`: shapePlain, `0\d`: shapePlain, `[Red]0`: shapePlain, `_d0_)`: shapePlain, "0.00E+00": shapePlain,
		`#,##0 [$CHF]`: shapePlain, "0%": shapePercent, `0.0\%`: shapePlain, "yyyy-mm": shapeDay, `[$-407]d\. mmmm yyyy`: shapeDay, "[h]:mm": shapeDay, `"`: shapePlain, `\`: shapePlain,
	} {
		if got := shapeOf("200", code); got != want {
			t.Errorf("%s is %d, want %d", code, got, want)
		}
	}
	if shapeOf("9", "") != shapePercent || shapeOf("14", "") != shapeDay || shapeOf("0", "") != shapePlain {
		t.Error("a format that needs no code is not known")
	}
}

// TestMonthSaid holds that a month may be written as people do, where that can
// be meant in one way only.
func TestMonthSaid(t *testing.T) {
	for _, s := range []string{"2027-03", "2027-3", "2027/03", "3/2027", "03.2027", "Mar 2027", "March 2027", "2027-03-15", "2027-03-15T00:00:00", "01.03.2027", "15 March 2027", "March 15, 2027", "2027/03/31"} {
		if got := monthSaid(s); got != "2027-03" {
			t.Errorf("%q is %q", s, got)
		}
	}
	for _, s := range []string{"", "1/3/2027", "Mar-27", "Q1 2027", "2027", "März 2027", "soon", "2027-13", "T"} {
		if got := monthSaid(s); got != s {
			t.Errorf("%q is read as %q", s, got)
		}
	}
}

// TestFormWordsPeopleWrite holds that registers take numbers, months and yes or
// no as questions do.
func TestFormWordsPeopleWrite(t *testing.T) {
	q, r := cut(), full(t)
	f := fill(t, formOf(t, q, r, questionnaire.RoleBusiness))
	f.set("Initiatives", "i1", "Cost", "€410,000")
	f.set("Initiatives", "i1", "Dip in velocity", "15 %")
	f.set("Initiatives", "i1", "Money", "Y")
	f.set("Milestones", "m2", "Month", "November 2027")
	f.set("Milestones", "m1", "Month", "1/3/2028")
	got := take(t, q, r, questionnaire.RoleBusiness, f.bytes())
	if len(got.Changes) != 2 || len(got.Problems) != 1 || !strings.Contains(got.Problems[0].What, `Month of m1 takes a month, not "1/3/2028"`) {
		t.Fatalf("%v\n%v", got.Changes, got.Problems)
	}
	i, m := got.Changes[0].After.(questionnaire.Initiative), got.Changes[1].After.(questionnaire.Milestone)
	if *i.Cost != 410000 || *i.Dip != 15 || i.Money != questionnaire.Yes || m.Month.String() != "2027-11" {
		t.Errorf("%+v\n%+v", i, m)
	}
}

// TestFormWithoutIDs holds that a row without its id is known by its question,
// and that a row with the id of another question is never guessed at.
func TestFormWithoutIDs(t *testing.T) {
	q, r := cut(), full(t)
	sheet := func(do func(f filling)) Taken {
		t.Helper()
		f := fill(t, formOf(t, q, r, questionnaire.RoleBusiness))
		f.set("Questions", "context.engineers_planned", headAnswer, 17)
		f.set("Initiatives", "i1", "Money", "yes")
		do(f)
		return take(t, q, r, questionnaire.RoleBusiness, f.bytes())
	}
	both := func(name string, got Taken) {
		t.Helper()
		if len(got.Changes) != 2 || got.Changes[0].Key != questionnaire.AnswerKey("context.engineers_planned", questionnaire.RoleBusiness) || got.Changes[1].Key != "initiative/i1" || len(got.Problems) > 0 {
			t.Errorf("%s: %v\n%v", name, got.Changes, got.Problems)
		}
	}
	got := sheet(func(f filling) {
		for _, name := range []string{"Questions", "Initiatives"} {
			if err := f.book.SetCellStr(name, "A1", "No."); err != nil {
				t.Fatal(err)
			}
		}
	})
	both("the ids are gone", got)
	if len(got.Notices) != 1 || !strings.HasSuffix(got.Notices[0], "are known by the question") {
		t.Errorf("notices %q", got.Notices)
	}
	both("one id is gone", sheet(func(f filling) { f.set("Questions", "context.engineers_planned", headID, nil) }))
	both("capital ids", sheet(func(f filling) { f.set("Initiatives", "i1", headID, " I1 ") }))
	got = sheet(func(f filling) {
		f.set("Questions", "team.today", headAnswer, "Works")
		a, b := f.at("Questions", "team.today", headID), f.at("Questions", "context.engineers_planned", headID)
		for place, id := range map[string]string{a: "context.engineers_planned", b: "team.today"} {
			if err := f.book.SetCellStr("Questions", place, id); err != nil {
				t.Fatal(err)
			}
		}
	})
	if len(got.Changes) != 1 || len(got.Problems) != 1 || !strings.Contains(got.Problems[0].What, "2 rows have the id of another question") {
		t.Errorf("ids astray: %v\n%v", got.Changes, got.Problems)
	}
	got = sheet(func(f filling) {
		for k, cells := range [][2]string{{"Is this asked?", "Yes"}, {"", "A remark below it all"}} {
			row := itoa(300 + k)
			for head, s := range map[string]string{headQuestion: cells[0], headAnswer: cells[1]} {
				place := strings.TrimRight(f.at("Questions", "team.today", head), "0123456789") + row
				if err := f.book.SetCellStr("Questions", place, s); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
	if len(got.Problems) != 2 || !strings.Contains(got.Problems[0].What, `asks what the review does not: "Is this asked?"`) || !strings.Contains(got.Problems[1].What, "belongs to no question") {
		t.Errorf("rows of their own: %v", got.Problems)
	}
}

// TestFormWithoutGiven holds that it is told where what was left alone can no
// longer be told from what was written.
func TestFormWithoutGiven(t *testing.T) {
	q, r := cut(), full(t)
	f := fill(t, formOf(t, q, r, questionnaire.RoleBusiness))
	if err := f.book.DeleteSheet(sheetGiven); err != nil {
		t.Fatal(err)
	}
	f.set("Initiatives", "i1", "Money", "yes")
	got := take(t, q, r, questionnaire.RoleBusiness, f.bytes())
	if len(got.Changes) != 1 || len(got.Notices) != 1 || !strings.Contains(got.Notices[0], `"Given" is gone`) {
		t.Errorf("%v %q", got.Changes, got.Notices)
	}
}

// TestFormNamesNewRows holds that a new row that is refused is called by what it
// says, and not by an id that another row gets.
func TestFormNamesNewRows(t *testing.T) {
	q, r := cut(), full(t)
	f := fill(t, formOf(t, q, r, questionnaire.RoleBusiness))
	next := strings.TrimLeft(f.at("Milestones", "", "Month"), "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	for head, s := range map[string]string{"Milestone": "First port", "Month": "soon"} {
		column := strings.TrimRight(f.at("Milestones", "", head), "0123456789")
		if err := f.book.SetCellStr("Milestones", column+next, s); err != nil {
			t.Fatal(err)
		}
	}
	f.set("Hires", "h1", headID, "H 1")
	f.set("Hires", "H 1", "Budgeted", "yes")
	got := take(t, q, r, questionnaire.RoleBusiness, f.bytes())
	if len(got.Problems) != 2 || !strings.Contains(got.Problems[0].What, `Month of the new milestone "First port" takes a month`) || !strings.Contains(got.Problems[1].What, `"h 1" is no id`) {
		t.Errorf("%v", got.Problems)
	}
}

// TestReadFormFar holds that a sheet which somebody coloured to its last row is
// read as far as a list can go, and that this is told.
func TestReadFormFar(t *testing.T) {
	q, r := cut(), full(t)
	b := formOf(t, q, r, questionnaire.RoleBusiness)
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var rows strings.Builder
	for n := 1000; n < 100_000; n++ {
		rows.WriteString(`<row r="` + itoa(n) + `"><c r="A` + itoa(n) + `" s="5"/></row>`)
	}
	parts := map[string]string{}
	for _, part := range z.File {
		parts[part.Name] = string(unpacked(t, part))
	}
	const questions = "xl/worksheets/sheet2.xml"
	parts[questions] = strings.Replace(parts[questions], "</sheetData>", rows.String()+"</sheetData>", 1)
	got := take(t, q, r, questionnaire.RoleBusiness, zipped(t, parts))
	if len(got.Changes)+len(got.Problems) > 0 || len(got.Notices) != 1 || !strings.HasPrefix(got.Notices[0], "Questions: only the first 20000 rows") {
		t.Errorf("%v %v %q", got.Changes, got.Problems, got.Notices)
	}
}
