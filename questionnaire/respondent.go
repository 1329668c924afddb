package questionnaire

import "slices"

// A Respondent is a person who answers, with the role they speak for. Ids are
// p1, p2 …, never a role's name.
type Respondent struct {
	ID   string `json:"id"`
	Name Text   `json:"name"`
	Role Role   `json:"role"`
}

// Key returns where the review holds the respondent.
func (p Respondent) Key() Key { return Key("respondent/" + p.ID) }

// A Speaker is who gives an answer: a respondent's id, or a role for one who
// speaks for it without a name. A question holds one answer a speaker.
type Speaker string

// Respondent returns the respondent with that id.
func (r *Review) Respondent(id string) (Respondent, bool) {
	for _, p := range r.Respondents {
		if p.ID == id {
			return p, true
		}
	}
	return Respondent{}, false
}

// SpeakersRole returns the role a speaker speaks for, "" where there is no such
// speaker.
func (r *Review) SpeakersRole(s Speaker) Role {
	if slices.Contains(Roles, Role(s)) {
		return Role(s)
	}
	p, _ := r.Respondent(string(s))
	return p.Role
}

// Said returns an empty answer of speaker to a question, to be filled.
func (r *Review) Said(question string, s Speaker) Answer {
	a := Answer{Question: question, Role: r.SpeakersRole(s)}
	if !slices.Contains(Roles, Role(s)) {
		a.Respondent = string(s)
	}
	return a
}

// SpeakerName returns what a speaker is called: a respondent's name and role, or
// the role. It is for the company's own eyes: boards and investors read roles.
func (r *Review) SpeakerName(s Speaker) string {
	if p, ok := r.Respondent(string(s)); ok {
		return string(p.spoken())
	}
	return string(Safe(string(s)))
}

// AnswersTo returns what was said to a question, in order of roles and then of
// speakers.
func (r *Review) AnswersTo(question string) (list []Answer) {
	for _, role := range Roles {
		list = append(list, ofRole(r.Answers[question], role)...)
	}
	return list
}

// A Level is how well an answer is shown to be true.
type Level string

// Levels is the ladder of evidence, lowest first. An answer without a level is
// claimed.
var Levels = []Level{Claimed, "shown", "document-seen", "verified"}

// Claimed is the level of an answer that rests on words alone.
const Claimed Level = "claimed"
