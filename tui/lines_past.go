package tui

import (
	"strings"

	"diligence/questionnaire"
)

// pastShut says why earlier states cannot be heard now, if so.
func (t *talk) pastShut() bool {
	switch s := t.session; {
	case s.trial != nil:
		t.refuse(questionnaire.Problem{What: "snapshots are of the review and not of what is tried", Hint: "keep what you tried, or discard it, first"})
	case s.veiled():
		t.refuse(questionnaire.Problem{What: "snapshots hold everybody's answers", Hint: "let the reviewer speak first: as reviewer"})
	default:
		return false
	}
	return true
}

// snapshot keeps the review as it stands.
func (t *talk) snapshot(name string) {
	if t.pastShut() {
		return
	}
	if name == "" {
		name, _ = t.ask("Keep the review as it stands: what is the occasion? Enter leaves it")
	}
	if name == "" {
		return
	}
	s := t.session
	snapshot, err := s.whole.Snapshot(questionnaire.Safe(name), s.now())
	if err != nil {
		t.refuse(err)
		return
	}
	s.record(s.whole.Put(snapshot, s.speaker, s.now()))
	t.say("Kept as: " + snapshot.Name.Line() + ". It does not change any more.")
}

// snapshots tells what was kept, newest first, and what changed since one of it.
func (t *talk) snapshots() {
	if t.pastShut() {
		return
	}
	p := &past{session: t.session}
	kept := p.snapshots()
	if len(kept) == 0 {
		t.say("No snapshots yet. Snapshot and a name behind it keeps the review as it stands.")
		return
	}
	list := t.snapshotItems(kept)
	t.sayf("Snapshots: %d, the newest first.", len(kept))
	n, ok := t.choose("Compare which", list)
	if !ok {
		return
	}
	what, ok := t.choose("What to do with "+kept[n].Name.Line(), []item{
		{"", "Hear what changed since, up to now."}, {"", "Hear what changed up to another snapshot."}, {"", "Delete it for good."},
	})
	switch {
	case !ok:
	case what == 0:
		t.tellChanges(p.choose(kept[n]))
	case what == 1:
		if other, ok := t.choose("Up to which", list); ok {
			p.marked = kept[n].ID
			t.tellChanges(p.choose(kept[other]))
		}
	case t.sure("delete", "delete the snapshot "+kept[n].Name.Line()+" for good, while the review does not change"):
		s := t.session
		s.record(s.whole.Remove(kept[n].Key(), s.speaker, s.now())...)
		t.say("Deleted: " + kept[n].Name.Line() + ".")
	}
}

func (t *talk) snapshotItems(kept []questionnaire.Snapshot) (list []item) {
	for _, s := range kept {
		list = append(list, item{s.ID, s.Name.Line() + ", " + exactly(s.At, t.session.now())})
	}
	return list
}

// changed tells what changed since a day or a snapshot, up to now or to another.
func (t *talk) changed(said string) {
	if t.pastShut() {
		return
	}
	if said == "" {
		said, _ = t.ask("Since when: a snapshot, or a day such as yesterday, 2 weeks or 2026-11-02; Enter leaves it")
	}
	if said == "" {
		return
	}
	said = strings.TrimPrefix(said, "since ")
	since, until, both := strings.Cut(said, " until ")
	from, fromName, ok := t.stateCalled(since)
	if !ok {
		return
	}
	to, toName := state(nil), "now"
	if both && !strings.EqualFold(strings.TrimSpace(until), toName) {
		if to, toName, ok = t.stateCalled(until); !ok {
			return
		}
	}
	p := &past{session: t.session}
	t.tellChanges(p.compare(from, to, fromName, toName))
}

// stateCalled returns the state that a snapshot's name or a day stands for.
func (t *talk) stateCalled(said string) (of state, name string, ok bool) {
	s := t.session
	if kept, ok := s.whole.SnapshotNamed(said); ok && strings.TrimSpace(said) != "" {
		return atSnapshot(kept), kept.Name.Line(), true
	}
	if day, ok := parseSince(said, s.now()); ok {
		return atDay(day), "the beginning of " + day.Format("2 January 2006"), true
	}
	t.refuse(questionnaire.Problem{What: quoted(said) + " is no snapshot and no day that has been", Hint: "say a day such as 2026-11-02, yesterday or 3 days; snapshots tells those"})
	return nil, "", false
}

// tellChanges tells what a comparison came to, and goes to one of it.
func (t *talk) tellChanges(out outcome) {
	msg, ok := out.cmd().(comparedMsg)
	if !ok {
		return
	}
	d := msg.of
	d.came(msg)
	t.sayf("What changed from %s to %s.", d.fromName, d.toName)
	for _, l := range d.foot() {
		t.say(ended(l))
	}
	if d.err != nil || len(d.items) == 0 {
		return
	}
	var leads []diffItem
	var list []item
	for _, x := range d.items {
		if x.row.heading {
			t.say(ended(headingWords(x.row.text)))
			continue
		}
		leads = append(leads, x)
		list = append(list, item{label: x.row.text})
		t.sayf("%d. %s", len(leads), t.changeWords(x))
	}
	n, ok := t.pick("Go to which", list)
	switch {
	case !ok:
	case leads[n].to(t.session):
		t.follow(t.session.takeJump())
	default:
		t.say("It is not there any more.")
	}
}

// headingWords sets the number a heading ends with apart.
func headingWords(text string) string {
	if n := strings.LastIndexByte(text, ' '); n > 0 {
		return text[:n] + ":" + text[n:]
	}
	return text
}

// changeWords tells a row of a comparison in a sentence.
func (t *talk) changeWords(x diffItem) string {
	said := x.row.text
	if x.row.tail != "" {
		said += ", " + x.row.tail
	}
	switch {
	case x.change != nil:
		said += ". " + t.spokenChange(*x.change)
	case x.row.below != "":
		said += ". " + x.row.below
	}
	return ended(said)
}

// spokenChange tells field by field what a change changed.
func (t *talk) spokenChange(c questionnaire.Change) string {
	s := t.session
	var said []string
	for _, f := range s.q.FieldChanges(c, s.currency()) {
		before, after := cut(f.Before.Line(), longestChange), cut(f.After.Line(), longestChange)
		field := capital(f.Field)
		switch {
		case field == "" && after == "not there":
			said = append(said, "Taken away: "+before)
		case field == "" && before == "not there":
			said = append(said, "Added: "+after)
		case field == "":
			said = append(said, "From "+before+" to "+after)
		case before == questionnaire.NotGiven:
			said = append(said, field+": "+after)
		case after == questionnaire.NotGiven:
			said = append(said, field+" taken away, it was: "+before)
		default:
			said = append(said, field+": from "+before+" to "+after)
		}
	}
	if len(said) == 0 {
		return "Said again."
	}
	for n := range said {
		said[n] = ended(said[n])
	}
	return strings.Join(said, " ")
}
