package questionnaire

import (
	"slices"

	"cel.dev/cel-go/common/types"
)

// What rules see beside the plan's registers.
const (
	slotOutage = planSlots + iota
	slotAreas
	slotQuarters
	slotQuestions
	slots
)

// A recordKind is a kind of record as rules see it.
type recordKind struct {
	slot   int
	one    string // the variable of a rule for each of them, such as milestone
	list   string // the variable of all of them, and what such a rule is for
	typ    *types.Type
	fields []recordField // the id first, then what it is called
	refs   []int         // the fields that name other records
	status int
	area   int // the field that names its area, -1 for none
}

// recordKinds are the kinds of records, by slot.
var recordKinds = [slots]*recordKind{
	slotInitiatives:    newKind(slotInitiatives, "initiative", "initiatives", "Initiative", initiativeFields),
	slotMilestones:     newKind(slotMilestones, "milestone", "milestones", "Milestone", milestoneFields),
	slotHires:          newKind(slotHires, "hire", "hires", "Hire", hireFields),
	slotCompetences:    newKind(slotCompetences, "competence", "competences", "Competence", competenceFields),
	slotCertifications: newKind(slotCertifications, "certification", "certifications", "Certification", certificationFields),
	slotRisks:          newKind(slotRisks, "risk", "risks", "Risk", riskFields),
	slotOutage:         newKind(slotOutage, "outage", "", "Outage", outageFields),
	slotAreas:          newKind(slotAreas, "area", "areas", "Area", areaFields),
	slotQuarters:       newKind(slotQuarters, "", "quarters", "Quarter", quarterFields),
	slotQuestions:      newKind(slotQuestions, "question", "questions", "Question", questionFields),
}

// The places of the fields that every record has.
const (
	fieldID = iota
	fieldHeading
)

func newKind(slot int, one, list, typeName string, fields []recordField) *recordKind {
	k := &recordKind{slot: slot, one: one, list: list, typ: types.NewObjectType(typeName), fields: fields}
	k.status, k.area = fieldNamed(fields, "status"), fieldNamed(fields, "area")
	for at := range fields {
		f := &fields[at]
		if f.class == classRefs {
			k.refs = append(k.refs, at)
		}
		for _, word := range f.words {
			f.values = append(f.values, types.String(word))
		}
	}
	return k
}

func fieldNamed(fields []recordField, name string) int {
	return slices.IndexFunc(fields, func(f recordField) bool { return f.name == name })
}

// ownArea reports whether the subjects of a rule for scope have an area of their
// own, in which each finding is shown.
func ownArea(scope string) bool {
	return scope == recordKinds[slotAreas].list || scope == recordKinds[slotQuestions].list
}

// forOnce is what a rule is for that is told once.
const forOnce = "once"

// slotFor returns the kind of records a rule is for, -1 for a rule told once.
func slotFor(scope string) int {
	for slot, kind := range recordKinds {
		if kind.one != "" && kind.list == scope && scope != "" {
			return slot
		}
	}
	return -1
}

// ruleScopes lists what a rule may be for.
func ruleScopes() []string {
	scopes := []string{forOnce, recordKinds[slotAreas].list, recordKinds[slotQuestions].list}
	for _, kind := range recordKinds[:planSlots] {
		scopes = append(scopes, kind.list)
	}
	return scopes
}

// recordWords lists the words that records take in the rule language.
func recordWords() (words []string) {
	for _, kind := range recordKinds {
		for _, word := range []string{kind.one, kind.list} {
			if word != "" {
				words = append(words, word)
			}
		}
	}
	return words
}
