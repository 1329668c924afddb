package main

import (
	"os"
	"strings"
	"testing"
	"time"

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
