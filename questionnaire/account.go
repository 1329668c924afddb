package questionnaire

import (
	"slices"
	"strconv"
	"strings"
)

// Account tells a divergence in words: what each role says, how far apart that is
// and who is rosier, and how the reviewer settled it. It names roles, not people.
func (q *Questionnaire) Account(d Divergence, currency string) Text {
	return Safe(string(account(nil, q.Question(d.Question), &d, currency)))
}

// account appends what [Questionnaire.Account] tells.
func account(b []byte, question *Question, d *Divergence, currency string) []byte {
	b = accountViews(b, question, d.Views, currency)
	b = d.appendReading(b)
	if !d.Resolved {
		return b
	}
	b = append(b, " The reviewer settled it: "...)
	b = appendView(b, question, &d.Settled, currency)
	b = append(b, '.')
	if reason := strings.TrimRight(d.Reason.Line(), ". "); reason != "" {
		b = append(append(append(b, " The reason given: "...), reason...), '.')
	}
	return b
}

// accountViews appends what each role heard claims: “Works” and “Outgrown” where
// those who speak for it differ.
func accountViews(b []byte, question *Question, views []View, currency string) []byte {
	start := len(b)
	for k, v := range views {
		switch {
		case k > 0 && views[k-1].Role == v.Role:
			if slices.ContainsFunc(views[:k], func(w View) bool { return w.Role == v.Role && sameView(v, w) }) {
				continue
			}
			b = append(b, " and "...)
		case len(b) > start:
			b = append(append(append(b, "; "...), v.Role...), " says "...)
		default:
			b = append(append(b, roleHeading(v.Role)...), " says "...)
		}
		b = appendView(b, question, &views[k], currency)
	}
	return append(b, '.')
}

func sameView(a, b View) bool {
	return a.Status == b.Status && (a.Status != Answered || a.Value.Equal(b.Value))
}

// roleHeading is a role as it opens a sentence.
func roleHeading(role Role) string {
	switch role {
	case RoleBusiness:
		return "Business"
	case RoleProduct:
		return "Product"
	case RoleTechnology:
		return "Technology"
	}
	return "The reviewer"
}

func appendView(b []byte, question *Question, v *View, currency string) []byte {
	if v.Status != Answered {
		return append(b, "that it does not apply"...)
	}
	return append(append(append(b, "“"...), formatValue(question, v.Value, currency)...), "”"...)
}

// appendReading says how far apart the views are, and who is rosier.
func (d *Divergence) appendReading(b []byte) []byte {
	switch {
	case d.Direction == LeadersRosier || d.Direction == BuildersRosier:
		b = append(append(append(b, ' '), d.Rosier()...), " it rosier"...)
		if d.Distance > 0 {
			b = d.appendGap(append(b, ", by "...))
		}
		return append(b, '.')
	case d.Direction == MixedDirection:
		return append(b, " Neither the leaders nor the builders as a whole see it rosier."...)
	case d.Distance == 0:
		return b
	case d.Measure == InTimes:
		b = d.appendGap(append(b, " The greatest figure is "...))
		return append(b, " the smallest."...)
	}
	lie := " Between those furthest apart lie "
	if d.Distance == 1 {
		lie = " Between those furthest apart lies "
	}
	b = d.appendGap(append(b, lie...))
	return append(b, '.')
}

// Gap returns the distance in words, such as “2 steps” or “2.5 times”; "" where
// there is none.
func (d Divergence) Gap() string {
	if d.Distance == 0 {
		return ""
	}
	return string(d.appendGap(nil))
}

func (d *Divergence) appendGap(b []byte) []byte {
	b = strconv.AppendFloat(b, float64(int(d.Distance*10+0.5))/10, 'f', -1, 64)
	b = append(b, ' ')
	if d.Distance == 1 && d.Measure != InTimes {
		return append(b, strings.TrimSuffix(string(d.Measure), "s")...)
	}
	return append(b, d.Measure...)
}

// Rosier returns which roles see it rosier, with a verb, such as “Business and
// product see”; "" where neither side does.
func (d *Divergence) Rosier() string {
	switch d.Direction {
	case BuildersRosier:
		return "Technology sees"
	case LeadersRosier:
	default:
		return ""
	}
	var business, product bool
	for _, v := range d.Views {
		business = business || v.Role == RoleBusiness && v.Status == Answered
		product = product || v.Role == RoleProduct && v.Status == Answered
	}
	switch {
	case business && product:
		return "Business and product see"
	case business:
		return "Business sees"
	}
	return "Product sees"
}
