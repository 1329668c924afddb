package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// wholeReport has all that a report has.
const wholeReport = `# Voxbox: strategic technology review

| | This review |
|---|---|
| Audience | Board |

## Executive summary

The plan is **not yet** backed throughout.

- Revenue at stake: EUR 9M
- [x] decided

> Told by the reviewer.

---

## Risk now and at the planned scale

| Id | Risk | Today | Owner |
|---|---|---|---|
| r1 | One database | medium → high | |
| r2 | One admin | 3–6 months | CTO |

### What answers it

1. A second one
`

// transcript returns a talk as one reads it: what was said stands after what was
// asked.
func transcript(t *testing.T, lines ...string) string {
	t.Helper()
	s := newShelf()
	s.add("Voxbox")
	lib := s.library()
	lib.Preview = func(*questionnaire.Review, *questionnaire.Questionnaire, Outgoing) ([]byte, error) {
		return []byte(wholeReport), nil
	}
	lib.BeforeExport = func(_ *questionnaire.Review, _ *questionnaire.Questionnaire, to Outgoing) (Sharing, error) {
		found := Sharing{File: "/home/ana/voxbox-" + to.Audience + "." + to.Format, Lines: []string{"Goes in:", "  + 1 of 12 questions answered", "Stays out (2 items):", "  - 2 private notes"}}
		if to.Audience == "board" && to.Names == "" {
			found.Lines = append(found.Lines, "Look at 1 possible name of a person left in the text:", "  ? “Oru” in the note on “Security today” (technology)")
			found.Names = []NamePlace{{"Oru", "the note on “Security today” (technology)", questionnaire.AnswerKey("security.today", "technology")}}
		}
		if to.Brief {
			found.Lines = append([]string{"Goes in:", "  + Two pages"}, found.Lines[2:]...)
		}
		if to.Path != "" {
			found.File, found.Refused = to.Path, "exists already"
		}
		return found, nil
	}
	var b strings.Builder
	if err := RunLines(lib, Options{Piped: true, Input: strings.NewReader(strings.Join(lines, "\n")), Output: &b, Open: "voxbox"}); err != nil {
		t.Fatal(err)
	}
	plain(t, b.String())
	out := strings.Split(b.String(), "\n")
	for n, l := range out {
		if strings.HasSuffix(l, ": ") && len(lines) > 0 {
			out[n] = l + "<" + lines[0] + ">"
			lines = lines[1:]
		}
	}
	return strings.Join(out, "\n")
}

// TestLinesGolden compares talks with ones that were read.
func TestLinesGolden(t *testing.T) {
	t.Parallel()
	for name, lines := range map[string][]string{
		"help":    {"help", "help only", "help all", "more", "/more all", "plan", "help", "findings", "help", "founder", "help", "end", "private", "reviews", "help", "help delete"},
		"filters": {"only", "core", "list", "", "only all", "go security.today", "4", "flag", "note", "The old admin tool.", ".", "go security.fix", "1", "park", "list with finding", "2", "list parked flagged", "only business and core", "next", "next", "only disputed", "only zebra", "only all", "here", "go security.today", "here"},
		"find":    {"go security.today", "2", "note", "The old admin tool.", ".", "private", "Their admin left.", ".", "find admin", "3", "1", "notes", "find old", "find zzz", "find", "secruity", "1"},
		"people":  {"people", "5", "Oru", "business", "people", "new", "Bea", "technology", "as Bea", "go security.today", "1", "as Oru", "3", "blind", "go security.fix", "2", "CTO", "2027-03", "as Bea", "said", "people", "", "blind", "2", "", "", "said", "as reviewer", "said", "3", "because They rehearsed it once, with half the data.", "said", "views", "1", "people", "1", "2", "Oru Q", "people", "1", "4", "because it is so"},
		"history": {"go security.today", "2", "3", "note", "Twice over.", ".", "history", "2", "history", "", "plan hires", "add", "Data lead", "yes", "2027-02", ".", "move h1 +2", "history h1", "3", "undo", "history h9"},
		"past":    {"snapshots", "go team.size", "2", "snapshot Before the call", "snapshot before the call", "changed since Before the call", "5", "plan milestones", "add", "Launch", "financial", "2027-03", ".", "move m1 2027-06", "snapshot After it", "changed", "Before the call", "1", "changed since Before the call until After it", "", "changed since yesterday", "", "changed since spring", "snapshots", "2", "3", "no", "snapshots", "1", "2", "2", ""},
		"whatif":  {"go team.size", "5", "plan initiatives", "add", "Split the data", "scale", "security", "CTO", "2027-01", "2027-03", "yes", "4", ".", "milestones", "add", "Launch", "financial", "2027-09", "ARR", "9M", ".", "m1", "rests on", "i1", "", "what if", "2", "96", "what if i1", "2", "effects", "what if team.size=2", "what if zebra", "what if team.siz=2", "effects", "undo", "export board md", "snapshot x", "history m1", "discard", "discard", "effects", "what if team.size=3", "reviews", "", "keep", "undo", "what if i1", "1", "+3", "quit", "discard"},
		"report":  {"go security.today", "4", "preview board", "1", "next", "next", "risk", "zebra", "", "preview private", "no", "export", "", "1", "brief", "5", "yes", "export board zip", "export investor csv hires", "file", "hires.csv", "-", "preview", "-", "export board md no answers", "4", "reword"},
		"ask":     {"go security.today", "4", "go security.fix", "1", "ask", "1", "The head of data.", ".", "note They asked twice.", "private It hurts.", "evidence The old plan", "notes", "ask", "", "time", "come back", "park", "request The last test report", "CTO", "2027-01", "come back", "2", "d Nobody there", "w Under seal", "come back", "1", "requests", "1", "refused", "None was made.", "requests", "1", "4", "The test report of 2025", "-", "-", "requests", "1", "6"},
		"slips":   {"go security.today", "flga", "finds", "/flag", "/fnid", "go context.company", "note the first", "undo", "/note", "The first.", ".", "findigns", "undo", "findings", "strenghts", "plan", "regsters", "export", "/progress", "time anew", "time line", "time line hires"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := transcript(t, lines...)
			path := filepath.Join("testdata", "lines", name+".txt")
			if *update {
				must(t, os.MkdirAll(filepath.Dir(path), 0o755))
				must(t, os.WriteFile(path, []byte(got), 0o644))
			}
			want, err := os.ReadFile(path)
			must(t, err)
			if got != string(want) {
				t.Errorf("%s is not as it was; go test -update writes it anew.\ngot:\n%s", path, got)
			}
		})
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
