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

func without(ids []string, id string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(x string) bool { return x == id })
}

// compareNatural orders i2 before i10.
func compareNatural(a, b string) int {
	pa, na := splitNumber(a)
	pb, nb := splitNumber(b)
	return cmp.Or(cmp.Compare(pa, pb), cmp.Compare(na, nb), cmp.Compare(a, b))
}

func splitNumber(s string) (prefix string, n int) {
	prefix = strings.TrimRight(s, "0123456789")
	if prefix != s {
		n, _ = strconv.Atoi(s[len(prefix):])
	}
	return prefix, n
}
