package tui

import (
	"strings"

	"diligence/questionnaire"
)

// The sections of a report that speak of what has no heading of its own there.
const (
	SectionFindings = "Misalignments and findings"
	sectionBusiness = "Business context and road map"
	sectionRisk     = "Risk now and at the planned scale"
)

// registerSections are the headings under which a report lists a register.
var registerSections = map[string]string{
	"initiatives": "Initiatives", "milestones": "Milestones to track", "hires": "Hires and competence", "competences": "Hires and competence",
	"certifications": "Certifications", "risks": sectionRisk, "outage": sectionRisk,
}

// ReportSections lists the headings of a report that a preview opens at.
func ReportSections() []string {
	out := []string{SectionFindings, sectionBusiness}
	for _, s := range registerSections {
		out = append(out, s)
	}
	return out
}

// of returns the row where the report speaks of what a jump names; otherwise where
// it does not.
func (d document) of(s *session, to jump, otherwise int) int {
	var titles []string
	switch {
	case to.question != "":
		titles = s.questionTitles(to.question)
	case to.record != "":
		titles = s.recordTitles(to.record)
	case to.finding != "":
		titles = s.findingTitles(to.finding)
	}
	for _, want := range titles {
		for _, h := range d.headings {
			if h.title == want || strings.HasPrefix(h.title, "Finding ") && strings.HasSuffix(h.title, ": "+want) {
				return h.line
			}
		}
	}
	return otherwise
}

// questionTitles are the headings that may hold a question, best first: its area's
// assessment, else its answers, else the business.
func (s *session) questionTitles(id string) []string {
	q := s.q.Question(id)
	if q == nil {
		return nil
	}
	for _, a := range s.q.Areas {
		if a.ID == q.Area {
			return []string{a.Title, "Answers: " + a.Title, sectionBusiness}
		}
	}
	return nil
}

func (s *session) recordTitles(id string) []string {
	if rec, ok := s.review.PlanRecord(id); ok {
		return []string{registerSections[registerOf(rec.Key()).name]}
	}
	return []string{registerSections[id]}
}

// findingTitles are the headings a finding may have, with what it is about first.
func (s *session) findingTitles(key questionnaire.Key) (out []string) {
	for _, f := range s.result.Findings {
		if f.Key() != key {
			continue
		}
		if t, ok := s.review.Title(f.Subject); ok {
			out = append(out, f.Title+": "+t.Line())
		}
		for _, a := range s.q.Areas {
			if a.ID == f.Subject {
				out = append(out, f.Title+": "+a.Title)
			}
		}
		out = append(out, f.Title)
	}
	return append(out, SectionFindings)
}
