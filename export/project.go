package export

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"diligence/questionnaire"
)

// For makes the review for one audience. It copies field by field what that
// audience may read and computes the rest; nothing else of r reaches the
// Document. An audience that is none of the four is read as investor, the
// barest. Now dates the document and starts its 24 months. Names of people are
// treated by [ReplaceNames].
func For(q *questionnaire.Questionnaire, r *questionnaire.Review, res questionnaire.Result, a Audience, now time.Time) Document {
	return Project(q, r, res, Options{Audience: a, Now: now, Names: ReplaceNames})
}

// Project is [For] with options.
func Project(q *questionnaire.Questionnaire, r *questionnaire.Review, res questionnaire.Result, o Options) Document {
	p := newProjector(q, r, res, o)
	d := Document{Audience: p.audience, Brief: o.Brief, look: o.Look}
	d.Findings = p.findings()
	d.Strengths = p.strengths()
	d.Business = p.business()
	d.Areas = p.areaReports()
	d.Breaks = p.breaks()
	d.Initiatives = p.initiatives()
	d.Hires = p.hires()
	d.Competence = p.competences()
	d.TimeLine = p.timeLine()
	d.Risk = p.risk()
	d.Heat = p.heat()
	d.Views = p.views()
	d.Milestones, d.MilestonesDropped = p.milestones()
	d.Certifications = p.certifications()
	d.Effects = p.effects(d.Findings)
	d.FollowUps = p.followUps()
	d.Scope = p.scope()
	d.Appendix = p.appendix()
	d.Title = p.titleBlock(d.Scope)
	d.Title.State, d.Title.Snapshot = p.stood(o.Stood)
	d.Summary = p.summary(d)
	if !o.Brief {
		d.private = privateNotes(p)
	}
	d.Changes = p.changes(o.Since)
	d.Withheld = p.withheld(d.Appendix != nil)
	d.names = p.nameReport("")
	return d
}

// A projector holds what the sections of one document are made from.
type projector struct {
	q        *questionnaire.Questionnaire
	r        *questionnaire.Review
	res      questionnaire.Result
	audience Audience
	now      time.Time

	question map[string]*questionnaire.Question
	area     map[string]string // titles by id
	rank     map[string]int    // of an area, in order of asking
	names    names
	policy   NamePolicy
	brief    bool
	bare     bool        // neither an appendix of answers nor quoted notes
	found    []foundName // in free texts, where the audience reads roles
	currency string
	shown    map[questionnaire.Key]bool        // answers whose note the document holds
	given    map[string][]questionnaire.Answer // by question, as answers has found them
	settled  map[string]Said                   // by question, as said has found them
	plan     graph
	revenues map[string]revenueSum // by record, as revenue has found them
	speakers string                // roles that answered anything, in words
	alone    bool                  // that is one role: who said what needs no telling
}

func newProjector(q *questionnaire.Questionnaire, r *questionnaire.Review, res questionnaire.Result, o Options) *projector {
	a := o.Audience
	if _, err := ParseAudience(string(a)); err != nil {
		a = Investor
	}
	p := &projector{
		q: q, r: r, res: res, audience: a, now: o.Now, policy: o.Names, brief: o.Brief, bare: o.Brief || o.NoAnswers,
		question: map[string]*questionnaire.Question{}, area: map[string]string{}, rank: map[string]int{},
		shown: map[questionnaire.Key]bool{}, settled: map[string]Said{}, given: map[string][]questionnaire.Answer{},
		plan: newGraph(r), revenues: map[string]revenueSum{},
	}
	who := p.answeredBy()
	p.speakers, p.alone = roles(who), len(who) == 1
	for n, area := range q.Areas {
		p.area[area.ID], p.rank[area.ID] = area.Title, n
		for _, x := range area.Questions {
			p.question[x.ID] = x
		}
	}
	if !a.named() {
		p.names = newNames(r)
		p.findNames(append(p.freeTexts(), snapshotTexts(o)...))
	}
	if pos, x := res.Positions["context.currency"], p.question["context.currency"]; x != nil && pos.Status == questionnaire.Answered {
		p.currency = shorten(q.Format(x, pos.Value, ""), 12)
	}
	return p
}

// text returns a user's text as the audience may read it.
func (p *projector) text(t questionnaire.Text) string { return p.names.text(string(t)) }

// person returns a field that holds a person as the audience may read it.
func (p *projector) person(t questionnaire.Text) string {
	if p.audience.named() {
		return string(t)
	}
	return p.names.field(string(t))
}

// company is what the review calls the company, else the review's own name.
func (p *projector) company() string {
	if s := p.said("context.company"); s.Status == questionnaire.Answered && s.Mark.Word != "" {
		return s.Mark.Word
	}
	return or(string(p.r.Info.Name), "The company")
}

// inArea returns a question's title with its area, where the title alone may not
// tell what it is about.
func (p *projector) inArea(x *questionnaire.Question) string {
	if !isSpine(x) {
		return quoted(x.Title)
	}
	return fmt.Sprintf("%s (%s)", quoted(x.Title), lowerFirst(p.area[x.Area]))
}

// answeredBy returns the roles that answered anything.
func (p *projector) answeredBy() []questionnaire.Role {
	var out []questionnaire.Role
	for _, role := range questionnaire.Roles {
		for _, by := range p.r.Answers {
			if slices.ContainsFunc(slices.Collect(maps.Values(by)), func(a questionnaire.Answer) bool {
				return a.Role == role && a.Status != questionnaire.Unanswered
			}) {
				out = append(out, role)
				break
			}
		}
	}
	return out
}

func (p *projector) money(x float64) string { return questionnaire.FormatMoney(x, p.currency) }

// revenueSum is what [questionnaire.Review.Revenue] returns.
type revenueSum struct {
	sum      float64
	complete bool
}

// revenue returns the value of the financial milestones that rest on a record,
// itself included.
func (p *projector) revenue(id string) (sum float64, complete bool) {
	s, ok := p.revenues[id]
	if !ok {
		s.sum, s.complete = p.r.Revenue(id)
		p.revenues[id] = s
	}
	return s.sum, s.complete
}

// title returns the title of a record, or its id where it has none.
func (p *projector) title(id string) string {
	t := p.plan.initiative[id].Title
	if t == "" {
		t = p.plan.milestone[id].Title
	}
	if t == "" { // dropped, or without a title
		t, _ = p.r.Title(id)
	}
	return or(p.text(t), id)
}

// heading returns what a record is called, or its id where it has no name.
func (p *projector) heading(rec questionnaire.PlanRecord) string {
	return or(p.text(rec.Heading()), rec.Key().ID())
}

func (p *projector) titles(ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = p.title(id)
	}
	return out
}

// titleOf returns a question's title, or its id where it has none.
func (p *projector) titleOf(id string) string {
	if x := p.question[id]; x != nil && x.Title != "" {
		return x.Title
	}
	return id
}

// value formats an answer to a question as a person reads it.
func (p *projector) value(x *questionnaire.Question, v questionnaire.Value) string {
	if v.IsZero() {
		return ""
	}
	if x == nil {
		return p.names.text(v.String())
	}
	if x.Kind == questionnaire.KindMulti {
		return labels(x, v)
	}
	if x.Kind == questionnaire.KindText {
		return p.text(v.Text())
	}
	return p.q.Format(x, v, p.currency)
}

// labels returns the options chosen, in the order they are offered: "A; b". Of a
// check list it says how many of how many.
func labels(x *questionnaire.Question, v questionnaire.Value) string {
	var out []string
	for _, o := range x.Options {
		if v.Has(o.ID) {
			out = append(out, lowerFirst(o.Label))
		}
	}
	s := strings.Join(out, "; ")
	if n := checkList(x); n > 0 && rating(x, v) != questionnaire.RatingBad {
		return fmt.Sprintf("%d of %d: %s", len(out), n, s)
	}
	return upperFirst(s)
}

// unticked says of a check list that is not ticked off throughout what is not, or
// what is where that is less to say.
func unticked(x *questionnaire.Question, v questionnaire.Value) string {
	var out []string
	for _, o := range x.Options {
		if o.Rating == questionnaire.RatingGood && !v.Has(o.ID) {
			out = append(out, lowerFirst(o.Label))
		}
	}
	n := checkList(x)
	if len(out) > n-len(out) {
		return labels(x, v)
	}
	return fmt.Sprintf("%d of %d, without: %s", n-len(out), n, strings.Join(out, "; "))
}

// checkList returns how many good things a question lists to be ticked off; 0
// where it is no check list.
func checkList(x *questionnaire.Question) (n int) {
	if x.Kind != questionnaire.KindMulti || x.Scale != "" {
		return 0
	}
	for _, o := range x.Options {
		switch {
		case o.Rating == questionnaire.RatingGood:
			n++
		case !o.Exclusive:
			return 0
		}
	}
	return n
}

func (p *projector) titleBlock(s Scope) Title {
	from := questionnaire.MonthOf(p.now)
	t := Title{
		Company: p.company(), Confidentiality: p.audience.confidentiality(p.company()),
		Occasion: "not given", Date: p.now, Reviewer: "not named", AnsweredBy: p.speakers,
		From: from, To: from + horizon - 1,
		Answered: s.Total.Answered, Asked: s.Total.Asked,
		Questionnaire: fmt.Sprintf("%s %s", p.r.Questionnaire.ID, p.r.Questionnaire.Version),
		Revision:      revision(p.r),
	}
	if p.r.Questionnaire.ID == "" {
		t.Questionnaire = fmt.Sprintf("%s %s", p.q.ID, p.q.Version)
	}
	if said := p.said("context.occasion"); said.Status == questionnaire.Answered {
		t.Occasion = said.Mark.Word
	}
	if said := p.said("context.reviewer"); said.Status == questionnaire.Answered {
		t.Reviewer = said.Mark.Word
	}
	return t
}
