package tui

import (
	"fmt"
	"io"
	"strings"
	"time"

	"diligence/questionnaire"
)

// changeSetting changes what was chosen about the report, and says how it is now.
func (t *talk) changeSetting(x setting) {
	s := t.session
	r := &s.report
	switch x.name {
	case setFor:
		t.chooseAudience("", "make the report with private notes")
	case setFormat:
		t.chooseFormat()
	case setBy:
		t.chooseOf("Who fills it", s.fillers(), &r.By)
	case setSince:
		t.chooseSince()
	case setLogo:
		t.askText("Path of a PNG or JPEG; a dash for no logo; Enter leaves it", &r.Logo)
	case setColour:
		t.askText("The colour, such as #1a5490; a dash for the usual one; Enter leaves it", &r.Colour)
	case setPassword:
		t.choosePassword()
	case setFile:
		t.askText("File to write; a dash for the usual name; Enter leaves it", &r.Path)
	default:
		x.flip(r)
	}
	if !t.over && x.name != setFile { // which is told with what stands there
		t.sayf("%s now: %s.", x.name, x.value(s, s.outgoing()))
	}
}

// chooseFormat asks in which form the report is written.
func (t *talk) chooseFormat() bool {
	var list []item
	for _, f := range t.lib.Formats {
		list = append(list, item{f.Name, f.Name + ", " + f.About})
	}
	n, ok := t.choose("As what", list)
	if ok {
		t.session.setFormat(list[n].id)
	}
	return ok
}

// chooseOf asks for one of several ways and keeps it at to.
func (t *talk) chooseOf(prompt string, ways []chosen, to *string) {
	var list []item
	for _, x := range ways {
		list = append(list, item{id: x.value, label: strings.TrimSuffix(x.label+", "+x.about, ", ")})
	}
	if n, ok := t.choose(prompt, list); ok {
		*to = ways[n].value
	}
}

func (t *talk) chooseSince() {
	s := t.session
	day := chosen{value: "day", label: "since a day"}
	since := s.report.Since
	t.chooseOf("Tell what changed", append(s.states(), day), &since)
	if since != day.value {
		s.report.Since = since
		return
	}
	said, ok := t.ask("Since which day, such as yesterday, 2 weeks or 2026-11-02; Enter leaves it")
	if !ok || said == "" {
		return
	}
	begins, ok := parseSince(said, s.now())
	if !ok {
		t.refuse(questionnaire.Problem{What: quoted(said) + " is no day that has been", Hint: "say a day such as 2026-11-02, yesterday or 3 days"})
		return
	}
	s.report.Since = begins.Format(time.DateOnly)
}

// askText asks for a text and keeps it at to; a dash empties it.
func (t *talk) askText(prompt string, to *string) {
	switch said, ok := t.ask(prompt); {
	case !ok || said == "":
	case said == textNone:
		*to = ""
	default:
		*to = said
	}
}

// choosePassword asks for a password twice, for a slip would lock the file for good.
func (t *talk) choosePassword() {
	word, ok := t.askHidden("Password, typed unseen; Enter for none")
	if !ok {
		return
	}
	if word != "" {
		again, ok := t.askHidden("The same again")
		if !ok {
			return
		}
		if again != word {
			t.refuse(questionnaire.Problem{What: "the two passwords differ", Hint: "choose the password again; what stood before is left as it was"})
			return
		}
	}
	t.session.report.Password = word
}

// askHidden asks for what must not show, and takes all that is said as it is: no word
// and no wish to hear more is looked for in it.
func (t *talk) askHidden(prompt string) (Secret, bool) {
	t.endPage()
	t.kept()
	if t.hide != nil {
		show, err := t.hide()
		if err != nil {
			t.refuse(questionnaire.Problem{What: "this terminal would show the password", Hint: "write it into a file, and name that with --password-file on the command line"})
			return "", false
		}
		defer show()
	}
	io.WriteString(t.out, prompt+": ")
	select {
	case <-t.signals:
		t.over = true
		fmt.Fprintln(t.out)
	case l, ok := <-t.heard:
		fmt.Fprintln(t.out)
		t.page = page{}
		t.over = !ok
		return Secret(l.whole), ok && !l.long
	}
	return "", false
}
