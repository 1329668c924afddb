package questionnaire

// A State is a review at one time and what follows from it.
type State struct {
	Review *Review
	Result Result
}

// A Diff is what changed between two states of a review.
type Diff struct {
	Answers  []AnswerChange
	Records  []RecordChange
	Findings Comparison
	Slipped  []Slip
	ZigZag   int // how often dates turned round: see [ZigZag]
}

// An AnswerChange is an answer that was given, taken back or changed. Before and
// After are nil where there was, or is, none.
type AnswerChange struct {
	Question      string
	Speaker       Speaker
	Before, After *Answer
}

// A RecordChange is a record of the plan, or the outage sheet, that came, went or
// changed. Before and After are nil where there was, or is, none.
type RecordChange struct {
	Key           Key
	Before, After Record
}

// A Slip is a milestone that moved to a later month, or lost it.
type Slip struct {
	Milestone string // id
	Title     Text
	From, To  Month // To is 0 where it has no month any more
}

// Difference tells what changed from one state to another. states are those in
// between, in order of time, both ends included; they count for the zig-zag.
func Difference(from, to State, states []*Review) Diff {
	return Diff{
		Answers:  answerChanges(from.Review, to.Review),
		Records:  recordChanges(from.Review, to.Review),
		Findings: Compare(from.Result.Findings, to.Result.Findings),
		Slipped:  slips(from.Review, to.Review),
		ZigZag:   ZigZag(states),
	}
}

// answerChanges compares what was said. When it was said does not count.
func answerChanges(from, to *Review) (out []AnswerChange) {
	for _, key := range changedKeys(from, to, func(k Key) bool { return k.Kind() == "answer" }) {
		var c AnswerChange
		if a, ok := from.Get(key).(Answer); ok {
			c.Question, c.Speaker, c.Before = a.Question, a.Speaker(), &a
		}
		if a, ok := to.Get(key).(Answer); ok {
			c.Question, c.Speaker, c.After = a.Question, a.Speaker(), &a
		}
		out = append(out, c)
	}
	return out
}

func recordChanges(from, to *Review) (out []RecordChange) {
	for _, key := range changedKeys(from, to, func(k Key) bool { return k.ID() != "" || k == OutageKey }) {
		out = append(out, RecordChange{key, from.Get(key), to.Get(key)})
	}
	return out
}

// changedKeys returns the keys under which the two reviews differ: those of from
// in its order, then those only to has.
func changedKeys(from, to *Review, which func(Key) bool) (keys []Key) {
	for _, rec := range from.Records() {
		if key := rec.Key(); which(key) && !(Change{Before: rec, After: to.Get(key)}).idle() {
			keys = append(keys, key)
		}
	}
	for _, rec := range to.Records() {
		if key := rec.Key(); which(key) && from.Get(key) == nil {
			keys = append(keys, key)
		}
	}
	return keys
}

func slips(from, to *Review) (out []Slip) {
	for _, before := range from.Milestones {
		after, ok := to.Milestone(before.ID)
		if !ok || before.Month == 0 || after.Status == Dropped {
			continue
		}
		if after.Month == 0 || after.Month > before.Month {
			out = append(out, Slip{before.ID, after.Title, before.Month, after.Month})
		}
	}
	return out
}

// ZigZag returns how often the milestones of a review turned round over states in
// order of time: a date that moved one way and then the other, a milestone that
// was dropped or taken out, and one that came back (value-16).
func ZigZag(states []*Review) (turns int) {
	type track struct {
		month Month
		step  int
		gone  bool
	}
	tracks := map[string]*track{}
	for _, r := range states {
		for id, t := range tracks {
			m, ok := r.Milestone(id)
			if gone := !ok || m.Status == Dropped; gone != t.gone {
				t.gone = gone
				turns++
			}
		}
		for _, m := range r.Milestones {
			t := tracks[m.ID]
			if t == nil {
				tracks[m.ID] = &track{month: m.Month, gone: m.Status == Dropped}
				continue
			}
			if step := int(m.Month - t.month); t.month != 0 && m.Month != 0 && step != 0 {
				if t.step != 0 && step > 0 != (t.step > 0) {
					turns++
				}
				t.step = step
			}
			if m.Month != 0 {
				t.month = m.Month
			}
		}
	}
	return turns
}
