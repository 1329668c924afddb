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
	put(Answer{Question: "a.one", Respondent: "p1", Role: RoleBusiness, Status: Answered, Value: TextValue("x"), Note: "said so"})
	put(Answer{Question: "a.two", Role: RoleReviewer, Status: Withheld, Reason: "sealed"})
	put(Answer{Question: "a.two", Role: RoleTechnology, Note: "only a note"})
	if r.SeenBy(RoleTechnology) != r {
		t.Error("without blind answers a speaker sees another review")
	}
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
	put(Answer{Question: "a.one", Role: RoleTechnology, Status: DoNotKnow})
	if got := speakers(RoleTechnology, "a.one"); len(got) != 2 {
		t.Errorf("having answered, technology sees what %v said", got)
	}
	if len(r.Answers["a.one"]) != 2 || len(r.Answers["a.two"]) != 2 {
		t.Error("looking changed the review")
	}
}
