package tui

import (
	"cmp"
	"fmt"
	"strings"

	"diligence/questionnaire"
)

// A pageWriter writes the detail of an entry: wrapped lines, and references that
// can be jumped to.
type pageWriter struct {
	t     theme
	w     int
	lines []string
	refs  []pageRef
	at    int // the reference chosen, -1 for none
}

// A pageRef is a line that leads to a question or record.
type pageRef struct {
	ref  string
	line int
}

func (p *pageWriter) gap() {
	if len(p.lines) > 0 && p.lines[len(p.lines)-1] != "" {
		p.lines = append(p.lines, "")
	}
}

func (p *pageWriter) add(in ink, text string) {
	p.lines = append(p.lines, inked(in, wrap(text, p.w))...)
}

// part writes a heading and a paragraph, nothing if it says nothing.
func (p *pageWriter) part(heading, para string) {
	if strings.TrimSpace(para) == "" {
		return
	}
	p.gap()
	p.lines = append(p.lines, p.t.title.in(heading))
	p.add("", para)
}

// list writes a heading and a point for each item, nothing if there is none.
func (p *pageWriter) list(heading string, items []string) {
	if len(items) == 0 {
		return
	}
	p.gap()
	p.lines = append(p.lines, p.t.title.in(heading))
	for _, x := range items {
		p.lines = append(p.lines, indented("• ", wrap(x, p.w-2))...)
	}
}

// ref writes a line that can be jumped to, with its digit while there are any.
func (p *pageWriter) ref(ref, name, value string) {
	n := len(p.refs)
	key := "•"
	if n < 10 {
		key = fmt.Sprint((n + 1) % 10)
	}
	lead := "  " + key + "  "
	if n == p.at {
		lead = "▸ " + key + "  "
	}
	text := name
	if value != "" {
		text += ": " + value
	}
	p.refs = append(p.refs, pageRef{ref, len(p.lines)})
	for i, l := range wrap(text, p.w-5) {
		switch {
		case n == p.at:
			l = p.t.chosen.in(fit(lead+l, p.w))
		case i == 0:
			l = p.t.accent.in(lead) + l
		default:
			l = lead + l
		}
		p.lines = append(p.lines, l)
		lead = spaces(5)
	}
}

// finding writes all that is known of a finding.
func (p *pageWriter) finding(s *session, f questionnaire.Finding) {
	k := p.t.kindMark(f)
	head := k.glyph + " " + k.word
	if f.Kind != questionnaire.Strength {
		head += " · " + string(f.Severity)
	}
	head = k.ink.in(head)
	if f.Claimed {
		head += " · " + p.t.watch.in("rests on claims alone")
	}
	if s.fresh[f.Key()] {
		head += "  " + p.t.title.in("NEW")
	}
	p.add(p.t.strong, f.Title)
	p.lines = append(p.lines, cut(head, p.w))
	about := ""
	if a, ok := s.q.Area(f.Area); ok {
		about = a.Title
	}
	if name := s.subject(f.Subject); name != "" && f.Subject != f.Area {
		about += " · " + name
	}
	p.add(p.t.muted, about)
	p.gap()
	p.add("", f.Statement.Line())
	p.decided(s, f)
	p.because(s, f)
	p.part("Why it matters", f.Why)
	p.list("Ask next", f.Ask)
	p.part("What would resolve it", f.Resolve)
	p.source(f.Rule, f.Source)
}

// because writes the answers that made the finding, and the record it is about,
// each with its key.
func (p *pageWriter) because(s *session, f questionnaire.Finding) {
	p.gap()
	p.lines = append(p.lines, p.t.title.in("Because"))
	_, record := s.review.Title(f.Subject)
	for _, e := range f.Evidence {
		p.ref(e.Ref, s.refName(e.Ref), e.Value.Line())
		if id, _, _ := strings.Cut(e.Ref, "."); id == f.Subject {
			record = false
		}
	}
	if record {
		p.ref(f.Subject, s.refName(f.Subject), "what this is about")
	}
}

// decided writes what the reviewer decided.
func (p *pageWriter) decided(_ *session, f questionnaire.Finding) {
	d := f.Disposition
	if d.At.IsZero() && d.Verdict != "accepted" && d.Verdict != "resolved" && d.Verdict != "disputed" {
		return
	}
	p.gap()
	m := p.t.verdictMark(d.Verdict)
	p.lines = append(p.lines, m.ink.in(m.glyph+" "+m.word))
	if d.Reason != "" {
		p.add("", string(d.Reason))
	}
	var who []string
	if d.Owner != "" {
		who = append(who, "owner "+d.Owner.Line())
	}
	if d.Due != 0 {
		who = append(who, "due "+d.Due.String())
	}
	if who != nil {
		p.add(p.t.muted, strings.Join(who, " · "))
	}
	if d.Private != "" {
		p.add(p.t.private, "private: "+string(d.Private))
	}
}

func (p *pageWriter) source(rule string, source []string) {
	p.gap()
	p.add(p.t.muted, "Rule "+rule+" · source "+strings.Join(source, ", "))
}

// telling writes why a question is worth answering next.
func (p *pageWriter) telling(s *session, x questionnaire.Telling) {
	if q := s.q.Question(x.Ref); q != nil {
		p.add(p.t.strong, q.Text)
		p.gap()
		p.add("", q.Why)
	} else {
		p.add(p.t.strong, cmp.Or(s.fieldAbout(x.Ref), s.refName(x.Ref)))
	}
	p.gap()
	p.lines = append(p.lines, p.t.title.in("Answer it"))
	p.ref(x.Ref, s.refName(x.Ref), "not given")
	var waiting []string
	for _, u := range s.result.Undecided {
		for _, n := range u.Needs {
			if n == x.Ref {
				waiting = append(waiting, s.ruleTitle(u.Rule))
			}
		}
	}
	p.list("Rules that wait for it", waiting)
}

// undecided writes which answers a rule waits for.
func (p *pageWriter) undecided(s *session, x questionnaire.Undecided) {
	p.add(p.t.strong, s.ruleTitle(x.Rule))
	if name := s.subject(x.Subject); name != "" {
		p.add(p.t.muted, "about "+name)
	}
	p.gap()
	p.add("", "This cannot be told yet: it neither holds nor is ruled out until these are answered.")
	p.gap()
	p.lines = append(p.lines, p.t.title.in("Missing"))
	for _, n := range x.Needs {
		p.ref(n, s.refName(n), "")
	}
	if r, ok := s.rule(x.Rule); ok {
		p.part("Why it matters", r.Why)
		p.source(r.ID, r.Source)
	}
}

// broken writes what went wrong with a rule.
func (p *pageWriter) broken(s *session, x questionnaire.Broken) {
	p.add(p.t.strong, s.ruleTitle(x.Rule))
	if name := s.subject(x.Subject); name != "" {
		p.add(p.t.muted, "about "+name)
	}
	p.gap()
	p.add("", "This rule failed, so what it would have found is not known. The other rules stand.")
	p.part("What went wrong", string(questionnaire.Safe(x.Err)))
	p.part("Rule", x.Rule)
}
