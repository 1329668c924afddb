package tui

import (
	"path/filepath"
	"strings"
	"time"

	"diligence/questionnaire"
)

// A setting is one thing that can be chosen about a report. The export screen and
// plain lines list the same ones.
type setting struct {
	name  string
	keys  []string // on the screen
	about string   // what it bears on
	has   func(Choices) bool
	value func(*session, Outgoing) string // what is chosen, in a few words
	flip  func(*Outgoing)                 // where there are two ways
}

// The settings by name.
const (
	setFor, setBy, setFormat, setSince = "For", "Filled by", "Format", "Changes"
	setLogo, setColour, setPassword    = "Logo", "Colour", "Password"
	setFile                            = "File"
)

// settings lists what can be chosen, in the order in which it is shown.
var settings = []setting{
	{name: setFor, keys: []string{"1", "2", "3", "4"}, about: "whom it is for: company, board, investor; 4 with private notes",
		has: func(c Choices) bool { return c.Audience }, value: func(_ *session, to Outgoing) string { return to.Audience }},
	{name: setBy, keys: []string{"b"}, about: "who fills the question sheet",
		has: func(c Choices) bool { return c.By }, value: func(s *session, to Outgoing) string { return s.fillerName(to.By) }},
	{name: setFormat, keys: []string{"o"}, about: "a document, a table, a question sheet, a bundle",
		value: func(_ *session, to Outgoing) string { return to.Format }},
	{name: setFile, keys: []string{"f"}, about: "where it is written",
		value: func(_ *session, to Outgoing) string { return either(to.Path != "", to.Path, "the usual name") }},
	{name: "Brief", keys: []string{"b"}, about: "two pages: stakes, decisions, findings",
		has: func(c Choices) bool { return c.Brief }, flip: func(to *Outgoing) { to.Brief = !to.Brief },
		value: func(_ *session, to Outgoing) string { return either(to.Brief, "yes, two pages", "no, in full") }},
	{name: "Answers", keys: []string{"a"}, about: "the appendix, and quoted notes",
		has: func(c Choices) bool { return c.NoAnswers }, flip: func(to *Outgoing) { to.NoAnswers = !to.NoAnswers },
		value: func(_ *session, to Outgoing) string { return either(to.NoAnswers, "left out", "go in") }},
	{name: setSince, keys: []string{"c"}, about: "what changed since a snapshot or a day",
		has: func(c Choices) bool { return c.Since }, value: func(s *session, to Outgoing) string { return s.sinceName(to.Since) }},
	{name: "Names", keys: []string{"n"}, about: "of people, found in free text",
		has: func(c Choices) bool { return c.Names }, flip: func(to *Outgoing) { to.Names = map[string]string{"": ReplaceNames, ReplaceNames: KeepNames}[to.Names] },
		value: func(_ *session, to Outgoing) string { return nameWays[to.Names] }},
	{name: "GitHub", keys: []string{"m"}, about: "boxes and a diagram only GitHub draws",
		has: func(c Choices) bool { return c.GitHub }, flip: func(to *Outgoing) { to.GitHub = !to.GitHub },
		value: func(_ *session, to Outgoing) string { return either(to.GitHub, "with what it draws", "plain") }},
	{name: setLogo, keys: []string{"l"}, about: "a PNG or JPEG for its head",
		has: func(c Choices) bool { return c.Logo }, value: func(_ *session, to Outgoing) string {
			return either(to.Logo != "", filepath.Base(to.Logo), "none")
		}},
	{name: setColour, keys: []string{"C"}, about: "of headings and links",
		has: func(c Choices) bool { return c.Colour }, value: func(_ *session, to Outgoing) string {
			return either(to.Colour != "", to.Colour, "the usual")
		}},
	{name: setPassword, keys: []string{"p"}, about: "the file opens with it alone",
		has: func(c Choices) bool { return c.Password }, value: func(_ *session, to Outgoing) string { return to.Password.String() }},
}

// nameWays are how a report treats names of people in free text, in a few words.
var nameWays = map[string]string{"": "roles instead", ReplaceNames: "roles, in doubt too", KeepNames: "kept as written"}

func either(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

// settings returns what can be chosen about the report.
func (s *session) settings() (list []setting) {
	c := s.lib.Choices(s.outgoing())
	for _, x := range settings {
		if x.has == nil || x.has(c) {
			list = append(list, x)
		}
	}
	return list
}

// format returns the format of a report.
func (s *session) format(to Outgoing) Format {
	for _, f := range s.lib.Formats {
		if f.Name == to.Format {
			return f
		}
	}
	return s.lib.Formats[0]
}

// setFormat has the report written in another format. A name that was given ends as
// the new one does.
func (s *session) setFormat(name string) {
	was := s.format(s.outgoing())
	s.report.Format = name
	if stem, ok := strings.CutSuffix(s.report.Path, "."+was.Ending); ok {
		s.report.Path = stem + "." + s.format(s.outgoing()).Ending
	}
}

// A chosen is a way a setting may be set, and what it is called.
type chosen struct{ value, label, about string }

// fillers are who may fill a question sheet.
func (s *session) fillers() []chosen {
	list := []chosen{{"", "whoever answers", "every question"}}
	for _, role := range questionnaire.Roles {
		list = append(list, chosen{string(role), string(role), "what this role is asked"})
	}
	for _, p := range s.review.Respondents {
		list = append(list, chosen{p.ID, p.Name.Line(), string(p.Role)})
	}
	return list
}

func (s *session) fillerName(by string) string {
	for _, x := range s.fillers() {
		if x.value == by {
			return x.label
		}
	}
	return by
}

// states are since when changes may be told, but for any day.
func (s *session) states() []chosen {
	list := []chosen{{"", "not told", ""}}
	for _, x := range (&past{session: s}).snapshots() {
		list = append(list, chosen{x.ID, "since “" + x.Name.Line() + "”", exactly(x.At, s.now())})
	}
	return list
}

func (s *session) sinceName(since string) string {
	for _, x := range s.states() {
		if x.value == since {
			return x.label
		}
	}
	if day, err := time.ParseInLocation(time.DateOnly, since, s.now().Location()); err == nil {
		return "since " + day.Format("2 January 2006")
	}
	return "since “" + since + "”"
}

// chosen says in a word each what differs from the usual report.
func (to Outgoing) chosen() string {
	return either(to.Brief, "in brief · ", "") + either(to.NoAnswers, "no answers · ", "") +
		either(to.Since != "", "with changes · ", "") + either(to.Names == KeepNames, "names kept · ", "")
}
