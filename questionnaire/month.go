package questionnaire

import (
	"fmt"
	"time"
)

// A Month is a calendar month, counted in months since January of year 0.
// The zero Month stands for "no month given".
type Month int

// Months outside this span are refused as slips of the finger.
const (
	FirstMonth Month = 2000 * 12
	LastMonth  Month = 2099*12 + 11
)

// NewMonth returns the month m of year.
func NewMonth(year int, m time.Month) Month { return Month(year*12 + int(m) - 1) }

// MonthOf returns the month t lies in, in t's own time zone.
func MonthOf(t time.Time) Month { return NewMonth(t.Year(), t.Month()) }

// ParseMonth reads the form 2027-03.
func ParseMonth(s string) (Month, error) {
	year, month := digits(s, 0, 4), digits(s, 5, 7)
	if len(s) != len("2027-03") || s[4] != '-' || year < 0 || month < 1 || month > 12 {
		return 0, fmt.Errorf("%q is not a month; write it as 2027-03", s)
	}
	m := NewMonth(year, time.Month(month))
	if m < FirstMonth || m > LastMonth {
		return 0, fmt.Errorf("month %s lies outside %s to %s", s, FirstMonth, LastMonth)
	}
	return m, nil
}

// digits returns the number that s[from:to] is, or -1.
func digits(s string, from, to int) int {
	if len(s) < to {
		return -1
	}
	n := 0
	for _, c := range []byte(s[from:to]) {
		if c < '0' || c > '9' {
			return -1
		}
		n = 10*n + int(c-'0')
	}
	return n
}

// String returns the form 2027-03, or "" for the zero Month.
func (m Month) String() string {
	if m == 0 {
		return ""
	}
	if m < FirstMonth || m > LastMonth {
		return fmt.Sprintf("%04d-%02d", int(m)/12, int(m)%12+1)
	}
	year, month := int(m)/12, int(m)%12+1
	return string([]byte{
		'0' + byte(year/1000), '0' + byte(year/100%10), '0' + byte(year/10%10), '0' + byte(year%10), '-',
		'0' + byte(month/10), '0' + byte(month%10),
	})
}

// Year returns the calendar year.
func (m Month) Year() int { return int(m) / 12 }

// Quarter returns 1 to 4.
func (m Month) Quarter() int { return int(m)%12/3 + 1 }

// MarshalText writes the form 2027-03.
func (m Month) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads the form 2027-03; empty text is the zero Month.
func (m *Month) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*m = 0
		return nil
	}
	v, err := ParseMonth(string(b))
	*m = v
	return err
}
