package questionnaire

import (
	"slices"
	"strings"
)

// A mark numbers one thing an expression can read or miss: a question's
// position, one role's answer to it, the owner or month of a plan for a plan, a
// register, or a field of a record of the plan. Unknown values carry marks instead of words, so that merging them is
// cheap; [evaluation.name] gives the words. Marks sort as their names are listed.
type mark int64

const (
	markQuestion mark = (iota + 1) << 40
	markRole
	markDecision
	markRegister
	markField

	markKind       = 7 << 40
	markOutOfScope = 1 << 60 // not applicable or out of scope: nothing to ask for
	markLow        = 0xff    // a role, a field, or one of the two below
)

// What a plan for a plan needs beside the answer itself.
const (
	decisionOwner = iota
	decisionMonth
)

// decisionNames are how references name them, behind the question's id.
var decisionNames = [...]string{decisionOwner: "owner", decisionMonth: "decide_by"}

func questionMark(k int) mark          { return markQuestion | mark(k)<<8 }
func roleMark(k, role int) mark        { return markRole | mark(k)<<8 | mark(role) }
func decisionMark(k, part int) mark    { return markDecision | mark(k)<<8 | mark(part) }
func fieldMark(record, field int) mark { return markField | mark(record)<<8 | mark(field) }
func registerMark(slot int) mark       { return markRegister | mark(slot)<<8 }

func (m mark) kind() mark { return m & markKind }
func (m mark) high() int  { return int(m &^ (markKind | markOutOfScope) >> 8) }
func (m mark) low() int   { return int(m & markLow) }

// name returns the reference a mark stands for: security.today,
// security.today/business (that role's answer), security.plan.decide_by,
// milestones, outage, i1.money or outage.hours.
func (ev *evaluation) name(m mark) string {
	switch m.kind() {
	case markQuestion:
		return ev.e.questions[m.high()].ID
	case markRole:
		return ev.e.questions[m.high()].ID + "/" + string(Roles[m.low()])
	case markDecision:
		return ev.e.questions[m.high()].ID + "." + decisionNames[m.low()]
	case markRegister:
		return registerName(m.high())
	}
	rec := &ev.records[m.high()]
	return rec.id() + "." + rec.kind.fields[m.low()].name
}

// RefQuestion returns the question that a reference of [Evidence], [Undecided]
// or [Telling] is about: security.plan, security.plan/business (what one role
// says) or security.plan.owner. It is nil for a record's field and for a register.
// part is what follows the question's id, such as business or owner; "" for the
// answer as a whole.
func (q *Questionnaire) RefQuestion(reference string) (question *Question, part string) {
	if question := q.Question(reference); question != nil {
		return question, ""
	}
	at := strings.LastIndexAny(reference, "/.")
	if at < 0 {
		return nil, ""
	}
	question, part = q.Question(reference[:at]), reference[at+1:]
	if question == nil || reference[at] == '.' && !slices.Contains(decisionNames[:], part) {
		return nil, ""
	}
	return question, part
}

// RefTitle returns in words what a reference of [Evidence], [Undecided] or
// [Telling] stands for: a question's title (with the role, where one role's
// answer is meant), a record's title and field, a register or the outage's sheet.
func (q *Questionnaire) RefTitle(r *Review, reference string) Text {
	if question, part := q.RefQuestion(reference); question != nil {
		title := question.Title
		if title == "" {
			title = question.ID
		}
		switch {
		case part == "":
		case strings.Contains(reference, "/"):
			title += " (" + part + ")"
		default:
			title += ": " + strings.ReplaceAll(part, "_", " ")
		}
		return Safe(title)
	}
	record, field, isField := strings.Cut(reference, ".")
	title, known := r.Title(record)
	switch {
	case record == string(OutageKey):
		title = outageTitle
	case !known || !isField:
		return Safe(reference)
	case title == "":
		title = Safe(record)
	}
	if !isField {
		return title
	}
	return title + Safe(": "+strings.ReplaceAll(field, "_", " "))
}
