package tui

import (
	"strings"

	"diligence/questionnaire"
)

// aboutRecords is which open finding is about which record of the plan. It is
// computed once a change.
type aboutRecords struct {
	session *session
	version int
	by      map[string]questionnaire.Finding // the gravest, by record
}

// finding returns the gravest open finding about a record: one whose subject it
// is, or that read a no in it. One that only read it on its way is not about it;
// of the work sheet, which no rule has for a subject, every one that read it is.
func (a *aboutRecords) finding(s *session, id string) (questionnaire.Finding, bool) {
	if a.session != s || a.version != s.version {
		a.session, a.version, a.by = s, s.version, map[string]questionnaire.Finding{}
		for _, f := range s.result.Findings { // gravest first
			if isOpen(f) {
				a.note(f)
			}
		}
	}
	f, ok := a.by[id]
	return f, ok
}

func (a *aboutRecords) note(f questionnaire.Finding) {
	ids := []string{f.Subject}
	for _, e := range f.Evidence {
		if id, _, ok := strings.Cut(e.Ref, "."); ok && (e.Value == "no" || id == string(questionnaire.OutageKey)) {
			ids = append(ids, id)
		}
	}
	for _, id := range ids {
		if _, ok := a.by[id]; !ok {
			a.by[id] = f
		}
	}
}
