package export

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"diligence/questionnaire"
)

// Board and investor read roles, not names. The fields that hold a person
// (owners, and who approved) tell which words are names: whatever in them is no
// role. Such a field shows the role it holds, or says that a person is named;
// every other text has the names in it replaced.
//
// Names that stand in no such field are searched for; see [NamePolicy].

// What stands for a name whose role nobody gave.
const (
	personField = "a named person"
	personText  = "(name left out)"
)

// names replaces people's names. The zero names replaces none.
type names struct {
	role    map[string]string   // by name in lower case: the role given beside it, or ""
	whole   map[string][]person // by the first word of a name
	part    map[string]string   // by one word of a name: what replaces it where it has a capital
	uncased []person            // names in a script without capitals, found anywhere
}

// A person is a name to replace.
type person struct {
	words []string // in lower case
	name  string
	with  string

	capital bool // counts only where it is written with a capital
}

// peopleFields returns every field of a review that holds a person.
func peopleFields(r *questionnaire.Review) (out []questionnaire.Text) {
	for _, i := range r.Initiatives {
		out = append(out, i.Owner, i.ApprovedBy)
	}
	for _, m := range r.Milestones {
		out = append(out, m.Owner)
	}
	for _, k := range r.Risks {
		out = append(out, k.Owner)
	}
	for _, by := range r.Answers {
		for _, a := range by {
			out = append(out, a.Owner)
		}
	}
	for _, d := range r.Dispositions {
		out = append(out, d.Owner)
	}
	for _, q := range r.Requests {
		out = append(out, q.From)
	}
	return out
}

func newNames(r *questionnaire.Review) names {
	n := names{role: map[string]string{}, whole: map[string][]person{}, part: map[string]string{}}
	for _, t := range peopleFields(r) {
		people, role := splitPerson(composed(string(t)))
		for _, name := range people {
			key := strings.ToLower(name)
			n.role[key] = max(n.role[key], role) // the same whatever the order
		}
	}
	for _, x := range r.Respondents {
		n.role[strings.ToLower(composed(x.Name.Line()))] = respondent(x.Role)
	}
	company := companyNames(r)
	for _, name := range slices.Sorted(maps.Keys(n.role)) {
		n.add(name, n.role[name], company)
	}
	for _, list := range n.whole {
		slices.SortStableFunc(list, func(a, b person) int { return len(b.words) - len(a.words) })
	}
	return n
}

// companyNames are what a review calls the company, in small letters.
func companyNames(r *questionnaire.Review) []string {
	out := []string{strings.ToLower(string(r.Info.Name))}
	for _, a := range r.Answers["context.company"] {
		out = append(out, strings.ToLower(string(a.Value.Text())))
	}
	return out
}

// respondent is what a respondent is called where roles stand for names.
func respondent(r questionnaire.Role) string {
	if r == questionnaire.RoleReviewer {
		return questionnaire.RoleReviewer
	}
	return string(r) + " respondent"
}

// knows reports whether nothing is left of a name where it stands: neither a
// family name nor the rest of an address.
func (n *names) knows(name string) bool {
	s := n.text(name)
	return s != name && !strings.ContainsAny(s, "@/")
}

// addFound takes in a name found in a free text. Its parts count as well unless
// they are words of other use.
func (n *names) addFound(name, role string, d *detector) {
	key := strings.ToLower(name)
	n.role[key] = max(n.role[key], role)
	p := person{words: words(name), name: name, with: personText}
	if role != "" {
		p.with = "the " + role
	}
	if len(p.words) == 0 {
		return
	}
	p.capital = len(p.words) == 1 && !givenNames()[p.words[0]] && name[0] != '@'
	n.whole[p.words[0]] = append(n.whole[p.words[0]], p)
	slices.SortStableFunc(n.whole[p.words[0]], func(a, b person) int { return len(b.words) - len(a.words) })
	if strings.ContainsAny(name, "@/") {
		return
	}
	for _, part := range p.words {
		s := spelling{text: part, lower: part, first: true}
		if utf8.RuneCountInString(part) >= 3 && !d.known(&s) && n.part[part] == "" {
			n.part[part] = p.with
		}
	}
}

// add takes in a name. Its parts count too ("Jane" of Jane Doe) if they have
// two letters, unless the company is called so.
func (n *names) add(name, role string, company []string) {
	p := person{words: bareName(words(name)), name: name, with: personText}
	if role != "" {
		p.with = "the " + role
	}
	if len(p.words) == 0 || slices.Contains(company, name) {
		return
	}
	if r := []rune(name)[0]; unicode.IsLetter(r) && !unicode.IsLower(r) {
		n.uncased = append(n.uncased, p)
	}
	n.whole[p.words[0]] = append(n.whole[p.words[0]], p)
	if strings.ContainsAny(name, "@/") {
		return
	}
	for _, part := range p.words {
		called := slices.ContainsFunc(company, func(s string) bool { return slices.Contains(words(s), part) })
		if utf8.RuneCountInString(part) >= 2 && !particles()[part] && !isRole(part) && !called && n.part[part] == "" {
			n.part[part] = p.with
		}
	}
}

// field returns what a field that holds a person shows.
func (n names) field(s string) string {
	people, role := splitPerson(s)
	switch {
	case len(people) == 0 || role != "":
		return role
	case n.role[strings.ToLower(people[0])] != "":
		return n.role[strings.ToLower(people[0])]
	}
	return personField
}

// splitPerson splits "Jane Doe (CTO)" or "Jane Doe, CTO" into names and roles.
func splitPerson(s string) (people []string, role string) {
	var found []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",;()[]/–—\n", r) }) {
		part = unjoined(part)
		if part == "" {
			continue
		}
		if isRole(part) {
			found = append(found, part)
		} else {
			people = append(people, part)
		}
	}
	return people, joinAnd(found)
}

// unjoined takes off what joins a person or a role to the one before it: with the
// head of sales is the head of sales, and with is nobody's name.
func unjoined(part string) string {
	part = strings.TrimSpace(part)
	for {
		first, rest, more := strings.Cut(part, " ")
		switch first {
		case "with", "and", "or", "plus", "together", "by", "the":
		default:
			return part
		}
		if !more {
			return ""
		}
		part = strings.TrimSpace(rest)
	}
}

// isRole reports whether every word of s belongs to titles, teams and bodies.
func isRole(s string) bool {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if !roleWords()[strings.ToLower(w)] {
			return false
		}
	}
	return true
}

var roleWords = set(`
	ceo cto cfo coo cpo cio ciso cdo cmo cro cso vp svp evp md gm pm qa sre it hr dba devops devsecops ops secops
	chief executive technology technical financial operating product information security data marketing revenue officer officers
	head heads of the and for to be a an at in our new hired acting interim deputy vice president director directors manager managers management
	lead leads leader leaders leadership senior junior staff principal general counsel founder founders co cofounder cofounders owner owners
	engineer engineers engineering developer developers development software architect architects architecture platform platforms infrastructure
	operations operation quality testing test tests tester testers reliability release delivery programme program project projects portfolio
	backend frontend back front end full stack web mobile cloud database databases storage network systems system api integration
	design designer research analytics analysis analyst business sales finance legal compliance privacy risk audit people talent hiring recruiting
	customer customers success support service services account accounts growth partnerships operations procurement
	board committee council chair chairman chairwoman chairperson investor investors shareholders reviewer reviewers auditor auditors
	team teams squad tribe group groups department unit office company external outside internal vendor vendors supplier suppliers contractor contractors partner partners agency provider consultant consultants
	nobody none unknown open tbd tbc vacant not named yet decided`)
