package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"diligence/questionnaire"
)

// Tables lists the registers that leave as tables.
var Tables = []string{"milestones", "initiatives", "hires", "competences", "certifications", "risks", "findings"}

// A TableError is a word that names no table.
type TableError struct{ Word string }

// Error names the word.
func (e *TableError) Error() string {
	if e.Word == "" {
		return "no table is named"
	}
	return fmt.Sprintf("%q is no table", e.Word)
}

// Hint lists the tables there are.
func (e *TableError) Hint() string { return "name one with --table: " + strings.Join(Tables, ", ") }

// A Table is one register as one audience may read it, one record a row, with the
// names and words of the apply file. Dropped records are in it: their status says
// so.
type Table struct {
	Name     string
	Audience Audience
	Company  string
	Date     time.Time
	Head     []string
	Rows     [][]Cell
	Withheld []Count // what stays out of it

	names *nameReport
}

// A Cell is a number or a text.
type Cell struct {
	Text   string
	Number bool // Text is a number this program wrote
}

// TableFor makes a table of [Tables] for one audience. People are replaced as in
// a [Document]; its error is [*TableError].
func TableFor(q *questionnaire.Questionnaire, r *questionnaire.Review, res questionnaire.Result, o Options, name string) (Table, error) {
	if !slices.Contains(Tables, name) {
		return Table{}, &TableError{name}
	}
	p := newProjector(q, r, res, o)
	t := Table{Name: name, Audience: p.audience, Company: p.company(), Date: p.now}
	switch name {
	case "milestones":
		t.Head, t.Rows = tableOf(r.Milestones, p.milestoneCells)
	case "initiatives":
		t.Head, t.Rows = tableOf(r.Initiatives, p.initiativeCells)
	case "hires":
		t.Head, t.Rows = tableOf(r.Hires, p.hireCells)
	case "competences":
		t.Head, t.Rows = tableOf(r.Competences, p.competenceCells)
	case "certifications":
		t.Head, t.Rows = tableOf(r.Certifications, p.certificationCells)
	case "risks":
		t.Head, t.Rows = tableOf(r.Risks, p.riskCells)
	default:
		t.Head, t.Rows = p.findingRows()
		if _, findings := countPrivate(r); p.audience != Private && findings > 0 {
			t.Withheld = append(t.Withheld, Count{findings, is(findings, "private note on a finding", "private notes on findings")})
		}
	}
	t.names = p.nameReport(name)
	return t, nil
}

// A column is a field's name and its cell in one record.
type column struct {
	name string
	cell Cell
}

// tableOf lists the cells of records under the names of their columns.
func tableOf[T any](list []T, cells func(T) []column) (head []string, rows [][]Cell) {
	var none T
	for _, c := range cells(none) {
		head = append(head, c.name)
	}
	for _, x := range list {
		var row []Cell
		for _, c := range cells(x) {
			row = append(row, c.cell)
		}
		rows = append(rows, row)
	}
	return head, rows
}

// word is a cell of text.
func word[T ~string](s T) Cell { return Cell{Text: string(s)} }

// amount is a cell of a number; empty for none.
func amount(x *float64) Cell {
	if x == nil {
		return Cell{}
	}
	return Cell{strconv.FormatFloat(*x, 'f', -1, 64), true}
}

// listed joins ids or words.
func listed(words []string) Cell { return Cell{Text: strings.Join(words, "; ")} }

// FoundNames is that of a table.
func (t Table) FoundNames() []FoundName { return t.names.list() }

// BeforeYouShare says what goes into a table and what stays out.
func (t Table) BeforeYouShare() Sharing {
	s := Sharing{Audience: t.Audience, File: t.FileName(), Withheld: total(t.Withheld), Names: t.FoundNames()}
	s.In = append(s.In, fmt.Sprintf("The table of %s: %s", t.Name, plural(len(t.Rows), "row", "rows")))
	if t.Audience.named() {
		s.In = append(s.In, "Names of people")
	} else {
		s.In = append(s.In, rolesForNames)
	}
	for _, c := range t.Withheld {
		s.Out = append(s.Out, fmt.Sprintf("%d %s", c.N, c.What))
	}
	s.Out = append(s.Out, "Everything that is not in this table")
	return s
}
