package tui

import (
	"slices"

	"diligence/questionnaire"
)

func certifications() *register {
	type C = questionnaire.Certification
	type T = questionnaire.Text
	return tableOf(register{
		name: "certifications", title: "Certifications", short: "Cert", letter: "t", one: "certification",
		about: []string{
			"A certification is one that customers or the law demand before a milestone can happen: ISO 27001 before the first bank signs, PCI DSS before card numbers are kept.",
			"Investors ask by when it is needed, what waits for it, and which work leads to it. Auditors set the pace: a certificate takes months, however hard the team works.",
		},
		example: "ISO 27001 · needed by 2027-06 · for Launch in Germany · carried by Security programme",
	},
		func(r *questionnaire.Review) []C { return r.Certifications }, func(r *C) *string { return &r.ID },
		textColumn(column{field: "name", title: "Certification", width: 24, about: "Which certification, such as ISO 27001"},
			func(r *C) *T { return &r.Name }),
		monthColumn(column{field: "month", title: "By", about: "The month it must be held"},
			func(r *C) *questionnaire.Month { return &r.Month }),
		refsColumn(column{field: "needed_for", title: "Needed for", width: 12, about: "The milestones that cannot happen without it"},
			func(r *C) *[]string { return &r.NeededFor }),
		refsColumn(column{field: "carried_by", title: "Carried by", width: 12, about: "The initiatives whose work leads to it"},
			func(r *C) *[]string { return &r.CarriedBy }),
		choiceColumn(column{field: "status", title: "Status", width: 9, about: "How far it has come; done means it is held"},
			func(r *C) *questionnaire.RecordStatus { return &r.Status }, named(questionnaire.RecordStatuses)),
	)
}

func risks() *register {
	type R = questionnaire.Risk
	type T = questionnaire.Text
	type G = questionnaire.Grade
	grade := func(field, title, about string, at func(*R) *G) column {
		return choiceColumn(column{field: field, title: title, width: width(title), about: about}, at, named(questionnaire.Grades))
	}
	return tableOf(register{
		name: "risks", title: "Risks", short: "Risks", letter: "r", one: "risk",
		about: []string{
			"A risk is something that could go wrong, graded twice: as the company is today, and at the size the plan leads to.",
			"Investors ask which risks grow with the plan and what answers them. A risk that is small today and grave at the planned scale, with no initiative against it, is the one that breaks the plan.",
		},
		example: "The one database fails · resilience · likelihood low, impact high · then high, high · answered by Second data centre",
	},
		func(r *questionnaire.Review) []R { return r.Risks }, func(r *R) *string { return &r.ID },
		textColumn(column{field: "title", title: "Risk", width: 24, about: "What could go wrong, in a few words"},
			func(r *R) *T { return &r.Title }),
		classColumn(),
		choiceColumn(column{field: "kind", title: "Kind", width: 10, about: "What sort of thing goes wrong"},
			func(r *R) *questionnaire.RiskKind { return &r.Kind }, named(questionnaire.RiskKinds)),
		choiceColumn(column{field: "area", title: "Area", width: 12, about: "The area it belongs to"},
			func(r *R) *string { return &r.Area }, areas),
		grade("likelihood", "Likelihood", "How likely it is today", func(r *R) *G { return &r.Likelihood }),
		grade("impact", "Impact", "How bad it would be today", func(r *R) *G { return &r.Impact }),
		grade("likelihood_planned", "Likelihood then", "How likely it is at the planned scale", func(r *R) *G { return &r.LikelihoodPlanned }),
		grade("impact_planned", "Impact then", "How bad it would be at the planned scale", func(r *R) *G { return &r.ImpactPlanned }),
		refsColumn(column{field: "answered_by", title: "Answered by", width: 12, about: "The initiatives that make it less likely or less bad"},
			func(r *R) *[]string { return &r.AnsweredBy }),
		textColumn(column{field: "owner", title: "Owner", width: 12, about: "Who watches it"},
			func(r *R) *T { return &r.Owner }),
		choiceColumn(column{field: "status", title: "Status", width: 9, about: "How far the answer to it has come; done means it is no risk any more"},
			func(r *R) *questionnaire.RecordStatus { return &r.Status }, named(questionnaire.RecordStatuses)),
	)
}

// classes lists the classes of risks, least first.
var classes = []questionnaire.Class{
	questionnaire.ClassUnknown, questionnaire.ClassLow, questionnaire.ClassMedium, questionnaire.ClassHigh, questionnaire.ClassCritical,
}

// classColumn returns the column of how grave a risk is, today and then.
func classColumn() column {
	word := func(c questionnaire.Class) string {
		if c == questionnaire.ClassUnknown {
			return "?"
		}
		return string(c)
	}
	return column{
		field: "class", title: "Class → then", width: 19, kind: cellComputed,
		about: "How grave it is today → at the planned scale: likelihood and impact as one; computed",
		get: func(rec questionnaire.Record) string {
			now, then := rec.(questionnaire.Risk).Class(), rec.(questionnaire.Risk).ClassPlanned()
			if now == questionnaire.ClassUnknown && then == questionnaire.ClassUnknown {
				return ""
			}
			return word(now) + " → " + word(then)
		},
		rank: func(rec questionnaire.Record) float64 {
			k := rec.(questionnaire.Risk)
			now, then := slices.Index(classes, k.Class()), slices.Index(classes, k.ClassPlanned())
			return float64(max(now, then)*len(classes) + then)
		},
		tell: func(rec questionnaire.Record) string {
			k := rec.(questionnaire.Risk)
			switch now, then := k.Class(), k.ClassPlanned(); {
			case now == questionnaire.ClassUnknown:
				return "today not graded, " + word(then) + " at the planned scale"
			case then == questionnaire.ClassUnknown:
				return word(now) + " today, not graded for the planned scale"
			case then.Worse(now):
				return word(now) + " today, " + word(then) + " at the planned scale: it grows with the plan"
			case now == then:
				return word(now) + ", today and at the planned scale"
			default:
				return word(now) + " today, " + word(then) + " at the planned scale"
			}
		},
	}
}
