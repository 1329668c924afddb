package questionnaire

import (
	"math"
	"strconv"
	"strings"
)

// A Figure is what a plan comes to in one respect, before and after changes, in
// words.
type Figure struct{ Name, Before, After string }

// Changed reports whether the changes make a difference to it.
func (f Figure) Changed() bool { return f.Before != f.After }

// String returns "revenue at risk: none → EUR 9,000,000", or the one value where
// nothing changed.
func (f Figure) String() string {
	if !f.Changed() {
		return f.Name + ": " + f.Before
	}
	return f.Name + ": " + f.Before + " → " + f.After
}

// Figures returns the revenue at risk, the cost of an outage where it changed, and
// the quarters over capacity. Amounts are in currency, a code or sign or "".
func (w WhatIf) Figures(currency string) []Figure {
	out := []Figure{{"revenue at risk", w.Before.atRisk(currency), w.After.atRisk(currency)}}
	cost := func(name string, before, after *float64) {
		f := Figure{name, w.Before.outage(before, currency), w.After.outage(after, currency)}
		if f.Changed() {
			out = append(out, f)
		}
	}
	cost("outage today", w.Before.Outage.Now, w.After.Outage.Now)
	cost("outage at the planned scale", w.Before.Outage.Planned, w.After.Outage.Planned)
	return append(out, Figure{"quarters over capacity", w.Before.overText(), w.After.overText()})
}

func (s Standing) atRisk(currency string) string {
	switch {
	case s.AtRiskPartial && s.AtRisk == 0:
		return "some, of which no amount is given"
	case s.AtRiskPartial:
		return "at least " + FormatMoney(s.AtRisk, currency)
	case s.AtRisk == 0:
		return "none"
	}
	return FormatMoney(s.AtRisk, currency)
}

func (s Standing) outage(cost *float64, currency string) string {
	switch {
	case cost == nil:
		return "not known"
	case s.Outage.Partial:
		return FormatMoney(math.Round(*cost), currency) + " without penalties"
	}
	return FormatMoney(math.Round(*cost), currency)
}

// overText lists the quarters over capacity and by how many person-months.
func (s Standing) overText() string {
	switch {
	case !s.Capacity:
		return "not known, for nobody said how many engineers there are"
	case len(s.Over) == 0:
		return "none"
	}
	words := make([]string, len(s.Over))
	for k, q := range s.Over {
		words[k] = FormatQuarter(q.First) + " by " + FormatNumber(math.Round(q.Over()*10)/10)
	}
	return strconv.Itoa(len(words)) + " (" + strings.Join(words, ", ") + " person-months)"
}
