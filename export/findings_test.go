package export

import (
	"strings"
	"testing"

	"diligence/questionnaire"
)

// TestFieldWords holds that a field's value, which has its unit, is worded once.
func TestFieldWords(t *testing.T) {
	for _, c := range []struct{ field, value, want string }{
		{"dip", "20%", "slows the team by 20%"},
		{"slips", "1", "moved to a later month once"},
		{"zigzag", "2", "moved back and forth 2 times"},
		{"slipped", "3", "3 months later than first promised"},
		{"slack", "1 month", "1 month of reserve"},
		{"ramp_up", "3 months", "3 months to full use"},
		{"person_months", "54", "54 person-months"},
		{"month", "May 2027", "due in May 2027"},
		{"month", questionnaire.NotGiven, "month: not given"},
		{"ramp_up", questionnaire.NotGiven, "ramp up: not given"},
		{"money", "no", "no money budgeted"},
		{"owner", "CTO", "owner: CTO"},
	} {
		if got := fieldWord(c.field, c.value); got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.field, c.value, got, c.want)
		}
	}
}

func TestSentence(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "It holds": "It holds.", "It holds.": "It holds.", "Does it?": "Does it?", " cut… ": "cut…",
		"They say: “It holds.”.": "They say: “It holds.”", "They say: “It holds.”": "They say: “It holds.”", "They say: “yes”.": "They say: “yes”.", "They say: “yes”": "They say: “yes”.",
	} {
		if got := sentence(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestToldOnce holds that what a section of its own tells is not told again with each
// finding, but to the company, which has to mend it.
func TestToldOnce(t *testing.T) {
	views := []View{{Title: "Stage"}, {Title: "Load"}}
	list := []FindingReport{
		{Number: 1, rule: "differ", Severity: questionnaire.Low, Subject: "Stage", Verdict: open, Statement: "Stage: one says A"},
		{Number: 2, rule: "differ", Severity: questionnaire.Medium, Subject: "Load", Verdict: open, Statement: "Load: one says B"},
		{Number: 3, rule: "differ", Severity: questionnaire.Low, Subject: "Pace", Verdict: open, Statement: "Pace: one says C"},
	}
	for a, told := range map[Audience]bool{Board: false, Investor: false, Company: true} {
		w := &writer{}
		w.findings(Document{Audience: a, Findings: list, Views: views})
		for text, want := range map[string]bool{"Stage: one says A.": true, "Load: one says B.": told, "Pace: one says C.": true} {
			if got := strings.Contains(w.b.String(), text); got != want {
				t.Errorf("%s: %q stands there: %v", a, text, got)
			}
		}
	}
}
