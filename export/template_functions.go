package export

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"text/template"
	"time"

	"diligence/questionnaire"
)

// functions are what a template may call beside what text/template has. Those that
// put texts together keep to a size.
func (r *templateRun) functions() template.FuncMap {
	return template.FuncMap{
		endOfAction: printed,
		"section":   r.section,
		"money":     r.money,
		"month":     func(m questionnaire.Month) string { return monthOr(m, "") },
		"day":       func(t time.Time) string { return day(t) },
		"number":    func(x any) (string, error) { return written(x, number) },
		"join":      func(between string, list []string) (string, error) { return built(strings.Join(list, between)) },
		"shorten":   func(n int, s string) string { return shorten(s, max(n, 2)) },
		"sentence":  sentence,
		"capital":   upperFirst,
		"print":     printAll,
		"println":   printAll,
		"printf":    printFormat,
		"html":      unneeded,
		"js":        unneeded,
		"urlquery":  unneeded,
	}
}

// printed returns what an action prints, escaped.
func printed(x any) (markup, error) {
	if m, ok := x.(markup); ok {
		return m, nil
	}
	p, err := scalar(x)
	if err != nil {
		return markup{}, err
	}
	return markup{apart(fmt.Sprint(p))}, nil
}

// scalar returns a value that is one text, number or truth; "" for none.
func scalar(x any) (any, error) {
	v := reflect.ValueOf(x)
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	switch {
	case !v.IsValid() || v.Kind() == reflect.Pointer:
		return "", nil
	case v.Type() == reflect.TypeFor[time.Time]():
		return day(v.Interface().(time.Time)), nil
	case v.Kind() == reflect.Float64:
		return number(v.Float()), nil
	}
	if s, ok := v.Interface().(fmt.Stringer); ok {
		return s.String(), nil
	}
	switch v.Kind() {
	case reflect.Struct:
		return nil, fmt.Errorf("this is a whole %s; name one of its fields: %s", typeWord(v.Type()), fieldWords(v.Type()))
	case reflect.Slice, reflect.Array, reflect.Map:
		return nil, errors.New("this is a list; write {{range}} to go through it, or join")
	case reflect.Func, reflect.Chan, reflect.Interface:
		return nil, errors.New("this is nothing to print")
	}
	return v.Interface(), nil
}

// printAll prints values one after the other.
func printAll(values ...any) (string, error) {
	values, _, err := scalars(values)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, v := range values {
		fmt.Fprint(&b, v)
	}
	return built(b.String())
}

// printFormat is printf without formats that only make a text long.
func printFormat(format string, values ...any) (string, error) {
	if strings.Contains(format, "*") || longNumber().MatchString(format) {
		return "", errors.New("printf takes a width of at most 99 here")
	}
	values, longest, err := scalars(values)
	if err != nil {
		return "", err
	}
	if len(format)+strings.Count(format, "%")*(longest+100) > 16*maxBuilt {
		return "", tooLong()
	}
	return built(fmt.Sprintf(format, values...))
}

var longNumber = compiled(`[0-9]{3}`)

// scalars returns what the values are as texts, numbers and truths, and how many
// bytes the longest text has.
func scalars(values []any) (out []any, longest int, err error) {
	for _, x := range values {
		v, err := scalar(x)
		if err != nil {
			return nil, 0, err
		}
		if s, ok := v.(string); ok {
			longest = max(longest, len(s))
		}
		out = append(out, v)
	}
	return out, longest, nil
}

// built holds a text that was put together to its limit.
func built(s string) (string, error) {
	if len(s) > maxBuilt {
		return "", tooLong()
	}
	return s, nil
}

func tooLong() error {
	return fmt.Errorf("this makes a text of more than %d KiB", maxBuilt>>10)
}

func unneeded(...any) (string, error) {
	return "", errors.New("html, js and urlquery have no place here: what an action prints is escaped for Markdown")
}

// money writes an amount in the review's currency.
func (r *templateRun) money(x any) (string, error) {
	return written(x, func(x float64) string { return questionnaire.FormatMoney(x, r.document.Initiatives.Money.Currency) })
}

// written writes a number, or nothing where none was given.
func written(x any, write func(float64) string) (string, error) {
	v := reflect.ValueOf(x)
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	switch {
	case !v.IsValid() || v.Kind() == reflect.Pointer:
		return "", nil
	case v.CanFloat():
		return write(v.Float()), nil
	case v.CanInt():
		return write(float64(v.Int())), nil
	}
	return "", errors.New("this is no number")
}

// section returns a section of the usual report, heading and all.
func (r *templateRun) section(name string) (markup, error) {
	if r.sections == nil {
		r.sections = map[string]markup{}
		d := r.document
		d.Brief = false
		parts := strings.Split(string(Markdown(d)), "\n## ")
		for _, part := range parts[1:] {
			head, _, _ := strings.Cut(part, "\n")
			r.sections[head] = markup{"## " + part}
		}
	}
	if m, ok := r.sections[name]; ok {
		return m, nil
	}
	for _, s := range Sections {
		if s == name { // one this audience has not
			return markup{}, nil
		}
	}
	return markup{}, fmt.Errorf("there is no section %q; there are %s", name, strings.Join(Sections, ", "))
}
