package questionnaire

import (
	"slices"
	"strings"
)

// A naming says which ids changed, and to what.
type naming map[numbered]string

// log returns a log in which records have other ids. Each revision keeps its own
// id and its place.
func (n naming) log(log []Change) []Change {
	if len(n) == 0 {
		return log
	}
	out := slices.Clone(log)
	for k, c := range out {
		out[k] = n.change(c)
	}
	return out
}

func (n naming) id(space, id string) string {
	if to, ok := n[numbered{space, id}]; ok {
		return to
	}
	return id
}

func (n naming) change(c Change) Change {
	c.Key = n.key(c.Key)
	c.Before, c.After = n.record(c.Before), n.record(c.After)
	c.By = n.speaker(c.By)
	return c
}

func (n naming) speaker(s Speaker) Speaker { return Speaker(n.id("respondent", string(s))) }

func (n naming) key(k Key) Key {
	if p, ok := numberedAt(k); ok {
		return Key(k.Kind() + "/" + n.id(p.space, p.id))
	}
	parts := strings.Split(string(k), "/")
	switch {
	case len(parts) != 3:
		return k
	case parts[0] == "answer":
		return AnswerKey(parts[1], n.speaker(Speaker(parts[2])))
	case parts[0] == "disposition":
		return DispositionKey(parts[1], n.id(planSpace, parts[2]))
	}
	return k
}

func (n naming) record(rec Record) Record {
	switch rec := rec.(type) {
	case PlanRecord:
		return rec.rewired(n.id(planSpace, rec.Key().id()), n.plan)
	case Respondent:
		rec.ID = n.id("respondent", rec.ID)
		return rec
	case Request:
		rec.ID = n.id("request", rec.ID)
		return rec
	case Answer:
		rec.Respondent = n.id("respondent", rec.Respondent)
		return rec
	case Disposition:
		rec.Subject = n.id(planSpace, rec.Subject)
		return rec
	case Snapshot:
		rec.State = n.kept(rec.State)
		return rec
	}
	return rec
}

// plan returns references to records of the plan by their present ids.
func (n naming) plan(ids []string) []string {
	out := slices.Clone(ids)
	for k, id := range out {
		out[k] = n.id(planSpace, id)
	}
	return out
}

// kept returns what a snapshot keeps: as it was, but for the ids. What cannot be
// read stays as it is.
func (n naming) kept(state []Kept) []Kept {
	records, err := Read(state)
	if err != nil {
		return state
	}
	then := &Review{}
	for k, rec := range records {
		records[k] = n.record(rec)
	}
	then.Fill(records)
	out, err := Keep(then.Records())
	if err != nil {
		return state
	}
	return out
}
