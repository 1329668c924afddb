package questionnaire

import (
	"slices"

	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// A heardQuestion is a question as a rule for questions sees it: respondents made
// claims that differ.
type heardQuestion struct {
	*Question
	at    int  // among the engine's questions
	heard uint // the roles that made a claim
	laid  bool // told is laid out
	told  Divergence
	views [4]View // what told begins with
}

// heardQuestions returns the questions that rules for questions are told of.
func (ev *evaluation) heardQuestions() []record {
	if ev.listened {
		return ev.voices
	}
	ev.listened = true
	for k := range ev.heard {
		if h := &ev.heard[k]; !ev.positions[h.at].Hidden {
			ev.voices = append(ev.voices, record{ev: ev, at: -1, kind: recordKinds[slotQuestions], item: h})
		}
	}
	return ev.voices
}

// divergence lays out what respondents claim.
func (ev *evaluation) divergence(h *heardQuestion) *Divergence {
	if !h.laid {
		h.laid, h.told = true, diverge(h.Question, ev.r.Answers[h.ID], h.views[:0])
	}
	return &h.told
}

// appendField appends a field as a person reads it.
func (rec *record) appendField(b []byte, k int) []byte {
	rec.touchShown(k)
	f := &rec.kind.fields[k]
	if h, ok := rec.item.(*heardQuestion); ok && f.name == fieldAccount {
		return account(b, h.Question, rec.ev.divergence(h), rec.ev.currency)
	}
	if f.class == classMonth && f.month(rec.item) != 0 {
		return appendMonth(b, f.month(rec.item))
	}
	return append(b, rec.show(f)...)
}

// fieldAccount is what a rule for questions mostly says, written without a detour.
const fieldAccount = "account"

// noteViews notes what the roles heard claim, as evidence.
func (ev *evaluation) noteViews(k int, heard uint) {
	for i := range reviewerIndex {
		if heard&(1<<i) != 0 {
			ev.note(roleMark(k, i))
		}
	}
}

var (
	measures   = toStrings([]Measure{InSteps, InTimes, InMonths, "none"})
	directions = toStrings([]Direction{LeadersRosier, BuildersRosier, MixedDirection, "none"})
)

var questionFields = []recordField{
	{name: "id", text: from(func(h *heardQuestion) string { return h.ID })},
	{name: "title", text: from(func(h *heardQuestion) string { return h.Title })},
	{name: "area", text: from(func(h *heardQuestion) string { return h.Area })},
	{name: "kind", words: toStrings(kinds), text: from(func(h *heardQuestion) string { return string(h.Kind) })},
	{name: "scale", text: from(func(h *heardQuestion) string { return h.Scale })},
	{name: "core", class: classVoice, typ: types.BoolType, voice: func(_ *evaluation, h *heardQuestion) ref.Val {
		return types.Bool(h.Depth == DepthCore)
	}},
	{name: "differs", class: classVoice, typ: types.BoolType, voice: func(ev *evaluation, h *heardQuestion) ref.Val {
		ev.noteViews(h.at, h.heard)
		return types.True
	}},
	{name: "measure", class: classVoice, typ: types.StringType, words: measures, voice: func(ev *evaluation, h *heardQuestion) ref.Val {
		return measureWords[ev.divergence(h).Measure]
	}},
	{name: "distance", class: classVoice, typ: types.DoubleType, voice: func(ev *evaluation, h *heardQuestion) ref.Val {
		if d := ev.divergence(h); d.Measure != NoMeasure {
			return types.Double(d.Distance)
		}
		return nowhere
	}},
	{name: "direction", class: classVoice, typ: types.StringType, words: directions, voice: func(ev *evaluation, h *heardQuestion) ref.Val {
		return directionWords[ev.divergence(h).Direction]
	}},
	{name: RoleBusiness, class: classVoice, typ: types.NewListType(types.StringType), voice: wordsOf(0)},
	{name: RoleProduct, class: classVoice, typ: types.NewListType(types.StringType), voice: wordsOf(1)},
	{name: RoleTechnology, class: classVoice, typ: types.NewListType(types.StringType), voice: wordsOf(2)},
	{name: "resolved", class: classVoice, typ: types.BoolType, voice: func(ev *evaluation, h *heardQuestion) ref.Val {
		return ev.resolved(h.at)
	}},
	{name: fieldAccount, class: classVoice, typ: types.StringType, voice: func(ev *evaluation, h *heardQuestion) ref.Val {
		return types.String(account(make([]byte, 0, 256), h.Question, ev.divergence(h), ev.currency))
	}},
}

// measureWords and directionWords are what rules read.
var (
	measureWords   = wordValues(InSteps, InTimes, InMonths)
	directionWords = wordValues(LeadersRosier, BuildersRosier, MixedDirection)
)

func wordValues[T ~string](words ...T) map[T]ref.Val {
	values := map[T]ref.Val{"": types.String("none")}
	for _, word := range words {
		values[word] = types.String(word)
	}
	return values
}

// wordsOf lists what those who speak for a role choose, each once: option ids of a
// choice, empty where they made no claim.
func wordsOf(role int) func(*evaluation, *heardQuestion) ref.Val {
	return func(ev *evaluation, h *heardQuestion) ref.Val { return ev.chosenBy(h.at, role) }
}

// chosenBy returns the options, months or words that those who speak for a role
// give, each once, in order of speakers.
func (ev *evaluation) chosenBy(k, role int) ref.Val {
	switch claim := ev.said(k, role); claim.Status {
	case Unanswered, NotApplicable:
		return noWords
	case Answered:
		for i, o := range ev.e.questions[k].Options {
			if o.ID == string(claim.Value.Text()) {
				return ev.e.alone[k][i]
			}
		}
	}
	words := []string{}
	for _, a := range ofRole(ev.r.Answers[ev.e.questions[k].ID], Roles[role]) {
		if word := string(a.Value.Text()); a.Status == Answered && word != "" && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return types.NewStringList(types.DefaultTypeAdapter, words)
}

var noWords = types.NewStringList(types.DefaultTypeAdapter, nil)

// resolved reports whether the reviewer's own answer settles what respondents see
// differently.
func (ev *evaluation) resolved(k int) types.Bool {
	_, settled := resolution(ev.r.Answers[ev.e.questions[k].ID])
	if settled {
		ev.note(roleMark(k, reviewerIndex))
	}
	return types.Bool(settled)
}

// celRequests makes requests(status), what was asked for and has that status, and
// core_requests(status), of those what a visible core question waits for.
func celRequests(core bool) answerFunction {
	return func(ev *evaluation, args []ref.Val) ref.Val {
		status := RequestStatus(args[0].(types.String))
		list := []string{}
		for k := range ev.r.Requests {
			q := &ev.r.Requests[k]
			at, asked := ev.e.index[q.Question]
			if q.Standing() != status || core && (!asked || ev.positions[ev.touch(at)].Hidden || ev.e.questions[at].Depth != DepthCore) {
				continue
			}
			list = append(list, q.What.Line())
		}
		return types.NewStringList(types.DefaultTypeAdapter, list)
	}
}

// celSaid is said(role, id): what those who speak for a role chose, each once;
// unknown where they chose nothing.
func celSaid(ev *evaluation, args []ref.Val) ref.Val {
	k, role, no := ev.asked(args)
	if no != nil {
		return no
	}
	words := ev.chosenBy(k, role)
	if words == noWords {
		return ev.e.unknown(roleMark(k, role))
	}
	ev.note(roleMark(k, role))
	return words
}

// celHeard is heard(role, id): somebody who speaks for a role made a claim. It is
// known where said() is not, for rules that need not wait for a role.
func celHeard(ev *evaluation, args []ref.Val) ref.Val {
	k, role, no := ev.asked(args)
	if no != nil {
		return no
	}
	if ev.said(k, role).Status == Unanswered {
		return types.False
	}
	ev.note(roleMark(k, role))
	return types.True
}

// celResolved is resolved(id).
func celResolved(ev *evaluation, args []ref.Val) ref.Val {
	k := ev.find(args[0])
	if k < 0 {
		return nowhere
	}
	return ev.resolved(k)
}

// celAccount is account(id): what each role says, how far apart that is, and how
// the reviewer settled it.
func celAccount(ev *evaluation, args []ref.Val) ref.Val {
	k := ev.find(args[0])
	if k < 0 {
		return nowhere
	}
	question := ev.e.questions[k]
	said := ev.r.Answers[question.ID]
	heard, _ := claimants(said)
	ev.noteViews(k, heard)
	d := diverge(question, said, nil)
	return types.String(account(make([]byte, 0, 256), question, &d, ev.currency))
}
