package export

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A TemplateError says where a template cannot be used, and what could stand there.
type TemplateError struct {
	File string
	Line int // from 1; 0 where it is no one line's fault
	What string
	Do   string
}

// Error names the file, the line and what is wrong.
func (e *TemplateError) Error() string {
	switch {
	case e.Line > 0:
		return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.What)
	case e.File != "":
		return e.File + ": " + e.What
	}
	return e.What
}

// Hint says what to do.
func (e *TemplateError) Hint() string { return e.Do }

// What text/template says, compiled once it says so.
var (
	templateAt    = compiled(`^template: ` + templateName + `:(\d+)(?::\d+)?: (?s:(.*))$`)
	executingAt   = compiled(`^executing ".*?" at <(.*)>: (?s:(.*))$`)
	noField       = compiled(`^can't evaluate field (\w+) in type (\S+)$`)
	noFunction    = compiled(`^function "(\w+)" not defined$`)
	outOfRange    = compiled(`index out of range`)
	errorFromCall = compiled(`^error calling \w+: (?s:(.*))$`)
)

// compiled compiles a regular expression when it is first used: a start of the
// program does not pay for it.
func compiled(src string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(src) })
}

// templateError words what text/template says.
func templateError(file string, err error) error {
	if e, ok := errors.AsType[*TemplateError](err); ok {
		return &TemplateError{file, e.Line, e.What, e.Do}
	}
	e := &TemplateError{File: file, What: strings.TrimPrefix(err.Error(), "template: "), Do: "'diligence template show' tells what a template may use"}
	m := templateAt().FindStringSubmatch(err.Error())
	if m == nil {
		return e
	}
	e.Line, _ = strconv.Atoi(m[1])
	e.What = strings.ReplaceAll(m[2], templateName+":", "line ")
	at := ""
	if m := executingAt().FindStringSubmatch(e.What); m != nil {
		at, e.What = m[1], m[2]
	}
	switch {
	case noField().MatchString(e.What):
		m := noField().FindStringSubmatch(e.What)
		e.What, e.Do = fieldError(at, m[1], m[2])
	case noFunction().MatchString(e.What):
		e.What = fmt.Sprintf("there is no function %s", noFunction().FindStringSubmatch(e.What)[1])
		e.Do = "there are " + strings.Join(functionNames(), ", ")
	case outOfRange().MatchString(e.What):
		e.What, e.Do = at+": the list is shorter than that", "test it first, as with {{if gt (len .Findings) 0}}, or go through it with {{range}}"
	case e.What == "unexpected EOF":
		e.Do = "an {{if}}, {{range}}, {{with}}, {{define}} or {{block}} lacks its {{end}}"
	case errorFromCall().MatchString(e.What):
		e.What = errorFromCall().FindStringSubmatch(e.What)[1]
		if at != endOfAction {
			e.What = at + ": " + e.What
		}
	case at != "":
		e.What = at + ": " + e.What
	}
	e.What = plainTypes.Replace(e.What)
	return e
}

// plainTypes calls types as the documentation of templates does.
var plainTypes = strings.NewReplacer("export.templateData", "Document", "export.report", "Document", "export.", "", "questionnaire.", "")

// fieldError says that a type has no such field, and which it has.
func fieldError(at, field, in string) (what, do string) {
	in, at = strings.TrimLeft(in, "*"), shorten(at, 80)
	if list, ok := strings.CutPrefix(in, "[]"); ok {
		return fmt.Sprintf("%s: this is a list of %s, which has no field %s", at, shortType(list), field), "write {{range}} to go through it"
	}
	if word, ok := map[string]string{"string": "text", "float64": "number", "int": "number", "bool": "true or false"}[in]; ok {
		return fmt.Sprintf("%s: this is %s and has no field %s", at, word, field), "leave out ." + field
	}
	do = "'diligence template show' lists the fields there are"
	for _, t := range templateTypes() {
		if t.String() == in {
			do = "there are " + fieldWords(t)
		}
	}
	return fmt.Sprintf("%s: %s has no field %s", at, shortType(in), field), do
}

// shortType returns a type's name as the documentation of templates writes it.
func shortType(s string) string {
	s = s[strings.LastIndexByte(s, '.')+1:]
	if s == "report" || s == "templateData" {
		return "Document"
	}
	return s
}

func typeWord(t reflect.Type) string { return shortType(t.String()) }

// fieldWords lists the fields of a structure.
func fieldWords(t reflect.Type) string {
	var out []string
	for _, f := range reflect.VisibleFields(t) {
		if f.IsExported() && !f.Anonymous {
			out = append(out, f.Name)
		}
	}
	return strings.Join(out, ", ")
}

// functionNames lists the functions that are of use to a template.
func functionNames() (out []string) {
	for name, f := range (&templateRun{}).functions() {
		if name != endOfAction && reflect.ValueOf(f).Pointer() != reflect.ValueOf(unneeded).Pointer() {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// templateTypes lists the structures a template can reach, the document first, each
// before those it leads to.
func templateTypes() (out []reflect.Type) {
	seen := map[reflect.Type]bool{}
	var visit func(t reflect.Type)
	visit = func(t reflect.Type) {
		switch t.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
			visit(t.Elem())
			return
		case reflect.Struct:
		default:
			return
		}
		if seen[t] || !strings.HasPrefix(t.PkgPath(), "diligence/") {
			return
		}
		seen[t] = true
		out = append(out, t)
		for _, f := range reflect.VisibleFields(t) {
			if f.IsExported() {
				visit(f.Type)
			}
		}
	}
	visit(reflect.TypeFor[templateData]())
	return out
}
