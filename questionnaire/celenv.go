package questionnaire

import (
	"slices"

	celcheck "cel.dev/cel-go/checker"
	"cel.dev/cel-go/common/containers"
	"cel.dev/cel-go/common/decls"
	"cel.dev/cel-go/common/env"
	"cel.dev/cel-go/common/stdlib"
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
	typ   *types.Type
	value func(*evaluation) ref.Val
}

var ruleVariables = append(recordVariables(),
	ruleVariable{"now", types.StringType, func(ev *evaluation) ref.Val { return ev.today }},
	ruleVariable{"lead.minimum", types.IntType, func(ev *evaluation) ref.Val { return types.Int(ev.e.q.Lead.Minimum) }},
	ruleVariable{"lead.target", types.IntType, func(ev *evaluation) ref.Val { return types.Int(ev.e.q.Lead.Target) }},
)

// recordVariables are a variable for the list of each kind of records, and one for
// the record that a rule is told of.
func recordVariables() (list []ruleVariable) {
	for slot, kind := range recordKinds {
		if kind.list != "" && slot != slotQuestions { // those are subjects only
			list = append(list, ruleVariable{kind.list, types.NewListType(kind.typ), func(ev *evaluation) ref.Val { return ev.register(slot) }})
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
// fire on that. It does without the package cel, whose parser and descriptors of
// messages would be part of every start of the program.
func (e *engine) declare() (err error) {
	e.types, err = celcheck.NewEnv(containers.DefaultContainer, recordProvider{},
		celcheck.CrossTypeNumericComparisons(true), celcheck.Catalog(e.catalog))
	if err != nil {
		return err
	}
	variables := slices.Clone(stdlib.Types())
	for _, question := range e.questions {
		variables = append(variables, decls.NewVariable(question.ID, answerType(question.Kind)))
	}
	for _, v := range ruleVariables {
		variables = append(variables, decls.NewVariable(v.name, v.typ))
	}
	if err := e.types.AddIdents(variables...); err != nil {
		return err
	}
	functions := slices.Concat(stdlib.Functions(), functions())
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
	catalog := env.NewCatalog()
	add := func(name string, kind env.SymbolKind) {
		catalog.Add(&env.CatalogSymbol{Name: name, Kind: kind})
	}
	for _, question := range e.questions {
		add(question.ID, env.VariableKind)
	}
	for _, v := range ruleVariables {
		add(v.name, env.VariableKind)
	}
	for _, f := range functions() {
		add(f.Name(), env.FunctionKind)
	}
	return catalog
}

func answerType(k Kind) *types.Type {
	switch k {
	case KindMulti:
		return types.NewListType(types.StringType)
	case KindNumber, KindMoney:
		return types.DoubleType
	}
	return types.StringType
}

// functions declares the functions of the rule language.
func functions() []*decls.FunctionDecl {
	text, texts, number := types.StringType, types.NewListType(types.StringType), types.DoubleType
	elem := types.NewTypeParamType("A")
	elems := types.NewListType(elem)
	initiative, milestone, certification := typeOf(slotInitiatives), typeOf(slotMilestones), typeOf(slotCertifications)
	initiatives, milestones := types.NewListType(initiative), types.NewListType(milestone)
	return []*decls.FunctionDecl{
		answering("status", text, text),
		answering("rating", text, text),
		answering("atleast", types.BoolType, text, text),
		answering("label", text, text),
		answering("by", text, text, text),
		answering(byList, texts, text, text),
		answering(byNumber, number, text, text),
		answering("differs", types.BoolType, text),
		answering("said", texts, text, text),
		answering("heard", types.BoolType, text, text),
		answering("resolved", types.BoolType, text),
		answering("account", text, text),
		answering("owner", text, text),
		answering("decide_by", text, text),
		answering("questions", texts, text),
		answering("requests", texts, text),
		answering("core_requests", texts, text),
		answering("aspirational", milestones),
		answering("aspirational_revenue", number),
		answering("asked", number),
		answering("approved", number),
		answering("funded", number),
		answering("unfunded", number),
		answering("so_far", number, text),
		answering("months_of_dip", number, text),
		answering("slowing", initiatives, text),
		answering("money", text, types.DynType),
		answering(callGather, elems),
		answering(callKeep, elems, elems, types.BoolType, elem),
		answering(callKept, elems, elems),
		answering(callOne, types.BoolType, elems),
		answering("months", types.IntType, text, text),
		oneArgument("quarter", celQuarter, text, text),
		oneArgument("titles", celTitles, text, elems),
		function("such_as", decls.DisableTypeGuards(true), decls.Overload("such_as", []*types.Type{text, elems}, text, decls.BinaryBinding(celSuchAs))),
		oneArgument("outdone", celOutdone, milestones, milestones),
		oneArgument("sum", celSum, number, types.NewListType(number)),
		twoArguments("worse", celWorse, types.BoolType, text, text),
		oneArgument("revenue", celRevenue, number, initiative, milestone),
		oneArgument("reach", walkOf(walkReach), initiatives, initiative, milestone),
		oneArgument("below", walkOf(walkBelow), milestones, initiative, milestone),
		oneArgument("above", walkOf(walkAbove), milestones, initiative, milestone),
		oneArgument("initiatives_of", namesOf(slotInitiatives), initiatives, initiative, milestone, typeOf(slotHires), typeOf(slotCompetences), certification, typeOf(slotRisks)),
		oneArgument("milestones_of", namesOf(slotMilestones), milestones, certification),
		oneArgument("usual_months", celUsualMonths, types.IntType, certification),
		leftOut(),
		oneArgument("needed_hires", celNeededHires, types.NewListType(typeOf(slotHires)), initiative),
	}
}

// leftOut declares left_out for the records of every register.
func leftOut() *decls.FunctionDecl {
	options := []decls.FunctionOpt{decls.DisableTypeGuards(true)}
	for slot := range planSlots {
		args := []*types.Type{typeOf(slot), types.StringType}
		options = append(options, decls.Overload("left_out_"+recordKinds[slot].one, args, types.BoolType, decls.BinaryBinding(celLeftOut)))
	}
	return function("left_out", options...)
}

func typeOf(slot int) *types.Type { return recordKinds[slot].typ }

// An answerFunction is a function of the rule language that needs the evaluation.
type answerFunction func(*evaluation, []ref.Val) ref.Val

// Such functions are bound where a program is planned (cel_nodes.go).
var answerFunctions = map[string]answerFunction{
	"status": celStatus, "rating": celRating, "atleast": celAtLeast, "label": celLabel,
	"by": celBy, byList: celBy, byNumber: celBy, "differs": celDiffers,
	"said": celSaid, "heard": celHeard, "resolved": celResolved, "account": celAccount,
	"owner": celOwner, "decide_by": celDecideBy,
	"requests": celRequests(false), "core_requests": celRequests(true),
	"questions": celQuestions, "aspirational": celAspirational, "aspirational_revenue": celAspirationalRevenue, "money": celMoney,
	"asked": celSumOf("asked"), "approved": celSumOf("approved"), "funded": celSumOf("funded"), "unfunded": celSumOf("unfunded"),
	"so_far": celSoFar, "months_of_dip": celMonthsOfDip, "slowing": celSlowing,
}

// answering declares one of them. The binding is never called; the planner wants
// one of functions without arguments.
func answering(name string, result *types.Type, args ...*types.Type) *decls.FunctionDecl {
	unbound := decls.FunctionBinding(func(...ref.Val) ref.Val { return types.NewErr("%s() is not bound", name) })
	return function(name, decls.Overload(name, args, result, unbound))
}

// oneArgument declares a function of one argument, which may be of any of the types.
func oneArgument(name string, f func(ref.Val) ref.Val, result *types.Type, args ...*types.Type) *decls.FunctionDecl {
	options := []decls.FunctionOpt{decls.DisableTypeGuards(true)}
	for _, arg := range args {
		options = append(options, decls.Overload(name+"_"+arg.TypeName(), []*types.Type{arg}, result, decls.UnaryBinding(f)))
	}
	return function(name, options...)
}

func twoArguments(name string, f func(a, b ref.Val) ref.Val, result *types.Type, args ...*types.Type) *decls.FunctionDecl {
	return function(name, decls.DisableTypeGuards(true), decls.Overload(name, args, result, decls.BinaryBinding(f)))
}

func walkOf(walk int) func(ref.Val) ref.Val {
	return func(v ref.Val) ref.Val { return v.(*record).walk(walk) }
}

// namesOf makes a function of a record that returns those of a register it names.
func namesOf(slot int) func(ref.Val) ref.Val {
	return func(v ref.Val) ref.Val { return v.(*record).named(slot) }
}

func function(name string, options ...decls.FunctionOpt) *decls.FunctionDecl {
	f, err := decls.NewFunction(name, options...)
	if err != nil { // cannot be: they are written here
		panic(err)
	}
	return f
}
