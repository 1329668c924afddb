package questionnaire

import (
	"maps"
	"slices"

	"cel.dev/cel-go/cel"
	celcheck "cel.dev/cel-go/checker"
	"cel.dev/cel-go/common/containers"
	"cel.dev/cel-go/common/decls"
	"cel.dev/cel-go/common/env"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// A slot says what a variable of the rule language stands for.
type slot struct {
	kind slotKind
	at   int
}

type slotKind uint8

const (
	slotQuestion slotKind = iota // at: the question's index
	slotRegister                 // at: one of the three below
	slotSubject
	slotNow
	slotEnv
)

// The registers, and the list of areas beside them.
const (
	slotInitiatives = iota
	slotMilestones
	slotAreas
)

// envName is the variable that carries the evaluation to functions. It cannot be
// written in an expression.
const envName = "@env"

var ruleVariables = []struct {
	name string
	slot slot
	typ  *cel.Type
}{
	{"initiatives", slot{slotRegister, slotInitiatives}, cel.ListType(initiativeType)},
	{"milestones", slot{slotRegister, slotMilestones}, cel.ListType(milestoneType)},
	{"areas", slot{slotRegister, slotAreas}, cel.ListType(areaType)},
	{"initiative", slot{slotSubject, 0}, initiativeType},
	{"milestone", slot{slotSubject, 0}, milestoneType},
	{"area", slot{slotSubject, 0}, areaType},
	{"now", slot{slotNow, 0}, cel.StringType},
	{envName, slot{slotEnv, 0}, envType},
}

// declare makes the rule language: a variable for each question, the records and
// the functions. There is no has(): what is not given is unknown, and no rule may
// fire on that.
func (e *engine) declare() error {
	options := []cel.EnvOption{cel.CustomTypeProvider(recordProvider{})}
	for k, question := range e.questions {
		e.slots[question.ID] = slot{slotQuestion, k}
		options = append(options, cel.Variable(question.ID, answerType(question.Kind)))
	}
	for _, v := range ruleVariables {
		e.slots[v.name] = v.slot
		options = append(options, cel.Variable(v.name, v.typ))
	}
	var err error
	if e.env, err = cel.NewEnv(append(options, functions()...)...); err != nil {
		return err
	}
	e.types, err = celcheck.NewEnv(containers.DefaultContainer, recordProvider{},
		celcheck.CrossTypeNumericComparisons(true), celcheck.Catalog(e.catalog))
	if err != nil {
		return err
	}
	if err := e.types.AddIdents(e.env.Variables()...); err != nil {
		return err
	}
	return e.types.AddFunctions(slices.Collect(maps.Values(e.env.Functions()))...)
}

// catalog lists what a misspelt name may have meant.
func (e *engine) catalog() *env.Catalog {
	conf, err := e.env.ToConfig("")
	if err != nil {
		return env.NewCatalog()
	}
	catalog := conf.ToCatalog()
	for name := range answerFunctions {
		catalog.Add(&env.CatalogSymbol{Name: name, Kind: env.FunctionKind})
	}
	return catalog
}

func answerType(k Kind) *cel.Type {
	switch k {
	case KindMulti:
		return cel.ListType(cel.StringType)
	case KindNumber, KindMoney:
		return cel.DoubleType
	}
	return cel.StringType
}

// functions declares the functions of the rule language.
func functions() []cel.EnvOption {
	text, texts, number := cel.StringType, cel.ListType(cel.StringType), cel.DoubleType
	record, elem := []*cel.Type{initiativeType, milestoneType}, cel.TypeParamType("A")
	return append([]cel.EnvOption{
		envFunction("@status", celStatus, text, text),
		envFunction("@rating", celRating, text, text),
		envFunction("@atleast", celAtLeast, cel.BoolType, text, text),
		envFunction("@label", celLabel, text, text),
		envFunction("@by_text", celBy, text, text, text),
		envFunction("@by_list", celBy, texts, text, text),
		envFunction("@by_number", celBy, number, text, text),
		envFunction("@differs", celDiffers, cel.BoolType, text),
		envFunction("@questions", celQuestions, texts, text),
		envFunction("@aspirational_revenue", celAspirational, number),
		envFunction("@money", celMoney, text, cel.DynType),
		envFunction("@kept", celKept, cel.ListType(elem), cel.ListType(elem)),
		twoArguments("months", celMonths, cel.IntType, text, text),
		oneArgument("quarter", celQuarter, text, text),
		oneArgument("titles", celTitles, text, cel.ListType(elem)),
		oneArgument("sum", celSum, number, cel.ListType(number)),
		oneArgument("revenue", celRevenue, number, record...),
		oneArgument("reach", walkOf(walkReach), cel.ListType(initiativeType), record...),
		oneArgument("below", walkOf(walkBelow), cel.ListType(milestoneType), record...),
		oneArgument("above", walkOf(walkAbove), cel.ListType(milestoneType), record...),
	}, gatherFunctions()...)
}

// envFunction declares a function whose first argument is the evaluation.
func envFunction(name string, f func(*evaluation, []ref.Val) ref.Val, result *cel.Type, args ...*cel.Type) cel.EnvOption {
	binding := cel.FunctionBinding(func(a ...ref.Val) ref.Val { return f(a[0].(*evaluation), a[1:]) })
	return cel.Function(name, decls.DisableTypeGuards(true),
		cel.Overload(name, append([]*cel.Type{envType}, args...), result, binding))
}

// oneArgument declares a function of one argument, which may be of any of the types.
func oneArgument(name string, f func(ref.Val) ref.Val, result *cel.Type, args ...*cel.Type) cel.EnvOption {
	options := []cel.FunctionOpt{decls.DisableTypeGuards(true)}
	for _, arg := range args {
		options = append(options, cel.Overload(name+"_"+arg.TypeName(), []*cel.Type{arg}, result, cel.UnaryBinding(f)))
	}
	return cel.Function(name, options...)
}

func twoArguments(name string, f func(a, b ref.Val) ref.Val, result *cel.Type, args ...*cel.Type) cel.EnvOption {
	return cel.Function(name, decls.DisableTypeGuards(true), cel.Overload(name, args, result, cel.BinaryBinding(f)))
}

func walkOf(kind int) func(ref.Val) ref.Val {
	return func(v ref.Val) ref.Val { return v.(*record).walk(kind) }
}

// A recordProvider tells the checker the fields of records.
type recordProvider struct{}

func (recordProvider) EnumValue(name string) ref.Val {
	return types.NewErr("there are no enums: %s", name)
}

func (recordProvider) FindIdent(string) (ref.Val, bool) { return nil, false }

func (recordProvider) FindStructType(name string) (*types.Type, bool) {
	for t := range recordFields {
		if t.TypeName() == name {
			return types.NewTypeTypeWithParam(t), true
		}
	}
	return nil, false
}

func (recordProvider) FindStructFieldNames(name string) (names []string, ok bool) {
	for t, fields := range recordFields {
		if t.TypeName() == name {
			for _, f := range fields {
				names = append(names, f.name)
			}
			return names, true
		}
	}
	return nil, false
}

func (recordProvider) FindStructFieldType(name, field string) (*types.FieldType, bool) {
	for t, fields := range recordFields {
		if t.TypeName() != name {
			continue
		}
		for k := range fields {
			if fields[k].name == field {
				return &types.FieldType{Type: fields[k].celType(), IsSet: func(any) bool { return true }, GetFrom: getter(k)}, true
			}
		}
	}
	return nil, false
}

func (recordProvider) NewValue(name string, _ map[string]ref.Val) ref.Val {
	return types.NewErr("a rule makes no %s", name)
}

var recordFields = map[*types.Type][]recordField{
	initiativeType: initiativeFields, milestoneType: milestoneFields, areaType: areaFields,
}

func getter(k int) ref.FieldGetter {
	return func(target any) (any, error) {
		if rec, ok := target.(*record); ok {
			return rec.read(k), nil
		}
		return target, nil // an unknown
	}
}
