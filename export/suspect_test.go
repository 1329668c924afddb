package export

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// A noted sentence is a line of a corpus with the names a reader finds in it.
type noted struct {
	text  string
	names []string
}

// corpus reads sentences, one a line; after a tab the names in it, if any, parted
// by bars. "\n" stands for a line end.
func corpus(t testing.TB, file string) (out []noted) {
	t.Helper()
	f, err := os.Open("testdata/names/" + file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		text, names, named := strings.Cut(lines.Text(), "\t")
		x := noted{text: strings.ReplaceAll(text, `\n`, "\n")}
		if named {
			x.names = strings.Split(names, "|")
		}
		if text != "" {
			out = append(out, x)
		}
	}
	return out
}

// A tally counts what a detector found of what there is.
type tally struct{ names, sure, listed, wrongSure, wrongListed, sentences int }

func count(t testing.TB, d *detector, list []noted) (n tally) {
	t.Helper()
	for _, x := range list {
		n.sentences++
		n.names += len(x.names)
		found := d.find(x.text)
		for _, name := range x.names {
			at := slices.IndexFunc(found, func(s suspect) bool { return s.name == name })
			switch {
			case at < 0:
				t.Logf("missed %q in %q", name, x.text)
			case found[at].sure:
				n.sure++
			default:
				n.listed++
				t.Logf("only listed %q in %q", name, x.text)
			}
		}
		for _, s := range found {
			switch {
			case slices.Contains(x.names, s.name):
			case s.sure:
				n.wrongSure++
				t.Logf("wrong and sure: %q in %q", s.name, x.text)
			default:
				n.wrongListed++
				t.Logf("wrong, listed: %q in %q", s.name, x.text)
			}
		}
	}
	return n
}

// TestCorpora measures the detector on notes as they are written. The files named
// unseen, fresh and later were measured before anything was fitted to them: of 44,
// 21 and 25 names 31, 19 and 20 were found, 24, 13 and 12 of them sure; of what was
// sure, all but four were names. Those named kinds hold one of each kind of name.
func TestCorpora(t *testing.T) {
	d := newDetector(builtin(t), newReview(builtin(t), "Larkspur Logistics"))
	var people, things tally
	for _, kind := range []string{"", "-unseen", "-fresh", "-kinds", "-later"} {
		people.add(count(t, d, corpus(t, "people"+kind+".txt")))
		things.add(count(t, d, corpus(t, "things"+kind+".txt")))
	}
	t.Logf("with people %+v, without %+v", people, things)
	if found := people.sure + people.listed; found*100 < people.names*96 || people.sure*100 < people.names*80 {
		t.Errorf("of %d names %d are sure and %d listed", people.names, people.sure, people.listed)
	}
	if people.wrongSure+things.wrongSure > 0 {
		t.Errorf("%d things would be replaced as people", people.wrongSure+things.wrongSure)
	}
	if things.wrongListed*4 > things.sentences {
		t.Errorf("%d things are listed in %d sentences without people", things.wrongListed, things.sentences)
	}
}

func (n *tally) add(m tally) {
	n.names += m.names
	n.sure += m.sure
	n.listed += m.listed
	n.wrongSure += m.wrongSure
	n.wrongListed += m.wrongListed
	n.sentences += m.sentences
}

// TestNamePolicies holds what becomes of names in free text, in every form a copy
// has, and that the reader of the copy is told nothing of them.
func TestNamePolicies(t *testing.T) {
	r := full(t)
	note := func(id, s string) {
		a, stands := r.Answer(id, questionnaire.RoleTechnology)
		if !stands {
			a = r.Said(id, questionnaire.RoleTechnology)
		}
		a.Note = questionnaire.Text(s)
		r.Apply(r.Put(a, questionnaire.RoleTechnology, today))
	}
	note("team.today", "Wiebke Arnold said that Anselm, our head of data, will leave. Grüße an Quillonde auch.")
	note("security.today", "See linkedin.com/in/wiebke-arnold-7, said Wiebke Arnold. Perpetua Voss (CFO) pays; Perpetua waits.")
	note("context.company", "Called so by Dr Lovisa Brahm.")
	note("operations.fix", "Wiebke draws it; without Wiebke Arnold nothing moves. Quillonde agrees.")
	risk, _ := r.PlanRecord("r1")
	k := risk.(questionnaire.Risk)
	k.Title = "Anselm goes, said Wiebke Arnold"
	r.Apply(r.Put(k, questionnaire.RoleReviewer, today))
	res := evaluate(cut(), r)
	copyFor := func(a Audience, n NamePolicy) (Document, string) {
		d := Project(cut(), r, res, Options{Audience: a, Now: today, Names: n})
		return d, string(Markdown(d)) + fmt.Sprintf("%+v", d)
	}
	for _, a := range []Audience{Board, Investor} {
		d, s := copyFor(a, ReplaceNames)
		if strings.Contains(s, "Wiebke") || strings.Contains(s, "Arnold") || strings.Contains(s, "Anselm") || strings.Contains(s, "Brahm") {
			t.Errorf("%s: a name: %s", a, around(s, "Wiebke"))
		}
		if !strings.Contains(s, "The head of data goes, said (name left out)") {
			t.Errorf("%s: the risk reads %q", a, d.Risk.Register[0].Title)
		}
		if a == Board && !strings.Contains(s, "Called so by (name left out).") {
			t.Errorf("the note on the company's name reads %s", around(s, "Called so"))
		}
		if a == Board && !strings.Contains(s, "Grüße an Quillonde") {
			t.Error("a possible name is gone from the text")
		}
		if a == Board && !strings.Contains(s, "The CFO pays; the CFO waits.") {
			t.Errorf("a part of a name is another person: %s", around(s, "pays;"))
		}
		sharing := strings.Join(BeforeYouShare(d, FormatMarkdown).Lines(), "\n")
		for _, want := range []string{"“Wiebke Arnold” in the note on “", "“linkedin.com/in/wiebke-arnold-7” in the note on “", "“Anselm” in the note on “", "the name of risk r1"} {
			if !strings.Contains(sharing, want) {
				t.Errorf("%s: before you share does not say %q:\n%s", a, want, sharing)
			}
		}
		if !strings.Contains(sharing, "  ? “Quillonde” in the note on “") {
			t.Errorf("%s: the possible name is not listed:\n%s", a, sharing)
		}
		if left := Left(d.FoundNames()); len(left) != 1 || left[0].Name != "Quillonde" {
			t.Errorf("%s: left are %v", a, left)
		}
		if d, s := copyFor(a, ReplaceAll); strings.Contains(s, "Quillonde") || len(Left(d.FoundNames())) > 0 {
			t.Errorf("%s: a possible name is left: %s", a, around(s, "Quillonde"))
		}
		if _, s := copyFor(a, KeepNames); !strings.Contains(s, "Anselm goes, said Wiebke Arnold") || strings.Contains(s, "Ines Okafor") {
			t.Errorf("%s: keep replaces what it should not, or keeps an owner", a)
		}
		err := StopForNames(d.FoundNames())
		if e, ok := err.(*NamesError); !ok || !strings.Contains(e.Error(), "6 possible names of people stand in free text: ") || e.Hint() == "" {
			t.Errorf("%s: stop says %v", a, err)
		}
	}
	if d, s := copyFor(Company, ReplaceNames); len(d.FoundNames()) > 0 || !strings.Contains(s, "Wiebke draws it; without Wiebke Arnold") {
		t.Error("the company's copy lacks names")
	}
	if StopForNames(nil) != nil {
		t.Error("stops for nothing")
	}
}

// TestRespondentsAreRoles holds that people who answered are roles in text.
func TestRespondentsAreRoles(t *testing.T) {
	r := full(t)
	r.Apply(r.Put(questionnaire.Respondent{ID: "p1", Name: "Odile Farr", Role: questionnaire.RoleProduct}, questionnaire.RoleReviewer, today))
	a, _ := r.Answer("team.today", questionnaire.RoleTechnology)
	a.Note = "Odile Farr disagrees, and ODILE FARR is right."
	r.Apply(r.Put(a, questionnaire.RoleTechnology, today))
	s := string(Markdown(document(t, r, Board)))
	if strings.Contains(s, "Odile") || !strings.Contains(s, "The product respondent disagrees, and the product respondent is right.") {
		t.Error(around(s, "disagrees"))
	}
}

func builtin(t testing.TB) *questionnaire.Questionnaire {
	t.Helper()
	q, err := questionnaire.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return q
}
