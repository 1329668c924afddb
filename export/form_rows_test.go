package export

import (
	"strings"
	"testing"

	"diligence/questionnaire"
)

// TestFormReasons holds that a reason that is missing, or explains nothing, is
// told in the words of the sheet.
func TestFormReasons(t *testing.T) {
	q, r := cut(), full(t)
	f := fill(t, formOf(t, q, r, questionnaire.RoleBusiness))
	f.set("Questions", "team.today", headAnswer, nil)
	f.set("Questions", "team.today", headStatus, "will not say")
	f.set("Questions", "context.engineers_planned", headAnswer, 17)
	f.set("Questions", "context.engineers_planned", headReason, "As hired")
	got := take(t, q, r, questionnaire.RoleBusiness, f.bytes())
	if len(got.Changes) != 0 || len(got.Problems) != 2 {
		t.Fatalf("%v\n%v", got.Changes, got.Problems)
	}
	said := problemAt(got, "Questions!"+f.at("Questions", "team.today", headStatus)) + problemAt(got, "Questions!"+f.at("Questions", "context.engineers_planned", headAnswer))
	for _, want := range []string{`team.today says "will not say" and not why; write it in the column "Reason"`, "context.engineers_planned has a reason and no status"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in %q", want, said)
		}
	}
}

// TestFormSameNames holds that records may be called alike: a new row beside one
// of that name is another record, and a sheet taken in twice adds nothing.
func TestFormSameNames(t *testing.T) {
	q, r := cut(), full(t)
	h, _ := r.Get("hire/h1").(questionnaire.Hire)
	if h.Role == "" {
		t.Fatal("no hire to be called like")
	}
	f := fill(t, formOf(t, q, r, questionnaire.RoleBusiness))
	rows, err := f.book.GetRows("Hires")
	if err != nil {
		t.Fatal(err)
	}
	column := strings.TrimRight(f.at("Hires", "h1", "Role to fill"), "0123456789")
	for k, role := range []string{string(h.Role), "Twin", "Twin"} {
		if err := f.book.SetCellStr("Hires", column+itoa(len(rows)+1+k), role); err != nil {
			t.Fatal(err)
		}
	}
	b := f.bytes()
	got := take(t, q, r, questionnaire.RoleBusiness, b)
	if len(got.Changes) != 3 || len(got.Problems) > 0 {
		t.Fatalf("%v\n%v", got.Changes, got.Problems)
	}
	r.Apply(got.Changes...)
	checkUntouched(t, "taken in twice", take(t, q, r, questionnaire.RoleBusiness, b))

	again := fill(t, formOf(t, q, r, questionnaire.RoleBusiness))
	if err := again.book.SetCellStr("Hires", "A1", "No."); err != nil {
		t.Fatal(err)
	}
	got = take(t, q, r, questionnaire.RoleBusiness, again.bytes())
	if len(got.Changes) > 0 || len(got.Problems) != 4 || !strings.Contains(got.Problems[0].What, "2 hires are called") {
		t.Errorf("without ids: %v\n%v", got.Changes, got.Problems)
	}
}
