package export

import (
	"fmt"
	"slices"
	"strings"

	"diligence/questionnaire"
)

// A FilledForm is a form as it comes back, read by its headings and ids: where
// sheets, rows and columns stand does not count.
type FilledForm struct {
	Review  string                // id of the review it was made from; "" where it does not say
	Speaker questionnaire.Speaker // for whom it was made; "" where for nobody by name, or it does not say

	lists    []filledList
	given    map[formSpot]string // nil where the sheet that tells it is gone
	date1904 bool
}

// A formSpot is a cell by the list, row and heading it belongs to.
type formSpot struct{ sheet, id, head string }

// A filledList is the rows of one of the form's sheets.
type filledList struct {
	name    string         // as the form calls it
	sheet   string         // as the workbook does
	columns map[string]int // by heading
	rows    []cellRow
	merged  []string // boxes of cells made one over several of the rows
	missing []string // headings that are not there
	beyond  bool     // it goes on where it is not read
}

// ReadForm reads a workbook made by [XLSX] that was filled in any program. Its
// error is [*FormError]; what is wrong with single rows is for [FilledForm.Take]
// to say.
func ReadForm(q *questionnaire.Questionnaire, data []byte) (FilledForm, error) {
	sheets, date1904, err := readWorkbook(data)
	if err != nil {
		return FilledForm{}, err
	}
	f := FilledForm{date1904: date1904}
	sheets = slices.DeleteFunc(sheets, func(s cellSheet) bool { return f.readGiven(s) || f.readAbout(s) })
	for _, keys := range []formKeys{keysWithID, keysWithoutID} {
		if err := f.readLists(q, sheets, keys); err != nil {
			return FilledForm{}, err
		}
	}
	if len(f.lists) == 0 {
		return FilledForm{}, formError("the workbook holds no question sheet")
	}
	return f, nil
}

// readLists reads the lists that are known by some headings and were not known
// by more of them.
func (f *FilledForm) readLists(q *questionnaire.Questionnaire, sheets []cellSheet, keys formKeys) error {
	known := len(f.lists)
	for _, s := range sheets {
		l, ok := listIn(q, s, keys)
		if !ok {
			continue
		}
		switch i := slices.IndexFunc(f.lists, func(x filledList) bool { return x.name == l.name }); {
		case i < 0:
			f.lists = append(f.lists, l)
		case i >= known:
			return &FormError{
				fmt.Sprintf("the sheets %q and %q both hold the list of %s", shorten(f.lists[i].sheet, 40), shorten(s.name, 40), strings.ToLower(l.name)),
				"keep one of them",
			}
		}
	}
	return nil
}

// readAbout reads what the sheet to read first says for the program, by the
// labels there.
func (f *FilledForm) readAbout(s cellSheet) bool {
	found := false
	for _, row := range s.rows {
		for column, c := range row.cells {
			switch c.text {
			case aboutReview:
				f.Review, found = row.cells[column+1].text, true
			case aboutSpeaker:
				if who := row.cells[column+1].text; who != "-" {
					f.Speaker = questionnaire.Speaker(who)
				}
			}
		}
	}
	return found
}

// readGiven reads what the cells held when the form was made.
func (f *FilledForm) readGiven(s cellSheet) bool {
	at, row := headings(s, givenSheet, givenID, givenHead, givenText)
	if at == nil {
		return false
	}
	f.given = map[formSpot]string{}
	for _, r := range s.rows {
		if r.number > row {
			cell := func(head string) string { return r.cells[at[head]].text }
			f.given[formSpot{cell(givenSheet), cell(givenID), cell(givenHead)}] = cell(givenText)
		}
	}
	return true
}

// headings returns the columns of the first row that holds all of some headings,
// and its number; nil where there is none. A heading that stands twice counts
// where it stands first.
func headings(s cellSheet, want ...string) (columns map[string]int, row int) {
	for _, r := range s.rows {
		at := map[string]int{}
		for column, c := range r.cells {
			head := strings.Join(strings.Fields(c.text), " ")
			if first, ok := at[head]; !ok || column < first {
				at[head] = column
			}
		}
		if !slices.ContainsFunc(want, func(h string) bool { _, ok := at[h]; return !ok }) {
			return at, r.number
		}
	}
	return nil, 0
}

// questionKeys and those of a register are the headings a list is known by, with
// the ids or, where somebody took those out, without.
var questionKeys = []string{headQuestion, headAnswer}

func (g formRegister) keys() []string { return []string{g.columns[1].head, g.columns[2].head} }

type formKeys bool

const (
	keysWithID    formKeys = true
	keysWithoutID formKeys = false
)

// listIn finds a list of the form in a sheet.
func listIn(q *questionnaire.Questionnaire, s cellSheet, ids formKeys) (filledList, bool) {
	try := func(name string, columns []formColumn, keys ...string) (filledList, bool) {
		if ids == keysWithID {
			keys = append([]string{headID}, keys...)
		}
		at, row := headings(s, keys...)
		if at == nil {
			return filledList{}, false
		}
		l := filledList{name: name, sheet: s.name, columns: at, beyond: s.beyond}
		for _, c := range columns {
			if _, ok := at[c.head]; c.filled && c.head != headID && !ok {
				l.missing = append(l.missing, c.head)
			}
		}
		for _, r := range s.rows {
			if r.number > row {
				l.rows = append(l.rows, r)
			}
		}
		for _, box := range s.merged {
			first, last, _ := strings.Cut(box, ":")
			_, top, _ := cellPlace(first)
			if _, bottom, ok := cellPlace(last); ok && top > row && bottom > top {
				l.merged = append(l.merged, string(questionnaire.Safe(shorten(box, 20))))
			}
		}
		return l, true
	}
	if l, ok := try(sheetQuestions, questionColumns(), questionKeys...); ok {
		return l, true
	}
	for _, g := range formRegisters(q) {
		if l, ok := try(g.name, g.columns, g.keys()...); ok {
			return l, true
		}
	}
	return filledList{}, false
}

// has reports whether the list has a column of that heading.
func (l filledList) has(head string) bool {
	_, ok := l.columns[head]
	return ok
}

// cell returns a cell of a row by its heading.
func (l filledList) cell(r cellRow, head string) cellRead {
	column, ok := l.columns[head]
	if !ok {
		return cellRead{}
	}
	return r.cells[column]
}

// place names a cell as a spreadsheet does, such as Questions!G12.
func (l filledList) place(r cellRow, head string) string {
	return fmt.Sprintf("%s!%s%d", questionnaire.Safe(shorten(l.sheet, 40)), columnName(l.columns[head]), r.number)
}
