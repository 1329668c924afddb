package export

import (
	"fmt"
	"time"

	"diligence/questionnaire"
)

// A Since asks for what changed from an earlier state of the review to the one
// that is projected.
type Since struct {
	Name string // of the snapshot or day, as it was asked for
	At   time.Time
	From questionnaire.State
	Diff questionnaire.Diff
}

// A Stood says that what is projected is the review as it stood at a snapshot.
type Stood struct {
	Name questionnaire.Text
	At   time.Time // when the snapshot was taken
	Made time.Time // when the document is made
}

// Changes are what changed since an earlier state.
type Changes struct {
	Since    string       // the name of that state, and its day
	Answers  []AnswerMove // changed answers in order of asking; at most 60
	More     int          // changed answers beyond those listed
	Appeared []string     // titles of findings that came, with severity and subject
	Gone     []string     // titles of findings that went, with severity and subject
	Stayed   int          // findings that were there before and are still
	Slipped  []SlipReport // milestones that moved to a later month
	ZigZag   int          // how often dates of milestones turned round
	Records  []Count      // records of the plan that came, went and changed
}

// An AnswerMove is an answer that changed; for investors a settled one.
type AnswerMove struct {
	Title  string // the question in a few words
	Who    string // who answered: a role, with a name where the audience reads names
	Before string // the answer as it was, in words
	After  string // the answer as it is, in words
}

// A SlipReport is a milestone that moved to a later month, or lost it.
type SlipReport struct {
	Title string              // the milestone's
	From  questionnaire.Month // when it was due
	To    questionnaire.Month // when it is due; 0 where it has no month any more
}

// maxMoves is the most changed answers a document lists; it counts the rest.
const maxMoves = 60

func (p *projector) changes(s *Since) *Changes {
	if s == nil {
		return nil
	}
	c := &Changes{Since: fmt.Sprintf("%s (%s)", p.text(questionnaire.Safe(s.Name)), day(s.At)), Stayed: len(s.Diff.Findings.Stayed), ZigZag: s.Diff.ZigZag}
	if s.Name == s.At.Format(time.DateOnly) {
		c.Since = day(s.At)
	}
	if p.audience == Investor {
		p.settledMoves(c, s)
	} else {
		p.saidMoves(c, s)
	}
	for _, f := range s.Diff.Findings.Appeared {
		c.Appeared = append(c.Appeared, p.moved(f))
	}
	for _, f := range s.Diff.Findings.Gone {
		c.Gone = append(c.Gone, p.moved(f))
	}
	for _, x := range s.Diff.Slipped {
		c.Slipped = append(c.Slipped, SlipReport{or(p.text(x.Title), x.Milestone), x.From, x.To})
	}
	came, went, changed := 0, 0, 0
	for _, r := range s.Diff.Records {
		switch {
		case r.Before == nil:
			came++
		case r.After == nil:
			went++
		default:
			changed++
		}
	}
	for _, n := range []Count{{came, "came"}, {went, "went"}, {changed, "changed"}} {
		if n.N > 0 {
			c.Records = append(c.Records, n)
		}
	}
	return c
}

// moved names a finding that came or went: by what the rule says and what it is
// about, in today's words. The statement of one that went may hold words, and
// names of people, that the review has no more.
func (p *projector) moved(f questionnaire.Finding) string {
	subject := p.area[f.Subject]
	if x := p.question[f.Subject]; x != nil {
		subject = x.Title
	} else if _, ok := p.r.Title(f.Subject); ok {
		subject = p.title(f.Subject)
	} else if subject == "" && f.Subject != "" {
		subject = "a record that is listed no more"
	}
	if subject != "" {
		subject = ": " + subject
	}
	return fmt.Sprintf("%s (%s)%s", f.Title, weightWord(f), subject)
}

func weightWord(f questionnaire.Finding) string {
	if f.Kind == questionnaire.Strength {
		return string(f.Kind)
	}
	return string(f.Severity)
}

// stood says which earlier state a document shows, and a word for its file's name.
func (p *projector) stood(s *Stood) (state, word string) {
	if s == nil {
		return "", ""
	}
	return fmt.Sprintf("As it stood at the snapshot %s of %s; this copy was made on %s",
		quoted(p.text(questionnaire.Safe(s.Name.Line()))), day(s.At), day(s.Made)), slug(p.text(s.Name))
}

func (c *Changes) add(m AnswerMove) {
	if len(c.Answers) == maxMoves {
		c.More++
		return
	}
	c.Answers = append(c.Answers, m)
}

// saidMoves lists what roles, or for the company's own eyes people, say otherwise.
func (p *projector) saidMoves(c *Changes, s *Since) {
	for _, a := range s.Diff.Answers {
		x := p.question[a.Question]
		if !says(a) || !p.audience.named() && (x == nil || p.res.Positions[a.Question].Hidden) {
			continue
		}
		who := a.After
		if who == nil {
			who = a.Before
		}
		before, after := p.saidWord(a.Before), p.saidWord(a.After)
		if a.Before != nil && a.Before.Status == questionnaire.Answered && x != nil && x.Kind == questionnaire.KindText && !p.audience.named() {
			before = otherWords
		}
		c.add(AnswerMove{p.titleOf(a.Question), p.whoSpoke(*who), before, after})
	}
}

// otherWords stands for words that the review has no more: names of people in them
// are not looked for.
const otherWords = "in other words"

// says reports whether anybody may read the change: one of a note, a mark for the
// reviewer's own use or a private note alone is none.
func says(a questionnaire.AnswerChange) bool {
	var before, after questionnaire.Answer
	if a.Before != nil {
		before = *a.Before
	}
	if a.After != nil {
		after = *a.After
	}
	return before.Status != after.Status || !before.Value.Equal(after.Value) || before.DecideBy != after.DecideBy || before.Level != after.Level
}

// saidWord words one state of an answer.
func (p *projector) saidWord(a *questionnaire.Answer) string {
	if a == nil {
		return "not answered"
	}
	word := p.answerWord(*a)
	if a.DecideBy != 0 {
		word += ", to be decided by " + month(a.DecideBy)
	}
	if a.Proven() {
		word += " (" + levelWord[a.Level] + ")"
	}
	return word
}

// settledMoves lists the visible questions whose settled answer is another.
func (p *projector) settledMoves(c *Changes, s *Since) {
	for _, area := range p.q.Areas {
		for _, x := range area.Questions {
			before, after := s.From.Result.Positions[x.ID], p.res.Positions[x.ID]
			if after.Hidden || before.Status == after.Status && before.Value.Equal(after.Value) && !before.Hidden {
				continue
			}
			if before.Hidden && after.Status == questionnaire.Unanswered {
				continue
			}
			was := p.positionWord(x, before)
			if x.Kind == questionnaire.KindText && before.Status == questionnaire.Answered {
				was = otherWords
			}
			c.add(AnswerMove{x.Title, roles(after.By), was, p.positionWord(x, after)})
		}
	}
}

func (p *projector) positionWord(x *questionnaire.Question, pos questionnaire.Position) string {
	switch {
	case pos.Hidden:
		return "not asked"
	case pos.Status == questionnaire.Answered:
		return p.value(x, pos.Value)
	}
	return pos.Status.Label()
}
