package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A findingFilter says which findings are shown. The zero filter shows all.
type findingFilter struct {
	severity questionnaire.Severity // at least as grave
	kind     questionnaire.FindingKind
	area     string
	verdict  questionnaire.Verdict
}

func (f findingFilter) zero() bool { return f == findingFilter{} }

func (f findingFilter) passes(s *session, x questionnaire.Finding) bool {
	verdict := x.Disposition.Verdict
	if verdict == "" {
		verdict = "open"
	}
	grave := slices.Index(questionnaire.Severities, x.Severity) <= slices.Index(questionnaire.Severities, f.severity)
	return (f.severity == "" || grave) && (f.kind == "" || x.Kind == f.kind) &&
		(f.area == "" || x.Area == f.area) && (f.verdict == "" || verdict == f.verdict)
}

// sentence says what the filter lets through.
func (f findingFilter) sentence(s *session) string {
	var parts []string
	if f.severity != "" {
		parts = append(parts, severityFloor(f.severity))
	}
	if f.kind != "" {
		parts = append(parts, string(f.kind)+"s")
	}
	if a, ok := s.q.Area(f.area); ok {
		parts = append(parts, a.Title)
	}
	if f.verdict != "" {
		parts = append(parts, string(f.verdict))
	}
	return strings.Join(parts, " · ")
}

func severityFloor(s questionnaire.Severity) string {
	if s == questionnaire.Critical {
		return "critical"
	}
	return string(s) + " and graver"
}

// A filterRow is one thing to filter by and the values it can take, the first
// of them all.
type filterRow struct {
	name  string
	items []item
	get   func(findingFilter) string
	set   func(*findingFilter, string)
}

func filterRows(s *session) []filterRow {
	severity := []item{{"", "all"}}
	for _, x := range questionnaire.Severities[:3] { // low and graver is all
		severity = append(severity, item{string(x), severityFloor(x)})
	}
	verdict := []item{{"", "all"}}
	for _, x := range questionnaire.Verdicts {
		verdict = append(verdict, item{string(x), string(x)})
	}
	area := append([]item{{"", "all"}}, areas(s, nil)...)
	return []filterRow{
		{"Severity", severity, func(f findingFilter) string { return string(f.severity) },
			func(f *findingFilter, v string) { f.severity = questionnaire.Severity(v) }},
		{"Kind", []item{{"", "all"}, {"misalignment", "misalignments"}, {"gap", "gaps"}},
			func(f findingFilter) string { return string(f.kind) },
			func(f *findingFilter, v string) { f.kind = questionnaire.FindingKind(v) }},
		{"Area", area, func(f findingFilter) string { return f.area },
			func(f *findingFilter, v string) { f.area = v }},
		{"Decision", verdict, func(f findingFilter) string { return string(f.verdict) },
			func(f *findingFilter, v string) { f.verdict = questionnaire.Verdict(v) }},
	}
}

func (f *findings) filterKey(k tea.KeyPressMsg, s *session) outcome {
	b, rows := &findingsKeys, filterRows(s)
	switch {
	case b.filterDone.has(k):
		f.filtering = false
	case b.filterClear.has(k):
		f.filter = findingFilter{}
	case b.filterTurn.has(k):
		row, by := rows[f.filterAt], 1
		if k.String() == "left" || k.String() == "h" {
			by = len(row.items) - 1
		}
		at := max(indexOf(row.items, row.get(f.filter)), 0)
		row.set(&f.filter, row.items[(at+by)%len(row.items)].id)
	case b.filterMove.has(k):
		by := 1
		if k.String() == "up" || k.String() == "k" || k.String() == "shift+tab" {
			by = len(rows) - 1
		}
		f.filterAt = (f.filterAt + by) % len(rows)
	default:
		return unhandled
	}
	f.stale = true
	return handled
}

func (f *findings) viewFilter(s *session, t theme, w int) []string {
	w = min(w-2, 46)
	var lines []string
	for i, row := range filterRows(s) {
		value := itemLabel(row.items, row.get(f.filter))
		line := "  " + fit(row.name, 10) + "  " + value
		if i == f.filterAt {
			line = t.chosen.in(fit("▸ "+fit(row.name, 10)+"◂ "+value+" ▸", w-4))
		}
		lines = append(lines, line)
	}
	return framed(t, "Show only", lines, w)
}
