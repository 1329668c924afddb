package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"diligence/questionnaire"
)

// YAML writes the pre-read to be filled in: an apply file that says for whom, when
// and from what it was prepared. What is left blank says nothing.
func (p PreRead) YAML() []byte {
	w := &yamlWriter{}
	w.comment("", "Questions for "+p.who())
	w.comment("", "Write your answers behind value: and note:, save the file and send it back. What you leave blank is simply not answered yet. "+
		"Where you do not know, add a line \"status: unknown\" under value:. Where a question does not apply, or you would rather not say, "+
		"add \"status: not-applicable\" or \"status: withheld\" and a line \"reason:\" with your reason. Lines that begin with # are only to be read. "+
		"Put words in \"quotes\" if they hold a colon or a #.")
	w.line("prepared:")
	w.line("  review: " + yamlText(p.Review))
	w.line("  role: " + yamlText(string(p.Role)))
	if string(p.Speaker) != string(p.Role) {
		w.line("  as: " + yamlText(string(p.Speaker)))
		w.line("  name: " + yamlText(p.Name))
	}
	w.line("  at: " + p.At.Format(time.RFC3339Nano))
	w.line("  questionnaire: " + yamlText(p.Questionnaire))
	w.line("")
	w.line("answers:")
	for _, a := range p.Areas {
		w.line("")
		w.comment("  ", "══ "+a.Title+" ══")
		for _, x := range a.Questions {
			w.question(x)
		}
	}
	return w.b.Bytes()
}

type yamlWriter struct{ b bytes.Buffer }

func (w *yamlWriter) line(s string) { w.b.WriteString(s + "\n") }

// comment writes text as comment lines. Folded text has no line break to end one.
func (w *yamlWriter) comment(indent, text string) {
	const width = 96
	line := ""
	for _, word := range strings.Fields(fold(text)) {
		if line != "" && utf8.RuneCountInString(line)+utf8.RuneCountInString(word) >= width {
			w.line(indent + "# " + line)
			line = ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	if line != "" {
		w.line(indent + "# " + line)
	}
}

func (w *yamlWriter) question(x PreReadQuestion) {
	w.line("")
	w.comment("  ", x.Title+": "+x.Text)
	w.comment("  ", "Why it is asked: "+x.Why)
	w.comment("  ", "The value is "+x.Form+".")
	for _, o := range x.Options {
		w.line("  #   " + fold(o.Label) + " · " + fold(o.Text))
	}
	w.line("  " + x.ID + ":")
	field := func(name, value string) { w.line(strings.TrimRight("    "+name+": "+value, " ")) }
	g := x.Given
	field("value", yamlValue(g.Value))
	if g.Status != questionnaire.Unanswered && g.Status != questionnaire.Answered {
		field("status", string(g.Status))
		field("reason", yamlBlank(g.Reason))
	}
	if x.Plan {
		w.comment("    ", "owner and decide_by (a month) go with "+questionnaire.PlanForAPlan+" alone")
		field("owner", yamlBlank(g.Owner))
		decideBy := ""
		if g.DecideBy != 0 {
			decideBy = g.DecideBy.String()
		}
		field("decide_by", decideBy)
	}
	field("note", yamlBlank(g.Note))
}

func yamlBlank(t questionnaire.Text) string {
	if t == "" {
		return ""
	}
	return yamlText(string(t))
}

// yamlText writes a text in quotes, which YAML reads as JSON does.
func yamlText(s string) string {
	data, err := json.Marshal(s)
	if err != nil {
		return `""`
	}
	return string(data)
}

// yamlWords are words that some readers of YAML take for something else.
var yamlWords = []string{"true", "false", "null", "yes", "no", "on", "off", "y", "n"}

// yamlValue writes a value as an apply file takes it.
func yamlValue(v questionnaire.Value) string {
	word := func(s string) string {
		plain := s != "" && !slices.Contains(yamlWords, s) && !strings.ContainsFunc(s, func(r rune) bool {
			return r != '-' && (r < 'a' || r > 'z')
		}) && s[0] != '-'
		if plain {
			return s
		}
		return yamlText(s)
	}
	switch {
	case v.IsZero():
		return ""
	case v.List() != nil:
		var out []string
		for _, id := range v.List() {
			out = append(out, word(id))
		}
		return fmt.Sprintf("[%s]", strings.Join(out, ", "))
	case v.Text() != "":
		return word(string(v.Text()))
	}
	return v.String()
}
