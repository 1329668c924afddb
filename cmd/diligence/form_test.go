package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestImportForm fills a sheet in another program: the changes are shown first,
// made once they are agreed to, and a bad row stays out by itself.
func TestImportForm(t *testing.T) {
	dir := t.TempDir()
	db, sheet := filepath.Join(dir, "reviews.db"), filepath.Join(dir, "sheet.xlsx")
	diligence := func(want int, args ...string) string {
		t.Helper()
		var out bytes.Buffer
		if code := run(append([]string{"--db", db}, args...), strings.NewReader(""), &out, &out); code != want {
			t.Fatalf("%q exits %d:\n%s", args, code, &out)
		}
		return out.String()
	}
	diligence(0, "demo")
	diligence(0, "export", "Larkspur", "--format", "xlsx", "--role", "business", "-o", sheet)
	fillSheet(t, sheet, map[string]any{"context.revenue_now": 4300000, "context.revenue_planned": "a lot", "team.today": nil})
	said := diligence(0+1, "import", sheet, "--into", "Larkspur", "--dry-run")
	for _, want := range []string{
		"1 answer, spoken by business:\n", "context.revenue_now Revenue now: ", "-> EUR 4,300,000\n", "Nothing was changed",
		"Left out:\n  Questions!G", "context.revenue_planned takes a number", "hint: ", "1 thing of the sheet was left out",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in\n%s", want, said)
		}
	}
	if said := diligence(2, "import", sheet, "--into", "Larkspur"); !strings.Contains(said, "add --yes") {
		t.Error(said)
	}
	if said := diligence(1, "import", sheet, "--into", "Larkspur", "--yes"); !strings.Contains(said, "1 change made") {
		t.Error(said)
	}
	if said := diligence(1, "import", sheet, "--into", "Larkspur", "--yes"); !strings.Contains(said, "nothing that is not in the review already") {
		t.Error(said)
	}
	if said := diligence(0, "show", "Larkspur", "--json"); !strings.Contains(said, "4300000") {
		t.Error("the answer is not in the review")
	}
}

// TestImportFormPreview holds that the preview tells what is replaced apart from
// what is new, area by area, with the notes, in lines of a length to be read.
func TestImportFormPreview(t *testing.T) {
	dir := t.TempDir()
	db, sheet := filepath.Join(dir, "reviews.db"), filepath.Join(dir, "sheet.xlsx")
	diligence := func(args ...string) string {
		t.Helper()
		var out bytes.Buffer
		if code := run(append([]string{"--db", db}, args...), strings.NewReader(""), &out, &out); code != 0 {
			t.Fatalf("%q exits %d:\n%s", args, code, &out)
		}
		return out.String()
	}
	diligence("demo")
	diligence("export", "Larkspur", "--format", "xlsx", "--role", "business", "-o", sheet)
	fillSheet(t, sheet, map[string]any{"context.revenue_now": 4300000, "context.users_now": 900, "context.business": strings.Repeat("We sell much. ", 40)})
	book, err := excelize.OpenFile(sheet)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows("Milestones")
	if err != nil {
		t.Fatal(err)
	}
	for head, s := range map[string]string{"Milestone": "Two ports live", "Kind": "product", "Month": "2027-11", "Value": "1000000"} {
		place, _ := excelize.CoordinatesToCellName(slices.Index(rows[0], head)+1, len(rows)+1)
		if err := book.SetCellStr("Milestones", place, s); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.Save(); err != nil {
		t.Fatal(err)
	}
	said := diligence("import", sheet, "--into", "Larkspur", "--dry-run")
	for _, want := range []string{
		"3 answers, 1 milestone, spoken by business:\nIn place of what stands:\n  context.business The business: ",
		"\n  context.revenue_now Revenue now: EUR 4,200,000 -> EUR 4,300,000\nNew in Company and occasion:\n  context.users_now Users now: 900 people\n",
		"\nNew in the milestones:\n  m11 \"Two ports live\", kind product, month 2027-11, value 1000000\nNothing was changed",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in\n%s", want, said)
		}
	}
	for line := range strings.Lines(said) {
		if len([]rune(line)) > 300 {
			t.Errorf("a line of %d characters: %.80s", len([]rune(line)), line)
		}
	}
}

// fillSheet writes answers into a saved question sheet.
func fillSheet(t *testing.T, file string, answers map[string]any) {
	t.Helper()
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("Questions")
	if err != nil {
		t.Fatal(err)
	}
	column := slices.Index(rows[0], "Your answer")
	for n, row := range rows {
		v, ok := answers[row[0]]
		if !ok {
			continue
		}
		cell, err := excelize.CoordinatesToCellName(column+1, n+1)
		if err == nil {
			err = book.SetCellValue("Questions", cell, v)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := book.Save(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(file); err != nil {
		t.Fatal(err)
	}
}
