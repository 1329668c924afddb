package questionnaire

import (
	"slices"
	"strconv"
	"strings"
)

// farthest is how many months a record may be moved at once; more is a slip.
const farthest = 1200

// movable lists the fields that move when a record of the kind does.
var movable = map[string][]string{
	kindInitiative: {"start", "end"}, kindMilestone: {"month"}, kindHire: {"month"},
	kindCompetence: {"month"}, kindCertification: {"month"},
}

func (w *trier) move(arg string) {
	const form = "write ID=+3, ID=-2 or ID=2027-09"
	at := w.argument(arg)
	id, by, ok := strings.Cut(arg, "=")
	id, by = strings.TrimSpace(id), strings.TrimSpace(by)
	if !ok || id == "" {
		w.failf(at, "", form, "this moves nothing")
		return
	}
	rec, key := w.find(id)
	fields := movable[key.Kind()]
	switch {
	case rec == nil:
		w.failf(at, id, w.moveHint(id), "there is no record %q", shown(id))
		return
	case len(fields) == 0:
		w.failf(at, id, w.moveHint(""), "%s has no month, so it cannot be moved", shown(id))
		return
	case !w.once(at, "the month of "+id):
		return
	}
	n := w.tree(at, rec, key)
	first, dated := firstMonth(n, fields)
	if !dated {
		w.failf(at, id, "set one instead: "+id+"."+fields[0]+"=2027-03", "%s has no month to move from", id)
		return
	}
	shift, err := strconv.Atoi(by)
	switch to, isMonth := parseMonth(by); {
	case isMonth:
		shift = int(to - first)
	case err != nil || shift > farthest || shift < -farthest:
		w.failf(at, id, form, "%s cannot be moved by %q", id, shown(by))
		return
	}
	for _, name := range fields {
		if m, ok := n.month(name); ok {
			n.put(name, &node{kind: nodeText, text: (m + Month(shift)).String(), line: at.line})
		}
	}
}

// month returns the month a field holds.
func (n *node) month(name string) (Month, bool) {
	v := n.get(name)
	if v == nil {
		return 0, false
	}
	m, err := ParseMonth(v.text)
	return m, err == nil
}

// firstMonth returns the month in the first of the fields that has one.
func firstMonth(n *node, fields []string) (Month, bool) {
	for _, name := range fields {
		if m, ok := n.month(name); ok {
			return m, true
		}
	}
	return 0, false
}

// moveHint lists what can be moved, the nearest to id first.
func (w *trier) moveHint(id string) string {
	var ids []string
	for rec := range w.r.Plan {
		if len(movable[rec.Key().Kind()]) > 0 {
			ids = append(ids, rec.Key().id())
		}
	}
	slices.SortStableFunc(ids, compareNatural)
	if len(ids) == 0 {
		return "the plan holds nothing yet that has a month"
	}
	return orElse(accepted(id, ids), "initiatives, milestones, hires, competences and certifications have a month")
}
