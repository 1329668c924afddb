package export

import (
	"strings"
	"testing"

	"diligence/questionnaire"
)

func TestVerdict(t *testing.T) {
	for name, want := range map[string]string{
		"empty": "Nothing has been answered yet, so this review can say neither good nor bad of the plan of Nobody yet.",
		"half":  "It is too early to judge the plan of Ledge & Co: 9 of 66 questions are answered, and what was said so far shows 1 open point.",
		"full":  "The plan of Quayside is not yet backed throughout: 2 financial milestones worth EUR 4,700,000, first due in January 2028, rest on 2 initiatives that are not fully estimated, approved and funded.",
	} {
		if got := document(t, reviews[name](t), Board).Summary.Verdict; got != want {
			t.Errorf("%s\n got %s\nwant %s", name, got, want)
		}
	}
	// A date nobody estimated is no work that is not backed.
	mixed := planned([]questionnaire.Initiative{work("i1", func(i *questionnaire.Initiative) { i.Money = no })},
		promise("m1", financial, at(2027, 9), "i1"), promise("m2", financial, at(2027, 12)))
	mixed.Milestones[1].Estimated = no
	if got := document(t, mixed, Board).Summary.Verdict; !strings.HasSuffix(got, "rest on 1 initiative that is not fully estimated, approved and funded, or on dates that no engineering estimate supports.") {
		t.Error(got)
	}
	r := full(t)
	r.Initiatives = []questionnaire.Initiative{work("i1")}
	r.Milestones = []questionnaire.Milestone{promise("m1", financial, at(2027, 9), "i1")}
	for _, c := range []struct {
		findings []questionnaire.Finding
		want     string
	}{
		{[]questionnaire.Finding{{Kind: questionnaire.Gap, Severity: questionnaire.High, Title: "CTO unknown"}, {Kind: questionnaire.Gap, Severity: questionnaire.Low}},
			"1 open point would move a date of Quayside's plan or put the plan itself at risk, the gravest being: CTO unknown."},
		{[]questionnaire.Finding{{Kind: questionnaire.Gap, Severity: questionnaire.Low}}, "Nothing found puts a date of Quayside's plan at risk; 1 open point is worth doing."},
		{[]questionnaire.Finding{{Kind: questionnaire.Gap, Severity: questionnaire.Low}, {Kind: questionnaire.Gap, Severity: questionnaire.Medium}},
			"Nothing found puts a date of Quayside's plan at risk; 1 open point costs money or time, and 1 is worth doing."},
		{nil, "Nothing found stands between Quayside and its plan, and 12 questions have no answer yet, so that is not yet good news."},
	} {
		res := evaluate(cut(), r)
		res.Findings = c.findings
		if got := For(cut(), r, res, Board, today).Summary.Verdict; got != c.want {
			t.Errorf("\n got %s\nwant %s", got, c.want)
		}
	}
}

// TestVerdictOnABarePlan holds that a plan nobody can be held to is never said to be
// free of risk, and that what is missing is the first thing asked for.
func TestVerdictOnABarePlan(t *testing.T) {
	hoped := promise("m1", product, at(2027, 9))
	hoped.Estimated = no
	carried := promise("m1", product, at(2027, 9), "i1")
	carried.Estimated = no
	for want, r := range map[string]*questionnaire.Review{
		"Whether the plan of Quayside holds cannot be told: the review lists no initiative and no financial milestone, and its one milestone is not fully backed.": withPlan(t, nil, hoped),
		"Whether the plan of Quayside holds cannot be told: the review lists no financial milestone, and its one milestone is not fully backed.":                   withPlan(t, []questionnaire.Initiative{work("i1")}, carried),
		"The plan of Quayside is not yet backed throughout: 1 of its 2 milestones is not fully backed, though no financial milestone is known to rest on that.":    withPlan(t, []questionnaire.Initiative{work("i1")}, carried, promise("m2", financial, at(2027, 12), "i1")),
	} {
		res := evaluate(cut(), r)
		res.Findings = []questionnaire.Finding{{Kind: questionnaire.Gap, Severity: questionnaire.Low}}
		d := For(cut(), r, res, Board, today)
		if d.Summary.Verdict != want {
			t.Errorf("\n got %s\nwant %s", d.Summary.Verdict, want)
		}
		if asks := strings.HasPrefix(d.Summary.Decisions[0], "Put on record "); asks != (bare(d) != "") {
			t.Errorf("the first decision is %q", d.Summary.Decisions[0])
		}
	}
}

// withPlan is the full review with another plan.
func withPlan(t *testing.T, work []questionnaire.Initiative, milestones ...questionnaire.Milestone) *questionnaire.Review {
	r := full(t)
	r.Initiatives, r.Milestones = work, milestones
	return r
}
