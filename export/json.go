package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"diligence/questionnaire"
)

// Show returns a review as JSON, the same bytes for the same review in the same
// month. It is for the user's own scripts, not for an audience: it holds private
// notes.
func Show(q *questionnaire.Questionnaire, r *questionnaire.Review, res questionnaire.Result, now questionnaire.Month) ([]byte, error) {
	progress := map[string]areaProgress{}
	for _, p := range res.Progress {
		progress[p.Area] = areaProgress{p.Answered, p.Visible}
	}
	positions := map[string]questionnaire.Position{}
	for id, pos := range res.Positions {
		if pos.Status != questionnaire.Unanswered || pos.Hidden {
			positions[id] = pos
		}
	}
	edition := r.Questionnaire
	if edition.ID == "" {
		edition = q.Edition
	}
	return encode(struct {
		Name           questionnaire.Text                                        `json:"name"`
		Questionnaire  questionnaire.Edition                                     `json:"questionnaire"`
		Respondents    []questionnaire.Respondent                                `json:"respondents"`
		Answers        map[string]map[questionnaire.Speaker]questionnaire.Answer `json:"answers"`
		Positions      map[string]questionnaire.Position                         `json:"positions"`
		Initiatives    []questionnaire.Initiative                                `json:"initiatives"`
		Milestones     []questionnaire.Milestone                                 `json:"milestones"`
		Hires          []questionnaire.Hire                                      `json:"hires"`
		Competences    []questionnaire.Competence                                `json:"competences"`
		Certifications []questionnaire.Certification                             `json:"certifications"`
		Risks          []questionnaire.Risk                                      `json:"risks"`
		Outage         *questionnaire.Outage                                     `json:"outage"`
		Requests       []questionnaire.Request                                   `json:"requests"`
		Computed       computedJSON                                              `json:"computed"`
		Progress       map[string]areaProgress                                   `json:"progress"`
	}{
		r.Info.Name, edition, nonNil(r.Respondents), given(r.Answers), positions, nonNil(r.Initiatives), nonNil(r.Milestones), nonNil(r.Hires),
		nonNil(r.Competences), nonNil(r.Certifications), nonNil(r.Risks), sheetOf(r), nonNil(r.Requests), computedOf(r, res, now), progress,
	})
}

type areaProgress struct {
	Answered int `json:"answered"`
	Visible  int `json:"visible"`
}

// given leaves out questions whose last answer was taken back.
func given(answers map[string]map[questionnaire.Speaker]questionnaire.Answer) map[string]map[questionnaire.Speaker]questionnaire.Answer {
	out := map[string]map[questionnaire.Speaker]questionnaire.Answer{}
	for id, by := range answers {
		if len(by) > 0 {
			out[id] = by
		}
	}
	return out
}

// nonNil makes JSON write [] for none.
func nonNil[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}

type findingJSON struct {
	Rule        string                    `json:"rule"`
	Kind        questionnaire.FindingKind `json:"kind"`
	Severity    questionnaire.Severity    `json:"severity"`
	Subject     string                    `json:"subject"`
	Title       string                    `json:"title"`
	Statement   questionnaire.Text        `json:"statement"`
	Claimed     bool                      `json:"claimed"` // it weighs a lot and rests on words alone
	Evidence    []questionnaire.Evidence  `json:"evidence"`
	Source      []string                  `json:"source"`
	Disposition questionnaire.Verdict     `json:"disposition"`
	Reason      questionnaire.Text        `json:"reason,omitempty"`
	Owner       questionnaire.Text        `json:"owner,omitempty"`
	Due         questionnaire.Month       `json:"due,omitempty"`
}

type undecidedJSON struct {
	Rule     string   `json:"rule"`
	Subject  string   `json:"subject"`
	Needs    []string `json:"needs"`
	Disputed []string `json:"disputed,omitempty"` // of needs: answered, but differently
}

type brokenJSON struct {
	Rule    string `json:"rule"`
	Subject string `json:"subject"`
	Error   string `json:"error"`
}

// FindingsJSON returns findings, undecided and broken rules as JSON. A finding's
// disposition is its verdict: open, accepted, resolved or disputed.
func FindingsJSON(res questionnaire.Result) ([]byte, error) {
	undecided := []undecidedJSON{}
	for _, u := range res.Undecided {
		undecided = append(undecided, undecidedJSON{u.Rule, u.Subject, nonNil(u.Needs), u.Disputed})
	}
	broken := []brokenJSON{}
	for _, b := range res.Broken {
		broken = append(broken, brokenJSON{b.Rule, b.Subject, b.Err})
	}
	return encode(struct {
		Findings  []findingJSON   `json:"findings"`
		Undecided []undecidedJSON `json:"undecided"`
		Broken    []brokenJSON    `json:"broken"`
	}{findingsJSON(res.Findings), undecided, broken})
}

func findingsJSON(findings []questionnaire.Finding) []findingJSON {
	out := []findingJSON{}
	for _, f := range findings {
		out = append(out, findingJSON{
			Rule: f.Rule, Kind: f.Kind, Severity: f.Severity, Subject: f.Subject, Title: f.Title, Statement: f.Statement,
			Claimed: f.Claimed, Evidence: nonNil(f.Evidence), Source: nonNil(f.Source),
			Disposition: verdictOf(f), Reason: f.Disposition.Reason, Owner: f.Disposition.Owner, Due: f.Disposition.Due,
		})
	}
	return out
}

// revision identifies what a review says, private notes apart: twelve hex digits
// of a hash. Private notes do not count, so that it gives nothing of them away
// and stays the same while only they change.
func revision(r *questionnaire.Review) string {
	c := withoutPrivate(r)
	c.ID = "" // a copy of the review says the same
	b, err := json.Marshal(c)
	if err != nil {
		return "unknown"
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:6])
}

// encode writes indented JSON with a final newline, leaving < > & readable.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(v)
	return b.Bytes(), err
}
