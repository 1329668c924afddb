package export

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"diligence/questionnaire"
)

// A NamePolicy says what becomes of names of people that a board's or investor's
// copy finds in free text. The people that fields name, such as owners, are
// always shown as roles there.
type NamePolicy string

// The policies. ReplaceNames puts a role, or words to that effect, for names that
// are sure, and lists those that are only possible, since a wrong guess garbles a
// sentence; ReplaceAll replaces them too. KeepNames leaves all as they are.
// StopAtNames makes nothing while there is any.
const (
	ReplaceNames NamePolicy = "replace"
	ReplaceAll   NamePolicy = "all"
	KeepNames    NamePolicy = "keep"
	StopAtNames  NamePolicy = "stop"
)

// NamePolicies lists the policies.
var NamePolicies = []NamePolicy{ReplaceNames, ReplaceAll, KeepNames, StopAtNames}

// replaces reports whether names that are sure, or only possible, are replaced.
func (n NamePolicy) replaces(sure bool) bool {
	return n == ReplaceAll || sure && n == ReplaceNames
}

// Options say for whom a review is projected, and how.
type Options struct {
	Audience Audience
	Now      time.Time // dates the document and starts its 24 months
	Names    NamePolicy
	Since    *Since // adds what changed since then; nil for nothing
	Stood    *Stood // marks the document as an earlier state; nil for the review as it stands

	Brief     bool // two pages, which hold no answers
	NoAnswers bool // neither the appendix of answers nor quoted notes
	Look      Look
}

// A FoundName is what may be the name of a person in a free text.
type FoundName struct {
	Name     string
	Sure     bool
	Replaced bool                // the copy does not hold it
	Places   []string            // where it stands, such as "the note on “Why now” (business)"
	Keys     []questionnaire.Key // what holds each of the places
}

// A NamesError says that names were found and that the policy is to stop.
type NamesError struct{ Found []FoundName }

// Error counts the names.
func (e *NamesError) Error() string {
	return plural(len(e.Found), "possible name of a person stands", "possible names of people stand") + " in free text: " + strings.Join(nameLines(e.Found), "; ")
}

// Hint says how to go on.
func (e *NamesError) Hint() string {
	return "reword the notes, or choose --names replace, all or keep"
}

// nameReport is what the search for names found. A document holds it behind a
// pointer, for the person who shares it: no writer reads it.
type nameReport struct {
	policy NamePolicy
	found  []FoundName
}

// A freeText is a text that may hold names, and where it stands.
type freeText struct {
	key         questionnaire.Key
	place, text string
	table       string // the register it stands in; "" for answers
	shown       func() bool
}

// named are the questions whose answer every copy names.
var named = map[string]bool{"context.company": true, "context.reviewer": true}

// freeTexts lists what people wrote, private notes apart.
func (p *projector) freeTexts() (out []freeText) {
	for _, id := range p.answeredIDs() {
		reads := func() bool { return p.audience.named() || p.question[id] != nil && !p.res.Positions[id].Hidden }
		for _, a := range p.answers(id) {
			at := quoted(p.titleOf(id)) + " (" + roleWord(a.Role) + ")"
			out = append(out,
				freeText{a.Key(), "the note on " + at, string(a.Note), "", func() bool { return p.shown[a.Key()] }},
				freeText{a.Key(), "the reason at " + at, string(a.Reason), "", reads})
			if x := p.question[id]; x != nil && x.Kind == questionnaire.KindText && !named[id] {
				out = append(out, freeText{a.Key(), "the answer to " + at, string(a.Value.Text()), "", reads})
			}
			if p.audience.named() {
				for _, e := range a.Evidence {
					out = append(out, freeText{a.Key(), "the evidence for " + at, string(e), "", reads})
				}
			}
		}
	}
	for rec := range p.r.Plan {
		kind, id, _ := strings.Cut(string(rec.Key()), "/")
		table := kind + "s"
		out = append(out, freeText{rec.Key(), "the name of " + kind + " " + id, string(rec.Heading()), table, nil})
		if m, ok := rec.(questionnaire.Milestone); ok {
			out = append(out, freeText{rec.Key(), "the metric of milestone " + id, string(m.Metric), table, nil})
		}
	}
	for _, q := range p.r.Requests {
		at := "request " + q.ID
		out = append(out, freeText{q.Key(), at, string(q.What), "", nil}, freeText{q.Key(), "the reason at " + at, string(q.Reason), "", nil})
	}
	out = append(out, freeText{questionnaire.OutageKey, "the outage sheet", string(p.r.Outage.DataLost), "", nil})
	for _, key := range slices.Sorted(maps.Keys(p.r.Dispositions)) {
		d := p.r.Dispositions[key]
		out = append(out, freeText{key, "the response to " + quoted(p.ruleTitle(d.Rule)), string(d.Reason), "findings", nil})
	}
	return out
}

// snapshotTexts lists what the snapshots are called of which a document tells.
func snapshotTexts(o Options) (out []freeText) {
	if o.Since != nil {
		out = append(out, freeText{place: "the name of the snapshot it tells changes since", text: string(questionnaire.Safe(o.Since.Name))})
	}
	if o.Stood != nil {
		out = append(out, freeText{place: "the name of its snapshot", text: string(o.Stood.Name)})
	}
	return out
}

// findNames searches free texts and, where the policy says so, has the sure
// names replaced from then on.
func (p *projector) findNames(texts []freeText) {
	d := newDetector(p.q, p.r)
	at := map[string]int{} // of a name, plus one
	for _, x := range texts {
		for _, s := range d.find(composed(x.text)) {
			if p.names.knows(s.name) {
				continue
			}
			key := strings.ToLower(s.name)
			if at[key] == 0 {
				p.found = append(p.found, foundName{suspect: s})
				at[key] = len(p.found)
			}
			f := &p.found[at[key]-1]
			f.sure = f.sure || s.sure
			f.role = max(f.role, s.role) // the same whatever the order
		}
	}
	for k := range p.found { // wherever else the name stands
		for _, x := range texts {
			if strings.Contains(composed(x.text), p.found[k].name) {
				p.found[k].texts = append(p.found[k].texts, x)
			}
		}
	}
	if !p.policy.replaces(true) {
		return
	}
	slices.SortStableFunc(p.found, func(a, b foundName) int { return len(b.name) - len(a.name) }) // Marisol is who Marisol Quint is
	for _, f := range p.found {
		if p.policy.replaces(f.sure) && !p.names.knows(f.name) {
			p.names.addFound(f.name, f.role, d)
		}
	}
	p.found = p.united(p.found)
}

// united returns names with those that went as a part of another, such as a given
// name alone, taken into it.
func (p *projector) united(list []foundName) []foundName {
	whole := func(f foundName) (at int) {
		at = -1
		for k, g := range list {
			if g.sure && len(g.name) > len(f.name) && !strings.ContainsAny(f.name+g.name, "@/") && (at < 0 || len(g.name) > len(list[at].name)) && partOf(words(f.name), words(g.name)) && p.names.knows(f.name) {
				at = k
			}
		}
		return at
	}
	for k, f := range list {
		if at := whole(f); at >= 0 {
			list[at].texts = append(list[at].texts, f.texts...)
			list[k].texts = nil
		}
	}
	return slices.DeleteFunc(list, func(f foundName) bool { return f.texts == nil })
}

func partOf(some, all []string) bool {
	return !slices.ContainsFunc(some, func(w string) bool { return !slices.Contains(all, w) })
}

// A foundName is a suspect with the texts it stands in.
type foundName struct {
	suspect
	texts []freeText
}

// nameReport lists the names found in texts that the copy holds; table names the
// register it holds, "" for a whole document.
func (p *projector) nameReport(table string) *nameReport {
	out := &nameReport{policy: p.policy}
	for _, f := range p.found {
		n := FoundName{Name: f.name, Sure: f.sure, Replaced: p.policy.replaces(f.sure) || p.policy.replaces(true) && p.names.knows(f.name)}
		for _, x := range f.texts {
			if (table == "" || x.table == table) && (x.shown == nil || x.shown()) && !slices.Contains(n.Places, x.place) {
				n.Places, n.Keys = append(n.Places, x.place), append(n.Keys, x.key)
			}
		}
		if len(n.Places) > 0 {
			out.found = append(out.found, n)
		}
	}
	slices.SortStableFunc(out.found, func(a, b FoundName) int {
		switch {
		case a.Replaced == b.Replaced:
			return 0
		case b.Replaced:
			return -1
		}
		return 1
	})
	return out
}

// FoundNames returns what may be names of people in the free texts of a board's or
// investor's copy, those it still holds first. It is for the person who shares the
// document, not for its readers.
func (d Document) FoundNames() []FoundName { return d.names.list() }

func (r *nameReport) list() []FoundName {
	if r == nil {
		return nil
	}
	return r.found
}

// Left returns the names that a copy still holds.
func Left(found []FoundName) []FoundName {
	return slices.DeleteFunc(slices.Clone(found), func(f FoundName) bool { return f.Replaced })
}

// StopForNames returns a [*NamesError] where names were found, else nil.
func StopForNames(found []FoundName) error {
	if len(found) == 0 {
		return nil
	}
	return &NamesError{found}
}

// nameLines says of each name where it stands.
func nameLines(found []FoundName) []string {
	out := make([]string, len(found))
	for i, f := range found {
		out[i] = fmt.Sprintf("%s in %s", quoted(shorten(f.Name, 60)), joinAnd(few(f.Places, 3)))
	}
	return out
}
