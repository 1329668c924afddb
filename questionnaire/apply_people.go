package questionnaire

import "time"

// The registers of an apply file that are no part of the plan.
const (
	respondentRegister = "respondents"
	requestRegister    = "requests"
)

// people reads the respondents before all else, so that an answer may speak as
// one the same file adds.
func (a *applier) people(root *node) {
	n := root.get(respondentRegister)
	if n == nil {
		return
	}
	a.register(n, respondentRegister, "p", fields.respondent)
	a.r = a.r.Clone()
	a.r.Apply(a.changes...)
}

func (f fields) respondent(n *node) {
	p := Respondent{ID: f.id}
	f.read(n, p.Key(), []taker{f.taken("id"), f.line("name", &p.Name), wordInto(f, "role", &p.Role)})
	f.a.add(n, p, f.a.by)
}

// request reads a request. Its private note stands unless the file gives one.
func (f fields) request(n *node) {
	q := Request{ID: f.id, At: f.a.now}
	if stands, ok := f.a.r.Get(q.Key()).(Request); ok && n.get("private") == nil {
		q.Private = stands.Private
	}
	f.read(n, q.Key(), []taker{
		f.taken("id"), f.line("what", &q.What), f.line("from", &q.From), wordInto(f, "question", &q.Question), f.month("due", &q.Due),
		wordInto(f, "status", &q.Status), f.text("reason", &q.Reason), f.text("private", &q.Private), f.moment("at", &q.At),
	})
	f.a.add(n, q, f.a.by)
}

func (f fields) moment(name string, to *time.Time) taker {
	return taker{name, func(n *node) {
		if t, ok := f.a.moment(n, f.at+name); ok {
			*to = t
		}
	}}
}

// moment reads a time to the second or finer; ok is false where there is none.
func (a *applier) moment(n *node, at string) (t time.Time, ok bool) {
	s, ok := a.raw(n, at)
	if !ok || s == "" {
		return t, false
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil || t.Year() < 1 || t.Year() > 9999 {
		a.failf(n, at, "write it as 2026-11-23T09:00:00Z", "%s cannot be %q, which is no time", at, shown(s))
		return t, false
	}
	return t.UTC(), true
}
