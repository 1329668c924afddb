package questionnaire

import (
	"slices"
	"testing"
	"time"
)

// TestSeenBy: before they answer, others see nothing of what was said, notes and
// flags included; the reviewer sees all.
func TestSeenBy(t *testing.T) {
	r := NewReview("Voxbox", Edition{}, time.Unix(0, 0))
	put := func(rec Record) { r.Apply(r.Put(rec, RoleReviewer, time.Unix(1, 0))) }
	put(Respondent{ID: "p1", Name: "Ann", Role: RoleBusiness})
	put(Answer{Question: "a.one", Respondent: "p1", Role: RoleBusiness, Status: Answered, Value: TextValue("x"), Note: "said so", Private: "not to all"})
	put(Answer{Question: "a.two", Role: RoleReviewer, Status: Withheld, Reason: "sealed"})
	put(Answer{Question: "a.two", Role: RoleTechnology, Note: "only a note"})
	if r.SeenBy(RoleTechnology) != r {
		t.Error("without blind answers a speaker sees another review")
	}
	put(Request{ID: "q1", What: "a paper", Question: "a.one", Private: "they balk"})
	put(Request{ID: "q2", What: "a plan"})
	put(Disposition{Rule: "a.rule", Verdict: "accepted", Reason: "known", Private: "they know it"})
	put(Info{Name: "Voxbox", Blind: true})
	if r.SeenBy(RoleReviewer) != r {
		t.Error("the reviewer does not see the review itself")
	}
	put(Respondent{ID: "p2", Name: "Bea", Role: RoleReviewer})
	if r.SeenBy("p2") != r {
		t.Error("a reviewer by name does not see the review itself")
	}
	speakers := func(s Speaker, question string) (who []Speaker) {
		for _, a := range r.SeenBy(s).AnswersTo(question) {
			who = append(who, a.Speaker())
		}
		return who
	}
	for _, x := range []struct {
		who      Speaker
		question string
		want     []Speaker
	}{
		{RoleTechnology, "a.one", nil},
		{RoleTechnology, "a.two", []Speaker{RoleTechnology}},
		{"p1", "a.one", []Speaker{"p1"}},
		{"p1", "a.two", nil},
		{RoleReviewer, "a.two", []Speaker{RoleTechnology, RoleReviewer}},
	} {
		if got := speakers(x.who, x.question); !slices.Equal(got, x.want) {
			t.Errorf("%s sees of %s what %v said, not %v", x.who, x.question, got, x.want)
		}
	}
	if n := len(r.SeenBy(RoleTechnology).Requests); n != 0 {
		t.Errorf("before answering, technology sees %d requests", n)
	}
	put(Answer{Question: "a.one", Role: RoleTechnology, Status: DoNotKnow, Private: "mine"})
	if got := speakers(RoleTechnology, "a.one"); len(got) != 2 {
		t.Errorf("having answered, technology sees what %v said", got)
	}
	seen := r.SeenBy(RoleTechnology)
	theirs, own := seen.Answers["a.one"]["p1"], seen.Answers["a.one"][RoleTechnology]
	if theirs.Note != "said so" || theirs.Private != "" || own.Private != "mine" {
		t.Errorf("having answered, technology sees %+v beside %+v", theirs, own)
	}
	d := seen.Dispositions[DispositionKey("a.rule", "")]
	if len(seen.Requests) != 1 || seen.Requests[0].Private != "" || d.Reason != "known" || d.Private != "" {
		t.Errorf("having answered, technology sees the requests %+v and the decision %+v", seen.Requests, d)
	}
	if r.Requests[0].Private == "" || r.Dispositions[DispositionKey("a.rule", "")].Private == "" || r.Answers["a.one"]["p1"].Private == "" {
		t.Error("looking took notes away")
	}
	if len(r.Answers["a.one"]) != 2 || len(r.Answers["a.two"]) != 2 {
		t.Error("looking changed the review")
	}
}
