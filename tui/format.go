package tui

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"diligence/questionnaire"
)

var statusWords = map[questionnaire.Status]string{
	questionnaire.Unanswered:    "not answered",
	questionnaire.Answered:      "answered",
	questionnaire.NotApplicable: "not applicable",
	questionnaire.DoNotKnow:     "do not know",
	questionnaire.Withheld:      "withheld",
	questionnaire.Disputed:      "disputed",
}

// sayAnswer returns what an answer says, its reason included.
func sayAnswer(qs *questionnaire.Questionnaire, q *questionnaire.Question, a questionnaire.Answer, currency string) string {
	s := statusWords[a.Status]
	if a.Status == questionnaire.Answered {
		s = qs.Format(q, a.Value, currency)
	}
	if a.Owner != "" {
		s += ", " + string(a.Owner)
	}
	if a.DecideBy != 0 {
		s += ", decides by " + a.DecideBy.String()
	}
	if a.Reason != "" {
		s += ": " + string(a.Reason)
	}
	return s
}

// say returns an answer to q as a person reads it.
func (s *session) say(q *questionnaire.Question, a questionnaire.Answer) string {
	return sayAnswer(s.q, q, a, s.currency())
}

// currency returns the code of the review's currency, "" where it is not given.
func (s *session) currency() string {
	q, p := s.q.Question("context.currency"), s.result.Positions["context.currency"]
	if q == nil || p.Status != questionnaire.Answered {
		return ""
	}
	return s.q.Format(q, p.Value, "")
}

// when returns a time as a person says it on the day now.
func when(t, now time.Time) string {
	t = t.In(now.Location())
	day := func(t time.Time) time.Time {
		return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	}
	switch days := int(day(now).Sub(day(t)).Hours() / 24); {
	case days == 0:
		return "today " + t.Format("15:04")
	case days == 1:
		return "yesterday " + t.Format("15:04")
	case days > 1 && days < 7:
		return fmt.Sprintf("%d days ago", days)
	case t.Year() == now.Year():
		return t.Format("2 January")
	}
	return t.Format("2 Jan 2006")
}

// count returns "1 answer" or "2 answers".
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// firstLine returns the first line of a text.
func firstLine(t questionnaire.Text) string {
	line, _, _ := strings.Cut(string(t), "\n")
	return line
}

// oneLine returns s safe to draw, its line ends and tabs turned into spaces.
func oneLine(s string) string { return questionnaire.Safe(s).Line() }

// explain returns an error and, where it has one, the hint that goes with it.
func explain(err error) string {
	var hinted interface{ Hint() string }
	var problem questionnaire.Problem
	hint := ""
	switch {
	case errors.As(err, &hinted):
		hint = hinted.Hint()
	case errors.As(err, &problem):
		hint = problem.Hint
	}
	if hint == "" {
		return err.Error()
	}
	return err.Error() + "; " + hint
}
