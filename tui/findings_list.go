package tui

import (
	"fmt"
	"strings"

	"diligence/questionnaire"
)

// A findingsTab is one of the findings screen's lists.
type findingsTab int

const (
	tabFound findingsTab = iota
	tabUndecided
	tabStrengths
	tabBroken
	findingsTabs
)

// An entry is a row of a list: a group's heading, or something with a detail.
type entry struct {
	id     string // names it while the list is computed anew; "" for a heading
	mark   mark
	text   string
	about  string // its subject, after the text or under it
	muted  bool   // decided already
	right  mark   // new, or what was decided
	detail func(*pageWriter)
}

func (e entry) head() bool { return e.id == "" }

// entries returns a tab's rows.
func (f *findings) entries(s *session, t theme, of findingsTab) []entry {
	switch of {
	case tabFound:
		return f.foundEntries(s, t)
	case tabUndecided:
		return append(tellingEntries(s, t), undecidedEntries(s, t)...)
	case tabStrengths:
		return strengthEntries(s, t)
	}
	return brokenEntries(s, t)
}

// foundEntries lists misalignments and gaps under their severities, those that
// were decided last.
func (f *findings) foundEntries(s *session, t theme) []entry {
	var list []entry
	for _, sev := range questionnaire.Severities {
		var open, decided []entry
		for _, x := range s.result.Findings {
			if x.Kind == questionnaire.Strength || x.Severity != sev || !f.filter.passes(s, x) {
				continue
			}
			if e := findingEntry(s, t, x); isOpen(x) {
				open = append(open, e)
			} else {
				decided = append(decided, e)
			}
		}
		if n := len(open) + len(decided); n > 0 {
			m := t.severityMark(sev)
			list = append(list, entry{mark: m, text: fmt.Sprintf("%s %d", strings.ToUpper(m.word), n)})
			list = append(append(list, open...), decided...)
		}
	}
	return list
}

func strengthEntries(s *session, t theme) []entry {
	var list []entry
	for _, x := range s.result.Findings {
		if x.Kind == questionnaire.Strength {
			list = append(list, findingEntry(s, t, x))
		}
	}
	return list
}

func findingEntry(s *session, t theme, x questionnaire.Finding) entry {
	e := entry{
		id: string(x.Key()), mark: t.kindMark(x), text: x.Title, about: s.subject(x.Subject),
		detail: func(p *pageWriter) { p.finding(s, x) },
	}
	switch v := x.Disposition.Verdict; {
	case x.Kind != questionnaire.Strength && !isOpen(x):
		e.muted, e.right = true, t.verdictMark(v)
	case s.fresh[x.Key()]:
		e.right = mark{"", t.title, "new"}
	}
	return e
}

// kindMark returns the mark of a finding's kind in its severity's colour.
func (t theme) kindMark(f questionnaire.Finding) mark {
	switch f.Kind {
	case questionnaire.Misalignment:
		return mark{"≠", t.severity(f.Severity), "misalignment"}
	case questionnaire.Gap:
		return mark{"○", t.severity(f.Severity), "gap"}
	}
	return mark{"✓", t.good, "strength"}
}

func (t theme) verdictMark(v questionnaire.Verdict) mark {
	switch v {
	case "accepted":
		return mark{"✓", t.muted, "accepted"}
	case "resolved":
		return mark{"✓", t.good, "resolved"}
	case "disputed":
		return mark{"?", t.watch, "disputed"}
	}
	return mark{"•", t.accent, "open"}
}

// tellingMost is how many of the most telling questions the list shows.
const tellingMost = 12

func tellingEntries(s *session, t theme) []entry {
	if len(s.result.Telling) == 0 {
		return nil
	}
	list := []entry{{mark: mark{"▸", t.accent, ""}, text: "MOST TELLING TO ANSWER"}}
	for _, x := range s.result.Telling[:min(tellingMost, len(s.result.Telling))] {
		list = append(list, entry{
			id: "telling " + x.Ref, mark: mark{"·", t.muted, ""}, text: s.refName(x.Ref),
			right:  mark{"", t.muted, count(x.Rules, "rule")},
			detail: func(p *pageWriter) { p.telling(s, x) },
		})
	}
	return list
}

func undecidedEntries(s *session, t theme) []entry {
	if len(s.result.Undecided) == 0 {
		return nil
	}
	list := []entry{{mark: mark{"?", t.watch, ""}, text: fmt.Sprintf("RULES UNDECIDED %d", s.result.UndecidedRules())}}
	for _, x := range s.result.Undecided {
		list = append(list, entry{
			id: "undecided " + x.Rule + "/" + x.Subject, mark: mark{"?", t.watch, ""}, text: s.ruleTitle(x.Rule), about: s.subject(x.Subject),
			detail: func(p *pageWriter) { p.undecided(s, x) },
		})
	}
	return list
}

func brokenEntries(s *session, t theme) []entry {
	var list []entry
	for _, x := range s.result.Broken {
		list = append(list, entry{
			id: "broken " + x.Rule + "/" + x.Subject, mark: mark{"×", t.bad, "broken"}, text: s.ruleTitle(x.Rule),
			detail: func(p *pageWriter) { p.broken(s, x) },
		})
	}
	return list
}

// rule returns the rule with that id.
func (s *session) rule(id string) (questionnaire.Rule, bool) {
	for _, r := range s.q.Rules {
		if r.ID == id {
			return r, true
		}
	}
	return questionnaire.Rule{}, false
}

func (s *session) ruleTitle(id string) string {
	if r, ok := s.rule(id); ok && r.Title != "" {
		return r.Title
	}
	return questionnaire.Safe(id).Line()
}

// subject returns the title of a record or area a finding is about; "" if it is
// about the review as a whole.
func (s *session) subject(id string) string {
	if id == "" {
		return ""
	}
	if a, ok := s.q.Area(id); ok {
		return a.Title
	}
	if x := s.q.Question(id); x != nil {
		return x.Title
	}
	if r := registerNamed(id); r != nil && r.sheet {
		return r.asked()
	}
	title, _ := s.review.Title(id)
	return strings.TrimSpace(id + " " + title.Line())
}

// refName returns what a reference to a question, a record's field or a register
// is called on screen.
func (s *session) refName(ref string) string {
	if q, _ := s.q.RefQuestion(ref); q != nil {
		return s.q.RefTitle(s.review, ref).Line()
	}
	id, field, _ := strings.Cut(ref, ".")
	name := strings.ReplaceAll(field, "_", " ")
	r := registerNamed(id)
	title, ok := s.review.Title(id)
	about := id + " " + title.Line()
	switch {
	case r != nil && r.sheet:
		about = r.asked()
	case !ok && r != nil && field == "":
		return "the " + id + " of the plan"
	case !ok:
		return questionnaire.Safe(ref).Line()
	}
	if name != "" {
		about += ": " + name
	}
	return about
}
