package export

import (
	"fmt"
	"reflect"

	"diligence/questionnaire"
)

// redacted makes of b, which has a whole review, what its audience may read, and
// notes what stays out. names are looked for in every text that goes in.
func (b *Bundle) redacted(q *questionnaire.Questionnaire, res questionnaire.Result, o Options) {
	r := b.Review
	p := newProjector(q, r, res, Options{Audience: Company, Now: o.Now}) // names stay until every text is known
	b.company = p.company()
	if o.Audience == Private {
		return
	}
	b.leaveOut(countPrivateNotes(r), "private note", "private notes")
	b.leaveOut(len(r.Snapshots), "snapshot", "snapshots")
	b.Review = withoutPrivate(r)
	if o.Audience.named() {
		return
	}
	p.names = newNames(r)
	b.forBoard(res)
	p.audience, p.policy = o.Audience, o.Names
	p.findNames(bundleTexts(p, b.Review))
	b.Review = unnamed(q, b.Review, p.names)
	b.company = p.company()
	b.leaveOut(len(p.names.role), "name of a person, replaced by a role", "names of people, replaced by roles")
	b.names = p.nameReport("")
}

func (b *Bundle) leaveOut(n int, one, many string) {
	if n > 0 {
		b.withheld = append(b.withheld, Count{N: n, What: is(n, one, many)})
	}
}

// forBoard takes out what a board's report does not hold either: evidence, when
// something was said, answers to questions out of scope, what is parked, requests.
func (b *Bundle) forBoard(res questionnaire.Result) {
	hidden, evidence := 0, 0
	for id, by := range b.Review.Answers {
		if res.Positions[id].Hidden {
			hidden += len(by)
			delete(b.Review.Answers, id)
			continue
		}
		for s, a := range by {
			evidence += len(a.Evidence)
			a.Evidence, a.Parked, a.At = nil, false, b.Made
			by[s] = a
		}
	}
	for key, d := range b.Review.Dispositions {
		d.At = b.Made
		b.Review.Dispositions[key] = d
	}
	b.leaveOut(hidden, "answer to a question out of scope", "answers to questions out of scope")
	b.leaveOut(evidence, "evidence reference", "evidence references")
	b.leaveOut(len(b.Review.Requests), "request for a document", "requests for documents")
	b.Review.Requests = nil
}

// bundleTexts lists the texts of a review in which names are looked for.
func bundleTexts(p *projector, r *questionnaire.Review) (out []freeText) {
	for _, rec := range r.Records() {
		place := ""
		switch rec := rec.(type) {
		case questionnaire.Answer:
			place = "the answer to " + quoted(p.titleOf(rec.Question)) + " (" + roleWord(rec.Role) + ")"
			if p.holdsWords(rec) && !named[rec.Question] {
				out = append(out, freeText{key: rec.Key(), place: place, text: string(rec.Value.Text())})
			}
		case questionnaire.PlanRecord:
			place = rec.Key().Kind() + " " + rec.Key().ID()
		case questionnaire.Outage:
			place = "the outage sheet"
		case questionnaire.Disposition:
			place = "the response to " + quoted(p.ruleTitle(rec.Rule))
		default:
			continue
		}
		v := reflect.New(reflect.TypeOf(rec)).Elem()
		v.Set(reflect.ValueOf(rec))
		eachText(v, func(field string, t reflect.Value) {
			if text := t.String(); text != "" && !personFields[field] {
				out = append(out, freeText{key: rec.Key(), place: place, text: text})
			}
		})
	}
	return out
}

// holdsWords reports whether the value of an answer was written by a person and
// not chosen from a list.
func (p *projector) holdsWords(a questionnaire.Answer) bool {
	x := p.question[a.Question]
	return x == nil || x.Kind == questionnaire.KindText
}

// unnamed returns a copy of r in which people are named by their roles: in the
// fields that hold a person, and wherever else their names are found.
func unnamed(q *questionnaire.Questionnaire, r *questionnaire.Review, n names) *questionnaire.Review {
	out := &questionnaire.Review{ID: r.ID, Questionnaire: r.Questionnaire, Created: r.Created}
	var records []questionnaire.Record
	for _, rec := range r.Records() {
		switch x := rec.(type) {
		case questionnaire.Respondent:
			x.Name = questionnaire.Safe("The " + string(x.Role))
			rec = x
		case questionnaire.Answer:
			if asked := q.Question(x.Question); x.Value.Text() != "" && (asked == nil || asked.Kind == questionnaire.KindText) {
				x.Value = questionnaire.TextValue(questionnaire.Safe(n.text(string(x.Value.Text()))))
			}
			rec = x
		}
		v := reflect.New(reflect.TypeOf(rec)).Elem()
		v.Set(reflect.ValueOf(rec))
		eachText(v, func(field string, t reflect.Value) {
			if personFields[field] {
				t.SetString(n.field(t.String()))
			} else {
				t.SetString(n.text(t.String()))
			}
		})
		records = append(records, v.Interface().(questionnaire.Record))
	}
	out.Fill(records)
	return out
}

var textType = reflect.TypeFor[questionnaire.Text]()

// personFields are the fields of records that hold a person.
var personFields = map[string]bool{"Owner": true, "ApprovedBy": true, "From": true}

// eachText calls do for every text of a record, in lists too, with the name of the
// field it stands in. do may set it: lists are copies.
func eachText(v reflect.Value, do func(field string, t reflect.Value)) {
	for k := range v.NumField() {
		field, f := v.Type().Field(k), v.Field(k)
		switch {
		case !field.IsExported():
		case f.Type() == textType:
			do(field.Name, f)
		case f.Kind() == reflect.Struct:
			eachText(f, do)
		case f.Kind() == reflect.Slice && f.Len() > 0:
			list := reflect.MakeSlice(f.Type(), f.Len(), f.Len()) // the record's own may be shared
			reflect.Copy(list, f)
			f.Set(list)
			for n := range list.Len() {
				if x := list.Index(n); x.Type() == textType {
					do(field.Name, x)
				} else if x.Kind() == reflect.Struct {
					eachText(x, do)
				}
			}
		}
	}
}

// FileName returns the name a bundle is saved under unless another is asked for.
func (b Bundle) FileName() string {
	return fmt.Sprintf("%s-review-%s-%s.json", slug(b.company), b.Made.Local().Format("2006-01-02"), b.Audience.fileWord())
}

// FoundNames is that of a document.
func (b Bundle) FoundNames() []FoundName { return b.names.list() }

// BeforeYouShare says what goes into a bundle that [ForBundle] made and what stays
// out.
func (b Bundle) BeforeYouShare() Sharing {
	s := Sharing{Audience: b.Audience, File: b.FileName(), Withheld: total(b.withheld), Names: b.FoundNames()}
	answers, records := 0, 0
	for _, by := range b.Review.Answers {
		answers += len(by)
	}
	for range b.Review.Plan {
		records++
	}
	s.In = append(s.In, plural(answers, "answer", "answers")+" as given, with shared notes", plural(records, "record", "records")+" of the plan")
	if n := len(b.Review.Dispositions); n > 0 {
		s.In = append(s.In, plural(n, "response to a finding", "responses to findings"))
	}
	if n := len(b.Review.Requests); n > 0 {
		s.In = append(s.In, plural(n, "request for a document", "requests for documents"))
	}
	s.In = append(s.In, "The questionnaire with its rules")
	if b.Audience.named() {
		s.In = append(s.In, "Names of people")
	} else {
		s.In = append(s.In, rolesForNames)
	}
	if b.Whole() {
		s.In = append(s.In, plural(countPrivateNotes(b.Review), "private note", "private notes"), "Every revision, and "+plural(len(b.Review.Snapshots), "snapshot", "snapshots"))
	} else {
		s.Out = append(s.Out, "Every revision: what stood before")
	}
	for _, c := range b.withheld {
		s.Out = append(s.Out, fmt.Sprintf("%d %s", c.N, c.What))
	}
	return s
}
