//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// hears pipes lines to the program in plain lines and returns what it says.
func (m *machine) hears(t *testing.T, args []string, lines ...string) string {
	t.Helper()
	cmd := m.command(t, append(args, "--accessible")...)
	cmd.Stdin = strings.NewReader(strings.Join(lines, "\n") + "\n")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if strings.ContainsAny(string(out), "\x1b\x07│─█▸") {
		t.Errorf("it wrote more than plain lines:\n%s", out)
	}
	return strings.Join(strings.Fields(string(out)), " ")
}

// An interview is run in plain lines from an empty list to the documents: two roles
// answer blind and differ, a question is parked, something is withheld, each
// register gets an entry, the founder looks on, and two reports are written.
func TestAnInterviewInPlainLines(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	out := m.hears(t, nil,
		"new Kestrel Health", "people", "new", "Chief CANARY", "business", "people", "new", "Head of engineering", "technology", "blind",
		"/as chief", "go context.currency", "EUR", "go context.revenue_now", "1.8M", "go context.revenue_planned", "9M",
		"go performance.today", "1", "note CANARY never slow", "private CANARY nervous", "go roadmap.initiatives_backed", "2", "park",
		"go testing.today", "w CANARY under seal", "request The auditor's report", "", "2027-01", "go context.engineers_now", "8",
		"/as head", "go performance.today", "said", "history", "findings", "find CANARY", "come back", "views", "people", "", "/export", "/preview",
		"marker two", "interview", "go performance.today", "3", "said",
		"/as reviewer", "said", "2", "because Slow at month end, and nothing is lost", "level document-seen", "here")
	for line := range strings.SplitSeq(plainSample(t), "\n") {
		line = strings.TrimSuffix(strings.TrimSuffix(line, " said"), " 3") // what is typed
		told(t, out, strings.Join(strings.Fields(line), " "))
	}
	blind := between(t, out, "Answers now count as said by Head of engineering", "marker two")
	for _, secret := range []string{"CANARY never", "CANARY nervous", "CANARY under", "It counts as", "auditor", "2 answers", "EUR"} {
		if strings.Contains(blind, secret) {
			t.Errorf("before an own answer %q is told:\n%s", secret, blind)
		}
	}
	told(t, blind, "Answers are given blind: what others may have said is told once you have answered.", "History holds everybody's answers.", "A report holds everybody's answers.")
	told(t, out, "Chief CANARY (business): Works. Note: CANARY never slow", "They disagree, 2 steps apart, leaders rosier, not settled.",
		"The reviewer settled it: \"Works under strain\".", "Slow at month end, and nothing is lost", "Level: document seen.")

	out = m.hears(t, []string{"open", "Kestrel"},
		"plan initiatives", "add", "Split the database", "scale", "performance", "CTO", "2027-02", "2027-06", "yes", "12", ".",
		"add milestones", "Ten groups", "financial", "2027-06", "ARR", "3M", ".", "m1", "rests on", "i1", "", "add hires", "Database engineer", "yes", ".",
		"add competences", "Sharding", "performance", ".", "add certifications", "ISO 27001", ".", "add risks", "Month end stops", ".", "plan outage", "2", "5000", "",
		"move m1 +2", "undo", "snapshot After the call", "what if i1", "2", "keep", "changed since After the call", "", "time line m1",
		"interview", "come back", "1", "park", "/as chief", "founder", "why", "findings", "end", "private", "/as reviewer",
		"export board html", "yes", "export company pdf", "file", "the company.pdf", "yes", "export board csv risks", "yes", "export private bundle", "private", "file", "kept.bundle", "yes")
	told(t, out, "is due in June 2027", "is due in August 2027", "Kept: 1 change.", "i1 Split the database. Money: yes.", "No longer parked.",
		"Findings cannot be reached while the founder looks on.", "Stays out (", "Out: 1 private note")
	for _, file := range []string{"kestrel-health-review-*-board.html", "the company.pdf", "*risks*.csv", "kept.bundle"} {
		found, _ := filepath.Glob(filepath.Join(m.home, file))
		if len(found) != 1 {
			t.Errorf("there are %d files %s:\n%s", len(found), file, out)
			continue
		}
		data, err := os.ReadFile(found[0])
		must(t, err)
		if strings.Contains(string(data), "CANARY nervous") != (file == "kept.bundle") {
			t.Errorf("%s: the private note is in the wrong file", file)
		}
	}
	if r := m.stored(t, "Kestrel Health"); !r.Info.Blind || len(r.Respondents) != 2 || len(r.Snapshots) != 1 || len(r.Risks) != 1 || r.Initiatives[0].Money != "yes" {
		t.Errorf("the review is %+v", r)
	}
}

// plainSample returns the talk that stands in the README.
func plainSample(t *testing.T) string {
	t.Helper()
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	must(t, err)
	return between(t, between(t, string(readme), "## Without screens", "## What it finds"), "```text\n", "\n```")
}

func between(t *testing.T, text, from, to string) string {
	t.Helper()
	_, after, ok := strings.Cut(text, from)
	part, _, ok2 := strings.Cut(after, to)
	if !ok || !ok2 {
		t.Fatalf("nothing stands between %q and %q:\n%s", from, to, text)
	}
	return part
}

func told(t *testing.T, out string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(out, text) {
			t.Errorf("%q was not told:\n%s", text, out)
		}
	}
}
