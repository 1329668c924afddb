package tui

import "diligence/questionnaire"

func hires() *register {
	type H = questionnaire.Hire
	type T = questionnaire.Text
	return tableOf(register{
		name: "hires", title: "Hires", short: "Hires", letter: "h", one: "hire",
		about: []string{
			"A hire is a role the plan needs filled. Write the role, never a person's name.",
			"Investors ask which roles the plan fails without, by when each is filled, whether there is money for it, and how long until the person is of full use. Work that starts before its people are ready starts late.",
		},
		example: "Data lead · critical · 2027-03 · budgeted · needed by Split the tenant data · 2 months of ramp-up",
	},
		func(r *questionnaire.Review) []H { return r.Hires }, func(r *H) *string { return &r.ID },
		textColumn(column{field: "role", title: "Role", width: 24, about: "The role to fill, such as Data lead; never a person's name"},
			func(r *H) *T { return &r.Role }),
		triColumn(column{field: "critical", title: "Critical", about: "Does the plan fail without it?"},
			func(r *H) *questionnaire.Tri { return &r.Critical }),
		monthColumn(column{field: "month", title: "Month", about: "The month of the first day in the job"},
			func(r *H) *questionnaire.Month { return &r.Month }),
		triColumn(column{field: "budgeted", title: "Budgeted", about: "Is there money for the salary?"},
			func(r *H) *questionnaire.Tri { return &r.Budgeted }),
		refsColumn(column{field: "needed_by", title: "Needed by", width: 12, about: "The initiatives that cannot go on without this role"},
			func(r *H) *[]string { return &r.NeededBy }),
		numberColumn(column{field: "ramp_up", title: "Ramp-up", width: 7, unit: "months", about: "Months from the first day to full use; counted as 3 where nobody says"},
			func(r *H) **float64 { return &r.RampUp }),
		choiceColumn(column{field: "status", title: "Status", width: 9, about: "How far it has come; done means in the job"},
			func(r *H) *questionnaire.RecordStatus { return &r.Status }, named(questionnaire.RecordStatuses)),
	)
}

func competences() *register {
	type C = questionnaire.Competence
	type T = questionnaire.Text
	return tableOf(register{
		name: "competences", title: "Competences", short: "Comp", letter: "c", one: "competence",
		about: []string{
			"A competence is something the company must come to know to carry the plan out: running a database across regions, passing an audit, training models.",
			"Investors ask how it is acquired: learnt, tried out, hired or bought, and by when. What nobody knows yet and nobody has decided how to learn is a risk the plan does not show.",
		},
		example: "Running in two regions · operations · learn · by 2027-02 · needed by Second data centre",
	},
		func(r *questionnaire.Review) []C { return r.Competences }, func(r *C) *string { return &r.ID },
		textColumn(column{field: "what", title: "Competence", width: 24, about: "What the company must come to know"},
			func(r *C) *T { return &r.What }),
		choiceColumn(column{field: "area", title: "Area", width: 12, about: "The area it belongs to"},
			func(r *C) *string { return &r.Area }, areas),
		choiceColumn(column{field: "how", title: "How", width: 10, about: "How it is acquired; undecided: needed, and nobody has chosen how"},
			func(r *C) *questionnaire.Way { return &r.How }, named(questionnaire.Ways)),
		monthColumn(column{field: "month", title: "By", about: "The month by which it is there"},
			func(r *C) *questionnaire.Month { return &r.Month }),
		refsColumn(column{field: "needed_by", title: "Needed by", width: 12, about: "The initiatives that cannot go on without it"},
			func(r *C) *[]string { return &r.NeededBy }),
		choiceColumn(column{field: "status", title: "Status", width: 9, about: "How far it has come; done means the company knows it"},
			func(r *C) *questionnaire.RecordStatus { return &r.Status }, named(questionnaire.RecordStatuses)),
	)
}
