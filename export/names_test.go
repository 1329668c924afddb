package export

import (
	"testing"

	"diligence/questionnaire"
)

// withOwners returns a review whose initiatives have these owners.
func withOwners(company questionnaire.Text, owners ...questionnaire.Text) *questionnaire.Review {
	r := newReview(cut(), company)
	for _, o := range owners {
		r.Initiatives = append(r.Initiatives, questionnaire.Initiative{ID: "i", Owner: o})
	}
	return r
}

func TestNamesInText(t *testing.T) {
	n := newNames(withOwners("Harbor Labs", "Ines Okafor (CTO)", "Tom Brandt", "CTO, with the head of sales", "Platform team", "VP of Engineering", "O'Brien, head of product", "田中", "jo@mail.example", "Will Harbor"))
	for in, want := range map[string]string{
		"Ines Okafor decides.":                        "The CTO decides.",
		"We asked Ines Okafor's team.":                "We asked the CTO's team.",
		"ines okafor and TOM BRANDT":                  "The CTO and (name left out)",
		"Tom said yes. Ines agreed.":                  "(name left out) said yes. The CTO agreed.",
		"Thomas and Brandtson stay":                   "Thomas and Brandtson stay",
		"a custom tom-tom":                            "a custom tom-tom",
		"The Platform team builds it":                 "The Platform team builds it",
		"O’Brien and O'Brien":                         "The head of product and the head of product",
		"田中さんが言った":                                    "(name left out)さんが言った",
		"write to jo@mail.example today":              "write to (name left out) today",
		"Harbor Labs is run from Harbor":              "Harbor Labs is run from Harbor",
		"With its market found, it sells":             "With its market found, it sells",
		"nothing":                                     "nothing",
		"":                                            "",
		"Tom\nBrandt on two lines, Tom.":              "(name left out) on two lines, (name left out).",
		"Is Brandt here? Okafor is.":                  "Is (name left out) here? The CTO is.",
		"We met Dr. Okafor and Doctor Brandt.":        "We met the CTO and (name left out).",
		"Prof. Dr. Ines Okafor says":                  "The CTO says",
		"Over. Mr Brandt says; the doctor Brandt":     "Over. (name left out) says; the doctor (name left out)",
		"“Dr. Okafor” and “Dr.” said":                 "“the CTO” and “Dr.” said",
		"The XDr Brandt":                              "The XDr (name left out)",
		"Mail ines.okafor@larkspur.example.":          "Mail the CTO.",
		"See linkedin.com/in/tom-brandt-3/ too":       "See (name left out) too",
		"Ines Okafor (CTO) left; said Ines, our CTO.": "The CTO left; said the CTO.",
		"Ines Okafor, the CTO, left. Ines, a CTO":     "The CTO left. The CTO",
		"Ines Okafor (CFO) and Ines, CTO: both":       "The CTO (CFO) and the CTO: both",
		"That of van der Brandt, de la Okafor":        "That of (name left out), the CTO",
		"Ask @ines, or (Tom Brandt)":                  "Ask the CTO, or (name left out)",
		"Tom Brandt":                                  "(name left out)",
		"Tom Brandt, Tom Brandt & Brandt":             "(name left out), (name left out) & (name left out)",
	} {
		if got := n.text(in); got != want {
			t.Errorf("%q\n got %q\nwant %q", in, got, want)
		}
	}
}

// TestNamesThatAreWords holds that a part of a name that is another word as well is
// replaced where it is a name there, and only there.
func TestNamesThatAreWords(t *testing.T) {
	n := newNames(withOwners("Acme", "Will Harrow", "May Lin", "Bo Ng", "Dr. José Prado Jr.", "Grace Quill"))
	const out = "(name left out)"
	for in, want := range map[string]string{
		"Will the core hold? Will said no.":         "Will the core hold? " + out + " said no.",
		"In May 2027, by 3 May or since May.":       "In May 2027, by 3 May or since May.",
		"Ask May. May approves it, with Will.":      "Ask " + out + ". " + out + " approves it, with " + out + ".",
		"It may be, and it will, by grace":          "It may be, and it will, by grace",
		"Bo's phone; NG knows. A boat.":             out + "'s phone; " + out + " knows. A boat.",
		"Dr. Prado and Dr. Abel Jr.":                out + " and Dr. Abel Jr.",
		"Jose\u0301 in Lisbon, Jose\u0301 M. Prado": out + " in Lisbon, " + out,
		"Dr. José Prado Jr. or Prado, José":         out + " Jr. or " + out + ", " + out,
		"Grace's key is with Grace Q. now, is it?":  out + "'s key is with " + out + " Q. now, is it?",
	} {
		if got := n.text(in); got != want {
			t.Errorf("%q\n got %q\nwant %q", in, got, want)
		}
	}
}

func TestNamesInFields(t *testing.T) {
	n := newNames(withOwners("Acme", "Ines Okafor, CTO", "Ines Okafor", "Tom Brandt"))
	for in, want := range map[string]string{
		"":                              "",
		"CTO":                           "CTO",
		"Head of data platform":         "Head of data platform",
		"Ines Okafor, CTO":              "CTO",
		"Ines Okafor":                   "CTO",
		"ines okafor":                   "CTO",
		"Tom Brandt":                    "a named person",
		"Tom Brandt / board":            "board",
		"Engineering and design":        "Engineering and design",
		"CTO, with the head of sales":   "CTO and head of sales",
		"CTO, together with Tom Brandt": "CTO",
	} {
		if got := n.field(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
