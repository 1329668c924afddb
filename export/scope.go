package export

import (
	"cmp"
	"fmt"
	"strings"

	"diligence/questionnaire"
)

// scope counts what was asked and answered, and what was not looked at.
func (p *projector) scope() Scope {
	s := Scope{Total: Coverage{Area: "All areas"}, Rules: len(p.q.Rules), Undecided: p.res.UndecidedRules()}
	for _, pr := range p.res.Progress {
		c := Coverage{
			Area: or(p.area[pr.Area], pr.Area), Asked: pr.Visible, Answered: pr.Answered, DoNotKnow: pr.DoNotKnow,
			Withheld: pr.Withheld, Disputed: pr.Disputed, OutOfScope: pr.OutOfScope,
		}
		c.Silent = c.Asked - c.Answered - c.DoNotKnow - c.Withheld - c.Disputed
		s.Areas = append(s.Areas, c)
		s.Total.add(c)
		s.Core += pr.Core
		s.CoreAnswered += pr.CoreAnswered
		if pr.Visible > 0 && pr.Answered+pr.DoNotKnow+pr.Withheld+pr.Disputed == 0 {
			s.NotLookedAt = append(s.NotLookedAt, c.Area)
		}
	}
	s.Levels = map[questionnaire.Level]int{}
	for _, by := range p.r.Answers {
		for _, a := range by {
			if a.Status != questionnaire.Answered {
				continue
			}
			if len(a.Evidence) > 0 {
				s.Evidenced++
			}
			s.Levels[cmp.Or(a.Level, questionnaire.Claimed)]++
		}
	}
	for _, b := range p.res.Broken {
		s.Broken = append(s.Broken, b.Rule)
	}
	s.Initiatives, s.Milestones = len(p.plan.initiatives), len(p.plan.milestones)
	s.Plan, s.PlanDropped = p.planCounts()
	s.Confidence = confidence(s)
	return s
}

// registers are the kinds of the plan's records in the order of its registers.
var registers = [...]struct{ kind, one, many string }{
	{"initiative", "initiative", "initiatives"}, {"milestone", "milestone", "milestones"}, {"hire", "hire", "hires"},
	{"competence", "competence", "competences"}, {"certification", "certification", "certifications"}, {"risk", "risk", "risks"},
}

// planCounts counts the records of each register, and those dropped from any.
func (p *projector) planCounts() (out []Count, dropped int) {
	n := map[string]int{}
	for rec := range p.r.Plan {
		if statusOf(rec) == questionnaire.Dropped {
			dropped++
			continue
		}
		kind, _, _ := strings.Cut(string(rec.Key()), "/")
		n[kind]++
	}
	for _, k := range registers {
		out = append(out, Count{n[k.kind], is(n[k.kind], k.one, k.many)})
	}
	return out, dropped
}

func statusOf(rec questionnaire.PlanRecord) questionnaire.RecordStatus {
	switch rec := rec.(type) {
	case questionnaire.Initiative:
		return rec.Status
	case questionnaire.Milestone:
		return rec.Status
	case questionnaire.Hire:
		return rec.Status
	case questionnaire.Competence:
		return rec.Status
	case questionnaire.Certification:
		return rec.Status
	case questionnaire.Risk:
		return rec.Status
	}
	return ""
}

func (c *Coverage) add(d Coverage) {
	c.Asked += d.Asked
	c.Answered += d.Answered
	c.DoNotKnow += d.DoNotKnow
	c.Withheld += d.Withheld
	c.Disputed += d.Disputed
	c.Silent += d.Silent
	c.OutOfScope += d.OutOfScope
}

// confidence says how far the answers carry the review. Its definition is
// printed in the report; see confidenceMeaning.
func confidence(s Scope) string {
	level := "Low"
	switch {
	case s.Total.Answered == 0:
		return "None: nothing is answered"
	case s.CoreAnswered*10 >= s.Core*9 && s.Undecided*10 <= s.Rules && s.Initiatives > 0 && s.Milestones > 0:
		level = "High"
	case s.CoreAnswered*10 >= s.Core*6:
		level = "Medium"
	}
	return fmt.Sprintf("%s: %d of %s answered, %d of %s undecided", level, s.CoreAnswered,
		plural(s.Core, "core question", "core questions"), s.Undecided, plural(s.Rules, "check", "checks"))
}

const confidenceMeaning = "Confidence says how far the answers carry the review, not how the company is doing. " +
	"High: at least nine in ten core questions answered, milestones and initiatives listed, and at most one check undecided for every ten there are. " +
	"Medium: at least six in ten core questions answered. Low: fewer."

// notExamined says what a review of this kind does not look at.
const notExamined = "The review records what people of the company said and what they planned. It read no source code, tested no system and audited no accounts."
