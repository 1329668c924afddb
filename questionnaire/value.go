package questionnaire

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// A Value is what was answered: a text (a choice's option id, a month as
// 2027-03, or words), a list of option ids, or a number. The zero Value is none.
type Value struct {
	form   form
	text   Text
	list   []string
	number float64
}

type form uint8

const (
	formNone form = iota
	formText
	formList
	formNumber
)

// TextValue returns a value for a choice, month or text question.
func TextValue(t Text) Value { return Value{form: formText, text: t} }

// ListValue returns a value for a multi question; ids are option ids.
func ListValue(ids ...string) Value { return Value{form: formList, list: slices.Clone(ids)} }

// NumberValue returns a value for a number or money question.
func NumberValue(n float64) Value { return Value{form: formNumber, number: n} }

// IsZero reports whether there is no value.
func (v Value) IsZero() bool { return v.form == formNone }

// Text returns the option id, month or words; "" for other forms.
func (v Value) Text() Text { return v.text }

// List returns the option ids; nil for other forms. It must not be changed.
func (v Value) List() []string { return v.list }

// Number returns the number; 0 for other forms.
func (v Value) Number() float64 { return v.number }

// Has reports whether the value is the option id or holds it.
func (v Value) Has(id string) bool {
	return v.form == formText && string(v.text) == id || slices.Contains(v.list, id)
}

// Equal reports whether v and w say the same; the order of a list does not count.
func (v Value) Equal(w Value) bool {
	if v.form != w.form || v.text != w.text || v.number != w.number || len(v.list) != len(w.list) {
		return false
	}
	for _, id := range v.list {
		if !slices.Contains(w.list, id) {
			return false
		}
	}
	return true
}

// String returns the value as it is written in an apply file.
func (v Value) String() string {
	switch v.form {
	case formText:
		return string(v.text)
	case formNumber:
		return strconv.FormatFloat(v.number, 'f', -1, 64)
	case formList:
		return "[" + strings.Join(v.list, ", ") + "]"
	}
	return ""
}

// MarshalJSON writes a string, a list of strings, a number or null.
func (v Value) MarshalJSON() ([]byte, error) {
	switch v.form {
	case formText:
		return json.Marshal(string(v.text))
	case formList:
		return json.Marshal(append([]string{}, v.list...))
	case formNumber:
		return json.Marshal(v.number)
	}
	return []byte("null"), nil
}

// UnmarshalJSON reads what MarshalJSON writes.
func (v *Value) UnmarshalJSON(b []byte) error {
	var x any
	if err := json.Unmarshal(b, &x); err != nil {
		return err
	}
	switch x := x.(type) {
	case nil:
		*v = Value{}
	case string:
		*v = TextValue(Safe(x))
	case float64:
		if math.IsInf(x, 0) || math.IsNaN(x) {
			return fmt.Errorf("%v is not a number", x)
		}
		*v = NumberValue(x)
	case []any:
		ids := make([]string, 0, len(x))
		for _, e := range x {
			s, ok := e.(string)
			if !ok {
				return fmt.Errorf("a list of option ids holds %v", e)
			}
			ids = append(ids, string(Safe(s)))
		}
		*v = Value{form: formList, list: ids}
	default:
		return fmt.Errorf("%s is no answer", b)
	}
	return nil
}
