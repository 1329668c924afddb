package export

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"diligence/questionnaire"
)

// TestPagesInChromium opens pages in a real Chromium, light, dark and 360 pixels
// wide: no fault that axe-core or html-validate knows, no request, no complaint
// of the browser's, nothing wider than the window. It needs what .ci/install brings.
func TestPagesInChromium(t *testing.T) {
	q, r, res := hostileReview(t)
	brief := Project(q, r, res, Options{Audience: Company, Now: today, Names: ReplaceNames, Brief: true})
	pages := map[string][]byte{}
	for name, d := range map[string]Document{
		"private": document(t, full(t), Private), "empty": document(t, empty(t), Board), "hostile": For(q, r, res, Investor, today),
		"brief": projected(t, full(t), Options{Audience: Board, Brief: true}), "hostile-brief": brief,
		"no-answers": projected(t, full(t), Options{Audience: Board, NoAnswers: true}),
		"dressed":    dressed(t, Options{Audience: Investor}), "dressed-brief": dressed(t, Options{Audience: Private, Brief: true}),
		"dark-accent": projected(t, full(t), Options{Audience: Board, Brief: true, Look: Look{Accent: accentOf(t, "#000040")}}),
		"grey-accent": projected(t, full(t), Options{Audience: Board, Brief: true, Look: Look{Accent: accentOf(t, "#808080")}}),
	} {
		pages[name+".html"] = mustHTML(d)
	}
	inChromium(t, "html-check", pages)
}

// TestDiagramsInMermaid draws the time lines of several reviews with Mermaid: every
// row is drawn under its own title, and nothing else is.
func TestDiagramsInMermaid(t *testing.T) {
	diagrams := map[string][]byte{"full.mmd": []byte(diagram(t, full(t)))}
	for n, titles := range slices.Collect(slices.Chunk(foreignTitles, len(full(t).Initiatives))) {
		r := full(t)
		for k, s := range titles {
			i := r.Initiatives[k]
			i.Title = questionnaire.Safe(s)
			r.Apply(r.Put(i, questionnaire.RoleReviewer, today))
		}
		diagrams["foreign"+itoa(n)+".mmd"] = []byte(diagram(t, r))
	}
	q, r, res := hostileReview(t)
	src := Markdown(Project(q, r, res, Options{Audience: Private, Now: today, Names: ReplaceNames, Look: Look{Mermaid: true}}))
	diagrams["hostile.mmd"] = []byte(diagramIn(t, src))
	if src := Markdown(projected(t, empty(t), Options{Audience: Company, Look: Look{Mermaid: true}})); bytes.Contains(src, []byte("```")) {
		t.Error("a review without a plan has a diagram")
	}
	inChromium(t, "mermaid-check", diagrams)
}

// inChromium runs a check of .ci over files.
func inChromium(t *testing.T, check string, files map[string][]byte) {
	t.Helper()
	node := tool(t, "node", "nodejs")
	script, err := filepath.Abs("../.ci/" + check)
	if err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(node, script, "--ready").CombinedOutput(); err != nil {
		without(t, "not checked in Chromium: "+string(firstLine(out))+"; .ci/install says what it takes")
	}
	dir := t.TempDir()
	args := []string{script}
	for name, data := range files {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	if out, err := exec.Command(node, args...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%.4000s", err, out)
	}
}

func firstLine(b []byte) []byte {
	line, _, _ := bytes.Cut(b, []byte("\n"))
	return line
}
