package export

import (
	"fmt"
	"slices"
	"strings"

	"diligence/questionnaire"
)

// A HeatRow is an area as each role sees it.
type HeatRow struct {
	Area   string  // title of the area
	Cells  [4]Mark // business, product, technology, reviewer; empty where a role said nothing
	Differ int     // questions that respondents answered differently
	Rosier string  // in how many of them leaders or builders are rosier, in words; "" for none
}

// A View is a question that roles answered differently.
type View struct {
	Title      string                        // the question in a few words
	ByRole     map[questionnaire.Role]string // what each role answered, in words; range over it
	Apart      string                        // how far, in words; "" where that cannot be measured
	Rosier     string                        // who sees it rosier: leaders, builders or mixed; "" where that cannot be told
	Settled    string                        // the reviewer's answer in words, or "not settled"
	Resolution string                        // what the reviewer wrote beside the answer that settles it; "" for none
}

// heat sets the areas against the roles.
func (p *projector) heat() (out []HeatRow) {
	for _, h := range p.q.HeatTable(p.r, p.res) {
		row := HeatRow{Area: p.area[h.Area], Differ: h.Differ}
		said := 0
		for i, c := range h.Cells {
			said += c.Said
			row.Cells[i] = heatMark(c)
		}
		var rosier []string
		if h.LeadersRosier > 0 {
			rosier = append(rosier, fmt.Sprintf("leaders in %d", h.LeadersRosier))
		}
		if h.BuildersRosier > 0 {
			rosier = append(rosier, fmt.Sprintf("builders in %d", h.BuildersRosier))
		}
		row.Rosier = joinAnd(rosier)
		if said > 0 {
			out = append(out, row)
		}
	}
	return out
}

func heatMark(c questionnaire.HeatCell) Mark {
	n := fmt.Sprintf(" (%d)", c.Rated)
	switch c.Rating() {
	case questionnaire.RatingGood:
		return Mark{signGood, "Good" + n}
	case questionnaire.RatingWatch:
		return Mark{signWatch, "To watch" + n}
	case questionnaire.RatingBad:
		return Mark{signBad, "Weak" + n}
	}
	if c.Said > 0 {
		return Mark{signNeutral, "Neither"}
	}
	return Mark{}
}

// views lists the questions that roles answered differently; both views are kept.
func (p *projector) views() (out []View) {
	apart := map[string]questionnaire.Divergence{}
	for _, d := range p.q.Divergences(p.r, p.res) {
		apart[d.Question] = d
	}
	for _, area := range p.q.Areas {
		for _, x := range area.Questions {
			if p.res.Positions[x.ID].Hidden || !p.differ(x.ID) {
				continue
			}
			out = append(out, p.view(x, apart[x.ID]))
		}
	}
	return out
}

func (p *projector) view(x *questionnaire.Question, d questionnaire.Divergence) View {
	v := View{Title: x.Title, ByRole: map[questionnaire.Role]string{}, Settled: "not settled", Apart: d.Gap()}
	for _, a := range p.answers(x.ID) {
		if a.Status != questionnaire.Unanswered {
			v.ByRole[a.Role] = joined(v.ByRole[a.Role], p.whoseWord(a))
		}
	}
	if w, ok := v.ByRole[questionnaire.RoleReviewer]; ok {
		v.Settled = w
	}
	switch d.Direction {
	case questionnaire.LeadersRosier:
		v.Rosier = "leaders"
	case questionnaire.BuildersRosier:
		v.Rosier = "builders"
	case questionnaire.MixedDirection:
		v.Rosier = "mixed"
	}
	if d.Resolved {
		v.Resolution = p.text(d.Reason)
		if a, ok := p.r.Answer(x.ID, d.Settled.Speaker); ok && a.Reason == "" {
			p.note(a)
		}
	}
	return v
}

// whoseWord words an answer, with the name of who gave it where the audience reads
// names.
func (p *projector) whoseWord(a questionnaire.Answer) string {
	if x, ok := p.r.Respondent(a.Respondent); ok && p.audience.named() {
		return p.answerWord(a) + " (" + x.Name.Line() + ")"
	}
	return p.answerWord(a)
}

// differ reports whether two roles other than the reviewer said different things.
func (p *projector) differ(id string) bool {
	var first *questionnaire.Answer
	for _, a := range p.answers(id) {
		if a.Role == questionnaire.RoleReviewer || a.Status == questionnaire.Unanswered {
			continue
		}
		if first == nil {
			first = &a
		} else if a.Status != first.Status || !a.Value.Equal(first.Value) {
			return true
		}
	}
	return false
}

// joined adds what a further respondent of a role said, unless it is the same.
func joined(said, more string) string {
	switch {
	case said == "":
		return more
	case slices.Contains(strings.Split(said, " / "), more):
		return said
	}
	return said + " / " + more
}
