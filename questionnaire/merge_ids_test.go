package questionnaire

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// write adds, changes and takes out records as two people would who number theirs
// alike, and lets others refer to them.
func (c *mergeCopy) write(rng *rand.Rand, now time.Time) {
	title := func() Text {
		return []Text{"Audit trail", "Billing", "Cut the batch window", "Drop the old portal"}[rng.IntN(4)]
	}
	put := func(rec Record) { c.do(c.r.Put(rec, RoleReviewer, now)) }
	var ids []string
	for _, i := range c.r.Initiatives {
		ids = append(ids, i.ID)
	}
	some := func() string { return ids[rng.IntN(len(ids))] }
	switch n := rng.IntN(10); {
	case n < 2 || len(ids) == 0:
		put(Initiative{ID: c.r.FreeID("i"), Title: title()})
	case n == 2:
		put(Milestone{ID: c.r.FreeID("m"), Title: title(), RestsOn: []string{some()}})
	case n == 3:
		c.owned(some(), Text(fmt.Sprint("team ", rng.IntN(3))), now)
	case n == 4:
		put(Disposition{Rule: "roadmap.unbacked", Subject: some(), Verdict: "accepted", Reason: title()})
	case n == 5:
		put(Request{ID: c.r.FreeID("q"), What: title()})
	case n == 6:
		put(Respondent{ID: c.r.FreeID("p"), Name: title(), Role: RoleBusiness})
	case n == 7 && len(c.r.Respondents) > 0:
		p := c.r.Respondents[rng.IntN(len(c.r.Respondents))]
		a := c.r.Said("security.today", Speaker(p.ID))
		a.Status, a.Value = Answered, TextValue("said by "+p.Name)
		c.do(c.r.Put(a, a.Speaker(), now))
	case n == 8:
		c.do(InStep(c.r.Remove(InitiativeKey(some()), RoleReviewer, now))...)
	default:
		s, err := c.r.Snapshot(Text(fmt.Sprint("state ", rng.IntN(1e9))), now)
		if err == nil {
			put(s)
		}
	}
}

func (c *mergeCopy) owned(id string, owner Text, now time.Time) {
	i, _ := c.r.Initiative(id)
	i.Owner = owner
	c.do(c.r.Put(i, RoleReviewer, now))
}

// Records that copies added under one id, each its own, are all kept on every
// machine under the same ids, whatever the order of merging.
func TestMergeKeepsWhatWasNumberedAlike(t *testing.T) {
	for seed := range uint64(300) {
		end := oneEnd(t, seed, (*mergeCopy).write)
		for question, said := range end.r.Answers {
			for who, a := range said {
				if p, ok := end.r.Respondent(string(who)); !ok || a.Value.String() != "said by "+string(p.Name) {
					t.Errorf("seed %d: the answer to %s by %s (%s) is %q", seed, question, who, p.Name, a.Value)
				}
			}
		}
		for _, s := range end.r.Snapshots {
			if _, err := end.r.At(s); err != nil {
				t.Errorf("seed %d: %v", seed, err)
			}
		}
	}
}

// Everything that means a renumbered record follows it: references, decisions,
// answers, history and snapshots; and the merge tells of it once.
func TestWhatMeansARenumberedRecordFollowsIt(t *testing.T) {
	base := &mergeCopy{r: &Review{ID: "r"}}
	base.do(base.r.Put(Initiative{ID: "i1", Title: "Keys"}, RoleReviewer, stepTime))
	put := func(c *mergeCopy, recs ...Record) {
		for _, rec := range recs {
			c.do(c.r.Put(rec, RoleReviewer, stepTime))
		}
	}
	one, other := base.clone(), base.clone()
	put(one, Initiative{ID: "i2", Title: "Audit trail"}, Respondent{ID: "p1", Name: "Ada Example", Role: RoleBusiness},
		Milestone{ID: "m1", Title: "Audited", RestsOn: []string{"i2"}})
	put(other, Initiative{ID: "i2", Title: "Partition the store"}, Respondent{ID: "p1", Name: "Bo Sample", Role: RoleProduct},
		Initiative{ID: "i2", Title: "Split the store"}, Hire{ID: "h1", Role: "SRE", NeededBy: []string{"i2", "i1"}},
		Disposition{Rule: "roadmap.unbacked", Subject: "i2", Verdict: "accepted", Reason: "known"},
		Answer{Question: "security.today", Respondent: "p1", Role: RoleProduct, Status: Answered, Value: TextValue("works")})
	s, err := other.r.Snapshot("before", stepTime)
	if err != nil {
		t.Fatal(err)
	}
	put(other, s)

	for _, x := range []struct {
		what     string
		into, of *mergeCopy
		mine     bool
	}{{"into the one that keeps its ids", one.clone(), other, false}, {"into the one that gives them up", other.clone(), one, true}} {
		t.Run(x.what, func(t *testing.T) {
			got := Merge(x.into.r, x.into.log, x.of.log, nobody, RoleReviewer, stepTime)
			i2, p1 := "i2-"+consonants("initiative partition the store")[:3], "p1-"+consonants("respondent bo sample")[:3]
			want := []Renumbered{
				{InitiativeKey("i2"), InitiativeKey(i2), "Split the store", x.mine},
				{"respondent/p1", Key("respondent/" + p1), "Bo Sample (product)", x.mine},
			}
			if !slices.Equal(got.Renumbered, want) || len(got.Conflicts) > 0 {
				t.Fatalf("renumbered %v, conflicts %v; want %v", got.Renumbered, got.Conflicts, want)
			}
			x.into.merge(t, x.of, stepTime)
			r := x.into.r
			h, _ := r.Get("hire/h1").(Hire)
			m, _ := r.Milestone("m1")
			if !slices.Equal(h.NeededBy, []string{i2, "i1"}) || !slices.Equal(m.RestsOn, []string{"i2"}) {
				t.Errorf("h1 is needed by %v, m1 rests on %v", h.NeededBy, m.RestsOn)
			}
			a, _ := r.Answer("security.today", Speaker(p1))
			d, _ := r.Get(DispositionKey("roadmap.unbacked", i2)).(Disposition)
			if a.Respondent != p1 || a.Value.Text() != "works" || d.Reason != "known" {
				t.Errorf("the answer is %+v, the decision %+v", a, d)
			}
			var titles []Text
			for _, c := range Revisions(x.into.log, i2) {
				titles = append(titles, c.After.(Initiative).Title)
			}
			if !slices.Equal(titles, []Text{"Split the store", "Partition the store"}) {
				t.Errorf("the history of %s is %q", i2, titles)
			}
			then, err := r.At(r.Snapshots[0])
			if err != nil || then.Get(InitiativeKey(i2)) == nil || then.Get(InitiativeKey("i2")) != nil {
				t.Errorf("the snapshot holds %v, %v", then.Initiatives, err)
			}
		})
	}
}

// Records that both copies called the same are one, and an id that was given up is
// not given again.
func TestMergeUnitesWhatIsCalledTheSame(t *testing.T) {
	base := &mergeCopy{r: &Review{ID: "r"}}
	one, other := base.clone(), base.clone()
	one.do(one.r.Put(Risk{ID: "r1", Title: "One zone "}, RoleReviewer, stepTime))
	other.do(other.r.Put(Risk{ID: "r1", Title: "one  Zone"}, RoleReviewer, stepTime))
	if got := Merge(one.r, one.log, other.log, nobody, RoleReviewer, stepTime); len(got.Conflicts) != 1 || got.Renumbered != nil {
		t.Errorf("conflicts %v, renumbered %v", got.Conflicts, got.Renumbered)
	}
	one.do(one.r.Remove("risk/r1", RoleReviewer, stepTime)...)
	if id := one.r.FreeID("r"); id != "r2" {
		t.Errorf("after r1 was taken out comes %s", id)
	}
	loaded := &Review{}
	loaded.Fill(one.r.Records())
	loaded.Recall(one.log)
	if id := loaded.FreeID("r"); id != "r2" {
		t.Errorf("loaded again, after r1 comes %s", id)
	}
}

// No bundle, however it was made, keeps a merge looking for a free id.
func TestAFreeIDIsFoundWhateverIsTaken(t *testing.T) {
	var log []Change
	const what = "initiative x"
	p := numbered{planSpace, "i1"}
	seen := map[string]bool{}
	for range 100 {
		id := freshID(p, what, log)
		if seen[id] || !recordID.MatchString(id) {
			t.Fatalf("%s is no free id", id)
		}
		seen[id] = true
		log = append(log, Change{Key: InitiativeKey(id), After: Initiative{ID: id}})
	}
	long := strings.Repeat("x", 32)
	if id := freshID(numbered{planSpace, long}, what, nil); !recordID.MatchString(id) || id == long {
		t.Errorf("%s is no id", id)
	}
}
