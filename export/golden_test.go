package export

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew; read them before you keep them")

// TestGolden compares every audience's copy of three reviews with a file that a
// person has read.
func TestGolden(t *testing.T) {
	for name, review := range reviews {
		for _, a := range Audiences {
			t.Run(name+"-"+string(a), func(t *testing.T) {
				d := document(t, review(t), a)
				d.Title.Revision = "0123456789ab" // of a form a test elsewhere checks
				got := Markdown(d)
				isGolden(t, name+"-"+string(a)+".md", got)
			})
		}
	}
}

// isGolden compares with a file that a person has read.
func isGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; go test ./export -run Golden -update writes it anew\n%s", file, firstDifference(got, want))
	}
}

func firstDifference(got, want []byte) string {
	g, w := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range min(len(g), len(w)) {
		if !bytes.Equal(g[i], w[i]) {
			return "got  " + string(g[i]) + "\nwant " + string(w[i])
		}
	}
	return "one is longer than the other"
}
