package questionnaire

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Fill puts records into a review that has none of them, each once, in any order.
func (r *Review) Fill(records []Record) {
	for _, rec := range records {
		switch rec := rec.(type) {
		case Respondent:
			r.Respondents = append(r.Respondents, rec)
		case Request:
			r.Requests = append(r.Requests, rec)
		case Snapshot:
			r.Snapshots = append(r.Snapshots, rec)
		case Initiative:
			r.Initiatives = append(r.Initiatives, rec)
		case Milestone:
			r.Milestones = append(r.Milestones, rec)
		case Hire:
			r.Hires = append(r.Hires, rec)
		case Competence:
			r.Competences = append(r.Competences, rec)
		case Certification:
			r.Certifications = append(r.Certifications, rec)
		case Risk:
			r.Risks = append(r.Risks, rec)
		default:
			r.apply(Change{Key: rec.Key(), After: rec})
		}
	}
	inOrder(r.Respondents)
	inOrder(r.Requests)
	inOrder(r.Snapshots)
	inOrder(r.Initiatives)
	inOrder(r.Milestones)
	inOrder(r.Hires)
	inOrder(r.Competences)
	inOrder(r.Certifications)
	inOrder(r.Risks)
}

// replace returns list with what stands under key replaced by after, in natural
// order. It never writes into list, which a [Change] or a clone may share.
func replace[T Record](list []T, key Key, after Record) []T {
	list = slices.DeleteFunc(slices.Clone(list), func(x T) bool { return x.Key() == key })
	if x, ok := after.(T); ok {
		list = append(list, x)
	}
	inOrder(list)
	return list
}

func inOrder[T Record](list []T) {
	slices.SortFunc(list, func(a, b T) int { return compareNatural(string(a.Key()), string(b.Key())) })
}

// FreeID returns prefix and the least number that is above any a record had: an id
// that the history or a decision still speaks of is not given again. What was taken
// out before the review was loaded is known once it has heard of it, see [Review.Recall].
func (r *Review) FreeID(prefix string) string {
	most := r.spent[prefix]
	note := func(id string) {
		if letters, n := splitNumber(id); letters == prefix {
			most = max(most, n)
		}
	}
	for rec := range r.Plan {
		note(rec.Key().ID())
	}
	for _, p := range r.Respondents {
		note(p.ID)
	}
	for _, q := range r.Requests {
		note(q.ID)
	}
	for _, d := range r.Dispositions {
		note(d.Subject)
	}
	return prefix + strconv.Itoa(most+1)
}

// Recall tells the review of its log, for the ids of what was taken out.
func (r *Review) Recall(log []Change) {
	for _, c := range log {
		r.spend(c)
	}
}

// spend notes the id of what a change takes out.
func (r *Review) spend(c Change) {
	p, ok := numberedAt(c.Key)
	if !ok || c.After != nil {
		return
	}
	letters, n := splitNumber(p.id)
	if n <= r.spent[letters] {
		return
	}
	if r.spent == nil {
		r.spent = map[string]int{}
	}
	r.spent[letters] = n
}

// compareNatural orders i2 before i10.
func compareNatural(a, b string) int {
	pa, na := splitNumber(a)
	pb, nb := splitNumber(b)
	return cmp.Or(cmp.Compare(pa, pb), cmp.Compare(na, nb), cmp.Compare(a, b))
}

// splitNumber returns what stands before a number at the end, and the number: 0
// where there is none or it is past counting.
func splitNumber(s string) (prefix string, n int) {
	prefix = strings.TrimRight(s, "0123456789")
	if prefix == s {
		return prefix, 0
	}
	if n, err := strconv.Atoi(s[len(prefix):]); err == nil && n < 1e9 {
		return prefix, n
	}
	return prefix, 0
}
