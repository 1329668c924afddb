package main

import (
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"diligence/export"
	"diligence/questionnaire"
)

// The README's apply file is the contract; it must be taken as it stands.
func TestReadmeApplyFile(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, ok := strings.Cut(string(readme), "```yaml\n")
	file, _, closed := strings.Cut(after, "```")
	if !ok || !closed {
		t.Fatal("the README shows no apply file")
	}
	q, err := questionnaire.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	r := questionnaire.NewReview("Acme", q.Edition, time.Now())
	changes, err := q.ParseApply(r, "README.md", []byte(file), questionnaire.RoleReviewer, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	r.Apply(changes...)
	if len(r.Answers) != 4 || len(r.Initiatives) != 2 || len(r.Milestones) != 2 {
		t.Errorf("took %d answers, %d initiatives and %d milestones", len(r.Answers), len(r.Initiatives), len(r.Milestones))
	}
}

var update = flag.Bool("update", false, "write the README's report anew")

// readmeDocument is the example's board report, of one day.
func readmeDocument(t *testing.T) export.Document {
	t.Helper()
	now := time.Date(2026, time.November, 23, 9, 0, 0, 0, time.UTC)
	q, err := questionnaire.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	r := questionnaire.NewReview(demoCompany, q.Edition, now)
	changes, err := demoChanges(q, r, now)
	if err != nil {
		t.Fatal(err)
	}
	r.Apply(changes...)
	return export.For(q, r, q.Evaluate(r, demoMonth), export.Board, now)
}

// The README shows how the example's board report begins; it must be what the
// program writes.
func TestReadmeReport(t *testing.T) {
	report := string(export.Markdown(readmeDocument(t)))
	_, report, _ = strings.Cut(report, "## Executive summary\n")
	report, _, _ = strings.Cut(report, "### Strengths")
	want := "```markdown\n## Executive summary\n" + strings.TrimRight(report, "\n") + "\n```\n"

	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	before, after, ok := strings.Cut(string(readme), "```markdown\n")
	_, after, closed := strings.Cut(after, "```\n")
	if !ok || !closed || len(report) < 2000 {
		t.Fatalf("the README shows no report, or the report has no summary: %q", report)
	}
	if written := before + want + after; written != string(readme) {
		if !*update {
			t.Fatal("the README's report is not what the program writes: go test ./cmd/diligence -run TestReadmeReport -update")
		}
		if err := os.WriteFile("../../README.md", []byte(written), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
