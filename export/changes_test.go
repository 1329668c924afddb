package export

import (
	"slices"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// since is the fixture and what changed to it from a state with other answers.
func since(t testing.TB) (*questionnaire.Review, *Since) {
	t.Helper()
	q, r := cut(), full(t)
	before := r.Clone()
	put := func(rec questionnaire.Record) { before.Apply(before.Put(rec, questionnaire.RoleReviewer, today)) }
	edit := func(question string, s questionnaire.Speaker, f func(*questionnaire.Answer)) {
		a, ok := before.Answer(question, s)
		if !ok {
			t.Fatalf("%s does not answer %s", s, question)
		}
		f(&a)
		put(a)
	}
	edit("architecture.today", "p1", func(a *questionnaire.Answer) {
		a.Value, a.Level = questionnaire.TextValue("strained"), ""
	})
	edit("architecture.today", questionnaire.RoleReviewer, func(a *questionnaire.Answer) { a.Value = questionnaire.TextValue("strained") })
	edit("context.business", questionnaire.RoleBusiness, func(a *questionnaire.Answer) {
		a.Value = questionnaire.TextValue("What Gerlinde Vogt once dreamt of")
	})
	edit("team.today", questionnaire.RoleTechnology, func(a *questionnaire.Answer) { a.Private = "PRIVbefore" })
	m, _ := before.Milestone("m2")
	m.Title, m.Month, m.Was = "The edition of Gerlinde Vogt", questionnaire.NewMonth(2027, 6), nil
	before.Milestones = append([]questionnaire.Milestone(nil), before.Milestones...)
	for k := range before.Milestones {
		if before.Milestones[k].ID == "m2" {
			before.Milestones[k] = m
		}
	}
	put(questionnaire.Milestone{ID: "m90", Title: "Gerlinde Vogt's pilot", Kind: "product", Month: questionnaire.NewMonth(2027, 5), Estimated: no})
	from := questionnaire.State{Review: before, Result: evaluate(q, before)}
	to := questionnaire.State{Review: r, Result: evaluate(q, r)}
	return r, &Since{Name: "Spring", At: today.AddDate(0, -3, 0), From: from,
		Diff: questionnaire.Difference(from, to, []*questionnaire.Review{before, r})}
}

func TestChangesSince(t *testing.T) {
	r, s := since(t)
	for _, a := range Audiences {
		d := Project(cut(), r, evaluate(cut(), r), Options{Audience: a, Now: today, Names: ReplaceNames, Since: s})
		src := string(Markdown(d))
		_, section, found := strings.Cut(src, "\n## What changed since Spring (15 October 2026)\n")
		if !found {
			t.Fatalf("%s has no such section", a)
		}
		section, _, _ = strings.Cut(section, "\n## ")
		want := []string{"| Enterprise edition | June 2027 | September 2027 | 3 months later |", " 1 milestone moved to a later month."}
		switch a {
		case Investor:
			want = append(want, "| Architecture today | the reviewer | Works under strain | Outgrown |", "| The business | business | in other words |", "2 answers changed.")
		case Board:
			want = append(want, "| Architecture today | technology | Works under strain | Outgrown (document seen) |", "3 answers changed.", "| in other words |")
		default:
			want = append(want, "| Architecture today | Maja Lind (technology) | Works under strain | Outgrown (document seen) |", "3 answers changed.", "What Gerlinde Vogt once dreamt of")
		}
		for _, w := range want {
			if !strings.Contains(section, w) {
				t.Errorf("%s lacks %q\n%s", a, w, section)
			}
		}
		if strings.Contains(src, "PRIVbefore") || !a.named() && strings.Contains(src, "Gerlinde") {
			t.Errorf("%s: the copy holds what it must not\n%s", a, section)
		}
		if !strings.Contains(section, "**Gone:**") || !strings.Contains(section, "a record that is listed no more") {
			t.Errorf("%s says nothing of findings that went\n%s", a, section)
		}
		if _, err := HTML(d); err != nil {
			t.Error(err)
		}
		brief := Project(cut(), r, evaluate(cut(), r), Options{Audience: a, Now: today, Names: ReplaceNames, Since: s, Brief: true})
		answers := map[bool]string{true: "2", false: "3"}[a == Investor]
		if src := string(Markdown(brief)); !strings.Contains(src, "| Since Spring (15 October 2026) | "+answers+" answers changed. 1 finding appeared, 1 went") {
			t.Errorf("%s in brief does not sum the changes up:\n%s", a, src)
		}
		for _, x := range []Document{d, brief} {
			if in := BeforeYouShare(x, FormatMarkdown).In; !slices.Contains(in, "What changed since Spring (15 October 2026)") {
				t.Errorf("%s: before sharing it says %q", a, in)
			}
		}
	}
}

// A state is marked as one, in the title and in the file's name, and a document of
// the review as it stands says nothing of states.
func TestSnapshotIsMarked(t *testing.T) {
	r := full(t)
	o := Options{Audience: Board, Now: today, Names: ReplaceNames,
		Stood: &Stood{Name: "Before Tom Brandt's visit", At: today, Made: today.AddDate(0, 2, 0)}}
	d := Project(cut(), r, evaluate(cut(), r), o)
	if want := "As it stood at the snapshot “Before (name left out)'s visit” of 15 January 2027; this copy was made on 15 March 2027"; d.Title.State != want {
		t.Error(d.Title.State)
	}
	if got := FileName(d, FormatMarkdown); got != "quayside-review-2027-01-15-before-name-left-out-s-visit-board.md" {
		t.Error(got)
	}
	o.Stood.Name = "What Perpetua Voss said"
	if d := Project(cut(), r, evaluate(cut(), r), o); strings.Contains(d.Title.State+FileName(d, FormatMarkdown), "erpetua") || len(d.FoundNames()) != 1 {
		t.Errorf("a name nobody else has: %s, %v", d.Title.State, d.FoundNames())
	}
	if !strings.Contains(string(Markdown(d)), "| State | As it stood at the snapshot ") {
		t.Error("the title block does not say so")
	}
	if d = document(t, r, Board); d.Title.State != "" || d.Changes != nil || strings.Contains(string(Markdown(d)), "| State |") {
		t.Errorf("%+v", d.Title)
	}
}

// A divergence names people for the company's own eyes alone.
func TestViewsByAudience(t *testing.T) {
	for _, a := range Audiences {
		src := string(Markdown(document(t, full(t), a)))
		if got := strings.Contains(src, "Maja Lind"); got != a.named() {
			t.Errorf("%s holds the respondent's name: %v", a, got)
		}
		if !strings.Contains(src, "Outgrown / Works under strain | 2 steps | leaders | not settled |") && !a.named() {
			t.Errorf("%s lacks the divergence", a)
		}
		if strings.Contains(src, "annoyed") != (a == Private) {
			t.Errorf("%s: the private note on a request", a)
		}
	}
}
