package questionnaire

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestClaimed(t *testing.T) {
	q := sketch(
		rule("x.high", "security.today == 'broken' && testing.today == 'broken'", is(High)),
		rule("x.medium", "security.today == 'broken'", is(Medium)),
		rule("x.praise", "security.today == 'broken'", aKind(Strength), is(Low)),
		rule("x.by", "by('technology', 'security.today') == 'broken'", is(Critical)),
		rule("x.record", "initiatives.exists(i, i.money == false)", is(Critical)),
	)
	mustCompile(t, q)
	r := leadership()
	r.Initiatives = []Initiative{{ID: "i1", Money: No}}
	voice(r, "security.today", "p1", textValue("broken"))
	voice(r, "testing.today", "p3", textValue("broken"))
	claimed := func() (list []string) {
		for _, f := range q.Evaluate(r, at2026).Findings {
			if f.Claimed {
				list = append(list, f.Rule)
			}
		}
		return list
	}
	if got := claimed(); !slices.Equal(got, []string{"x.by", "x.high", "x.praise"}) {
		t.Error(got)
	}
	voice(r, "testing.today", "p3", textValue("broken"), func(a *Answer) { a.Level = "document-seen" })
	if got := claimed(); !slices.Equal(got, []string{"x.by", "x.praise"}) {
		t.Error(got)
	}
	voice(r, "security.today", RoleReviewer, textValue("broken"), func(a *Answer) { a.Level = "verified" })
	if got := claimed(); !slices.Equal(got, []string{"x.by"}) { // what technology said was shown by nobody of it
		t.Error(got)
	}
}

func TestRefusedRequests(t *testing.T) {
	q, r := builtinForTest(t), leadership()
	severity := func() Severity {
		for _, f := range q.Evaluate(r, at2026).Findings {
			if f.Rule == "openness.refused" {
				if !strings.Contains(string(f.Statement), "The last penetration test") {
					t.Error(f.Statement)
				}
				return f.Severity
			}
		}
		return ""
	}
	ask := func(question string, status RequestStatus) {
		r.Apply(r.Put(Request{ID: "q1", What: "The last penetration test", Question: question, Status: status}, RoleReviewer, time.Unix(0, 0)))
	}
	for _, status := range []RequestStatus{"", RequestOpen, "received"} {
		if ask("security.today", status); severity() != "" {
			t.Errorf("%q speaks", status)
		}
	}
	if ask("", RequestRefused); severity() != Medium {
		t.Error(severity())
	}
	if ask("security.today", RequestRefused); severity() != High {
		t.Error(severity())
	}
	if say(r, "context.occasion", RoleReviewer, "term-sheet"); severity() != High {
		t.Error(severity())
	}
	another := Request{ID: "q2", What: "The list of open holes", Question: "security.today", Status: RequestRefused}
	if r.Apply(r.Put(another, RoleReviewer, time.Unix(0, 0))); severity() != Critical {
		t.Error(severity())
	}
	another.Status = "received"
	r.Apply(r.Put(another, RoleReviewer, time.Unix(0, 0)))
	voice(r, "security.today", "p1", textValue("works"))
	if ask("security.fix", RequestRefused); severity() != Medium { // out of scope
		t.Error(severity())
	}
}
