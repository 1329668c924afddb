package export

import (
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
			isGolden(t, "full-"+string(a)+".html", got)
		})
	}
}
