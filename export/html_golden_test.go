package export

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// styled is what a change of looks changes.
var styled = regexp.MustCompile(`(?s)sha256-[^']*|<style>.*</style>`)

// TestGoldenHTML compares the page of every audience, its style apart, with a
// file that a person has read.
func TestGoldenHTML(t *testing.T) {
	for _, a := range Audiences {
		t.Run(string(a), func(t *testing.T) {
			d := document(t, full(t), a)
			d.Title.Revision = "0123456789ab"
			got := styled.ReplaceAll(mustHTML(d), []byte("…"))
			file := filepath.Join("testdata", "golden", "full-"+string(a)+".html")
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
		})
	}
}
