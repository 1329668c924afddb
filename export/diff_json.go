package export

import "diligence/questionnaire"

type answerChangeJSON struct {
	Question string                `json:"question"`
	Speaker  questionnaire.Speaker `json:"speaker"`
	Before   *questionnaire.Answer `json:"before"`
	After    *questionnaire.Answer `json:"after"`
}

type recordChangeJSON struct {
	Key    questionnaire.Key    `json:"key"`
	Before questionnaire.Record `json:"before"`
	After  questionnaire.Record `json:"after"`
}

type slipJSON struct {
	Milestone string              `json:"milestone"`
	Title     questionnaire.Text  `json:"title"`
	From      questionnaire.Month `json:"from"`
	To        questionnaire.Month `json:"to"` // "" where it has no month any more
}

// DiffJSON returns what changed between two states as JSON. Like [Show] it is for
// the user's own scripts: it holds private notes.
func DiffJSON(d questionnaire.Diff) ([]byte, error) {
	answers := []answerChangeJSON{}
	for _, a := range d.Answers {
		answers = append(answers, answerChangeJSON(a))
	}
	records := []recordChangeJSON{}
	for _, r := range d.Records {
		records = append(records, recordChangeJSON(r))
	}
	slipped := []slipJSON{}
	for _, s := range d.Slipped {
		slipped = append(slipped, slipJSON(s))
	}
	type comparison struct {
		Appeared []findingJSON `json:"appeared"`
		Gone     []findingJSON `json:"gone"`
		Stayed   []findingJSON `json:"stayed"`
	}
	return encode(struct {
		Answers  []answerChangeJSON `json:"answers"`
		Records  []recordChangeJSON `json:"records"`
		Findings comparison         `json:"findings"`
		Slipped  []slipJSON         `json:"slipped"`
		ZigZag   int                `json:"zigzag"`
	}{
		answers, records,
		comparison{findingsJSON(d.Findings.Appeared), findingsJSON(d.Findings.Gone), findingsJSON(d.Findings.Stayed)},
		slipped, d.ZigZag,
	})
}
