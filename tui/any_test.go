package tui

import (
	"math/rand/v2"
	"testing"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// TestAnyKeysAtAnySize presses keys at random, in terminals that change size at
// random, and finds every picture exact (see driver.check), and in the end the
// store with what the screen shows.
func TestAnyKeysAtAnySize(t *testing.T) {
	t.Parallel()
	named := []string{
		"<enter>", "<esc>", "<tab>", "<shift+tab>", "<up>", "<down>", "<left>", "<right>", "<pgup>", "<pgdown>",
		"<home>", "<end>", "<backspace>", "<delete>", "<space>", "<ctrl+r>", "<ctrl+p>", "<ctrl+s>", "<ctrl+u>", "<ctrl+d>",
	}
	rounds := 12
	if testing.Short() {
		rounds = 3
	}
	for seed := range rounds {
		rng := rand.New(rand.NewPCG(uint64(seed), 7))
		d := opened(t, 120, 40)
		fill(d)
		for range 600 {
			switch n := rng.IntN(20); {
			case n == 0:
				d.send(tea.WindowSizeMsg{Width: 1 + rng.IntN(160), Height: 1 + rng.IntN(50)})
			case n == 1:
				d.send(tea.MouseClickMsg{X: rng.IntN(120), Y: rng.IntN(40), Button: tea.MouseLeft})
			case n == 2:
				d.send(tea.MouseWheelMsg{X: rng.IntN(120), Y: rng.IntN(40), Button: tea.MouseWheelDown})
			case n == 3:
				d.send(tea.PasteMsg{Content: "pasted\r\n日本語 \x1b[31m"})
			case n == 4:
				d.keys("<tab>A") // out of a note, into a conversation
			case n < 10:
				d.keys(named[rng.IntN(len(named))])
			default:
				if r := rune(33 + rng.IntN(94)); r != '<' && r != 'X' {
					d.keys(string(r))
				}
			}
		}
		if s := d.app.session; s != nil {
			if s.trial != nil {
				s = s.trial.real
			}
			kept := *s
			kept.review = d.shelf.reviews[s.review.ID]
			if kept.review != nil && picture(&kept) != picture(s) {
				t.Errorf("seed %d: the store has\n%s\nthe screen\n%s", seed, picture(&kept), picture(s))
			}
		}
	}
}

// fill gives the review a plan and answers that findings come from.
func fill(d *driver) {
	s := d.app.session
	choose(s, "security.today", "broken")
	choose(s, "security.fix", "none")
	s.put(questionnaire.Initiative{ID: "i1", Title: "Split the data", Kind: "scale", Area: "security"})
	s.put(questionnaire.Initiative{ID: "i2", Title: "日本語のテキスト with a long title that has to be cut", Needs: []string{"i1"}})
	s.put(questionnaire.Milestone{ID: "m1", Title: "Launch", RestsOn: []string{"i2"}})
	s.put(questionnaire.Hire{ID: "h1", Role: "Data lead", NeededBy: []string{"i1"}})
	s.put(questionnaire.Hire{ID: "h2", Role: "日本語のテキスト"})
	s.put(questionnaire.Risk{ID: "r1", Title: "The database fails", Likelihood: "low", Impact: "high"})
}
