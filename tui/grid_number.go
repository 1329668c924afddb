package tui

import (
	"fmt"
	"strconv"

	"diligence/questionnaire"
)

// readNumber returns a reader of numbers as people write them, 400,000, 1.2k or
// 9M; nil where nothing was written. Name is what messages call the cell.
func readNumber(name string) func(string) (*float64, error) {
	least := -questionnaire.MaxNumber // whether it may be negative the plan's own check says
	q := questionnaire.Question{ID: name, Kind: questionnaire.KindNumber, Min: &least}
	return func(s string) (*float64, error) {
		if s == "" {
			return nil, nil
		}
		v, err := q.ParseValue(s)
		if err != nil {
			return nil, err
		}
		n := v.Number()
		return &n, nil
	}
}

func writeNumber(n *float64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatFloat(*n, 'f', -1, 64)
}

// asProblem returns err as a sentence with a hint; its own hint if it has one.
func asProblem(err error, hint string) questionnaire.Problem {
	switch err := err.(type) {
	case questionnaire.Problem:
		if err.Hint == "" {
			err.Hint = hint
		}
		return err
	case questionnaire.Problems:
		if len(err) > 0 {
			return asProblem(err[0], hint)
		}
	case interface {
		error
		Hint() string
	}:
		return questionnaire.Problem{What: err.Error(), Hint: err.Hint()}
	}
	return questionnaire.Problem{What: fmt.Sprint(err), Hint: hint}
}
