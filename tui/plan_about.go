package tui

import (
	"slices"
	"strings"

	"diligence/questionnaire"
)

// aboutRecords is which open finding is about which record of the plan. It is
// computed once a change.
type aboutRecords struct {
	session *session
	version int
	by      map[string][]questionnaire.Finding // by record, the gravest first
}

// finding returns the gravest open finding about a record.
func (a *aboutRecords) finding(s *session, id string) (questionnaire.Finding, bool) {
	all := a.all(s, id)
	if len(all) == 0 {
		return questionnaire.Finding{}, false
	}
	return all[0], true
}

// all returns the open findings about a record, the gravest first: those whose
// subject it is, or that read a no in it. One that only read it on its way is not
// about it; of the work sheet, which no rule has for a subject, every one that read
// it is.
func (a *aboutRecords) all(s *session, id string) []questionnaire.Finding {
	if a.session != s || a.version != s.version {
		a.session, a.version, a.by = s, s.version, map[string][]questionnaire.Finding{}
		for _, f := range s.result.Findings { // gravest first
			if isOpen(f) {
				a.note(f)
			}
		}
	}
	return a.by[id]
}

func (a *aboutRecords) note(f questionnaire.Finding) {
	ids := []string{f.Subject}
	for _, e := range f.Evidence {
		if id, _, ok := strings.Cut(e.Ref, "."); ok && (e.Value == "no" || id == string(questionnaire.OutageKey)) && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, id := range ids {
		a.by[id] = append(a.by[id], f)
	}
}
