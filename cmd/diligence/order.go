package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"diligence/export"
	"diligence/questionnaire"
	"diligence/store"
)

// An order is what somebody asks to be written of a review. The export command
// makes one of its flags and the screens of what was chosen there: what may go
// together, and what becomes of it, is said here once for both.
type order struct {
	audience, format, table, names, role string
	heard, named                         bool // the audience was named, and what to do with names
	state                                stateFlags
	pdf                                  pdfFlags
	seal                                 sealFlags
	look                                 lookFlags
	locked                               bool   // a password is to open it
	password                             string // once it is known
}

// formats are what --format takes.
var formats = []string{"md", "html", "pdf", "docx", "xlsx", "csv", "bundle"}

// check returns what is wrong with an order.
func (f order) check() error {
	audience, err := export.ParseAudience(f.audience)
	switch {
	case err != nil:
		return usageError{err, "the audiences are private, company, board and investor"}
	case !slices.Contains(formats, f.format):
		return usageError{fmt.Errorf("%q is no format", f.format), "the formats are md, html, pdf, docx, xlsx, csv and bundle"}
	case f.format == "xlsx" && (f.named || f.heard):
		return usageError{errors.New("--audience and --names do not bear on a question sheet, which is for those who answer"), "leave them out; --role says who fills it"}
	case f.format != "xlsx" && f.role != "":
		return usageError{errors.New("a role fills a question sheet, which has the format xlsx"), "add --format xlsx"}
	case f.format != "csv" && f.table != "":
		return usageError{errors.New("a table has the format csv"), "add --format csv"}
	case f.format != "pdf" && len(f.pdf.fonts) > 0:
		return usageError{errors.New("a font is for a pdf"), "add --format pdf"}
	case f.format != "pdf" && f.pdf.chromium:
		return usageError{errors.New("--chromium prints a pdf"), "add --format pdf"}
	case f.pdf.chromium && len(f.pdf.fonts) > 0:
		return usageError{errors.New("with --chromium the fonts of this machine are taken"), "leave --pdf-font out, or --chromium"}
	case f.pdf.chromium && f.locked:
		return usageError{errors.New("a pdf of Chromium's cannot have a password"), "leave --chromium out: diligence lays out a tagged pdf by itself"}
	case f.format != "bundle" && f.seal.given():
		return usageError{errors.New("only a bundle is encrypted"), "add --format bundle; a pdf takes --password-file"}
	case f.locked && f.format != "pdf" && !f.seal.byPassphrase():
		return usageError{errors.New("a password is for a pdf or an encrypted bundle"), "add --format pdf, or --format bundle --encrypt without a recipient"}
	case f.format == "csv" && !slices.Contains(export.Tables, f.table):
		e := &export.TableError{Word: f.table}
		return usageError{e, e.Hint()}
	case !slices.Contains(export.NamePolicies, export.NamePolicy(f.names)):
		return usageError{fmt.Errorf("%q is nothing to do with names", f.names), "write replace, all, keep or stop"}
	case f.named && (audience == export.Private || audience == export.Company):
		return usageError{fmt.Errorf("names of people stand in the %s copy", audience), "leave --names out, or choose --audience board or investor"}
	}
	if _, err := parseRecipients(f.seal.recipients); err != nil {
		return err
	}
	if err := f.state.check(f.format); err != nil {
		return err
	}
	return f.look.check(f.format)
}

// An outgoing file is one that can be made.
type outgoing struct {
	name    string // unless another is given
	sharing export.Sharing
	found   []export.FoundName
	make    func() (data []byte, told []string, err error) // told is for whoever exports
	locked  func(data []byte) ([]byte, error)              // encrypts it; nil where it stays in clear
	notice  string                                         // told first
}

// path returns where it is written: where somebody said, a folder standing for its
// usual name there.
func (out outgoing) path(said string) string {
	if said == "" {
		return out.name
	}
	if info, err := os.Stat(said); err == nil && info.IsDir() {
		return filepath.Join(said, out.name)
	}
	return said
}

// data makes the file, encrypted where that was asked for.
func (out outgoing) data() (data []byte, told []string, err error) {
	data, told, err = out.make()
	if out.notice != "" {
		told = append([]string{out.notice}, told...)
	}
	if err == nil && out.locked != nil {
		data, err = out.locked(data)
	}
	return data, told, err
}

// outgoing returns what would be written of a review. What takes long is done once
// it is made.
func (f order) outgoing(s *store.Store, o *opened, now time.Time) (outgoing, error) {
	if f.format == "xlsx" {
		return f.form(o, now)
	}
	o, options, err := f.options(s, o, now)
	if err != nil {
		return outgoing{}, err
	}
	switch f.format {
	case "bundle":
		return f.bundle(s, o, options)
	case "csv":
		t, err := export.TableFor(o.questionnaire, o.review, o.resultAt(options.Now), options, f.table)
		made := func() ([]byte, []string, error) { return export.CSV(t), nil, nil }
		return outgoing{name: t.FileName(), sharing: t.BeforeYouShare(), found: t.FoundNames(), make: made}, err
	}
	format, err := export.ParseFormat(f.format)
	if err != nil {
		return outgoing{}, err
	}
	doc := export.Project(o.questionnaire, o.review, o.resultAt(options.Now), options)
	out := outgoing{name: export.FileName(doc, format), sharing: export.BeforeYouShare(doc, format), found: doc.FoundNames()}
	if accent := options.Look.Accent; accent != nil {
		out.notice = accent.Adjusted(format)
	}
	out.make = func() (data []byte, told []string, err error) {
		switch {
		case f.pdf.chromium:
			dir, err := s.TempDir()
			if err != nil {
				return nil, nil, err
			}
			data, err = f.pdf.print(doc, dir)
			return data, nil, err
		case format == export.FormatPDF:
			return f.pdf.write(doc, f.password)
		}
		data, err = f.look.write(doc, format)
		return data, nil, err
	}
	return out, nil
}

// options returns the review in the state that is asked for, and how it is to be
// projected.
func (f order) options(s *store.Store, o *opened, now time.Time) (*opened, export.Options, error) {
	look, err := f.look.read()
	if err != nil {
		return nil, export.Options{}, err
	}
	audience, err := export.ParseAudience(f.audience)
	if err != nil {
		return nil, export.Options{}, err
	}
	return f.state.project(s, o, export.Options{
		Audience: audience, Now: now, Names: export.NamePolicy(f.names), Brief: f.look.brief, NoAnswers: f.look.noAnswers, Look: look,
	})
}

// form returns the question sheet of a review.
func (f order) form(o *opened, now time.Time) (outgoing, error) {
	speaker := questionnaire.Speaker("")
	if f.role != "" {
		var err error
		if speaker, err = o.speaker(f.role); err != nil {
			return outgoing{}, err
		}
	}
	form := export.NewForm(o.questionnaire, o.review, o.result(), speaker, now)
	return outgoing{name: form.FileName(), sharing: form.BeforeYouShare(), make: func() ([]byte, []string, error) {
		data, err := export.XLSX(form)
		return data, nil, err
	}}, nil
}
