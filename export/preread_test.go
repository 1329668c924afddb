package export

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"diligence/questionnaire"
)

// What was prepared and not touched says nothing, whoever it was prepared for and
// whatever texts the review holds.
func TestAPreReadReadsBackAsNothingSaid(t *testing.T) {
	q := cut()
	for seed := range uint64(20) {
		r := newReview(q, "Acme: \"#1\"\n- plc")
		f := newFiller(seed)
		f.fill(q, r, f.Float64(), int(seed%5))
		r.Apply(r.Put(questionnaire.Respondent{ID: "p1", Name: "Ada\n# Example: [x", Role: questionnaire.RoleBusiness}, questionnaire.RoleReviewer, today))
		speakers := []questionnaire.Speaker{"p1"}
		for _, role := range questionnaire.Roles {
			speakers = append(speakers, questionnaire.Speaker(role))
		}
		for _, s := range speakers {
			p := Prepare(q, r, evaluate(q, r), s, today)
			file := p.YAML()
			made, err := q.ReadApply(r, "preread.yaml", file, questionnaire.RoleReviewer, today.Add(time.Hour))
			if err != nil || len(made.Changes) > 0 || made.Prepared == nil || made.Prepared.Speaker != s || !made.Prepared.At.Equal(today) {
				t.Fatalf("seed %d, %s: %d changes, %v\n%s", seed, s, len(made.Changes), err, file)
			}
			if !bytes.Equal(file, p.YAML()) || !bytes.Equal(p.Markdown(), p.Markdown()) {
				t.Fatal("two bytes for one pre-read")
			}
		}
	}
}

// A pre-read that is filled in says what was filled in, as its speaker.
func TestAFilledPreRead(t *testing.T) {
	q, r := cut(), empty(t)
	r.Apply(r.Put(questionnaire.Respondent{ID: "p1", Name: "Ada Example", Role: questionnaire.RoleTechnology}, questionnaire.RoleReviewer, today))
	file := string(Prepare(q, r, evaluate(q, r), "p1", today).YAML())
	filled := strings.Replace(file, "  security.today:\n    value:\n    note:\n", "  security.today:\n    value: broken\n    note: Since May\n", 1)
	filled = strings.Replace(filled, "  team.today:\n    value:\n", "  team.today:\n    status: unknown\n", 1)
	if filled == file {
		t.Fatalf("nothing to fill in:\n%s", file)
	}
	made, err := q.ReadApply(r, "preread.yaml", []byte(filled), questionnaire.RoleReviewer, today.Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	r.Apply(made.Changes...)
	a, _ := r.Answer("security.today", "p1")
	b, _ := r.Answer("team.today", "p1")
	if len(made.Changes) != 2 || !a.Value.Has("broken") || a.Note != "Since May" || b.Status != questionnaire.DoNotKnow {
		t.Errorf("%d changes: %+v %+v", len(made.Changes), a, b)
	}
}

// hostileTexts would act in YAML or Markdown if they could leave their place.
var hostileTexts = []string{
	"one\nanswers: {x: 1}", "\u2028answers:\u2029  context.company: broken", "\r\nprepared: {}", "# not a heading\n\n# a heading", "...\n---\n",
	"\u0085x: y", "a\x00b\x1b[31mred", "\u202eevil", "*/ --> <script>", "| a | b |", "\t- tab", "\"quote\" 'quote' `tick`", "%TAG ! x", "&a *a !!binary", strings.Repeat("x", 300),
}

// Texts of a questionnaire and names cannot leave the comments and quotes they
// stand in.
func TestAPreReadHoldsHostileTexts(t *testing.T) {
	for _, text := range hostileTexts {
		q := cut()
		hostile := &questionnaire.Questionnaire{Edition: q.Edition}
		for _, area := range q.Areas {
			area.Title, area.About = text, text
			questions := area.Questions
			area.Questions = nil
			for _, x := range questions {
				y := *x
				y.Title, y.Text, y.Why, y.Unit = text, text, text, text
				y.Options = nil
				for _, o := range x.Options {
					o.Label = text
					y.Options = append(y.Options, o)
				}
				area.Questions = append(area.Questions, &y)
			}
			hostile.Areas = append(hostile.Areas, area)
		}
		r := newReview(q, questionnaire.Safe(text+"x"))
		r.Apply(r.Put(questionnaire.Respondent{ID: "p1", Name: questionnaire.Safe(text), Role: questionnaire.RoleBusiness}, questionnaire.RoleReviewer, today))
		a := r.Said("context.company", "p1")
		a.Status, a.Value, a.Note = questionnaire.Answered, questionnaire.TextValue(questionnaire.Trimmed(text+"x")), questionnaire.Trimmed(text)
		r.Apply(r.Put(a, "p1", today))
		p := Prepare(hostile, r, evaluate(q, r), "p1", today)
		file := p.YAML()
		made, err := q.ReadApply(r, "preread.yaml", file, questionnaire.RoleReviewer, today.Add(time.Hour))
		if err != nil || len(made.Changes) > 0 {
			t.Errorf("%.40q: %d changes, %v\n%.600s", text, len(made.Changes), err, file)
		}
		for n, line := range strings.Split(string(file), "\n") {
			if trimmed := strings.TrimSpace(line); strings.HasPrefix(trimmed, "#") && trimmed != string(questionnaire.Safe(trimmed)) {
				t.Errorf("%.40q: line %d is not safe to show: %.80q", text, n+1, line)
			}
		}
		headings := len(p.Areas) + p.Count() + 1
		if got := strings.Count("\n"+string(p.Markdown()), "\n#"); got != headings {
			t.Errorf("%.40q: %d headings, want %d", text, got, headings)
		}
	}
}

// A pre-read holds nothing that others said and nothing private.
func TestPreReadCanaries(t *testing.T) {
	q, r := cut(), newReview(cut(), "Acme")
	r.Apply(r.Put(questionnaire.Respondent{ID: "p1", Name: "Ada Example", Role: questionnaire.RoleBusiness}, questionnaire.RoleReviewer, today))
	for x := range q.All {
		for n, s := range []questionnaire.Speaker{"p1", "business", "product", "technology", "reviewer"} {
			a := r.Said(x.ID, s)
			mark := questionnaire.Text(fmt.Sprintf("SAID%d", n))
			a.Note, a.Private, a.Evidence = mark, "PRIVATE", []questionnaire.Text{"EVIDENCE"}
			if x.Kind == questionnaire.KindText {
				a.Status, a.Value = questionnaire.Answered, questionnaire.TextValue(mark)
			}
			r.Apply(r.Put(a, s, today))
		}
	}
	p := Prepare(q, r, evaluate(q, r), "p1", today)
	for form, text := range map[string]string{"markdown": string(p.Markdown()), "yaml": string(p.YAML()), "value": fmt.Sprintf("%+v", p)} {
		if !strings.Contains(text, "SAID0") {
			t.Errorf("%s: what the speaker said is gone", form)
		}
		for _, mark := range []string{"SAID1", "SAID2", "SAID3", "SAID4", "PRIVATE", "EVIDENCE"} {
			if strings.Contains(text, mark) {
				t.Errorf("%s: holds %s: %s", form, mark, around(text, mark))
			}
		}
	}
	for _, a := range p.Areas {
		for _, x := range a.Questions {
			if !strings.Contains(fmt.Sprint(q.Question(x.ID).Ask), "business") {
				t.Errorf("%s is not asked of business", x.ID)
			}
		}
	}
}

// Where answers are given blind, what goes out to a respondent is to the last byte
// what it would be if nobody else had said anything.
func TestWhatGoesOutToABlindRespondent(t *testing.T) {
	q, err := questionnaire.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	files := func(talk bool) (out []string) {
		r := questionnaire.NewReview("Acme", q.Edition, today)
		r.ID = "acme"
		put := func(rec questionnaire.Record) { r.Apply(r.Put(rec, questionnaire.RoleReviewer, today)) }
		put(questionnaire.Info{Name: "Acme", Blind: true})
		put(questionnaire.Respondent{ID: "p1", Name: "Ada Example", Role: questionnaire.RoleTechnology})
		for x := range q.All {
			a := questionnaire.Answer{Question: x.ID, Role: questionnaire.RoleBusiness, Status: questionnaire.DoNotKnow, Note: "CANARY"}
			switch {
			case !talk:
				continue
			case x.Kind == questionnaire.KindText:
				a.Status, a.Value = questionnaire.Answered, questionnaire.TextValue("CANARY")
			case x.Kind == questionnaire.KindChoice:
				a.Status, a.Value = questionnaire.Answered, questionnaire.TextValue(questionnaire.Text(x.Options[0].ID))
			}
			put(a)
		}
		for _, s := range []questionnaire.Speaker{"p1", questionnaire.RoleProduct, ""} {
			if s != "" {
				p := Prepare(q, r, evaluate(q, r), s, today)
				out = append(out, string(p.Markdown()), string(p.YAML()))
			}
			f := NewForm(q, r, evaluate(q, r), s, today)
			book, err := XLSX(f)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, f.FileName(), string(book))
		}
		return out
	}
	told, silent := files(true), files(false)
	for k := range told {
		if told[k] != silent[k] {
			t.Errorf("file %d tells of others: %d bytes, without them %d", k, len(told[k]), len(silent[k]))
		}
	}
}
