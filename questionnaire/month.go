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
	t, err := time.Parse("2006-01", s)
	if err != nil {
		return 0, fmt.Errorf("%q is not a month; write it as 2027-03", s)
	}
	m := MonthOf(t)
	if m < FirstMonth || m > LastMonth {
		return 0, fmt.Errorf("month %s lies outside %s to %s", s, FirstMonth, LastMonth)
	}
	return m, nil
}

// String returns the form 2027-03, or "" for the zero Month.
func (m Month) String() string {
	if m == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", int(m)/12, int(m)%12+1)
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
