package questionnaire

import (
	"errors"
	"math"
	"strings"
	"testing"
)

func TestParseValue(t *testing.T) {
	q := small(t)
	for _, test := range []struct {
		question, in string
		want         Value
	}{
		{"context.company", "  Bits GmbH ", TextValue("Bits GmbH")},
		{"context.company", "5", TextValue("5")},
		{"context.engineers", "1200", NumberValue(1200)},
		{"context.engineers", "1,200", NumberValue(1200)},
		{"context.engineers", "1_200", NumberValue(1200)},
		{"context.engineers", "1 200", NumberValue(1200)},
		{"context.engineers", "1\u202f200", NumberValue(1200)},
		{"context.engineers", "1'200", NumberValue(1200)},
		{"context.engineers", "1.2k", NumberValue(1200)},
		{"context.engineers", "12 people", NumberValue(12)},
		{"context.engineers", "-0", NumberValue(0)},
		{"context.growth", "5x", NumberValue(5)},
		{"context.growth", "-.5", NumberValue(-0.5)},
		{"context.growth", "2.", NumberValue(2)},
		{"context.revenue", "9M", NumberValue(9e6)},
		{"context.revenue", "9m", NumberValue(9e6)},
		{"context.revenue", "€9 M", NumberValue(9e6)},
		{"context.revenue", "1.1bn", NumberValue(1.1e9)},
		{"context.revenue", "$ 1,234,567.89", NumberValue(1234567.89)},
		{"context.revenue", "400000 €", NumberValue(400000)},
		{"context.revenue", "1e6", NumberValue(1e6)},
		{"context.revenue", "0.1k", NumberValue(100)},
		{"context.close", "2027-03", TextValue("2027-03")},
		{"context.close", "2027-3", TextValue("2027-03")},
		{"context.close", "03/2027", TextValue("2027-03")},
		{"context.close", "3/2027", TextValue("2027-03")},
		{"context.close", "Mar 2027", TextValue("2027-03")},
		{"context.close", "march 2027", TextValue("2027-03")},
		{"security.today", "broken", TextValue("broken")},
		{"security.today", "BROKEN", TextValue("broken")},
		{"security.today", "does not work", TextValue("broken")},
		{"security.plan", "Budgeted: time, people and money", TextValue("budgeted")},
		{"security.data", "cards", ListValue("cards")},
		{"security.data", "cards, Health records", ListValue("cards", "health")},
		{"security.data", ListValue("cards", "health").String(), ListValue("cards", "health")},
		{"security.data", "none, as far as we know", ListValue("none")},
	} {
		got, err := q.Question(test.question).ParseValue(test.in)
		if err != nil || !got.Equal(test.want) || math.Signbit(got.Number()) != math.Signbit(test.want.Number()) {
			t.Errorf("%s %q: got %s, %v; want %s", test.question, test.in, got, err, test.want)
		}
	}
}

func TestParseValueRefuses(t *testing.T) {
	q := small(t)
	for _, test := range []struct{ question, in, what, hint string }{
		{"context.company", " \u200b ", "no value was given", ""},
		{"context.engineers", "many", `"many" is not one`, "1.2k"},
		{"context.engineers", "NaN", `"NaN" is not one`, ""},
		{"context.engineers", "+Inf", `"+Inf" is not one`, ""},
		{"context.engineers", "0x10", `"0x10" is not one`, ""},
		{"context.engineers", "0b1", `"0b1" is not one`, ""},
		{"context.engineers", "1,2", `"1,2" is not one`, "1200"},
		{"context.engineers", "12,00", `"12,00" is not one`, ""},
		{"context.engineers", "1e999", `"1e999" is not one`, ""},
		{"context.engineers", "k", `"k" is not one`, ""},
		{"context.engineers", "--5", `"--5" is not one`, ""},
		{"context.engineers", "1 2", `"1 2" is not one`, ""},
		{"context.engineers", "6k", "cannot be 6000", "0 to 5000 people"},
		{"context.engineers", "-3", "cannot be negative", ""},
		{"context.engineers", "$-3", "cannot be negative", ""},
		{"context.revenue", "-€3", "cannot be negative", ""},
		{"context.revenue", "2e15", `"2e15" is not one`, ""},
		{"context.close", "2027-13", "is no month", "2027-03"},
		{"context.close", "soon", "is no month", "2027-03"},
		{"context.close", "1999-12", "is no month", ""},
		{"context.close", "2027-03-04", "is no month", ""},
		{"security.today", "brokn", `has no option "brokn"`, "did you mean broken? accepted: works, strained, broken"},
		{"security.today", "1", `has no option "1"`, "accepted: works"},
		{"security.today", "", "no value was given", "accepted: works"},
		{"security.data", "cards,,health", `has no option ""`, ""},
		{"security.data", "cards, cards", "the option cards twice", ""},
		{"security.data", "none, as far as we know, cards", "excludes every other", ""},
	} {
		v, err := q.Question(test.question).ParseValue(test.in)
		p, ok := errors.AsType[Problem](err)
		if !ok || !v.IsZero() || !strings.Contains(p.What, test.what) || !strings.Contains(p.Hint, test.hint) || p.At != test.question {
			t.Errorf("%s %q: got %s, %q, hint %q", test.question, test.in, v, err, p.Hint)
		}
	}
}
