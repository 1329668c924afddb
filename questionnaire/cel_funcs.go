package questionnaire

import (
	"math/bits"

	"strings"

	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// find returns the question an id names, to be read; area.today and its like name the
// question of the area a rule is evaluated for. It is -1 where there is none.
func (ev *evaluation) find(id ref.Val) int {
	s := string(id.(types.String))
	if name, ok := strings.CutPrefix(s, "area."); ok && ev.subject != nil {
		for k, n := range spineNames {
			if n == name {
				if at := ev.subject.item.(*spine).questions[k]; at >= 0 {
					return ev.touch(at)
				}
				return -1
			}
		}
	}
	if k, ok := ev.e.index[s]; ok {
		return ev.touch(k)
	}
	return -1
}

func (ev *evaluation) spineQuestion(s *spine, k int) ref.Val {
	if q := s.questions[k]; q >= 0 {
		return ev.question(q)
	}
	return nowhere
}

// nowhere is the value of an answer whose question does not exist, as in an area
// without a spine.
var nowhere = types.NewUnknown(markOutOfScope, nil)

var statusValues = map[Status]ref.Val{
	Answered:      types.String(Answered),
	NotApplicable: types.String(NotApplicable),
	DoNotKnow:     types.String(DoNotKnow),
	Withheld:      types.String(Withheld),
	Disputed:      types.String(Disputed),
}

// celStatus is status(id).
func celStatus(ev *evaluation, args []ref.Val) ref.Val {
	k := ev.find(args[0])
	switch {
	case k < 0:
		return nowhere
	case ev.positions[k].Hidden:
		return ev.e.unknown(questionMark(k) | markOutOfScope)
	}
	if v, ok := statusValues[ev.positions[k].Status]; ok {
		ev.note(questionMark(k))
		return v
	}
	return ev.e.unknown(questionMark(k))
}

// chosen returns the option a choice question settled on, noting the read, or an
// unknown.
func (ev *evaluation) chosen(id ref.Val) (*Option, int, ref.Val) {
	k := ev.find(id)
	if k < 0 {
		return nil, 0, nowhere
	}
	v := ev.question(k)
	if types.IsUnknown(v) {
		return nil, 0, v
	}
	options := ev.e.questions[k].Options
	for i := range options {
		if types.String(options[i].ID) == v {
			return &options[i], k, nil
		}
	}
	return nil, 0, ev.e.unknown(questionMark(k))
}

// celRating is rating(id).
func celRating(ev *evaluation, args []ref.Val) ref.Val {
	o, _, unknown := ev.chosen(args[0])
	if o == nil {
		return unknown
	}
	return types.String(o.Rating)
}

// celAtLeast is atleast(id, option): the chosen option stands at that one or
// after it in the question's list.
func celAtLeast(ev *evaluation, args []ref.Val) ref.Val {
	o, k, unknown := ev.chosen(args[0])
	if o == nil {
		return unknown
	}
	least := string(args[1].(types.String))
	for _, x := range ev.e.questions[k].Options {
		if x.ID == least {
			return types.True
		}
		if x.ID == o.ID {
			return types.False
		}
	}
	return types.NewErr("%s has no option %q", ev.e.questions[k].ID, least)
}

// celLabel is label(id).
func celLabel(ev *evaluation, args []ref.Val) ref.Val {
	k := ev.find(args[0])
	if k < 0 {
		return nowhere
	}
	if v := ev.question(k); types.IsUnknown(v) {
		return v
	}
	return types.String(ev.showPosition(k))
}

// asked returns the question and the role that args are about. no is the value to
// return where there is none, or where the question is out of scope.
func (ev *evaluation) asked(args []ref.Val) (k, role int, no ref.Val) {
	if k = ev.find(args[1]); k < 0 {
		return k, 0, nowhere
	}
	role = roleIndex(string(args[0].(types.String)))
	switch {
	case role < 0:
		no = types.NewErr("there is no role %q", args[0].Value())
	case ev.positions[k].Hidden:
		no = ev.e.unknown(questionMark(k) | markOutOfScope)
	}
	return k, role, no
}

// celBy is by(role, id): what one role answered; unknown where those who speak
// for it differ.
func celBy(ev *evaluation, args []ref.Val) ref.Val {
	k, role, no := ev.asked(args)
	if no != nil {
		return no
	}
	a := ev.said(k, role)
	if a.Status == NotApplicable {
		return ev.e.unknown(questionMark(k) | markOutOfScope)
	}
	if a.Status == Answered {
		if v := ev.e.convert(k, a.Value); v != nil {
			ev.note(roleMark(k, role))
			return v
		}
	}
	return ev.e.unknown(roleMark(k, role))
}

// celOwner is owner(id), celDecideBy is decide_by(id): who brings the plan of a
// plan for a plan, and the month to decide by. Of any other answer there is
// nothing to ask for.
func celOwner(ev *evaluation, args []ref.Val) ref.Val {
	return ev.decision(args[0], decisionOwner, func(p *Position) string { return string(p.Owner) })
}

func celDecideBy(ev *evaluation, args []ref.Val) ref.Val {
	return ev.decision(args[0], decisionMonth, func(p *Position) string { return p.DecideBy.String() })
}

func (ev *evaluation) decision(id ref.Val, part int, of func(*Position) string) ref.Val {
	k := ev.find(id)
	if k < 0 {
		return nowhere
	}
	p := &ev.positions[k]
	switch {
	case p.Hidden || p.Status == NotApplicable || p.Status == Answered && !p.Value.Has(PlanForAPlan):
		return ev.e.unknown(questionMark(k) | markOutOfScope)
	case p.Status != Answered:
		return ev.e.unknown(questionMark(k))
	}
	s := of(p)
	if s == "" {
		return ev.e.unknown(decisionMark(k, part))
	}
	ev.note(decisionMark(k, part))
	return types.String(s)
}

func roleIndex(role string) int {
	for k, r := range Roles {
		if string(r) == role {
			return k
		}
	}
	return -1
}

// celDiffers is differs(id): the respondents other than the reviewer made claims
// (values or not applicable) that are not the same. While they agree and fewer
// than two roles are heard it is unknown for want of those the question is for.
func celDiffers(ev *evaluation, args []ref.Val) ref.Val {
	k := ev.find(args[0])
	switch {
	case k < 0:
		return nowhere
	case ev.positions[k].Hidden:
		return ev.e.unknown(questionMark(k) | markOutOfScope)
	}
	said := ev.r.Answers[ev.e.questions[k].ID]
	heard, differ := claimants(said)
	if bits.OnesCount(heard) < 2 && !differ {
		return ev.unheard(k, heard)
	}
	ev.noteViews(k, heard)
	return types.Bool(differ)
}

// claimants returns the roles other than the reviewer for which somebody made a
// claim, as bits by their places in Roles, and whether the claims differ.
func claimants(said map[Speaker]Answer) (heard uint, differ bool) {
	var first Answer
	for _, a := range said {
		i := roleIndex(string(a.Role))
		if i < 0 || i == reviewerIndex || a.Status != Answered && a.Status != NotApplicable {
			continue
		}
		if heard == 0 {
			first = a
		}
		differ = differ || !sameClaim(a, first)
		heard |= 1 << i
	}
	return heard, differ
}

// said returns what those who speak for a role say to a question: their claim
// where it is the same, disputed where it is not.
func (ev *evaluation) said(k, role int) (claim Answer) {
	for _, a := range ev.r.Answers[ev.e.questions[k].ID] {
		if a.Role != Roles[role] || a.Status != Answered && a.Status != NotApplicable {
			continue
		}
		if claim.Status != Unanswered && !sameClaim(a, claim) {
			return Answer{Status: Disputed}
		}
		claim = earlier(claim, a)
	}
	return claim
}

// unheard is unknown for want of the roles a question is for that made no claim;
// where that is no more than the one it is for, of every role.
func (ev *evaluation) unheard(k int, heard uint) ref.Val {
	want := func(asked func(Role) bool) (u *types.Unknown) {
		for i, role := range Roles[:reviewerIndex] {
			if heard&(1<<i) == 0 && asked(role) {
				u = ev.union(u, ev.e.unknown(roleMark(k, i)))
			}
		}
		return u
	}
	question := ev.e.questions[k]
	if u := want(question.asks); u != nil && question.roles() > 1 {
		return u
	}
	return want(func(Role) bool { return true })
}

func (q *Question) asks(role Role) bool {
	for _, r := range q.Ask {
		if r == role {
			return true
		}
	}
	return false
}

// roles counts the roles other than the reviewer that the question is for.
func (q *Question) roles() (n int) {
	for _, r := range q.Ask {
		if r != RoleReviewer {
			n++
		}
	}
	return n
}

// celQuestions is questions(status): the titles of the visible questions whose
// position has that status.
func celQuestions(ev *evaluation, args []ref.Val) ref.Val {
	status := Status(args[0].(types.String))
	titles := []string{}
	for k, question := range ev.e.questions {
		if p := &ev.positions[ev.touch(k)]; p.Status == status && !p.Hidden {
			ev.note(questionMark(k))
			titles = append(titles, question.Title)
		}
	}
	return types.NewStringList(types.DefaultTypeAdapter, titles)
}
