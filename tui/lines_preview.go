package tui

import (
	"slices"
	"strconv"
	"strings"

	"diligence/questionnaire"
)

// reportShut says why no report can be made now, if so.
func (t *talk) reportShut() bool {
	switch s := t.session; {
	case s.trial != nil:
		t.refuse(questionnaire.Problem{What: "there is no report of a what-if", Hint: "keep what you tried, or discard it, first"})
	case s.veiled():
		t.refuse(questionnaire.Problem{What: "a report holds everybody's answers", Hint: "let the reviewer speak first: as reviewer"})
	default:
		return false
	}
	return true
}

func isAudience(_ *talk, said string) bool {
	return slices.ContainsFunc(audiences, func(a audience) bool { return strings.EqualFold(a.name, said) })
}

// chooseAudience has the report made for the audience that is named, or asks for one;
// Enter takes the one it was made for last. The private report has to be asked for by
// another word.
func (t *talk) chooseAudience(said, private string) bool {
	s := t.session
	var list []item
	for _, a := range audiences {
		list = append(list, item{a.name, a.name + ", " + a.about})
	}
	n := pickItem(list, said)
	if said == "" || n < 0 {
		t.items(list)
		for n = -1; n < 0; {
			said, ok := t.ask("Whom is the report for, 1 to 4; Enter takes " + s.report.Audience + ", a dash leaves it")
			if n = pickItem(list, either(said == "", s.report.Audience, said)); !ok || said == textNone || n < 0 && t.elsewhere(said) {
				return false
			}
			if n < 0 {
				t.refuse(questionnaire.Problem{What: "there is no choice " + quoted(said), Hint: "say one of the numbers or names that were told"})
			}
		}
	}
	if n == audiencePrivate && s.audience() != n && !t.sure("private", private) {
		return false
	}
	s.report.Audience = audiences[n].name
	return true
}

// preview tells the report as an audience would read it, by sections.
func (t *talk) preview(said string) {
	if t.reportShut() {
		return
	}
	if !t.chooseAudience(said, "hear private notes here") {
		return
	}
	s := t.session
	s.seal()
	defer s.forgetPrivate()
	to := s.report.Audience
	source, err := s.lib.Preview(s.review, s.q, s.previewed())
	if err != nil {
		t.refuse(err)
		return
	}
	doc := typesetAloud(source)
	t.sayf("The %s report%s has %s.", to, strings.TrimSuffix(", "+strings.ReplaceAll(s.previewed().chosen(), " · ", ", "), ", "), count(len(doc.headings), "section"))
	for n, h := range doc.headings {
		if below := doc.below(n); h.level <= 2 && below > 0 {
			t.sayf("%d. %s, with %s below", n+1, h.title, count(below, "section"))
		} else if h.level <= 2 {
			t.sayf("%d. %s", n+1, h.title)
		}
	}
	if n := doc.section(doc.of(s, t.from(), -1)); n >= 0 {
		t.sayf("Section %d, %s, speaks of what you came from.", n+1, doc.headings[n].title)
	}
	t.sections(doc, to)
}

// from returns the jump to what is in front of one.
func (t *talk) from() jump {
	if t.spot == t.spots.findings && t.finding != "" {
		return jump{finding: t.finding}
	}
	if t.spot == t.spots.plan {
		return jump{record: t.register.name}
	}
	return jump{question: t.interview.at}
}

// sections tells sections until no further one is wanted.
func (t *talk) sections(doc document, to string) {
	last := -1
	for len(doc.headings) > 0 {
		said, ok := t.ask("Section of the " + to + " report, 1 to " + strconv.Itoa(len(doc.headings)) + ", next, or words to look for; Enter ends")
		if !ok || said == "" {
			return
		}
		n, err := strconv.Atoi(said)
		n--
		switch {
		case strings.EqualFold(said, "next") || strings.EqualFold(said, "n"):
			n = last + 1
		case err != nil:
			n = doc.holding(said, last)
		}
		if n < 0 || n >= len(doc.headings) {
			t.refuse(questionnaire.Problem{What: "there is no section " + quoted(said), Hint: "say a number from 1 to " + strconv.Itoa(len(doc.headings)) + ", or other words"})
			continue
		}
		last = n
		t.tellSection(doc, n)
	}
}

// holding returns the next section after last that holds the words, or -1.
func (d document) holding(said string, last int) int {
	words := strings.Fields(strings.ToLower(said))
	for k := range d.headings {
		n := (last + 1 + k) % len(d.headings)
		for _, l := range d.under(n) {
			if holdsAll(strings.ToLower(l.plain()), words) {
				return n
			}
		}
	}
	return -1
}

// below counts the sections inside a section of the second level.
func (d document) below(n int) (below int) {
	if d.headings[n].level < 2 {
		return 0
	}
	for _, h := range d.headings[n+1:] {
		if h.level <= d.headings[n].level {
			break
		}
		below++
	}
	return below
}

// under returns the lines of a section, its heading first.
func (d document) under(n int) []docLine {
	end := len(d.lines)
	if n+1 < len(d.headings) {
		end = d.headings[n+1].line
	}
	return d.lines[d.headings[n].line:end]
}

func (t *talk) tellSection(doc document, n int) {
	t.sayf("Section %d: %s.", n+1, doc.headings[n].title)
	lines := doc.under(n)[1:]
	told := false
	for _, l := range lines {
		if text := strings.TrimSpace(l.plain()); text != "" {
			t.say(text)
			told = true
		}
	}
	if !told {
		t.say("It holds only the sections that follow.")
	}
}
