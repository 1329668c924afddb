package export

import (
	"fmt"

	"diligence/questionnaire"
)

// withheld counts what stays out of a document for this audience, kind by kind.
// It is asked last, when every note that goes in has gone in.
func (p *projector) withheld(appendix bool) (out []Count) {
	add := func(n int, one, many string) {
		if n > 0 {
			out = append(out, Count{N: n, What: is(n, one, many)})
		}
	}
	if p.audience != Private || p.brief {
		answers, findings := countPrivate(p.r)
		add(answers, "private note on an answer", "private notes on answers")
		add(findings, "private note on a finding", "private notes on findings")
		add(privateRequests(p.r), "private note on a request", "private notes on requests")
	}
	notes, single, hidden, evidence := 0, 0, 0, 0
	for id, by := range p.r.Answers {
		outside := p.question[id] == nil || p.res.Positions[id].Hidden
		for _, a := range by {
			if hasNote(a) && !p.shown[a.Key()] {
				notes++
			}
			if a.Status == questionnaire.Unanswered {
				continue
			}
			if outside && !p.audience.named() {
				hidden++
			} else if !appendix {
				single++
			}
			if !appendix || !p.audience.named() {
				evidence += len(a.Evidence)
			}
		}
	}
	add(len(p.names.role), "name of a person, replaced by a role", "names of people, replaced by roles")
	add(single, "answer of a single role in full", "answers of single roles in full")
	add(notes, "shared note", "shared notes")
	add(hidden, "answer to a question out of scope", "answers to questions out of scope")
	add(evidence, "evidence reference", "evidence references")
	return out
}

func total(list []Count) (n int) {
	for _, c := range list {
		n += c.N
	}
	return n
}

// Sharing is what to know before a document leaves the house.
type Sharing struct {
	Audience Audience
	File     string
	In       []string    // what goes in
	Out      []string    // what stays out
	Withheld int         // items that stay out
	Names    []FoundName // possible names of people in free texts
}

// BeforeYouShare says what goes into d and what stays out. The format names the
// file and changes nothing else: all formats hold the same.
func BeforeYouShare(d Document, f Format) Sharing {
	s := Sharing{Audience: d.Audience, File: FileName(d, f), Withheld: total(d.Withheld), Names: d.FoundNames()}
	s.In = d.heldWords()
	if d.Changes != nil {
		s.In = append(s.In, "What changed since "+d.Changes.Since)
	}
	s.In = append(s.In, d.peopleAndAnswers()...)
	for _, c := range d.Withheld {
		s.Out = append(s.Out, fmt.Sprintf("%d %s", c.N, c.What))
	}
	if d.Brief {
		s.Out = append(s.Out, "The full report: the areas, the plan but for milestones, the risks and the evidence")
	}
	if d.Appendix == nil {
		s.Out = append(s.Out, "The appendix of all answers")
	}
	return s
}

// heldWords says what a document holds of the review, but for people and answers.
func (d Document) heldWords() []string {
	if d.Brief {
		found, coming := d.Summary, d.coming()
		return []string{
			"Two pages: the verdict, what is at stake, the first decisions and the figures at a glance",
			fmt.Sprintf("%d of %s", min(briefFindings, len(found.Findings)), plural(len(found.Findings)+found.MoreFound, "finding", "findings")),
			fmt.Sprintf("%d of %s still to come", min(briefMilestones, coming), plural(coming, "milestone", "milestones")),
		}
	}
	held := []string{
		fmt.Sprintf("%d of %s answered, settled over the roles", d.Title.Answered, plural(d.Title.Asked, "question", "questions")),
		plural(len(d.Findings), "finding", "findings") + " and " + plural(len(d.Strengths), "strength", "strengths"), d.Scope.planWords(),
	}
	if d.Risk.Sheet.Given {
		held = append(held, "The outage work sheet, with what it comes to")
	}
	return held
}

// peopleAndAnswers says how far a document tells names, answers and notes.
func (d Document) peopleAndAnswers() (in []string) {
	if d.Audience.named() {
		in = append(in, "Names of people")
	}
	if d.Appendix != nil {
		in = append(in, map[Audience]string{
			Private: "All answers in full", Company: "All answers in full, with shared notes, dates and evidence", Board: "All answers by role, with shared notes",
		}[d.Audience])
	}
	if d.Audience == Private && !d.Brief {
		in = append(in, plural(len(d.PrivateNotes()), "private note", "private notes"))
	}
	if !d.Audience.named() {
		in = append(in, rolesForNames)
	}
	return in
}

// Lines returns the sharing as lines of plain text.
func (s Sharing) Lines() []string {
	return append([]string{"For: " + string(s.Audience), "File: " + s.File}, s.Contents()...)
}

// Contents is what of the lines is about what goes in and what stays out.
func (s Sharing) Contents() []string {
	out := []string{"Goes in:"}
	for _, l := range s.In {
		out = append(out, "  + "+l)
	}
	out = append(out, fmt.Sprintf("Stays out (%s):", plural(s.Withheld, "item", "items")))
	for _, l := range s.Out {
		out = append(out, "  - "+l)
	}
	if len(s.Out) == 0 {
		out = append(out, "  nothing")
	}
	return append(out, s.nameLines()...)
}

// nameLines lists the possible names: those the copy still holds, which somebody
// should look at, then those replaced.
func (s Sharing) nameLines() (out []string) {
	var kept, replaced []FoundName
	for _, f := range s.Names {
		if f.Replaced {
			replaced = append(replaced, f)
		} else {
			kept = append(kept, f)
		}
	}
	if len(kept) > 0 {
		out = append(out, fmt.Sprintf("Look at %s left in the text:", plural(len(kept), "possible name of a person", "possible names of people")))
		for _, l := range nameLines(kept) {
			out = append(out, "  ? "+l)
		}
	}
	if len(replaced) > 0 {
		out = append(out, fmt.Sprintf("%s in free text, replaced:", plural(len(replaced), "name of a person", "names of people")))
		for _, l := range nameLines(replaced) {
			out = append(out, "  - "+l)
		}
	}
	return out
}

const rolesForNames = "Roles instead of names of people, where a field or the words around tell one"
