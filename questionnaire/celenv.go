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
	"cel.dev/cel-go/interpreter"
)

// envName is the variable by which nodes within loops find the evaluation. It
// cannot be written in an expression.
const envName = "@env"

// A ruleVariable is a variable of the rule language that is no question.
type ruleVariable struct {
	name  string
	typ   *cel.Type
	value func(*evaluation) ref.Val
}

var ruleVariables = append(recordVariables(),
	ruleVariable{"now", cel.StringType, func(ev *evaluation) ref.Val { return types.String(ev.now.String()) }},
	ruleVariable{"lead.minimum", cel.IntType, func(ev *evaluation) ref.Val { return types.Int(ev.e.q.Lead.Minimum) }},
	ruleVariable{"lead.target", cel.IntType, func(ev *evaluation) ref.Val { return types.Int(ev.e.q.Lead.Target) }},
)

// recordVariables are a variable for the list of each kind of records, and one for
// the record that a rule is told of.
func recordVariables() (list []ruleVariable) {
	for slot, kind := range recordKinds {
		if kind.list != "" {
			list = append(list, ruleVariable{kind.list, cel.ListType(kind.typ), func(ev *evaluation) ref.Val { return ev.register(slot) }})
		}
		switch {
		case slot == slotOutage:
			list = append(list, ruleVariable{kind.one, kind.typ, (*evaluation).outageSheet})
		case kind.one != "":
			list = append(list, ruleVariable{kind.one, kind.typ, func(ev *evaluation) ref.Val { return ev.subject }})
		}
	}
	return list
}

// declare makes the rule language: a variable for each question, the records and
// the functions. There is no has(): what is not given is unknown, and no rule may
// fire on that.
func (e *engine) declare() error {
	options := []cel.EnvOption{cel.CustomTypeProvider(recordProvider{})}
	for _, question := range e.questions {
		options = append(options, cel.Variable(question.ID, answerType(question.Kind)))
	}
	for _, v := range ruleVariables {
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
	functions := slices.Collect(maps.Values(e.env.Functions()))
	dispatcher := interpreter.NewDispatcher()
	for _, f := range functions {
		bindings, err := f.Bindings()
		if err == nil {
			err = dispatcher.Add(bindings...)
		}
		if err != nil {
			return err
		}
	}
	attributes := interpreter.NewAttributeFactory(containers.DefaultContainer, types.DefaultTypeAdapter, recordProvider{})
	e.planner = interpreter.NewInterpreter(dispatcher, containers.DefaultContainer, recordProvider{}, types.DefaultTypeAdapter, attributes)
	return e.types.AddFunctions(functions...)
}

// catalog lists what a misspelt name may have meant.
func (e *engine) catalog() *env.Catalog {
	conf, err := e.env.ToConfig("")
	if err != nil {
		return env.NewCatalog()
	}
	catalog := conf.ToCatalog()
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
	elem := cel.TypeParamType("A")
	elems := cel.ListType(elem)
	initiative, milestone, certification := typeOf(slotInitiatives), typeOf(slotMilestones), typeOf(slotCertifications)
	initiatives, milestones := cel.ListType(initiative), cel.ListType(milestone)
	return []cel.EnvOption{
		answering("status", text, text),
		answering("rating", text, text),
		answering("atleast", cel.BoolType, text, text),
		answering("label", text, text),
		answering("by", text, text, text),
		answering(byList, texts, text, text),
		answering(byNumber, number, text, text),
		answering("differs", cel.BoolType, text),
		answering("owner", text, text),
		answering("decide_by", text, text),
		answering("questions", texts, text),
		answering("aspirational_revenue", number),
		answering("asked", number),
		answering("approved", number),
		answering("funded", number),
		answering("unfunded", number),
		answering("so_far", number, text),
		answering("months_of_dip", number, text),
		answering("slowing", initiatives, text),
		answering("money", text, cel.DynType),
		answering(callGather, elems),
		answering(callKeep, elems, elems, cel.BoolType, elem),
		answering(callKept, elems, elems),
		answering(callOne, cel.BoolType, elems),
		answering("months", cel.IntType, text, text),
		oneArgument("quarter", celQuarter, text, text),
		oneArgument("titles", celTitles, text, elems),
		cel.Function("such_as", decls.DisableTypeGuards(true), cel.Overload("such_as", []*cel.Type{text, elems}, text, cel.BinaryBinding(celSuchAs))),
		oneArgument("sum", celSum, number, cel.ListType(number)),
		twoArguments("worse", celWorse, cel.BoolType, text, text),
		oneArgument("revenue", celRevenue, number, initiative, milestone),
		oneArgument("reach", walkOf(walkReach), initiatives, initiative, milestone),
		oneArgument("below", walkOf(walkBelow), milestones, initiative, milestone),
		oneArgument("above", walkOf(walkAbove), milestones, initiative, milestone),
		oneArgument("initiatives_of", namesOf(slotInitiatives), initiatives, initiative, milestone, typeOf(slotHires), typeOf(slotCompetences), certification, typeOf(slotRisks)),
		oneArgument("milestones_of", namesOf(slotMilestones), milestones, certification),
		oneArgument("usual_months", celUsualMonths, cel.IntType, certification),
		leftOut(),
		oneArgument("needed_hires", celNeededHires, cel.ListType(typeOf(slotHires)), initiative),
	}
}

// leftOut declares left_out for the records of every register.
func leftOut() cel.EnvOption {
	options := []cel.FunctionOpt{decls.DisableTypeGuards(true)}
	for slot := range planSlots {
		args := []*cel.Type{typeOf(slot), cel.StringType}
		options = append(options, cel.Overload("left_out_"+recordKinds[slot].one, args, cel.BoolType, cel.BinaryBinding(celLeftOut)))
	}
	return cel.Function("left_out", options...)
}

func typeOf(slot int) *cel.Type { return recordKinds[slot].typ }

// An answerFunction is a function of the rule language that needs the evaluation.
type answerFunction func(*evaluation, []ref.Val) ref.Val

// Such functions are bound where a program is planned (cel_nodes.go).
var answerFunctions = map[string]answerFunction{
	"status": celStatus, "rating": celRating, "atleast": celAtLeast, "label": celLabel,
	"by": celBy, byList: celBy, byNumber: celBy, "differs": celDiffers,
	"owner": celOwner, "decide_by": celDecideBy,
	"questions": celQuestions, "aspirational_revenue": celAspirational, "money": celMoney,
	"asked": celSumOf("asked"), "approved": celSumOf("approved"), "funded": celSumOf("funded"), "unfunded": celSumOf("unfunded"),
	"so_far": celSoFar, "months_of_dip": celMonthsOfDip, "slowing": celSlowing,
}

// answering declares one of them. The binding is never called; the planner wants
// one of functions without arguments.
func answering(name string, result *cel.Type, args ...*cel.Type) cel.EnvOption {
	unbound := cel.FunctionBinding(func(...ref.Val) ref.Val { return types.NewErr("%s() is not bound", name) })
	return cel.Function(name, cel.Overload(name, args, result, unbound))
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

func walkOf(walk int) func(ref.Val) ref.Val {
	return func(v ref.Val) ref.Val { return v.(*record).walk(walk) }
}

// namesOf makes a function of a record that returns those of a register it names.
func namesOf(slot int) func(ref.Val) ref.Val {
	return func(v ref.Val) ref.Val { return v.(*record).named(slot) }
}
