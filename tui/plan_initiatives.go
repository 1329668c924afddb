package tui

import "diligence/questionnaire"

func initiatives() *register {
	type I = questionnaire.Initiative
	type T = questionnaire.Text
	return tableOf(register{
		name: "initiatives", title: "Initiatives", short: "Init", letter: "i", one: "initiative",
		about: []string{
			"An initiative is work that must be done for the plan to hold: splitting a system, paying off debt, a certification, a move to many tenants.",
			"Investors ask for each: who owns it, whether engineering has estimated it, whether the business has approved it, and whether money, people and time are set aside. A promise that rests on work nobody has backed is the misalignment they look for first.",
		},
		example: "Split the tenant data · architecture · owned by the CTO · 2027-01 to 2027-06 · 14 person-months",
	},
		func(r *questionnaire.Review) []I { return r.Initiatives }, func(r *I) *string { return &r.ID },
		textColumn(column{field: "title", title: "Initiative", width: 24, about: "What is to be done, in a few words"},
			func(r *I) *T { return &r.Title }),
		choiceColumn(column{field: "kind", title: "Kind", width: 15, about: "What sort of work it is"},
			func(r *I) *questionnaire.InitiativeKind { return &r.Kind }, named(questionnaire.InitiativeKinds)),
		choiceColumn(column{field: "area", title: "Area", width: 12, about: "The area it serves most"},
			func(r *I) *string { return &r.Area }, areas),
		textColumn(column{field: "owner", title: "Owner", width: 12, about: "Who answers for it"},
			func(r *I) *T { return &r.Owner }),
		monthColumn(column{field: "start", title: "Start", about: "The first month of work"},
			func(r *I) *questionnaire.Month { return &r.Start }),
		monthColumn(column{field: "end", title: "End", about: "The last month of work"},
			func(r *I) *questionnaire.Month { return &r.End }),
		triColumn(column{field: "estimated", title: "Estimated", about: "Has engineering estimated it?"},
			func(r *I) *questionnaire.Tri { return &r.Estimated }),
		numberColumn(column{field: "person_months", title: "Person-months", width: 13, about: "Person-months of the estimate"},
			func(r *I) **float64 { return &r.PersonMonths }),
		numberColumn(column{field: "dip", title: "Dip", width: 4, unit: "percent", about: "How much of the team's speed it takes from other work while it runs, in percent"},
			func(r *I) **float64 { return &r.Dip }),
		triColumn(column{field: "approved", title: "Approved", about: "Has the business approved it?"},
			func(r *I) *questionnaire.Tri { return &r.Approved }),
		textColumn(column{field: "approved_by", title: "Approved by", width: 12, about: "Who approved it, or who would"},
			func(r *I) *T { return &r.ApprovedBy }),
		triColumn(column{field: "money", title: "Money", about: "Is the money set aside for it?"},
			func(r *I) *questionnaire.Tri { return &r.Money }),
		triColumn(column{field: "people", title: "People", about: "Are the people set aside for it?"},
			func(r *I) *questionnaire.Tri { return &r.People }),
		triColumn(column{field: "time", title: "Time", about: "Is the time set aside for it, against other work?"},
			func(r *I) *questionnaire.Tri { return &r.Time }),
		numberColumn(column{field: "cost", title: "Cost", width: 11, unit: unitMoney, about: "What it costs, in the review's currency"},
			func(r *I) **float64 { return &r.Cost }),
		refsColumn(column{field: "needs", title: "Needs", width: 10, about: "The initiatives that must end first"},
			func(r *I) *[]string { return &r.Needs }),
		choiceColumn(column{field: "status", title: "Status", width: 9, about: "How far it has come"},
			func(r *I) *questionnaire.RecordStatus { return &r.Status }, named(questionnaire.RecordStatuses)),
	)
}
