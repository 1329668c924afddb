package tui

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"diligence/questionnaire"
)

// export asks for whom the report is, tells what goes in and what stays out, and
// writes it.
func (t *talk) export() {
	s := t.session
	var list []item
	for _, a := range audiences {
		list = append(list, item{a.name, a.name + ", " + a.about})
	}
	n, ok := t.choose("Whom is the report for", list)
	if !ok || n == audiencePrivate && !t.sure("private", "make the report with private notes") {
		t.say("Nothing was written.")
		return
	}
	to := Outgoing{Audience: audiences[n].name, Format: t.lib.Formats[0].Name}
	for _, l := range t.lib.BeforeExport(s.review, s.q, s.result, to) {
		t.say(strings.TrimLeft(l, " +-"))
	}
	if to.Path, ok = t.ask("File to write; Enter takes the name above, a dash gives it up"); !ok || to.Path == textNone {
		t.say("Nothing was written.")
		return
	}
	said, ok := t.ask("Write the " + to.Audience + " report now, yes or no")
	if !ok || said != "yes" && said != "y" {
		t.say("Nothing was written.")
		return
	}
	got, err := t.lib.Export(s.review, s.q, s.result, to, false)
	if errors.Is(err, fs.ErrExist) {
		t.refuse(questionnaire.Problem{What: "a file of that name exists already"})
		if !t.sure("replace", "replace it") {
			return
		}
		got, err = t.lib.Export(s.review, s.q, s.result, to, true)
	}
	if err != nil {
		t.refuse(err)
		t.say("Nothing was written.")
		return
	}
	t.say("Written to this file:")
	fmt.Fprintln(t.out, questionnaire.Safe(got).Line()) // whole: it is to be copied
}
