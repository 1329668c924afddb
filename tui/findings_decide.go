package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A decision is what is being decided about a finding: its verdict, and a line
// each for the reason, an owner, a month and a private note.
type decision struct {
	finding questionnaire.Finding
	about   string // what the finding is about, "" for the review as a whole
	verdict int    // of questionnaire.Verdicts
	fields  [4]*field
	at      int // 0 the verdict, then the fields
	problem *questionnaire.Problem
}

var decisionNames = [...]string{"Decision", "Reason", "Owner", "Due", "Private note"}

// decide opens the decision about the finding at the cursor.
func (f *findings) decide(s *session) outcome {
	x, ok := f.finding(s)
	if !ok || x.Kind == questionnaire.Strength {
		return toasted("only misalignments and gaps are decided about")
	}
	if s.veiled() {
		return toasted(reviewersToChange)
	}
	d := x.Disposition
	f.decision = &decision{
		finding: x,
		about:   s.subject(x.Subject),
		verdict: max(slices.Index(questionnaire.Verdicts, d.Verdict), 0),
		fields: [4]*field{
			newField(d.Reason), newField(d.Owner), newField(questionnaire.Safe(d.Due.String())), newField(d.Private),
		},
	}
	return handled
}

// field returns the field that is being typed into, or nil.
func (d *decision) field() *field {
	if d.at == 0 {
		return nil
	}
	return d.fields[d.at-1]
}

func (f *findings) decideKey(k tea.KeyPressMsg, s *session) outcome {
	b, d := &findingsKeys, f.decision
	switch {
	case b.decideLeave.has(k):
		f.decision = nil
	case b.decideDone.has(k):
		if d.keep(s) {
			f.decision, f.stale = nil, true
			return toasted("Decided: " + string(questionnaire.Verdicts[d.verdict]))
		}
	case b.decideMove.has(k):
		by := 1
		if k.String() == "up" || k.String() == "shift+tab" {
			by = len(decisionNames) - 1
		}
		d.at = (d.at + by) % len(decisionNames)
	case d.at == 0:
		d.choose(k)
	case d.field().key(k):
		d.problem = nil
	}
	return handled
}

// choose picks the verdict by digit, or goes to the next one.
func (d *decision) choose(k tea.KeyPressMsg) {
	n := len(questionnaire.Verdicts)
	switch i := digitIndex(k.String()); {
	case i >= 0 && i < n:
		d.verdict = i
		d.at = 1 // a reason is what is wanted next
	case k.String() == "space" || k.String() == "right":
		d.verdict = (d.verdict + 1) % n
	case k.String() == "left":
		d.verdict = (d.verdict + n - 1) % n
	}
	d.problem = nil
}

// keep puts the decision into the review and reports whether it was accepted.
func (d *decision) keep(s *session) bool {
	due, err := readMonth("Due")(string(d.said(2)))
	if err != nil {
		return d.refuse(3, asProblem(err, ""))
	}
	rec := questionnaire.Disposition{
		Rule: d.finding.Rule, Subject: d.finding.Subject, Verdict: questionnaire.Verdicts[d.verdict],
		Reason: d.said(0), Owner: d.said(1), Due: due, Private: d.said(3), At: s.now().UTC(),
	}
	before, _ := s.review.Get(rec.Key()).(questionnaire.Disposition)
	says := rec.Verdict != "open" || rec.Reason != "" || rec.Owner != "" || rec.Due != 0 || rec.Private != ""
	switch {
	case rec.Verdict != "open" && d.fields[0].empty():
		return d.refuse(1, questionnaire.Problem{
			What: "a finding is " + string(rec.Verdict) + " for a reason", Hint: "say it in a sentence; the report prints it",
		})
	case !says && before.Verdict != "":
		s.remove(rec.Key())
		return true
	case !says:
		return true
	}
	before.At = rec.At
	if rec == before {
		return true
	}
	change := s.review.Put(rec, s.speaker, s.now())
	if problems := s.q.Check(s.review, []questionnaire.Change{change}); len(problems) > 0 {
		return d.refuse(d.at, asProblem(problems[0], ""))
	}
	s.apply(change)
	return true
}

// said returns what was typed into a field, blank space off both ends.
func (d *decision) said(i int) questionnaire.Text { return questionnaire.Trimmed(d.fields[i].value()) }

func (d *decision) refuse(at int, problem questionnaire.Problem) bool {
	d.at, d.problem = at, &problem
	return false
}

// view returns the box and where in it the text cursor stands.
func (d *decision) view(t theme, w, h int) (box []string, x, y int) {
	w = min(w-2, 74)
	inner := w - 4
	var lines []string
	if h >= 14 {
		title := d.finding.Title
		if d.about != "" {
			title += " · " + d.about
		}
		lines = append(inked(t.strong, wrap(title, inner)), "")
	}
	for i, name := range decisionNames {
		label := "  " + fit(name, 13)
		in := t.muted
		if i == 4 {
			in = t.private
		}
		if i == d.at {
			label, in = "▸ "+fit(name, 13), t.title
		}
		value := ""
		switch {
		case i == 0:
			value = d.verdicts(t, inner-15)
		default:
			room := max(inner-15, 4)
			value = d.fields[i-1].view(room, 1)[0]
			if i == d.at {
				x, y = 2+15+d.fields[i-1].x, 1+len(lines)
				value = t.bar.in(value)
			} else if d.fields[i-1].empty() {
				value = t.muted.in(fit(emptyCell, room))
			}
		}
		lines = append(lines, in.in(label)+value)
	}
	lines = append(lines, problemLines(t, d.problem, inner)...)
	return framed(t, "Decide about the finding", lines, w), x, y
}

// verdicts draws the four, the chosen one set off; only it where room is short.
func (d *decision) verdicts(t theme, w int) string {
	line := ""
	for i, v := range questionnaire.Verdicts {
		word := string(rune('1'+i)) + " " + string(v)
		if i == d.verdict {
			line += t.chosen.in("▸"+word+" ") + " "
		} else {
			line += " " + t.muted.in(word) + "  "
		}
	}
	if width(line) <= w {
		return line
	}
	v := questionnaire.Verdicts[d.verdict]
	return t.chosen.in("▸" + string(rune('1'+d.verdict)) + " " + string(v) + " ")
}
