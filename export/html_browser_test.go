package export

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestPagesInChromium opens pages in a real Chromium, light, dark and 360 pixels
// wide: no fault that axe-core or html-validate knows, no request, no complaint
// of the browser's, nothing wider than the window. It needs what .ci/install brings.
func TestPagesInChromium(t *testing.T) {
	node := tool(t, "node", "nodejs")
	check, err := filepath.Abs("../.ci/html-check")
	if err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(node, check, "--ready").CombinedOutput(); err != nil {
		without(t, "not checked in Chromium: "+string(firstLine(out))+"; .ci/install says what it takes")
	}
	dir := t.TempDir()
	q, r, res := hostileReview(t)
	args := []string{check}
	for name, d := range map[string]Document{
		"private": document(t, full(t), Private), "empty": document(t, empty(t), Board), "hostile": For(q, r, res, Investor, today),
	} {
		file := filepath.Join(dir, name+".html")
		if err := os.WriteFile(file, mustHTML(d), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	if out, err := exec.Command(node, args...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%.4000s", err, out)
	}
}

func firstLine(b []byte) []byte {
	for i, c := range b {
		if c == '\n' {
			return b[:i]
		}
	}
	return b
}
