package tui

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"diligence/questionnaire"
)

// canExport reports whether an audience, a format or both were said.
func (t *talk) canExport(said string) bool {
	audience, format := t.exportSaid(said)
	return said == "" || audience+format != "" && len(strings.Fields(audience+" "+format)) == len(strings.Fields(said))
}

// exportSaid returns the audience and the format that were said, "" for what was not.
func (t *talk) exportSaid(said string) (audience, format string) {
	rest := strings.ToLower(strings.Join(strings.Fields(said), " "))
	for _, a := range audiences {
		if after, ok := strings.CutPrefix(rest, a.name); ok && (after == "" || after[0] == ' ') {
			audience, rest = a.name, strings.TrimSpace(after)
		}
	}
	for _, f := range t.lib.Formats {
		if rest == f.Name {
			format = f.Name
		}
	}
	return audience, format
}

// export asks for whom the report is and in which form, tells what goes in and what
// stays out, and writes it.
func (t *talk) export(said string) {
	if t.reportShut() {
		return
	}
	if !t.canExport(said) {
		t.refuse(questionnaire.Problem{What: "there is no audience or format " + quoted(said), Hint: "say an audience, then a format, such as export board pdf; alone it asks for both"})
		return
	}
	audience, format := t.exportSaid(said)
	to, ok := t.chooseOutgoing(audience, format)
	if ok {
		ok = t.share(&to)
	}
	if !ok {
		t.say("Nothing was written.")
		return
	}
	t.writeOut(to)
}

// chooseOutgoing asks for the audience and the format, where they were not said.
func (t *talk) chooseOutgoing(audience, format string) (to Outgoing, ok bool) {
	if to.Audience, ok = t.chooseAudience(audience, "make the report with private notes"); !ok {
		return to, false
	}
	if to.Format = format; format != "" {
		return to, true
	}
	var list []item
	for _, f := range t.lib.Formats {
		list = append(list, item{f.Name, f.Name + ", " + f.About})
	}
	n, ok := t.choose("As what", list)
	if !ok {
		return to, false
	}
	to.Format = list[n].id
	return to, true
}

// share tells what goes in and what stays out, asks for the file's name, and
// reports whether it is to be written.
func (t *talk) share(to *Outgoing) bool {
	s := t.session
	s.seal()
	name := ""
	for _, l := range t.lib.BeforeExport(s.review, s.q, s.result, *to) {
		if file, ok := strings.CutPrefix(l, sharingFile); ok {
			name = file
		}
		t.say(sharingWords(l))
	}
	said, ok := t.ask("File to write; Enter takes the usual name, a dash gives it up")
	if !ok || said == textNone {
		return false
	}
	if to.Path = said; said == "" && name != "" {
		t.say("File:")
		t.tell([]string{oneLine(name)})
	}
	said, ok = t.ask("Write it for the " + to.Audience + " as " + to.Format + " now, yes or no")
	return ok && (strings.EqualFold(said, "yes") || strings.EqualFold(said, "y"))
}

// sharingWords tells a line of the list in words: what goes in, what stays out, and
// what may be a name.
func sharingWords(l string) string {
	for mark, word := range map[string]string{"  + ": "In: ", "  - ": "Out: ", "  ? ": "Look at: "} {
		if rest, ok := strings.CutPrefix(l, mark); ok {
			return word + ended(rest)
		}
	}
	if l = strings.TrimSpace(l); strings.HasSuffix(l, ":") {
		return l
	}
	return ended(l)
}

// writeOut writes the report, over a file of that name only where that is meant.
func (t *talk) writeOut(to Outgoing) {
	s := t.session
	t.say("Writing.")
	got, err := t.lib.Export(s.review, s.q, s.result, to, false)
	if errors.Is(err, fs.ErrExist) {
		t.refuse(questionnaire.Problem{What: "a file of that name exists already"})
		if !t.sure("replace", "replace it") {
			t.say("Nothing was written.")
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
