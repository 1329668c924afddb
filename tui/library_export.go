package tui

import "diligence/questionnaire"

// A Format is a form a report is written in.
type Format struct {
	Name   string // as Outgoing has it
	About  string // what it is, to stand after "as": "a page for a browser"
	Ending string // of its files' names
	Also   string // what the command line can do with it besides; "" for nothing
}

// An Outgoing names a report that is to leave, and says how. What Choices does not
// offer is zero.
type Outgoing struct {
	Audience string
	Format   string // the name of one
	By       string // who fills a question sheet: a role or a respondent's id; "" for whoever answers

	Brief, NoAnswers bool
	Since            string // tell what changed since: a snapshot's id or a day such as 2026-11-23
	Names            string // what becomes of names of people in free text: one of the ways below
	GitHub           bool   // with what only GitHub draws
	Logo             string // a picture's path
	Colour           string // such as #1a5490
	Password         Secret // opens the file
	Path             string // "" for the default name
}

// What becomes of names of people that stand in free text. Unless it is said,
// those that are sure are replaced and a [NamesError] holds back what has others.
const (
	ReplaceNames = "all"     // possible ones too
	LeaveNames   = "replace" // but for possible ones
	KeepNames    = "keep"    // none is replaced
)

// A NamesError says that possible names of people are left in the text, and that
// nothing was written.
type NamesError struct{ Left []NamePlace }

// Error counts them.
func (e NamesError) Error() string { return leftNames(e.Left) + " in the text" }

// Hint says how to go on.
func (e NamesError) Hint() string {
	return "look at " + either(len(e.Left) == 1, "it", "them") + ", or change Names"
}

// A Secret is a password. It is handed over and never shown: nothing that prints
// an Outgoing prints it.
type Secret string

// String says whether there is one, and GoString too.
func (s Secret) String() string {
	if s == "" {
		return "none"
	}
	return "set"
}

// GoString is String.
func (s Secret) GoString() string { return s.String() }

// Choices are what can be chosen about a report, by the fields of Outgoing.
type Choices struct{ Audience, By, Brief, NoAnswers, Since, Names, GitHub, Logo, Colour, Password bool }

// fitting returns to without what cannot be chosen about it.
func (c Choices) fitting(to Outgoing) Outgoing {
	if !c.By {
		to.By = ""
	}
	to.Brief, to.NoAnswers = to.Brief && c.Brief, to.NoAnswers && c.NoAnswers
	to.GitHub = to.GitHub && c.GitHub
	if !c.Names {
		to.Names = ""
	}
	if !c.Since {
		to.Since = ""
	}
	if !c.Logo {
		to.Logo = ""
	}
	if !c.Colour {
		to.Colour = ""
	}
	if !c.Password {
		to.Password = ""
	}
	return to
}

// A Sharing is what to know before a report leaves.
type Sharing struct {
	File     string      // the whole path it will have
	Refused  string      // what stands in the way there, such as "exists already"; "" for nothing
	Withheld int         // how many items stay out
	Lines    []string    // what goes in, what stays out and what may be a name; marked lines begin with "  + ", "  - " or "  ? "
	Names    []NamePlace // where what may be the name of a person stands and is not replaced
}

// A NamePlace is a place in which what may be the name of a person stands.
type NamePlace struct {
	Name, Place string
	Key         questionnaire.Key // what holds it
}

// Written says what became of an export.
type Written struct {
	Path string   // whole; also where the file could not be written
	Told []string // what to know of the file besides
}
