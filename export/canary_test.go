package export

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// marked is a review with a marker in every field a person may fill. The markers
// of private fields start with PRIV, those of people with PERSON.
func marked(t testing.TB) *questionnaire.Review {
	t.Helper()
	q := cut()
	r := full(t)
	n := 0
	for x := range q.All {
		for _, role := range questionnaire.Roles {
			a, ok := r.Answer(x.ID, questionnaire.Speaker(role))
			if !ok {
				continue
			}
			n++
			a.Private = questionnaire.Text(fmt.Sprintf("PRIVanswer%d", n))
			a.Owner = questionnaire.Text(fmt.Sprintf("Person%dfirst PERSON%dlast", n, n))
			a.Note = questionnaire.Text(fmt.Sprintf("Asked person%dfirst PERSON%dlast, and Person%dfirst agreed. NOTE%d.", n, n, n, n))
			a.Reason = questionnaire.Text(fmt.Sprintf("PERSON%dlast said so", n))
			if x.ID == "team.fix" || x.ID == "operations.outage_cost" {
				a.Status, a.Value = questionnaire.Withheld, questionnaire.Value{}
			}
			if x.Kind == questionnaire.KindText && x.Area != "context" {
				a.Value = questionnaire.TextValue(questionnaire.Text(fmt.Sprintf("Known to PERSON%dlast", n)))
			}
			a.Evidence = []questionnaire.Text{questionnaire.Text(fmt.Sprintf("EVIDENCE%d by PERSON%dlast", n, n))}
			r.Apply(r.Put(a, questionnaire.Speaker(role), today))
		}
	}
	for k, i := range slices.Clone(r.Initiatives) {
		i.Owner, i.ApprovedBy = questionnaire.Text(fmt.Sprintf("PERSONowner%d", k)), questionnaire.Text(fmt.Sprintf("PERSONapprover%d", k))
		i.Title += questionnaire.Text(fmt.Sprintf(" of PERSONowner%d", k))
		r.Apply(r.Put(i, questionnaire.RoleReviewer, today))
	}
	for k, m := range slices.Clone(r.Milestones) {
		m.Owner = questionnaire.Text(fmt.Sprintf("PERSONmilestone%d", k))
		m.Title += questionnaire.Text(fmt.Sprintf(" by PERSONowner%d", k%3))
		m.Metric = questionnaire.Text(fmt.Sprintf("as PERSONapprover%d counts", k%3))
		r.Apply(r.Put(m, questionnaire.RoleReviewer, today))
	}
	for k, x := range slices.Clone(r.Risks) {
		x.Owner = questionnaire.Text(fmt.Sprintf("PERSONrisk%d", k))
		x.Title += questionnaire.Text(fmt.Sprintf(", says PERSONrisk%d", k))
		r.Apply(r.Put(x, questionnaire.RoleReviewer, today))
	}
	by := questionnaire.Text(" after PERSONowner0 and PERSONmilestone1")
	for _, x := range r.Hires {
		x.Role += by
		r.Apply(r.Put(x, questionnaire.RoleReviewer, today))
	}
	for _, x := range r.Competences {
		x.What += by
		r.Apply(r.Put(x, questionnaire.RoleReviewer, today))
	}
	for _, x := range r.Certifications {
		x.Name += by
		r.Apply(r.Put(x, questionnaire.RoleReviewer, today))
	}
	o := r.Outage
	o.DataLost = "What PERSONrisk1 keeps."
	r.Apply(r.Put(o, questionnaire.RoleReviewer, today))
	for k, x := range r.Respondents {
		x.Name = questionnaire.Text(fmt.Sprintf("Person%dfirst PERSON%dlast", 9000+k, 9000+k))
		r.Apply(r.Put(x, questionnaire.RoleReviewer, today))
	}
	for k, x := range slices.Clone(r.Requests) {
		x.What += questionnaire.Text(fmt.Sprintf(" of PERSON%dlast", 9000))
		x.From, x.Private = questionnaire.Text(fmt.Sprintf("PERSONowner%d", k)), questionnaire.Text(fmt.Sprintf("PRIVrequest%d", k))
		r.Apply(r.Put(x, questionnaire.RoleReviewer, today))
	}
	for _, f := range evaluate(q, r).Findings {
		n++
		d := questionnaire.Disposition{
			Rule: f.Rule, Subject: f.Subject, Verdict: "accepted", Owner: questionnaire.Text(fmt.Sprintf("PERSONdisposer%d", n)),
			Reason: questionnaire.Text(fmt.Sprintf("PERSONdisposer%d will", n)), Private: questionnaire.Text(fmt.Sprintf("PRIVfinding%d", n)),
		}
		r.Apply(r.Put(d, questionnaire.RoleReviewer, today))
	}
	return r
}

var personMark = regexp.MustCompile(`(?i)person(\d+(first|last)|owner|approver|disposer|milestone|risk)`)

// outputs are all the forms a document leaves in.
func outputs(t testing.TB, d Document) map[string]string {
	return map[string]string{
		"markdown": string(Markdown(d)), "html": string(mustHTML(d)), "pdf": readPDF(t, mustPDF(d)).all(), "docx": unpackedText(mustDOCX(d)), "file name": FileName(d, FormatMarkdown),
		"sharing": strings.Join(BeforeYouShare(d, FormatMarkdown).Lines(), "\n"), "document": fmt.Sprintf("%+v", d),
	}
}

func TestCanaries(t *testing.T) {
	r := marked(t)
	res := evaluate(cut(), r)
	res.Findings = append(res.Findings, questionnaire.Finding{
		Rule: "a.rule", Kind: questionnaire.Gap, Severity: questionnaire.High, Subject: "i1", Title: "A gap", Statement: "PERSONowner0 left.",
		Evidence: []questionnaire.Evidence{{Ref: "i1.owner", Value: "PERSONowner0"}, {Ref: "team.cto", Value: "PERSON1last"}, {Ref: "gone.field", Value: "PERSON2last"}},
	}, questionnaire.Finding{Rule: "a.strength", Kind: questionnaire.Strength, Title: "A strength", Statement: "PERSONowner1 stayed."})
	for _, a := range Audiences {
		d := For(cut(), r, res, a, today)
		for form, s := range outputs(t, d) {
			if a != Private && strings.Contains(s, "PRIV") {
				t.Errorf("%s, %s: a private note: %s", a, form, around(s, "PRIV"))
			}
			if name := personMark.FindString(s); name != "" && !a.named() {
				t.Errorf("%s, %s: a name: %s", a, form, around(s, name))
			}
			if strings.Contains(s, "EVIDENCE") && !a.named() {
				t.Errorf("%s, %s: an evidence reference: %s", a, form, around(s, "EVIDENCE"))
			}
		}
		s := string(Markdown(d))
		if a.named() && !strings.Contains(s, "PERSON1last") {
			t.Errorf("%s: names are gone where they may stand", a)
		}
	}
	s := string(Markdown(document(t, r, Private)))
	for _, by := range r.Answers {
		for _, x := range by {
			if x.Private != "" && !strings.Contains(s, string(x.Private)) {
				t.Errorf("the private copy lacks %s", x.Private)
			}
		}
	}
	for _, x := range r.Dispositions {
		if x.Private != "" && !strings.Contains(s, string(x.Private)) {
			t.Errorf("the private copy lacks %s", x.Private)
		}
	}
	for _, x := range r.Requests {
		if x.Private == "" || !strings.Contains(s, string(x.Private)) {
			t.Errorf("the private copy lacks %q", x.Private)
		}
	}
}

func around(s, word string) string {
	i := strings.Index(s, word)
	return fmt.Sprintf("%.80q", s[max(0, i-20):])
}

// TestPrivateSaysSo holds that a private copy says so in its name and in itself.
func TestPrivateSaysSo(t *testing.T) {
	for _, a := range Audiences {
		d := document(t, full(t), a)
		name, src := FileName(d, FormatMarkdown), string(Markdown(d))
		if strings.Contains(name, "PRIVATE") != (a == Private) || strings.HasPrefix(src, "# PRIVATE") != (a == Private) {
			t.Errorf("%s: %s, %.40q", a, name, src)
		}
	}
}

// TestPrivateFieldsKnown fails when the domain gets a private field that
// private.go does not know.
func TestPrivateFieldsKnown(t *testing.T) {
	var found []string
	for _, x := range []any{questionnaire.Answer{}, questionnaire.Disposition{}, questionnaire.Initiative{}, questionnaire.Milestone{}, questionnaire.Hire{}, questionnaire.Competence{},
		questionnaire.Certification{}, questionnaire.Risk{}, questionnaire.Outage{}, questionnaire.Respondent{}, questionnaire.Request{}, questionnaire.Snapshot{},
		questionnaire.Info{}, questionnaire.Finding{}} {
		typ := reflect.TypeOf(x)
		for i := range typ.NumField() {
			if strings.Contains(strings.ToLower(typ.Field(i).Name), "private") {
				found = append(found, typ.Name()+"."+typ.Field(i).Name)
			}
		}
	}
	if want := []string{"Answer.Private", "Disposition.Private", "Request.Private"}; !slices.Equal(found, want) {
		t.Errorf("private fields are %q, private.go knows %q", found, want)
	}
}

// TestPrivateReadInOnePlace holds that private.go alone reads private fields.
func TestPrivateReadInOnePlace(t *testing.T) {
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name := f.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || name == "private.go" {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Name == "Private" {
				t.Errorf("%s reads a field called Private; only private.go may", name)
			}
			return true
		})
	}
}

// TestForChangesNothing holds that making a document leaves the review as it was.
func TestForChangesNothing(t *testing.T) {
	r := marked(t)
	before, _ := show(r)
	for _, a := range Audiences {
		Markdown(document(t, r, a))
	}
	after, _ := show(r)
	if string(before) != string(after) {
		t.Error("the review was changed")
	}
}

// TestRevision holds that it follows what the review says and not private notes.
func TestRevision(t *testing.T) {
	r := full(t)
	first := revision(r)
	if len(first) != 12 || strings.Trim(first, "0123456789abcdef") != "" {
		t.Errorf("revision %q is not twelve hex digits", first)
	}
	a, _ := r.Answer("team.cto", questionnaire.RoleBusiness)
	a.Private = "changed"
	r.Apply(r.Put(a, questionnaire.RoleReviewer, today))
	if revision(r) != first {
		t.Error("a private note changes the revision")
	}
	a.Note = "changed"
	r.Apply(r.Put(a, questionnaire.RoleReviewer, today))
	if revision(r) == first {
		t.Error("a shared note does not change the revision")
	}
	for _, rec := range newFiller(5).records(90, 1) {
		first = revision(r)
		r.Apply(r.Put(rec, questionnaire.RoleReviewer, today))
		if revision(r) == first {
			t.Errorf("%T does not change the revision", rec)
		}
	}
	first = revision(r)
	r.Apply(r.Put(questionnaire.Outage{Hours: new(12.0)}, questionnaire.RoleReviewer, today))
	if revision(r) == first {
		t.Error("the outage sheet does not change the revision")
	}
}
