package tui

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// toField moves the plan's cursor to a field of a record.
func toField(p *plan, s *session, record, field string) {
	p.enter(s, jump{record: record, field: field})
}

func TestEveryKindOfCellIsEdited(t *testing.T) {
	for _, c := range []struct{ record, field, keys, want string }{
		{"i1", "title", "enter 'X' enter", "Split the tenant dataX"},
		{"i1", "title", "enter ctrl+u 'Billing v2' enter", "Billing v2"},
		{"i1", "title", "enter 'X' esc", "Split the tenant data"},
		{"i1", "owner", "f2 'O' enter", "CTOO"},
		{"i1", "owner", "delete", ""},
		{"i1", "kind", "3", "security"},
		{"i1", "kind", "space", "resilience"},
		{"i1", "kind", "enter down enter", "resilience"},
		{"i1", "kind", "enter 1", "re-architecture"},
		{"i1", "kind", "enter backspace", ""},
		{"i3", "area", "enter 3", "security"},
		{"i1", "approved", "y", "yes"},
		{"i2", "approved", "n", "no"},
		{"i2", "approved", "backspace", ""},
		{"i1", "money", "space", ""},
		{"i1", "time", "1", "yes"},
		{"i2", "time", "enter ?", ""},
		{"i1", "people", "enter n", "no"},
		{"i1", "people", "enter up enter", ""},
		{"i1", "people", "enter down esc", "yes"},
		{"i1", "start", "enter ctrl+u '2027-02' enter", "2027-02"},
		{"i1", "start", "enter ctrl+u '3/2027' enter", "2027-03"},
		{"i1", "start", "2 '026-12' enter", "2026-12"},
		{"i1", "cost", "enter ctrl+u '1.2k' enter", "1200"},
		{"i1", "cost", "9 'M' enter", "9000000"},
		{"i1", "cost", "enter ctrl+u '€400,000' enter", "400000"},
		{"i1", "cost", "enter ctrl+u enter", ""},
		{"i3", "person_months", "2 '.5' enter", "2.5"},
		{"i3", "needs", "enter space enter", "i1"},
		{"i3", "needs", "enter 'bill' space enter", "i2"},
		{"i3", "needs", "enter space down space enter", "i1, i2"},
		{"i1", "needs", "enter space enter", ""},
		{"i1", "needs", "enter space esc", "i2"},
		{"i1", "status", "2", "under-way"},
		{"m1", "kind", "2", "product"},
		{"m1", "metric", "enter ctrl+u 'users' enter", "users"},
		{"m1", "value", "1 '0M' enter", "10000000"},
		{"m1", "month", "enter ctrl+u 'Oct 2027' enter", "2027-10"},
		{"m2", "estimated", "y", "yes"},
		{"m2", "rests_on", "enter 'tenant' space enter", "i2, i1"},
	} {
		t.Run(c.record+"."+c.field+" "+c.keys, func(t *testing.T) {
			s, p := deskSession(t), newPlan()
			look(t, p, s, 80, 21)
			toField(p, s, c.record, c.field)
			typeKeys(t, p, s, c.keys)
			if p.typing() {
				t.Errorf("the editor is still open:\n%s", look(t, p, s, 80, 21))
			}
			if got := p.column().get(p.record(s)); got != c.want {
				t.Errorf("%s.%s = %q, want %q", c.record, c.field, got, c.want)
			}
		})
	}
}

func TestWhatIsRefusedChangesNothingAndSaysWhy(t *testing.T) {
	for _, c := range []struct{ record, field, keys, says string }{
		{"i1", "title", "enter ctrl+u enter", "needs a title"},
		{"i1", "start", "enter ctrl+u 'soon' enter", "write it as 2027-03"},
		{"i1", "start", "enter ctrl+u '2027-13' enter", "write it as 2027-03"},
		{"i1", "end", "enter ctrl+u '2026-01' enter", "ends in 2026-01, before it starts in 2027-01"},
		{"i1", "cost", "enter ctrl+u 'a lot' enter", "1.2k or 9M"},
		{"i1", "cost", "enter ctrl+u '-5' enter", "cannot be negative"},
		{"i1", "cost", "- 5 enter", "cannot be negative"},
		{"i2", "needs", "enter space enter", "i1 → i2 → i1"},
		{"m2", "rests_on", "enter space enter", "m1 → m2 → m1"},
	} {
		t.Run(c.record+"."+c.field+" "+c.keys, func(t *testing.T) {
			s, p := deskSession(t), newPlan()
			toField(p, s, c.record, c.field)
			before, _ := json.Marshal(s.review)
			version := s.version
			look(t, p, s, 80, 21)
			keys := strings.TrimSuffix(c.keys, " enter")
			typeKeys(t, p, s, keys)
			if p.pick == nil {
				typeKeys(t, p, s, "enter")
			}
			screen := look(t, p, s, 80, 21)
			if !strings.Contains(words(screen), c.says) {
				t.Errorf("the screen does not say %q:\n%s", c.says, screen)
			}
			if !p.typing() {
				t.Error("the editor closed over a value it refused")
			}
			if after, _ := json.Marshal(s.review); string(after) != string(before) || s.version != version {
				t.Error("the review changed")
			}
			typeKeys(t, p, s, "esc")
		})
	}
}

// words returns a screen as one line of words, boxes left out.
func words(screen string) string {
	return strings.Join(strings.FieldsFunc(screen, func(r rune) bool { return strings.ContainsRune(" \n│╭╮╰╯─", r) }), " ")
}

// TestReferencesAreFoundByTwoWords: the space bar ticks in the list of references,
// so words are typed as one, or by their first letters.
func TestReferencesAreFoundByTwoWords(t *testing.T) {
	for typed, want := range map[string]string{"splitthe": "i1", "stt": "i1", "tenant": "i1", "sdc": ""} {
		s, p := deskSession(t), newPlan()
		toField(p, s, "m1", "rests_on")
		look(t, p, s, 80, 21)
		typeKeys(t, p, s, "enter '"+typed+"'")
		got := ""
		if len(p.pick.hits) > 0 {
			got = p.pick.hits[0].id
		}
		if got != want {
			t.Errorf("%q finds %q first, not %q:\n%s", typed, got, want, look(t, p, s, 80, 21))
		}
	}
}

func TestAddingARecord(t *testing.T) {
	s, p := deskSession(t), newPlan()
	typeKeys(t, p, s, "a")
	goldenDesk(t, "plan-adding", look(t, p, s, 80, 21))
	typeKeys(t, p, s, "'Second data centre' tab 8 right '' enter")
	if len(s.review.Initiatives) != 4 {
		t.Fatalf("there are %d initiatives, want 4", len(s.review.Initiatives))
	}
	got := s.review.Initiatives[3]
	if got.ID != "i4" || got.Title != "Second data centre" || got.Kind != "resilience" {
		t.Errorf("added %+v", got)
	}
}

func TestAddingNothingAddsNothing(t *testing.T) {
	s, p := emptyDesk(t), newPlan()
	for _, keys := range []string{"a enter", "a esc", "a 'x' esc", "a '  ' tab"} {
		typeKeys(t, p, s, keys)
		look(t, p, s, 80, 21)
		if n := len(s.review.Initiatives); n != 0 || p.typing() {
			t.Errorf("after %q there are %d initiatives, typing %v", keys, n, p.typing())
		}
	}
}

func TestUndoOfDeleteBringsReferencesBack(t *testing.T) {
	s, p := deskSession(t), newPlan()
	before, _ := json.Marshal(s.review)
	toField(p, s, "i2", "title")
	out := typeKeys(t, p, s, "d")
	if want := "Deleted i2 Queue in front of billing and 2 references to it · u brings it back"; string(out.toast) != want {
		t.Errorf("toast %q, want %q", out.toast, want)
	}
	if i1, _ := s.review.Initiative("i1"); slices.Contains(i1.Needs, "i2") {
		t.Error("i1 still needs what was deleted")
	}
	look(t, p, s, 80, 21)
	s.undo()
	if after, _ := json.Marshal(s.review); string(after) != string(before) {
		t.Errorf("undo gave\n%s\nwant\n%s", after, before)
	}
}

func TestDeletingAllLeavesTheEmptyState(t *testing.T) {
	s, p := deskSession(t), newPlan()
	typeKeys(t, p, s, "o d d d")
	if screen := look(t, p, s, 80, 21); !strings.Contains(screen, "No initiatives yet") {
		t.Errorf("no empty state:\n%s", screen)
	}
}

func TestEditorsOnScreen(t *testing.T) {
	for _, c := range []struct{ name, record, field, keys string }{
		{"text", "i2", "title", "enter"},
		{"choice", "i3", "kind", "enter down"},
		{"tri", "i1", "time", "enter"},
		{"month-refused", "i1", "start", "enter ctrl+u 'soon' enter"},
		{"references", "m1", "rests_on", "enter"},
		{"references-cycle", "i2", "needs", "enter space"},
	} {
		for _, size := range deskSizes {
			s, p := deskSession(t), newPlan()
			toField(p, s, c.record, c.field)
			if p.narrow = size.w < formBelow; p.narrow && c.field == "title" {
				p.form = true
			}
			look(t, p, s, size.w, size.h)
			typeKeys(t, p, s, c.keys)
			goldenDesk(t, "plan-edit-"+c.name+"-"+size.name, look(t, p, s, size.w, size.h))
		}
	}
}

func TestNarrowEnterOnATitleOpensTheRecord(t *testing.T) {
	s, p := deskSession(t), newPlan()
	look(t, p, s, 40, 10)
	typeKeys(t, p, s, "enter")
	if p.mode() != "RECORD" {
		t.Fatalf("mode %s, want RECORD", p.mode())
	}
	typeKeys(t, p, s, "enter 's' enter down 3 right")
	if i, _ := s.review.Initiative("i1"); i.Title != "Split the tenant datas" || i.Kind != "security" {
		t.Errorf("edited %+v", i)
	}
	if p.reg().grid.row != 1 {
		t.Error("right does not go to the next record")
	}
	typeKeys(t, p, s, "esc")
	if p.mode() != "TABLE" {
		t.Errorf("mode %s, want TABLE", p.mode())
	}
}

func TestLeavingKeepsWhatWasTyped(t *testing.T) {
	s, p := deskSession(t), newPlan()
	toField(p, s, "i1", "owner")
	typeKeys(t, p, s, "enter 's'")
	p.leave(s)
	if i, _ := s.review.Initiative("i1"); i.Owner != "CTOs" || p.typing() {
		t.Errorf("owner %q, typing %v", i.Owner, p.typing())
	}
	toField(p, s, "i1", "start")
	typeKeys(t, p, s, "enter 'x'")
	p.leave(s)
	if i, _ := s.review.Initiative("i1"); i.Start.String() != "2027-01" || p.typing() {
		t.Errorf("start %s, typing %v", i.Start, p.typing())
	}
}

func TestHostileTextInThePlanIsInert(t *testing.T) {
	s, p := deskSession(t), newPlan()
	evil := "\x1b[31mred\x1b]0;title\x07 \u202egnp.exe \u009b2J\u200b\r\nnext"
	text, _ := questionnaire.Clean(evil)
	toField(p, s, "i3", "owner")
	typeKeys(t, p, s, "enter")
	p.paste(text, s)
	look(t, p, s, 80, 21)
	typeKeys(t, p, s, "enter")
	typeKeys(t, p, s, "o")
	for _, size := range deskSizes {
		for _, r := range p.view(s, newTheme(true), size.w, size.h) {
			for _, bad := range []string{"\x1b]", "\x07", "\u202e", "\u009b", "\u200b", "\r", "\n", "\x1b[31m"} {
				if strings.Contains(r, bad) {
					t.Errorf("row %q holds %q", r, bad)
				}
			}
		}
	}
	if i, _ := s.review.Initiative("i3"); !strings.Contains(string(i.Owner), "red") {
		t.Errorf("owner %q lost its words", i.Owner)
	}
}

// TestARecordIsFilledInFieldByField holds that tab leads from each kind of field to
// the next, whichever keys chose what stands there.
func TestARecordIsFilledInFieldByField(t *testing.T) {
	s, p := deskSession(t), newPlan()
	look(t, p, s, 120, 30)
	p.show(slices.IndexFunc(p.registers, func(r *register) bool { return r.name == "hires" }))
	typeKeys(t, p, s, "a 'Head of data' tab y tab '2027-05' tab n tab 'i1' space tab '2' tab 1 enter")
	h := s.review.Hires[len(s.review.Hires)-1]
	got, _ := json.Marshal(h)
	want := `{"id":"` + h.ID + `","role":"Head of data","critical":"yes","month":"2027-05","budgeted":"no","needed_by":["i1"],"ramp_up":2,"status":"planned"}`
	if string(got) != want || p.typing() {
		t.Errorf("still typing: %v\n got %s\nwant %s", p.typing(), got, want)
	}
}

// TestGoingFromFieldToFieldSaysNothing: who only passes a field has not answered it.
func TestGoingFromFieldToFieldSaysNothing(t *testing.T) {
	for n, r := range registers() {
		if r.sheet {
			continue
		}
		for _, way := range []string{"tab ", "shift+tab "} {
			s, p := deskSession(t), newPlan()
			look(t, p, s, 80, 21)
			typeKeys(t, p, s, strings.Repeat("tab ", n)+"a 'Something' tab "+strings.Repeat(way, len(r.grid.columns))+"esc")
			rec, ok := p.record(s).(questionnaire.PlanRecord)
			if p.typing() || !ok || rec.Heading() != "Something" {
				t.Fatalf("%s: it ends elsewhere:\n%s", r.name, look(t, p, s, 80, 21))
			}
			for _, c := range r.grid.columns {
				if want := c.get(r.blank(recordID(rec))); !c.heading && c.set != nil && c.get(rec) != want {
					t.Errorf("%s: %s is %q after %q, and nobody said so", r.name, c.field, c.get(rec), way)
				}
			}
		}
	}
}
