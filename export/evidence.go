package export

import (
	"strings"

	"diligence/questionnaire"
)

// evidence words the answers and record fields that a rule read, a record's
// fields in one line.
func (p *projector) evidence(list []questionnaire.Evidence) (out []EvidenceLine) {
	at := map[string]int{} // of a record's line, plus one
	for _, e := range list {
		if x := p.question[e.Ref]; x != nil {
			out = withAnswer(out, p.answerEvidence(x, e))
			continue
		}
		id, field, ok := strings.Cut(e.Ref, ".")
		title, known := p.r.Title(id)
		if !ok || !known {
			out = append(out, EvidenceLine{What: upperFirst(string(p.q.RefTitle(p.r, e.Ref))), Value: p.text(e.Value)})
			continue
		}
		if selects[field] && !onlySelects(list) || moves[field] && string(e.Value) == "0" {
			continue
		}
		say := fieldWord(field, p.text(e.Value))
		if n := at[id]; n > 0 {
			out[n-1].Value += "; " + say
			continue
		}
		out = append(out, EvidenceLine{What: or(p.text(title), id), Value: say})
		at[id] = len(out)
	}
	return out
}

// selects are fields by which rules pick records: they say nothing to a board
// unless they are all there is.
var selects = map[string]bool{"kind": true, "status": true}

// moves are fields that count how a date moved; none did where they are 0.
var moves = map[string]bool{"slips": true, "slipped": true, "zigzag": true}

func onlySelects(list []questionnaire.Evidence) bool {
	for _, e := range list {
		if _, field, _ := strings.Cut(e.Ref, "."); !selects[field] {
			return false
		}
	}
	return true
}

// answerEvidence words an answer, and who gave it.
func (p *projector) answerEvidence(x *questionnaire.Question, e questionnaire.Evidence) EvidenceLine {
	line := EvidenceLine{What: x.Title, Value: p.text(e.Value), By: p.said(x.ID).By}
	for _, role := range questionnaire.Roles {
		if value, ok := strings.CutSuffix(line.Value, " ("+string(role)+")"); ok {
			line.Value, line.By = value, roleWord(role)
			if p.alone {
				line.By = ""
			}
		}
	}
	return line
}

// withAnswer appends an answer; to one that others gave alike just before it adds
// who gave it.
func withAnswer(list []EvidenceLine, x EvidenceLine) []EvidenceLine {
	for i := len(list) - 1; i >= 0 && list[i].What == x.What; i-- {
		if e := &list[i]; e.Value == x.Value && e.By != "" && x.By != "" {
			e.By = strings.Replace(e.By, " and ", ", ", 1) + " and " + x.By
			return list
		}
	}
	return append(list, x)
}

// counted words a count that is written already.
func counted(value, one, many string) string {
	if value == "1" {
		return one
	}
	return value + " " + many
}

// fieldWord words a record's field and its value.
func fieldWord(field, value string) string {
	yes, no := "", ""
	if value == questionnaire.NotGiven {
		return strings.ReplaceAll(field, "_", " ") + ": " + value
	}
	switch field {
	case "approved":
		yes, no = "approved by the business", "not approved by the business"
	case "money", "people", "time":
		yes, no = field+" budgeted", "no "+field+" budgeted"
	case "estimated":
		yes, no = "estimated by engineering", "not estimated by engineering"
	case "budgeted":
		yes, no = "in the budget", "not in the budget"
	case "critical":
		yes, no = "critical", "not critical"
	case "business_case":
		yes, no = "its business case is written", "its business case is not written"
	case "backed":
		yes, no = "approved, with money, people and time", "not approved, or short of money, people or time"
	case "month":
		return "due in " + value
	case "value", "title", "kind":
		return value
	case "needs":
		return "needs " + value
	case "needed_by", "needed_for":
		return "needed by " + value
	case "carried_by", "answered_by":
		return strings.Replace(field, "_", " ", 1) + " " + value
	case "likelihood_planned", "impact_planned":
		return strings.TrimSuffix(field, "_planned") + " at the planned scale: " + value
	case "dip":
		return "slows the team by " + value
	case "slips":
		return "moved to a later month " + counted(value, "once", "times")
	case "zigzag":
		return "moved back and forth " + counted(value, "once", "times")
	case "slipped":
		return counted(value, "1 month", "months") + " later than first promised"
	case "slack":
		return value + " of reserve"
	case "ramp_up":
		return value + " to full use"
	case "rests_on":
		return "rests on " + value
	case "person_months":
		return value + " person-months"
	}
	switch {
	case yes != "" && value == "yes":
		return yes
	case no != "" && value == "no":
		return no
	}
	return strings.ReplaceAll(field, "_", " ") + ": " + value
}
