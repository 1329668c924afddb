package export

import (
	"fmt"

	"diligence/questionnaire"
)

// BeforeYouShareBundle says what goes into the bundle of a review and what stays
// out, for the audience of d, which is a document of the same review.
func BeforeYouShareBundle(d Document, r *questionnaire.Review) Sharing {
	s := Sharing{Audience: d.Audience, File: FileName(d, "json")}
	s.In = append(s.In, "All answers in full, with shared notes, dates and evidence", d.Scope.planWords(), "The questionnaire they were given to")
	answers, findings := countPrivate(r)
	if d.Audience == Private {
		s.In = append(s.In, "Names of people", plural(answers+findings, "private note", "private notes"), "The whole history of changes")
		return s
	}
	if d.Audience.named() {
		s.In = append(s.In, "Names of people")
	} else {
		s.In = append(s.In, rolesForNames)
	}
	s.Withheld = answers + findings
	if answers > 0 {
		s.Out = append(s.Out, fmt.Sprintf("%d %s", answers, is(answers, "private note on an answer", "private notes on answers")))
	}
	if findings > 0 {
		s.Out = append(s.Out, fmt.Sprintf("%d %s", findings, is(findings, "private note on a finding", "private notes on findings")))
	}
	s.Out = append(s.Out, "The history of changes")
	return s
}
