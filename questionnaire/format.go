package questionnaire

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// NotGiven stands in a statement where a value is not known.
const NotGiven = "not given"

// Format returns v, an answer to question, as a person reads it: the option's
// label, "A, B and C" for several ("A, or B; C" where a label has joints of its
// own), a number with its unit, money in currency (a code or sign, "" for none),
// "March 2027", or the words.
func (q *Questionnaire) Format(question *Question, v Value, currency string) string {
	return formatValue(question, v, currency)
}

func formatValue(question *Question, v Value, currency string) string {
	if v.IsZero() {
		return NotGiven
	}
	switch question.Kind {
	case KindChoice:
		return optionLabel(question, string(v.Text()))
	case KindMulti:
		labels := make([]string, len(v.List()))
		for i, id := range v.List() {
			labels[i] = optionLabel(question, id)
		}
		return joinAnd(labels)
	case KindNumber:
		return formatUnit(v.Number(), question.Unit)
	case KindMoney:
		return FormatMoney(v.Number(), currency)
	case KindMonth:
		return formatMonthText(string(v.Text()))
	}
	if question.ID == currencyID {
		return currencyCode(v.Text().Line())
	}
	return string(v.Text())
}

// currencyCode returns a currency as it is written before an amount: a code of three
// letters in capitals, all else as it was given.
func currencyCode(given string) string {
	code := strings.ToUpper(strings.TrimSpace(given))
	if len(code) != 3 || strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return given
	}
	return code
}

func optionLabel(question *Question, id string) string {
	if o, ok := question.Option(id); ok {
		return o.Label
	}
	return id
}

// FormatMoney returns x in currency, such as "EUR 9,000,000" or "€9,000,000". Below a
// thousand fractions show two digits; above they would claim an exactness no plan has.
// Currency may be a code, a sign or "".
func FormatMoney(x float64, currency string) string {
	sign := ""
	if x < 0 {
		sign, x = "-", -x
	}
	if x >= 1000 {
		x = math.Round(x)
	}
	amount := FormatNumber(x)
	if whole, cents, ok := strings.Cut(amount, "."); ok {
		amount = whole + "." + (cents + "0")[:2]
	}
	switch {
	case currency == "":
		return sign + amount
	case len(currency) > 1 && currency[0] < 0x80 && currency[len(currency)-1] != '$':
		return currency + " " + sign + amount
	}
	return sign + currency + amount
}

// FormatNumber returns x with commas between thousands and at most two decimals.
func FormatNumber(x float64) string {
	if n := int64(x); float64(n) == x && n > -1e15 && n < 1e15 {
		return formatWhole(n)
	}
	s := strconv.FormatFloat(x, 'f', 2, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	sign, digits := "", s
	if strings.HasPrefix(s, "-") {
		sign, digits = "-", s[1:]
	}
	whole, fraction, _ := strings.Cut(digits, ".")
	if whole == "0" && fraction == "" {
		sign = ""
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return sign + whole
}

func formatWhole(n int64) string {
	var digits, out [24]byte
	from := strconv.AppendInt(digits[:0], max(n, -n), 10)
	to := out[:0]
	if n < 0 {
		to = append(to, '-')
	}
	for k, digit := range from {
		if k > 0 && (len(from)-k)%3 == 0 {
			to = append(to, ',')
		}
		to = append(to, digit)
	}
	return string(to)
}

// formatUnit joins a number and its unit: 5x and 5%, but 12 people and 1 person.
func formatUnit(x float64, unit string) string {
	number := FormatNumber(x)
	switch unit {
	case "":
		return number
	case "x", "×", "%":
		return number + unit
	case "percent":
		return number + "%"
	}
	if number == "1" {
		unit = one(unit)
	}
	return number + " " + unit
}

// one returns the name of one of a unit that is named by its plural.
func one(unit string) string {
	switch stem, ok := strings.CutSuffix(unit, "s"); {
	case unit == "people":
		return "person"
	case strings.HasSuffix(stem, "ie"):
		return strings.TrimSuffix(stem, "ie") + "y"
	case ok && !strings.HasSuffix(stem, "s"):
		return stem
	}
	return unit
}

// FormatMonth returns "March 2027", or "" for no month.
func FormatMonth(m Month) string {
	if m == 0 {
		return ""
	}
	var b [len("September 2027")]byte
	return string(appendMonth(b[:0], m))
}

func appendMonth(b []byte, m Month) []byte {
	b = append(append(b, time.Month(int(m)%12+1).String()...), ' ')
	return strconv.AppendInt(b, int64(m.Year()), 10)
}

// formatMonthText formats the form 2027-03 and leaves all else as it is.
func formatMonthText(s string) string {
	if len(s) != len("2027-03") || s[4] != '-' {
		return s
	}
	m, err := ParseMonth(s)
	if err != nil {
		return s
	}
	return FormatMonth(m)
}

// joinAnd returns "A", "A and B" or "A, B and C"; "none" for an empty list. Where
// one of them has a comma or an "and" of its own it returns "A; B; C".
func joinAnd(words []string) string {
	switch n := len(words); {
	case n == 0:
		return "none"
	case n == 1:
		return words[0]
	case slices.ContainsFunc(words, func(s string) bool { return strings.ContainsAny(s, ",;") || strings.Contains(s, " and ") }):
		return strings.Join(words, "; ")
	default:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}

// maxQuoted is the most titles a statement names; it counts the rest.
const maxQuoted = 8

// appendQuoted appends “A”, “B” and “C”; none for an empty list.
func appendQuoted(b []byte, words []string) []byte {
	if len(words) == 0 {
		return append(b, joinAnd(nil)...)
	}
	rest := 0
	if len(words) > maxQuoted {
		rest = len(words) - maxQuoted + 1
		words = words[:maxQuoted-1]
	}
	for k, word := range words {
		switch {
		case k == 0:
		case k == len(words)-1 && rest == 0:
			b = append(b, " and "...)
		default:
			b = append(b, ", "...)
		}
		b = append(append(append(b, "“"...), word...), "”"...)
	}
	if rest > 0 {
		b = append(strconv.AppendInt(append(b, " and "...), int64(rest), 10), " more"...)
	}
	return b
}

// FormatQuarter returns "Q3 2027".
func FormatQuarter(m Month) string {
	return "Q" + strconv.Itoa(m.Quarter()) + " " + strconv.Itoa(m.Year())
}
