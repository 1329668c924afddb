package export

import (
	"reflect"

	"diligence/questionnaire"
)

// unnamed returns a copy of r in which people are named by their roles: in the
// fields that hold a person, and wherever else their names are found.
func unnamed(r *questionnaire.Review) *questionnaire.Review {
	n := newNames(r)
	out := &questionnaire.Review{ID: r.ID, Questionnaire: r.Questionnaire, Created: r.Created}
	var records []questionnaire.Record
	for _, rec := range r.Records() {
		if p, ok := rec.(questionnaire.Respondent); ok {
			p.Name = questionnaire.Safe("The " + string(p.Role))
			rec = p
		}
		v := reflect.New(reflect.TypeOf(rec)).Elem()
		v.Set(reflect.ValueOf(rec))
		replaceNames(v, n)
		records = append(records, v.Interface().(questionnaire.Record))
	}
	out.Fill(records)
	return out
}

var (
	textType  = reflect.TypeFor[questionnaire.Text]()
	valueType = reflect.TypeFor[questionnaire.Value]()
)

// personFields are the fields of records that hold a person.
var personFields = map[string]bool{"Owner": true, "ApprovedBy": true, "From": true}

// replaceNames replaces the names in every text of a record, in lists too.
func replaceNames(v reflect.Value, n names) {
	switch {
	case v.Type() == textType:
		v.SetString(n.text(v.String()))
	case v.Type() == valueType:
		if t := v.Interface().(questionnaire.Value).Text(); t != "" {
			v.Set(reflect.ValueOf(questionnaire.TextValue(questionnaire.Safe(n.text(string(t))))))
		}
	case v.Kind() == reflect.Struct:
		for k := range v.NumField() {
			f := v.Field(k)
			switch {
			case personFields[v.Type().Field(k).Name] && f.Type() == textType:
				f.SetString(n.field(f.String()))
			case f.CanSet():
				replaceNames(f, n)
			}
		}
	case v.Kind() == reflect.Slice && v.Len() > 0:
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len()) // the record's own may be shared
		reflect.Copy(list, v)
		for k := range list.Len() {
			replaceNames(list.Index(k), n)
		}
		v.Set(list)
	}
}
