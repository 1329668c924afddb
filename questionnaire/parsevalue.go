package questionnaire

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// MaxNumber is the greatest number an answer or record takes: past it a float
// no longer tells two amounts apart to the cent.
const MaxNumber = 1e15

// ParseValue reads one value for the question as a person types it: options by
// id or label, several parted by commas; numbers such as 1,200, 1.2k, 9M and
// €400000; months such as 2027-03, 03/2027 and Mar 2027. Its error is a
// [Problem].
func (q *Question) ParseValue(s string) (Value, error) {
	t := Trimmed(s)
	if t == "" {
		return Value{}, problemf("", q.ID, q.example(), "no value was given for %s", q.ID)
	}
	v := TextValue(t)
	switch q.Kind {
	case KindChoice:
		if id := q.byWord(string(t)); id != "" {
			v = TextValue(Trimmed(id))
		}
	case KindMulti:
		list := strings.TrimSuffix(strings.TrimPrefix(string(t), "["), "]")
		v = ListValue(q.byWords(strings.Split(list, ","))...)
	case KindNumber, KindMoney:
		x, err := parseAmount(strings.TrimSpace(strings.TrimSuffix(string(t), q.Unit)))
		if err != nil {
			return Value{}, problemf("", q.ID, "write a number such as 1200, 1,200, 1.2k or 9M", "%s takes a number: %s", q.ID, err)
		}
		v = NumberValue(x)
	case KindMonth:
		if m, ok := parseMonth(string(t)); ok {
			v = TextValue(Trimmed(m.String()))
		}
	}
	if what, hint := q.refuses(v); what != "" {
		return Value{}, problemf("", q.ID, hint, "%s", what)
	}
	return v, nil
}

// byWord returns the id of the option with that id or label, or "".
func (q *Question) byWord(s string) string {
	for _, o := range q.Options {
		if strings.EqualFold(s, o.ID) || strings.EqualFold(s, o.Label) {
			return o.ID
		}
	}
	return ""
}

// byWords returns the ids of options. A label may hold commas of its own, so
// the longest run of parts that names an option is taken as one.
func (q *Question) byWords(parts []string) (ids []string) {
	for len(parts) > 0 {
		n, id := 1, strings.TrimSpace(parts[0])
		for j := len(parts); j > 0; j-- {
			if found := q.byWord(strings.TrimSpace(strings.Join(parts[:j], ","))); found != "" {
				n, id = j, found
				break
			}
		}
		ids = append(ids, id)
		parts = parts[n:]
	}
	return ids
}

// parseMonth reads a month as people write it.
func parseMonth(s string) (Month, bool) {
	for _, layout := range []string{"2006-01", "2006-1", "2006/1", "1/2006", "1.2006", "Jan 2006", "January 2006", "2006 Jan", "2006 January"} {
		if t, err := time.Parse(layout, s); err == nil {
			return MonthOf(t), true
		}
	}
	return 0, false
}

var (
	decimal = newPattern(`^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?$`)
	grouped = newPattern(`^[+-]?[0-9]{1,3}([,_' ][0-9]{3})+(\.[0-9]*)?$`)
	scales  = newPattern(`^(.*[0-9.]) ?(k|K|m|M|mn|b|B|bn)$`)
)

// parseDecimal reads a plain decimal number: no hexadecimal, infinity or NaN.
func parseDecimal(s string) (float64, error) {
	if !decimal.MatchString(s) {
		return 0, fmt.Errorf("%q is not a number", shown(s))
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || x > MaxNumber || x < -MaxNumber {
		return 0, fmt.Errorf("%s is too large", shown(s))
	}
	return x + 0, nil // -0 is 0
}

// parseAmount reads a number with a currency sign, thousands set apart, or k, M
// or bn behind it.
func parseAmount(s string) (float64, error) {
	bare := strings.TrimFunc(s, func(r rune) bool { return unicode.Is(unicode.Sc, r) || unicode.IsSpace(r) })
	if sign, rest, ok := strings.Cut(bare, "-"); ok && strings.TrimFunc(sign, func(r rune) bool { return unicode.Is(unicode.Sc, r) }) == "" {
		bare = "-" + strings.TrimLeftFunc(rest, func(r rune) bool { return unicode.Is(unicode.Sc, r) })
	}
	power := ""
	if m := scales.FindStringSubmatch(bare); m != nil {
		power = map[string]string{"k": "e3", "K": "e3", "m": "e6", "M": "e6", "mn": "e6", "b": "e9", "B": "e9", "bn": "e9"}[m[2]]
		bare = m[1]
	}
	bare = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Zs, r) {
			return ' '
		}
		return r
	}, bare)
	if grouped.MatchString(bare) {
		bare = strings.NewReplacer(",", "", "_", "", "'", "", " ", "").Replace(bare)
	}
	x, err := parseDecimal(bare + power)
	if err != nil {
		return 0, fmt.Errorf("%q is not one", shown(s))
	}
	return x, nil
}
