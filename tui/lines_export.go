package tui

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"diligence/questionnaire"
)

// An exportWish is what was said behind the word export.
type exportWish struct {
	audience, format string // "" for what was not said
	brief, noAnswers bool
}

// canExport reports whether nothing but what a report may be was said.
func (t *talk) canExport(said string) bool {
	_, ok := t.exportSaid(said)
	return ok
}

// exportSaid reads an audience, then a format, then how much of it.
func (t *talk) exportSaid(said string) (w exportWish, ok bool) {
	rest := strings.ToLower(strings.Join(strings.Fields(said), " "))
	takes := func(word string) bool {
		after, ok := strings.CutPrefix(rest, word)
		if ok = ok && (after == "" || after[0] == ' '); ok {
			rest = strings.TrimSpace(after)
		}
		return ok
	}
	for _, a := range audiences {
		if w.audience == "" && takes(a.name) {
			w.audience = a.name
		}
	}
	for _, f := range t.lib.Formats {
		if w.format == "" && takes(f.Name) {
			w.format = f.Name
		}
	}
	for rest != "" {
		switch {
		case takes("brief"):
			w.brief = true
		case takes("no answers"):
			w.noAnswers = true
		default:
			return w, false
		}
	}
	return w, true
}

// export asks for whom the report is and in which form, tells what can be chosen
// besides, what goes in and what stays out, and writes it.
func (t *talk) export(said string) {
	if t.reportShut() {
		return
	}
	w, ok := t.exportSaid(said)
	if !ok {
		t.refuse(questionnaire.Problem{What: "a report cannot be " + quoted(said), Hint: "say an audience, then a format, such as export board pdf or export investor docx brief; alone it asks for both"})
		return
	}
	defer t.session.forgetPrivate()
	if !t.hears(w) {
		t.say(notWritten)
	} else if t.agreed() {
		t.writeOut()
	}
}

const notWritten = "Nothing was written."

// hears takes over what was said of the report, and asks for whom it is and for its
// form where that was not said.
func (t *talk) hears(w exportWish) bool {
	s := t.session
	s.setFormat(w.format)
	s.report.Path, s.report.Brief, s.report.NoAnswers = "", w.brief, w.noAnswers
	audience := s.lib.Choices(s.outgoing()).Audience
	if !audience && w.audience != "" {
		t.say("A question sheet is for those who answer, so it has no audience.")
	}
	if audience && !t.chooseAudience(w.audience, "make the report with private notes") || w.format == "" && !t.chooseFormat() {
		return false
	}
	return true
}

// agreed tells about the report and has it changed until it is agreed to.
func (t *talk) agreed() bool {
	s := t.session
	var told, listed []string // what was told of the file, and what can be chosen
	for {
		s.seal()
		to := s.outgoing()
		found, err := t.lib.BeforeExport(s.review, s.q, to)
		switch lines := fileLines(found); {
		case err != nil:
			t.refuse(err)
		case told == nil:
			t.tellAll(to, lines)
			told = lines
		default:
			t.tellChanged(told, lines)
			told = lines
		}
		list := s.settings()
		if names := settingNames(list); !slices.Equal(names, listed) {
			t.tellSettings(list, to, listed == nil)
			listed = names
		}
		reword := either(len(found.Names) > 0, "; reword goes to a possible name", "")
		said, ok := t.ask("Yes writes it; a number from 1 to " + strconv.Itoa(len(list)) + " changes that" + reword + "; Enter gives it up")
		switch n := pickItem(settingItems(list), said); {
		case !ok || said == "" || said == textNone || strings.EqualFold(said, "no"):
			t.say(notWritten)
			return false
		case strings.EqualFold(said, "yes") || strings.EqualFold(said, "y"):
			return true
		case strings.EqualFold(said, "reword") && reword != "":
			if t.reword(found.Names) {
				return false
			}
		case n >= 0:
			t.changeSetting(list[n])
		case t.elsewhere(said):
			t.say(notWritten)
			return false
		default:
			t.refuse(questionnaire.Problem{What: "there is nothing " + quoted(said) + " to change", Hint: "say yes, a number or a name that was told, or nothing at all"})
		}
	}
}

// fileLines are what is told of a file: its path, what stands in the way, what goes in
// and what stays out.
func fileLines(found Sharing) []string {
	lines := []string{questionnaire.Safe(found.File).Line()}
	if found.Refused != "" {
		lines = append(lines, "That file "+found.Refused)
	}
	return append(lines, found.Lines...)
}

func (t *talk) tellAll(to Outgoing, lines []string) {
	if t.lib.Choices(to).Audience {
		t.say(ended("For: " + to.Audience))
	}
	t.say("File:")
	t.tell(lines[:1]) // whole: it is to be found again
	for _, l := range lines[1:] {
		t.say(sharingWords(l))
	}
}

// tellChanged tells what is otherwise than it was told.
func (t *talk) tellChanged(told, lines []string) {
	if told[0] != lines[0] {
		t.say("File now:")
		t.tell(lines[:1])
	}
	for _, l := range told[1:] {
		if strings.HasPrefix(l, "  ") && !slices.Contains(lines, l) {
			t.say("No more: " + sharingWords(l))
		}
	}
	for _, l := range lines[1:] {
		if !slices.Contains(told, l) {
			t.say(sharingWords(l))
		}
	}
}

func settingNames(list []setting) (names []string) {
	for _, x := range list {
		names = append(names, x.name)
	}
	return names
}

func settingItems(list []setting) (items []item) {
	for _, x := range list {
		items = append(items, item{id: x.name, label: x.name})
	}
	return items
}

// tellSettings tells what can be chosen: at first all of it, later only the numbers.
func (t *talk) tellSettings(list []setting, to Outgoing, first bool) {
	if !first {
		var names []string
		for n, x := range list {
			names = append(names, strconv.Itoa(n+1)+". "+x.name)
		}
		t.say("What can be chosen now: " + strings.Join(names, ", ") + ".")
		return
	}
	t.say("What can be chosen:")
	for n, x := range list {
		about := x.about
		switch x.name {
		case setFor:
			about = audiences[t.session.audience()].about
		case setFormat:
			about = t.session.format(to).About
		}
		t.sayf("%d. %s: %s. %s", n+1, x.name, x.value(t.session, to), ended(capital(about)))
	}
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

// reword goes to what holds a possible name, and reports whether it did.
func (t *talk) reword(names []NamePlace) bool {
	var list []item
	for _, x := range names {
		list = append(list, item{label: questionnaire.Safe(x.Name + ", in " + x.Place).Line()})
	}
	n := 0
	if len(list) > 1 {
		var ok bool
		if n, ok = t.choose("Go to which", list); !ok {
			return false
		}
	}
	t.say(notWritten)
	t.follow(t.session.whereIs(names[n].Key))
	return true
}

// namesWay asks what becomes of possible names that are left, "" for nothing.
func (t *talk) namesWay(left NamesError) string {
	t.say(ended(capital(left.Error())))
	said, ok := t.ask("Type replace to replace what may be a name too, or leave to leave it in; anything else writes nothing")
	switch {
	case ok && strings.EqualFold(said, "replace"):
		return ReplaceNames
	case ok && strings.EqualFold(said, "leave"):
		return LeaveNames
	}
	t.elsewhere(said)
	return ""
}

// writeOut writes the report, over a file of that name only where that is meant.
func (t *talk) writeOut() {
	s := t.session
	to := s.outgoing()
	step := func(what string) { t.say(ended(capital(what))) }
	got, err := t.lib.Export(s.review, s.q, to, false, step)
	if left, ok := errors.AsType[NamesError](err); ok {
		if to.Names = t.namesWay(left); to.Names == "" {
			t.say(notWritten)
			return
		}
		got, err = t.lib.Export(s.review, s.q, to, false, step)
	}
	if errors.Is(err, fs.ErrExist) {
		t.refuse(questionnaire.Problem{What: "a file of that name exists already"})
		if !t.sure("replace", "replace it") {
			t.say(notWritten)
			return
		}
		got, err = t.lib.Export(s.review, s.q, to, true, step)
	}
	if err != nil {
		t.refuse(err)
		t.say(notWritten)
		return
	}
	for _, l := range got.Told {
		t.say(l)
	}
	t.say("Written to this file:")
	fmt.Fprintln(t.out, questionnaire.Safe(got.Path).Line()) // whole: it is to be copied
}
