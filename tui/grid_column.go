package tui

import (
	"slices"
	"strings"

	"diligence/questionnaire"
)

// A cellKind is the form of a column's cells and so of their editor.
type cellKind int

const (
	cellText cellKind = iota
	cellChoice
	cellTri
	cellMonth
	cellNumber
	cellRefs
	cellMonths   // several, with a comma between
	cellComputed // from other fields; not edited
)

// unitMoney is the unit of sums in the review's currency.
const unitMoney = "money"

// A column is one field of a register's records. A register is added to the
// plan by declaring its columns.
type column struct {
	field string // as in an apply file and in evidence, such as person_months
	title string
	about string // what the field says, for the line below the table
	kind  cellKind
	width int    // cells
	unit  string // of a number, such as hours
	// heading marks the field that says what the record is called; it is never empty.
	heading bool
	// get returns the field as it is edited: an option's id, yes or no, a month,
	// a number, ids with a comma between; "" where nothing was given.
	get func(questionnaire.Record) string
	// set returns the record with the field read from such text, its error is a
	// [questionnaire.Problem]; nil where the field is not edited.
	set func(questionnaire.Record, string) (questionnaire.Record, error)
	// items returns what a choice may be, or the records refs may name.
	items func(s *session, rec questionnaire.Record) []item
	// rank orders the rows of a computed column, and tell says its cell in full.
	rank func(questionnaire.Record) float64
	tell func(questionnaire.Record) string
}

// An item is something that can be picked.
type item struct {
	id    string
	label string
}

// cellOf returns a column over the field that at points to.
func cellOf[R questionnaire.Record, V any](
	c column, at func(*R) *V, write func(V) string, read func(string) (V, error),
) column {
	c.get = func(rec questionnaire.Record) string {
		r := rec.(R)
		return write(*at(&r))
	}
	c.set = func(rec questionnaire.Record, s string) (questionnaire.Record, error) {
		v, err := read(strings.TrimSpace(s))
		if err != nil {
			return rec, err
		}
		r := rec.(R)
		*at(&r) = v
		return r, nil
	}
	return c
}

func textColumn[R questionnaire.Record](c column, at func(*R) *questionnaire.Text) column {
	c.kind = cellText
	return cellOf(c, at,
		func(t questionnaire.Text) string { return string(t) },
		func(s string) (questionnaire.Text, error) {
			return questionnaire.Safe(questionnaire.Trimmed(s).Line()), nil
		})
}

func triColumn[R questionnaire.Record](c column, at func(*R) *questionnaire.Tri) column {
	c.kind, c.width = cellTri, max(width(c.title), 9)
	return cellOf(c, at,
		func(t questionnaire.Tri) string { return string(t) },
		func(s string) (t questionnaire.Tri, err error) { return t, t.UnmarshalText([]byte(s)) })
}

func monthColumn[R questionnaire.Record](c column, at func(*R) *questionnaire.Month) column {
	c.kind, c.width = cellMonth, 7
	return cellOf(c, at, questionnaire.Month.String, readMonth(c.title))
}

func numberColumn[R questionnaire.Record](c column, at func(*R) **float64) column {
	c.kind = cellNumber
	return cellOf(c, at, writeNumber, readNumber(c.title))
}

func choiceColumn[R questionnaire.Record, V ~string](
	c column, at func(*R) *V, items func(*session, questionnaire.Record) []item,
) column {
	c.kind, c.items = cellChoice, items
	return cellOf(c, at,
		func(v V) string { return string(v) },
		func(s string) (V, error) { return V(s), nil })
}

func refsColumn[R questionnaire.PlanRecord](c column, at func(*R) *[]string) column {
	c.kind, c.items = cellRefs, nameable(c.field)
	return cellOf(c, at,
		func(ids []string) string { return strings.Join(ids, ", ") },
		func(s string) ([]string, error) { return readRefs(s), nil })
}

// nameable returns the records a field may name: those of its kinds, less the
// record itself.
func nameable(field string) func(*session, questionnaire.Record) []item {
	return func(s *session, rec questionnaire.Record) []item {
		var list []item
		for _, ref := range rec.(questionnaire.PlanRecord).References() {
			for _, kind := range ref.Kinds {
				for other := range s.review.Plan {
					if ref.Field == field && other.Key().Kind() == kind && other.Key() != rec.Key() {
						list = append(list, item{recordID(other), other.Heading().Line()})
					}
				}
			}
		}
		return list
	}
}

func readRefs(s string) []string {
	var ids []string
	for id := range strings.SplitSeq(s, ",") {
		if id = strings.TrimSpace(id); id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// named returns the items of a list of words such as under-way.
func named[V ~string](words []V) func(*session, questionnaire.Record) []item {
	list := make([]item, len(words))
	for i, w := range words {
		list[i] = item{string(w), wordOf(string(w))}
	}
	return func(*session, questionnaire.Record) []item { return list }
}

// wordOf returns a word of the apply file as a person reads it.
func wordOf(id string) string {
	if id == "under-way" {
		return "under way"
	}
	return id
}

// areas returns the areas of the review's questionnaire as choices.
func areas(s *session, _ questionnaire.Record) []item {
	var list []item
	for _, a := range s.q.Areas {
		list = append(list, item{a.ID, a.Title})
	}
	return list
}

// readMonth returns a reader of months; name is what messages call the cell.
func readMonth(name string) func(string) (questionnaire.Month, error) {
	q := questionnaire.Question{ID: name, Kind: questionnaire.KindMonth}
	return func(s string) (questionnaire.Month, error) {
		if s == "" {
			return 0, nil
		}
		v, err := q.ParseValue(s)
		if err != nil {
			return 0, err
		}
		return questionnaire.ParseMonth(string(v.Text()))
	}
}

// idColumn returns the column of ids, which are not edited.
func idColumn[R questionnaire.Record](at func(*R) *string) column {
	c := cellOf(column{field: "id", title: "Id", width: 4, about: "How rules and references name it"}, at,
		func(s string) string { return s }, func(s string) (string, error) { return s, nil })
	c.set = nil
	return c
}
