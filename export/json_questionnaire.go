package export

import "diligence/questionnaire"

type areaJSON struct {
	ID        string         `json:"id"`
	Title     string         `json:"title"`
	Questions []questionJSON `json:"questions"`
}

type questionJSON struct {
	ID      string               `json:"id"`
	Title   string               `json:"title"`
	Text    string               `json:"text"`
	Kind    questionnaire.Kind   `json:"kind"`
	Options []optionJSON         `json:"options"`
	Unit    string               `json:"unit,omitempty"`
	Min     *float64             `json:"min,omitempty"`
	Max     *float64             `json:"max,omitempty"`
	Depth   questionnaire.Depth  `json:"depth"`
	Ask     []questionnaire.Role `json:"ask"`
	When    string               `json:"when"`
	Why     string               `json:"why"`
	LookFor string               `json:"look_for"`
	Source  []string             `json:"source"`
	Records string               `json:"records,omitempty"` // the register whose records it asks for
}

type leadJSON struct {
	Minimum int `json:"minimum"`
	Target  int `json:"target"`
}

type optionJSON struct {
	ID     string               `json:"id"`
	Label  string               `json:"label"`
	Rating questionnaire.Rating `json:"rating"`
}

type ruleJSON struct {
	ID        string                    `json:"id"`
	Kind      questionnaire.FindingKind `json:"kind"`
	Severity  questionnaire.Severity    `json:"severity"` // the one without a condition
	Cases     []severityJSON            `json:"severities,omitempty"`
	Area      string                    `json:"area"`
	For       string                    `json:"for"`
	Title     string                    `json:"title"`
	When      string                    `json:"when"`
	Statement string                    `json:"statement"`
	Why       string                    `json:"why"`
	Ask       []string                  `json:"ask"`
	Resolve   string                    `json:"resolve"`
	Source    []string                  `json:"source"`
}

type severityJSON struct {
	When string                 `json:"when,omitempty"`
	Is   questionnaire.Severity `json:"is"`
}

// QuestionnaireJSON returns what is asked and the rules over it as JSON. A rule's
// severity is the one that holds unless a case among its severities does.
func QuestionnaireJSON(q *questionnaire.Questionnaire) ([]byte, error) {
	areas := []areaJSON{}
	for _, a := range q.Areas {
		x := areaJSON{ID: a.ID, Title: a.Title, Questions: []questionJSON{}}
		for _, question := range a.Questions {
			x.Questions = append(x.Questions, questionOf(question))
		}
		areas = append(areas, x)
	}
	rules := []ruleJSON{}
	for _, r := range q.Rules {
		rules = append(rules, ruleOf(r))
	}
	return encode(struct {
		ID      string     `json:"id"`
		Version string     `json:"version"`
		Title   string     `json:"title"`
		Lead    leadJSON   `json:"lead"` // months
		Areas   []areaJSON `json:"areas"`
		Rules   []ruleJSON `json:"rules"`
	}{q.ID, q.Version, q.Title, leadJSON(q.Lead), areas, rules})
}

func questionOf(x *questionnaire.Question) questionJSON {
	out := questionJSON{
		ID: x.ID, Title: x.Title, Text: x.Text, Kind: x.Kind, Options: []optionJSON{}, Unit: x.Unit, Min: x.Min, Max: x.Max,
		Depth: x.Depth, Ask: nonNil(x.Ask), When: x.When, Why: x.Why, LookFor: x.LookFor, Source: nonNil(x.Source),
		Records: x.Records,
	}
	for _, o := range x.Options {
		out.Options = append(out.Options, optionJSON{o.ID, o.Label, o.Rating})
	}
	return out
}

func ruleOf(r questionnaire.Rule) ruleJSON {
	out := ruleJSON{
		ID: r.ID, Kind: r.Kind, Area: r.Area, For: or(r.For, "once"), Title: r.Title, When: r.When, Statement: r.Statement,
		Why: r.Why, Ask: nonNil(r.Ask), Resolve: r.Resolve, Source: nonNil(r.Source),
	}
	for _, c := range r.Severity {
		out.Severity = c.Is // the last has no condition
		if len(r.Severity) > 1 {
			out.Cases = append(out.Cases, severityJSON(c))
		}
	}
	return out
}
