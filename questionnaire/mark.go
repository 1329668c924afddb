package questionnaire

import (
	"strings"

	"cel.dev/cel-go/common/types"
)

// A mark numbers one thing an expression can read or miss: a question's
// position, one role's answer to it, a register, or a field of a record of the
// plan. Unknown values carry marks instead of words, so that merging them is
// cheap; [evaluation.name] gives the words. Marks sort as their names are listed.
type mark int64

const (
	markQuestion mark = (iota + 1) << 40
	markRole
	markRegister
	markField

	markKind       = 7 << 40
	markOutOfScope = 1 << 60 // not applicable or out of scope: nothing to ask for
	markLow        = 0xff    // a role or a field
)

func questionMark(k int) mark          { return markQuestion | mark(k)<<8 }
func roleMark(k, role int) mark        { return markRole | mark(k)<<8 | mark(role) }
func fieldMark(record, field int) mark { return markField | mark(record)<<8 | mark(field) }

func registerMark(name string) mark {
	if name == forInitiatives {
		return markRegister
	}
	return markRegister | 1<<8
}

func (m mark) kind() mark { return m & markKind }
func (m mark) high() int  { return int(m &^ (markKind | markOutOfScope) >> 8) }
func (m mark) low() int   { return int(m & markLow) }

// unknown returns a value that is unknown for want of m.
func (m mark) unknown() *types.Unknown { return types.NewUnknown(int64(m), nil) }

// missingMarks returns what could be asked for, in order; none where all that is
// unknown is out of scope or not applicable.
func missingMarks(u *types.Unknown) []mark {
	var missing []mark
	for _, id := range u.IDs() {
		if m := mark(id); m&markOutOfScope == 0 {
			missing = append(missing, m)
		}
	}
	return missing
}

// name returns the reference a mark stands for: security.today,
// security.today/business (that role's answer), milestones, or i1.money.
func (ev *evaluation) name(m mark) string {
	switch m.kind() {
	case markQuestion:
		return ev.e.questions[m.high()].ID
	case markRole:
		return ev.e.questions[m.high()].ID + "/" + string(Roles[m.low()])
	case markRegister:
		if m == registerMark(forInitiatives) {
			return forInitiatives
		}
		return forMilestones
	}
	rec := &ev.records[m.high()]
	return rec.id() + "." + rec.fields()[m.low()].name
}

// RefTitle returns in words what a reference of [Evidence], [Undecided] or
// [Telling] stands for: a question's title (with the role, where one role's
// answer is meant), a record's title and field, or a register.
func (q *Questionnaire) RefTitle(r *Review, reference string) Text {
	id, role, ofRole := strings.Cut(reference, "/")
	if question := q.Question(id); question != nil {
		title := question.Title
		if title == "" {
			title = question.ID
		}
		if ofRole {
			title += " (" + role + ")"
		}
		return Safe(title)
	}
	if record, field, ok := strings.Cut(reference, "."); ok {
		if title, ok := r.Title(record); ok {
			if title == "" {
				title = Safe(record)
			}
			return title + Safe(": "+strings.ReplaceAll(field, "_", " "))
		}
	}
	return Safe(reference)
}
