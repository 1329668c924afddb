package questionnaire

import (
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// A recordProvider tells the checker the fields of records. Programs read them by
// nodes of our own.
type recordProvider struct{}

// recordFields returns the fields of the type of that name, nil where there is none.
func recordFields(typeName string) []recordField {
	for _, kind := range recordKinds {
		if kind.typ.TypeName() == typeName {
			return kind.fields
		}
	}
	return nil
}

func (recordProvider) EnumValue(name string) ref.Val {
	return types.NewErr("there are no enums: %s", name)
}

func (recordProvider) FindIdent(string) (ref.Val, bool) { return nil, false }

func (recordProvider) FindStructType(name string) (*types.Type, bool) {
	for _, kind := range recordKinds {
		if kind.typ.TypeName() == name {
			return types.NewTypeTypeWithParam(kind.typ), true
		}
	}
	return nil, false
}

func (recordProvider) FindStructFieldNames(name string) (names []string, ok bool) {
	fields := recordFields(name)
	for _, f := range fields {
		names = append(names, f.name)
	}
	return names, fields != nil
}

func (recordProvider) FindStructFieldType(name, field string) (*types.FieldType, bool) {
	fields := recordFields(name)
	if k := fieldNamed(fields, field); k >= 0 {
		return &types.FieldType{Type: fields[k].celType()}, true
	}
	return nil, false
}

func (recordProvider) NewValue(name string, _ map[string]ref.Val) ref.Val {
	return types.NewErr("a rule makes no %s", name)
}
