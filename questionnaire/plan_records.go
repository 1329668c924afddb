package questionnaire

import (
	"cmp"
	"slices"
)

// The kinds of keys that hold records of the plan.
const (
	kindInitiative    = "initiative"
	kindMilestone     = "milestone"
	kindHire          = "hire"
	kindCompetence    = "competence"
	kindCertification = "certification"
	kindRisk          = "risk"
)

// planKinds lists them in the order of the registers.
var planKinds = []string{kindInitiative, kindMilestone, kindHire, kindCompetence, kindCertification, kindRisk}

// outageRegister is how files and questions name the outage work sheet.
const outageRegister = "outage"

// registerOf returns how files and questions name the register of a kind.
func registerOf(kind string) string { return kind + "s" }

// registerNames lists what [Question.Records] may name.
var registerNames = []string{
	registerOf(kindInitiative), registerOf(kindMilestone), registerOf(kindHire), registerOf(kindCompetence),
	registerOf(kindCertification), registerOf(kindRisk), outageRegister,
}

// A PlanRecord is a record of one of the plan's registers: an [Initiative],
// [Milestone], [Hire], [Competence], [Certification] or [Risk]. Ids are unique
// over all registers.
type PlanRecord interface {
	Record
	// Heading returns what the record is called: its title, role, what or name.
	Heading() Text
	// References returns the other records it names.
	References() []Reference
	// ident returns the record's id, [Key.ID] of its key.
	ident() string
	// rewired returns the record with another id, and with refs made of each list
	// of references.
	rewired(id string, refs func([]string) []string) PlanRecord
}

// A Reference is a field of a record that names other records.
type Reference struct {
	Field string
	Kinds []string // kinds of keys it may name
	IDs   []string
}

// Heading returns the title.
func (i Initiative) Heading() Text { return i.Title }

// Heading returns the title.
func (m Milestone) Heading() Text { return m.Title }

// Heading returns the role.
func (h Hire) Heading() Text { return h.Role }

// Heading returns what must be learnt.
func (c Competence) Heading() Text { return c.What }

// Heading returns the name.
func (c Certification) Heading() Text { return c.Name }

// Heading returns the title.
func (k Risk) Heading() Text { return k.Title }

var (
	toInitiatives = []string{kindInitiative}
	toMilestones  = []string{kindMilestone}
	toRoadMap     = []string{kindMilestone, kindInitiative}
)

// References returns needs.
func (i Initiative) References() []Reference {
	return []Reference{{"needs", toInitiatives, i.Needs}}
}

// References returns rests_on.
func (m Milestone) References() []Reference {
	return []Reference{{"rests_on", toRoadMap, m.RestsOn}}
}

// References returns needed_by.
func (h Hire) References() []Reference {
	return []Reference{{"needed_by", toInitiatives, h.NeededBy}}
}

// References returns needed_by.
func (c Competence) References() []Reference {
	return []Reference{{"needed_by", toInitiatives, c.NeededBy}}
}

// References returns needed_for and carried_by.
func (c Certification) References() []Reference {
	return []Reference{{"needed_for", toMilestones, c.NeededFor}, {"carried_by", toInitiatives, c.CarriedBy}}
}

// References returns answered_by.
func (k Risk) References() []Reference {
	return []Reference{{"answered_by", toInitiatives, k.AnsweredBy}}
}

func (i Initiative) ident() string    { return i.ID }
func (m Milestone) ident() string     { return m.ID }
func (h Hire) ident() string          { return h.ID }
func (c Competence) ident() string    { return c.ID }
func (c Certification) ident() string { return c.ID }
func (k Risk) ident() string          { return k.ID }

func (i Initiative) rewired(id string, refs func([]string) []string) PlanRecord {
	i.ID, i.Needs = id, refs(i.Needs)
	return i
}

func (m Milestone) rewired(id string, refs func([]string) []string) PlanRecord {
	m.ID, m.RestsOn = id, refs(m.RestsOn)
	return m
}

func (h Hire) rewired(id string, refs func([]string) []string) PlanRecord {
	h.ID, h.NeededBy = id, refs(h.NeededBy)
	return h
}

func (c Competence) rewired(id string, refs func([]string) []string) PlanRecord {
	c.ID, c.NeededBy = id, refs(c.NeededBy)
	return c
}

func (c Certification) rewired(id string, refs func([]string) []string) PlanRecord {
	c.ID, c.NeededFor, c.CarriedBy = id, refs(c.NeededFor), refs(c.CarriedBy)
	return c
}

func (k Risk) rewired(id string, refs func([]string) []string) PlanRecord {
	k.ID, k.AnsweredBy = id, refs(k.AnsweredBy)
	return k
}

// without returns the record without references to id.
func without(rec PlanRecord, id string) PlanRecord {
	return rec.rewired(rec.ident(), func(ids []string) []string {
		return slices.DeleteFunc(slices.Clone(ids), func(x string) bool { return x == id })
	})
}

func refersTo(rec PlanRecord, id string) bool {
	return slices.ContainsFunc(rec.References(), func(r Reference) bool { return slices.Contains(r.IDs, id) })
}

// Plan calls yield for each record of the plan, dropped ones included, register
// by register and each in natural order of ids.
func (r *Review) Plan(yield func(PlanRecord) bool) {
	_ = eachOf(r.Initiatives, yield) && eachOf(r.Milestones, yield) && eachOf(r.Hires, yield) &&
		eachOf(r.Competences, yield) && eachOf(r.Certifications, yield) && eachOf(r.Risks, yield)
}

func eachOf[T PlanRecord](list []T, yield func(PlanRecord) bool) bool {
	for _, x := range list {
		if !yield(x) {
			return false
		}
	}
	return true
}

// PlanRecord returns the record of the plan with that id. Screens ask for many of
// them each time they are drawn.
func (r *Review) PlanRecord(id string) (PlanRecord, bool) {
	found := cmp.Or(
		withID(r.Initiatives, id), withID(r.Milestones, id), withID(r.Hires, id),
		withID(r.Competences, id), withID(r.Certifications, id), withID(r.Risks, id),
	)
	return found, found != nil
}

func withID[T PlanRecord](list []T, id string) PlanRecord {
	for n := range list {
		if list[n].ident() == id {
			return list[n]
		}
	}
	return nil
}

// find returns the element of list under key.
func find[T Record](list []T, key Key) Record {
	for _, x := range list {
		if x.Key() == key {
			return x
		}
	}
	return nil
}
