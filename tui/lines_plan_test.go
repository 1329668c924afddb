package tui

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// A record of each sort is entered field by field, heard, changed and deleted.
func TestLinesPlan(t *testing.T) {
	s := newShelf()
	out := talked(t, s, "plan", "initiatives",
		"add", "Extract the tenant key", "debt", "security", "CTO", "2026-12", "2027-02", "yes", "4", ".",
		"add", "Split the tenant data", "multi-tenancy", ".",
		"i2", "needs", "Extract the tenant key", "needs", "i9", "", "approved", "maybe", "no", "99", "",
		"milestones", "add", "ARR of 9M", "financial", "2027-09", "ARR", "9M", ".", "m1", "rests on", "i2", "",
		"3", "new", "Data lead", "y", "2027-05", "n", "i2", "2", "under way",
		"add competences", "Running many tenants", "2", "learn", "2027-03", ".",
		"add certification", "ISO 27001", "2027-06", "m1", ".",
		"add risk", "One database fails", "resilience", "", "low", "high", "medium", "high", "i2", "CTO", ".",
		"outage", "revenue a day", "5k", "recovery now", "24", "",
		"risks", "r1", "", "time line", "totals", "delete i2", "undo", "registers", "show m1", "delete nothing", "i")
	r := voxbox(s)
	i2, _ := r.Initiative("i2")
	if len(r.Initiatives) != 2 || i2.Approved != questionnaire.No || len(i2.Needs) != 1 || i2.Needs[0] != "i1" {
		t.Errorf("the initiatives are %+v", r.Initiatives)
	}
	m1, _ := r.Milestone("m1")
	if *m1.Value != 9e6 || len(m1.RestsOn) != 1 || m1.Month.String() != "2027-09" {
		t.Errorf("the milestones are %+v", r.Milestones)
	}
	if h := r.Hires[0]; h.Critical != questionnaire.Yes || h.Budgeted != questionnaire.No || *h.RampUp != 2 || h.Status != "under-way" {
		t.Errorf("the hire is %+v", h)
	}
	if len(r.Competences) != 1 || r.Competences[0].How != "learn" || len(r.Certifications) != 1 || r.Certifications[0].NeededFor[0] != "m1" {
		t.Errorf("there are %+v, %+v", r.Competences, r.Certifications)
	}
	if k := r.Risks[0]; k.Owner != "CTO" || k.ImpactPlanned != "high" {
		t.Errorf("the risk is %+v", k)
	}
	if r.Outage.RevenueADay == nil || *r.Outage.RevenueADay != 5000 {
		t.Errorf("the outage is %+v", r.Outage)
	}
	holds(t, out, "Approved cannot be \"maybe\". Hint: say yes, no or unknown.", "There is no field \"99\".",
		"Cost of the outage today: at least 5,000", "The time line runs from November 2026 to October 2028.",
		"Deleted: i2 Split the tenant data. Other records referred to it and do no longer: 3.",
		"Taken back: initiative \"Split the tenant data\"", "No register or record of the plan is called \"nothing\".",
		"Class, computed: ", "Rests on: i2 Split the tenant data", "i1 Extract the tenant key, kind debt, area Security")
}

func TestLinesAddNothing(t *testing.T) {
	s := newShelf()
	out := talked(t, s, "plan risks", "add", "", "add", ".", "add zebra", "delete", "", "edit", "r1", "show outage")
	if len(s.saved) != 0 {
		t.Errorf("%v was saved", s.saved)
	}
	if strings.Count(out, "Nothing was added.") != 2 {
		t.Error(out)
	}
	holds(t, out, `There is no register "zebra".`, "Zone away: not given, counted as 48 hours.")
}

// Findings are heard by severity, one by one with what lies behind them, and
// decided about with a reason.
func TestLinesFindings(t *testing.T) {
	s := newShelf()
	script := []string{"go team.size", "2", "go security.today", "4", "go security.fix", "1", "findings", "", "", "", "2", "9", "zebra"}
	out := talked(t, s, append(script, "decide", "2", "", "go 1")...)
	holds(t, out, "Findings: 2, of which 2 are open. 1. Critical gap: Security does not hold and there is no plan. 2. Medium gap:",
		`Because: 1. Security today: Does not work. 2. Plan to fix: No plan.`, "Why it matters: What is known", "Ask next: Who would write the plan",
		"What would resolve it: A plan with", "That was the last finding.", "A finding is accepted for a reason. Nothing was decided.", "There is no finding 9.", `There is no word "zebra" here.`)
	d := voxbox(s).Dispositions[questionnaire.DispositionKey("team.hires-missing", "")]
	if d.Verdict != "" {
		t.Errorf("it was decided without a reason: %+v", d)
	}
	out = talked(t, s, "f", "2", "decide", "accepted", "They hire in May", "CTO", "soon", "2027-04", "", "d", "resolved", "A hire has come", "CTO", "2027-05", "between us", "read",
		"go 1", "f", "strengths", "undecided", "go 1")
	d = voxbox(s).Dispositions[questionnaire.DispositionKey("team.hires-missing", "")]
	if d.Verdict != "resolved" || d.Reason != "A hire has come" || d.Owner != "CTO" || d.Due.String() != "2027-05" || d.Private != "between us" {
		t.Errorf("the decision is %+v", d)
	}
	holds(t, out, "is no month", "Decided: accepted. Saved.", "Now: They hire in May. A dash empties it.", "Decided: resolved, owner CTO, due May 2027. Reason: A hire has come", "Private note: between us",
		"How many engineers are there?", "No strengths so far.", "Rules that cannot be told yet: 1.", "1 rule waits for it.")
}

// The report is written after its audience, what goes in and out, and its file
// were told and agreed to.
func TestLinesExport(t *testing.T) {
	s := newShelf()
	s.add("Voxbox")
	var calls []Outgoing
	lib := s.library()
	lib.BeforeExport = func(_ *questionnaire.Review, _ *questionnaire.Questionnaire, to Outgoing) (Sharing, error) {
		if to.Logo == "none.png" {
			return Sharing{}, questionnaire.Problem{What: "the file none.png cannot be read", Hint: "check the path"}
		}
		return Sharing{File: "/home/voxbox." + to.Format, Lines: []string{"Goes in:", "  + 3 answers", "Stays out:", "  - 1 private note", "  ? a name"}}, nil
	}
	lib.Export = func(_ *questionnaire.Review, _ *questionnaire.Questionnaire, to Outgoing, force bool, step func(string)) (Written, error) {
		calls = append(calls, to)
		step("making it")
		switch {
		case to.Path == "there.csv" && !force:
			return Written{Path: to.Path}, fs.ErrExist
		case to.Path == "no/":
			return Written{}, errors.New("there is no folder of that name")
		}
		return Written{"/home/voxbox.md", []string{"No font has one character."}}, nil
	}
	var out strings.Builder
	in := strings.Join([]string{
		"export", "-", "export", "", "", "export", "2", "md", "yes", "export", "board", "pdf", "-", "export board md", "no",
		"export private", "nope", "export md", "4", "private", "file", "no/", "y", "export investor csv hires", "4", "file", "there.csv", "y", "replace",
		"export company pdf brief", "password", "one two ", "another", "password", "more ", "more ", "logo", "none.png", "logo", "-", "changes", "2", "yesterday", "colour", "#1a5490", "yes",
		"export xlsx", "filled by", "technology", "yes",
	}, "\n")
	if err := RunLines(lib, Options{Piped: true, Input: strings.NewReader(in), Output: &out, Open: "voxbox"}); err != nil {
		t.Fatal(err)
	}
	plain(t, out.String())
	if want := []Outgoing{
		{Audience: "board", Format: "md"}, {Audience: "private", Format: "md", Path: "no/"},
		{Audience: "investor", Format: "csv hires", Names: ReplaceNames, Path: "there.csv"}, {Audience: "investor", Format: "csv hires", Names: ReplaceNames, Path: "there.csv"},
		{Audience: "company", Format: "pdf", Brief: true, Since: "2026-11-22", Colour: "#1a5490", Password: "more "}, {Audience: "company", Format: "xlsx", By: "technology"},
	}; !slices.Equal(calls, want) {
		t.Errorf("written were %+v, want %+v:\n%s", calls, want, out.String())
	}
	holds(t, out.String(), "For: board. File: /home/voxbox.md Goes in: In: 3 answers. Stays out: Out: 1 private note. Look at: a name.", "/home/voxbox.pdf", "Written to this file: /home/voxbox.md", "There is no folder of that name. Nothing was written.",
		"Type private to make the report with private notes", "A file of that name exists already.", "The two passwords differ.", "Password now: set.", "The file none.png cannot be read. Hint: check the path.", "Making it.", "No font has one character.",
		"Changes now: since 22 November 2026.", "Filled by now: technology.")
	if strings.Contains(out.String(), "one two") || strings.Contains(out.String(), "another") {
		t.Errorf("a password is told:\n%s", out.String())
	}
}

// What becomes of possible names is asked before a report with some is written.
func TestLinesExportAsksAboutNames(t *testing.T) {
	s := newShelf()
	s.add("Voxbox")
	var calls []string
	lib := s.library()
	lib.BeforeExport = func(*questionnaire.Review, *questionnaire.Questionnaire, Outgoing) (Sharing, error) {
		return Sharing{File: "/home/voxbox.md"}, nil
	}
	lib.Export = func(_ *questionnaire.Review, _ *questionnaire.Questionnaire, to Outgoing, _ bool, _ func(string)) (Written, error) {
		calls = append(calls, to.Names)
		if to.Names == "" {
			return Written{}, NamesError{Left: []NamePlace{{Name: "Oru", Place: "a note"}}}
		}
		return Written{Path: "/home/voxbox.md"}, nil
	}
	var out strings.Builder
	in := strings.Join([]string{"export board md", "yes", "leave", "export board md", "yes", "replace", "export board md", "yes", "yes"}, "\n")
	if err := RunLines(lib, Options{Piped: true, Input: strings.NewReader(in), Output: &out, Open: "voxbox"}); err != nil {
		t.Fatal(err)
	}
	if want := []string{"", LeaveNames, "", ReplaceNames, ""}; !slices.Equal(calls, want) {
		t.Errorf("written were %q, want %q:\n%s", calls, want, out.String())
	}
	holds(t, out.String(), "1 possible name of a person is left in the text. Type replace to replace what may be a name too, or leave to leave it in; anything else writes nothing: Nothing was written.")
}
