package main

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"diligence/export"
	"diligence/questionnaire"
	"diligence/tui"
)

// formatAbout says what each format is, to stand after "as".
var formatAbout = map[string]string{
	"md": "Markdown, which any editor opens", "html": "one page for a browser, with figures", "pdf": "a PDF for paper, with figures",
	"docx": "a document for a word processor", "xlsx": "a question sheet for somebody to fill",
	"bundle": "a file for another copy of this program",
}

// formatAlso says what the command line can do with a format besides.
var formatAlso = map[string]string{
	"md":     "On the command line, --template FILE writes it in a form of your own",
	"pdf":    "On the command line, --pdf-font FILE adds the letters of other scripts",
	"bundle": "On the command line, --recipient encrypts it to somebody's age key",
}

const tablePrefix = "csv "

// screenFormats are what the export screen offers.
func screenFormats() (out []tui.Format) {
	for _, name := range formats {
		if name == "csv" {
			for _, t := range export.Tables {
				out = append(out, tui.Format{Name: tablePrefix + t, About: "the table of " + t, Ending: name})
			}
			continue
		}
		f := tui.Format{Name: name, About: formatAbout[name], Ending: name, Also: formatAlso[name]}
		if name == "bundle" {
			f.Ending = "json"
		}
		out = append(out, f)
	}
	return out
}

// orderOf returns the order for what a person chose on a screen.
func orderOf(to tui.Outgoing) order {
	f := order{
		audience: to.Audience, format: to.Format, role: to.By, names: string(export.ReplaceNames),
		state: stateFlags{since: to.Since}, locked: to.Password != "", password: string(to.Password),
		look: lookFlags{brief: to.Brief, noAnswers: to.NoAnswers, alerts: to.GitHub, mermaid: to.GitHub, logo: atHome(to.Logo), colour: to.Colour},
	}
	if table, ok := strings.CutPrefix(to.Format, tablePrefix); ok {
		f.format, f.table = "csv", table
	}
	if f.named = to.Names != ""; f.named {
		f.names = to.Names
	}
	f.seal.encrypt = f.locked && f.format == "bundle"
	return f
}

// screenChoices returns what can be chosen about a report: what an order for it may
// have.
func screenChoices(to tui.Outgoing) tui.Choices {
	may := func(x tui.Outgoing) bool {
		x.Audience, x.Format = to.Audience, to.Format
		return orderOf(x).check() == nil
	}
	heard := orderOf(tui.Outgoing{Audience: to.Audience, Format: to.Format})
	heard.heard = true
	return tui.Choices{
		Audience: heard.check() == nil, By: may(tui.Outgoing{By: "x"}),
		Brief: may(tui.Outgoing{Brief: true}), NoAnswers: may(tui.Outgoing{NoAnswers: true}) && !to.Brief,
		Since: may(tui.Outgoing{Since: "x"}), Names: may(tui.Outgoing{Names: tui.KeepNames}), GitHub: may(tui.Outgoing{GitHub: true}),
		Logo: may(tui.Outgoing{Logo: "x"}), Colour: may(tui.Outgoing{Colour: "x"}), Password: may(tui.Outgoing{Password: "x"}),
	}
}

// ordered returns what would be written of what is on the screen.
func (l terminalLibrary) ordered(r *questionnaire.Review, q *questionnaire.Questionnaire, to tui.Outgoing) (outgoing, error) {
	f := orderOf(to)
	if err := f.check(); err != nil {
		return outgoing{}, err
	}
	if to.Since != "" { // what changed since is read from what is kept
		if err := l.saver.Flush(flushTime); err != nil {
			return outgoing{}, err
		}
	}
	return f.outgoing(l.store, &opened{r, q}, time.Now())
}

func (l terminalLibrary) preview(r *questionnaire.Review, q *questionnaire.Questionnaire, to tui.Outgoing) ([]byte, error) {
	out, err := l.ordered(r, q, to)
	if err != nil {
		return nil, err
	}
	data, _, err := out.data()
	return data, err
}

func (l terminalLibrary) beforeExport(r *questionnaire.Review, q *questionnaire.Questionnaire, to tui.Outgoing) (tui.Sharing, error) {
	out, err := l.ordered(r, q, to)
	if err != nil {
		return tui.Sharing{}, err
	}
	sharing := tui.Sharing{File: wholePath(out.path(atHome(to.Path))), Withheld: out.sharing.Withheld, Lines: out.sharing.Contents()}
	if err := export.CheckPath(sharing.File, false); err != nil {
		sharing.Refused = strings.TrimPrefix(err.Error(), sharing.File+": ")
	}
	sharing.Names = namesLeft(out.found)
	return sharing, nil
}

// namesLeft lists where possible names stand that are not replaced.
func namesLeft(found []export.FoundName) (left []tui.NamePlace) {
	for _, f := range found {
		for k, place := range f.Places {
			if !f.Replaced {
				left = append(left, tui.NamePlace{Name: f.Name, Place: place, Key: f.Keys[k]})
			}
		}
	}
	return left
}

// export writes what a person chose. A bundle is made of the review as the store
// has it, once all is kept: its history has to lead to what it holds.
func (l terminalLibrary) export(r *questionnaire.Review, q *questionnaire.Questionnaire, to tui.Outgoing, force bool, step func(string)) (done tui.Written, err error) {
	step("reading the review")
	if to.Format == "bundle" {
		if r, q, err = l.load(r.ID); err != nil {
			return done, err
		}
	}
	out, err := l.ordered(r, q, to)
	if err != nil {
		return done, err
	}
	if left := namesLeft(out.found); to.Names == "" && len(left) > 0 {
		return done, tui.NamesError{Left: left}
	}
	done.Path = wholePath(out.path(atHome(to.Path)))
	if err := export.CheckPath(done.Path, force); err != nil { // before it takes long
		return done, err
	}
	step("making the " + to.Format)
	lock := out.locked
	out.locked = nil
	data, told, err := out.data()
	if done.Told = told; err == nil && lock != nil {
		step("encrypting it")
		data, err = lock(data)
	}
	if err != nil {
		return done, err
	}
	step("writing it to the disk")
	return done, export.WriteFile(done.Path, data, force)
}

// atHome returns the path a person named; ~ is their home, as for a shell.
func atHome(path string) string {
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		if home, err := os.UserHomeDir(); err == nil {
			return home + rest
		}
	}
	return path
}

func wholePath(path string) string {
	if whole, err := filepath.Abs(path); err == nil {
		return whole
	}
	return path
}

// An underWay lets one export run at a time, so that the end of the program can wait
// for it.
type underWay struct {
	turn, hurried chan struct{}
	hurry         func()
}

func newUnderWay() *underWay {
	u := &underWay{turn: make(chan struct{}, 1), hurried: make(chan struct{})}
	u.hurry = sync.OnceFunc(func() { close(u.hurried) })
	return u
}

// begin returns what ends the export.
func (u *underWay) begin() (end func()) {
	u.turn <- struct{}{}
	return func() { <-u.turn }
}

// wait waits until no export runs, at most so long, and not at all in a hurry.
func (u *underWay) wait(most time.Duration) {
	select {
	case u.turn <- struct{}{}:
		<-u.turn
	case <-u.hurried:
	case <-time.After(most):
	}
}
