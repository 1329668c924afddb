package tui

import (
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// canary are texts that stand for all that is private.
const canary = "CANARY"

// exposed opens a review full of private things, while the founder looks on.
func exposed(t *testing.T, w, h int, who questionnaire.Speaker) *driver {
	t.Helper()
	d := opened(t, w, h)
	s := d.app.session
	s.put(questionnaire.Respondent{ID: "p1", Name: "Oru", Role: "business"})
	s.put(questionnaire.Respondent{ID: "p2", Name: "Bea", Role: "technology"})
	s.put(questionnaire.Initiative{ID: "i1", Title: "CANARY i", Area: "security"})
	s.put(questionnaire.Hire{ID: "h1", Role: "CANARY h"})
	s.put(questionnaire.Request{ID: "q1", What: "CANARY q", Question: "security.today"})
	for _, speaker := range []questionnaire.Speaker{"p1", "p2", reviewer} {
		s.hear(speaker)
		for q := range s.q.All {
			a := s.answer(q.ID)
			a.Private, a.Reason, a.Flag, a.Parked = "CANARY private", "CANARY reason", true, true
			a.Status, a.Evidence, a.Level = questionnaire.Withheld, []questionnaire.Text{"CANARY paper"}, "verified"
			a.Note = questionnaire.Text("NOTE OF " + speaker)
			s.setAnswer(a)
		}
	}
	s.hear("p1")
	choose(s, "security.today", "broken")
	choose(s, "security.fix", "none")
	s.hear(who)
	s.put(questionnaire.Disposition{Rule: "security.no-plan", Verdict: "disputed", Reason: "CANARY d", Private: "CANARY dp"})
	d.keys("/security today<enter><ctrl+o>")
	d.sees("FOUNDER VIEW")
	return d
}

// hiding fails where the picture holds anything private.
func (d *driver) hiding(after string) {
	d.t.Helper()
	picture := d.screen()
	for _, text := range []string{
		canary, "Who may read production data", "An owner, a date, and a budget", "Listen", "Findings", "undecided",
		"there is no plan", "disagree", "new with this", "said", "NOTE OF reviewer",
		map[bool]string{true: "NOTE OF p2", false: "NOTE OF p1"}[d.app.session.speaker == "p1"],
	} {
		if strings.Contains(picture, text) {
			d.t.Fatalf("after %q the founder reads %q:\n%s", after, text, picture)
		}
	}
	if strings.Contains(d.app.View().WindowTitle, canary) || strings.Contains(d.copied, canary) {
		d.t.Fatalf("after %q something private left another way", after)
	}
}

// founderTries are the keys a hand may fall on.
func founderTries() (keys []string) {
	for r := rune(33); r < 127; r++ {
		if r != '<' {
			keys = append(keys, string(r))
		}
	}
	for _, name := range strings.Fields("enter esc tab shift+tab space up down left right pgup pgdown home end backspace delete " +
		"ctrl+a ctrl+b ctrl+d ctrl+e ctrl+f ctrl+g ctrl+k ctrl+l ctrl+n ctrl+o ctrl+p ctrl+r ctrl+s ctrl+t ctrl+u ctrl+v ctrl+w ctrl+x ctrl+y") {
		keys = append(keys, "<"+name+">")
	}
	return keys
}

// TestFounderView presses every key, and after it every other, with the founder
// looking on, and finds nothing private in any picture.
func TestFounderView(t *testing.T) {
	t.Parallel()
	tries := founderTries()
	for _, who := range []questionnaire.Speaker{"p2", reviewer} {
		for n, size := range sizes {
			d := exposed(t, size.w, size.h, who)
			d.hiding("")
			rng := rand.New(rand.NewPCG(uint64(n), 3))
			for _, one := range tries {
				d.keys(one).hiding(one)
				for range 5 {
					two := tries[rng.IntN(len(tries))]
					if d.app.popup != nil && two == "x" {
						continue // the one key that ends it
					}
					d.keys(two).hiding(one + two)
					if n == 0 {
						d.send(tea.MouseClickMsg{X: rng.IntN(size.w), Y: rng.IntN(size.h), Button: tea.MouseLeft})
						d.hiding(one + two + " and a click")
					}
				}
				if d.app.session == nil || !d.app.watched() {
					t.Fatalf("%s ended it", one)
				}
				d.keys("<esc><esc>")
			}
		}
	}
}

// TestFounderViewEnds: by a key and then another; what was refused is reached
// again, and each refusal says why.
func TestFounderViewEnds(t *testing.T) {
	t.Parallel()
	d := exposed(t, 120, 40, "p2")
	for key, says := range map[string]string{
		"p": "private notes cannot be reached", "F": "findings cannot be reached", "V": "the preview cannot be reached",
		"E": "the export cannot be reached", "W": "the what-if cannot be reached", "L": "the other reviews cannot be reached",
	} {
		d.keys(key)
		d.sees(says)
	}
	d.keys("3nFor all to see.<esc>")
	d.sees("For all to see.")
	d.sees("Bea (technology)")
	d.keys("/<ctrl+o>canary<esc><ctrl+o>n<ctrl+o>x")
	if d.app.watched() {
		t.Fatal("it does not end")
	}
	d.sees(canary)
}

// TestFounderSeesNoAssessment: while the reviewer speaks, what the reviewer makes
// of others' answers does not show, not even by what is highlighted.
func TestFounderSeesNoAssessment(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>r1rrr4<ctrl+o>")
	d.sees("▸ 1 ( ) Works")
	d.missing("(•)")
	d.keys("2")
	d.sees("a reviewer only assesses here")
	if got := d.answer("security.today", reviewer).Value.String(); got != "broken" {
		t.Errorf("the assessment became %s", got)
	}
}
