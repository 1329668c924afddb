package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// Who may import whom: everything may know questionnaire; store, tui and export
// do not know each other, but for how a report's Markdown is read; only cmd knows
// all.
var house = map[string][]string{
	"diligence/questionnaire": {},
	"diligence/store":         {"diligence/questionnaire"},
	"diligence/export":        {"diligence/questionnaire", "diligence/export/gfm", "diligence/export/pdf"},
	"diligence/export/gfm":    {},
	"diligence/export/pdf":    {},
	"diligence/tui":           {"diligence/questionnaire", "diligence/export/gfm"},
	"diligence/cmd/diligence": {"diligence/questionnaire", "diligence/store", "diligence/export", "diligence/export/pdf", "diligence/tui"},
}

func TestHouse(t *testing.T) {
	for _, line := range goList(t, "-f", `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}`, "diligence/...") {
		fields := strings.Fields(line)
		allowed, known := house[fields[0]]
		if !known {
			t.Errorf("package %s has no place in the house", fields[0])
		}
		for _, imported := range fields[1:] {
			if strings.HasPrefix(imported, "diligence/") && !slices.Contains(allowed, imported) {
				t.Errorf("%s imports %s", fields[0], imported)
			}
		}
	}
}

// Packages that would slow every start, or open the network.
func TestStartPath(t *testing.T) {
	deps := goList(t, "-deps", "diligence/cmd/diligence")
	// What is used of these two lies beside or below them.
	for _, heavy := range []string{"cel.dev/cel-go/cel", "github.com/yuin/goldmark/extension"} {
		if slices.Contains(deps, heavy) {
			t.Errorf("the program links %s", heavy)
		}
	}
	for _, heavy := range []string{"github.com/alecthomas/chroma", "charm.land/glamour", "github.com/charmbracelet/glamour",
		"charm.land/huh", "github.com/charmbracelet/huh", "github.com/xuri/excelize", "net/http"} {
		for _, d := range deps {
			if d == heavy || strings.HasPrefix(d, heavy+"/") {
				t.Errorf("the program links %s", d)
			}
		}
	}
}

func goList(t *testing.T, args ...string) []string {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list"}, args...)...).Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}
