package main

import (
	"cmp"
	"path/filepath"
	"strings"
	"time"

	"diligence/export"
	"diligence/questionnaire"
	"diligence/tui"
)

// formatAbout says what each format is, to stand after "as".
var formatAbout = map[string]string{
	"md": "Markdown, which any editor opens", "html": "one page for a browser, with figures", "pdf": "a PDF for paper, with figures",
	"docx": "a document for a word processor", "xlsx": "a work book for a spreadsheet",
}

const (
	tablePrefix = "csv "
	bundleName  = "bundle"
)

// screenFormats are what the export screen offers.
func screenFormats() (out []tui.Format) {
	for _, f := range export.Formats {
		x := tui.Format{Name: string(f), About: cmp.Or(formatAbout[string(f)], string(f))}
		if f.Dressed() {
			x.Also = "On the command line, --logo FILE and --colour #1a5490 dress it"
		}
		out = append(out, x)
	}
	for _, t := range export.Tables {
		out = append(out, tui.Format{Name: tablePrefix + t, About: "the table of " + t})
	}
	return append(out, tui.Format{Name: bundleName, About: "a file that another copy of this program takes in"})
}

// export writes what a person chose on the export screen.
func (l terminalLibrary) export(r *questionnaire.Review, q *questionnaire.Questionnaire, res questionnaire.Result, to tui.Outgoing, force bool) (string, error) {
	out, err := l.outgoing(r, q, res, to, true)
	if err != nil {
		return "", err
	}
	path := cmp.Or(to.Path, out.name)
	if whole, absErr := filepath.Abs(path); absErr == nil {
		path = whole
	}
	return path, writeFile(path, out.data, force)
}

// outgoing tells what would leave, and with made makes it too.
func (l terminalLibrary) outgoing(r *questionnaire.Review, q *questionnaire.Questionnaire, res questionnaire.Result, to tui.Outgoing, made bool) (out outgoing, err error) {
	a, err := export.ParseAudience(to.Audience)
	if err != nil {
		return out, err
	}
	options := export.Options{Audience: a, Now: time.Now(), Names: export.ReplaceNames}
	if name, isTable := strings.CutPrefix(to.Format, tablePrefix); isTable {
		t, err := export.TableFor(q, r, res, options, name)
		return outgoing{name: t.FileName(), data: export.CSV(t), sharing: t.BeforeYouShare()}, err
	}
	if to.Format == bundleName {
		if made {
			return l.bundle(r.ID, options)
		}
		out, err = (&opened{r, q}).bundle(l.store, options, sealFlags{})
		out.data = nil
		return out, err
	}
	format, err := export.ParseFormat(to.Format)
	if err != nil {
		return out, err
	}
	doc := export.Project(q, r, res, options)
	out = outgoing{name: export.FileName(doc, format), sharing: export.BeforeYouShare(doc, format)}
	if made {
		out.data, err = export.Write(doc, format)
	}
	return out, err
}

// bundle makes the bundle of a review as the store has it, once all is kept: its
// history has to lead to what it holds.
func (l terminalLibrary) bundle(id string, options export.Options) (outgoing, error) {
	if err := l.saver.Flush(flushTime); err != nil {
		return outgoing{}, err
	}
	o, err := load(l.store, id)
	if err != nil {
		return outgoing{}, err
	}
	return o.bundle(l.store, options, sealFlags{})
}
