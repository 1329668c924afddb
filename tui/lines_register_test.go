package tui

import (
	"strings"
	"testing"
)

// Of a register only some records are heard, and in the order of a field; another
// register keeps its own.
func TestLinesRegisterOnlyAndSorted(t *testing.T) {
	t.Parallel()
	out := talked(t, newShelf(), "plan", "initiatives",
		"add", "Cheap tooling", "debt", "security", "CTO", "2027-02", ".",
		"add", "Split the data", "multi-tenancy", "security", "Head of data", "2026-12", ".",
		"add", "Extract the key", "debt", ".",
		"sort start", "sort start down", "sort ids", "only DEBT", "only nothing of the kind", "sort colour", "milestones", "initiatives", "only all", "outage", "", "only x")
	var told []string
	for _, line := range strings.Split(out, "\n") {
		if id, _, ok := strings.Cut(line, " "); ok && (id == "i1" || id == "i2" || id == "i3") && strings.Contains(line, "kind") {
			told = append(told, id)
		} else if strings.HasPrefix(line, "3 initiatives") || strings.Contains(line, " of 3, with") {
			told = append(told, line)
		}
	}
	want := "3 initiatives, by start. i2 i1 i3 3 initiatives, by start from the greatest. i1 i2 i3 3 initiatives. i1 i2 i3 " +
		`2 initiatives of 3, with "DEBT". i1 i3 0 initiatives of 3, with "nothing of the kind". ` +
		`0 initiatives of 3, with "nothing of the kind". 3 initiatives. i1 i2 i3`
	if got := strings.Join(told, " "); got != want {
		t.Errorf("heard was\n%s\nnot\n%s\n%s", got, want, out)
	}
	holds(t, out, `No field of the initiatives is called "colour".`, "The work sheet is no list.")
}
