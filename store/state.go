package store

import (
	"fmt"
	"time"
)

// A State is what a [Saver] says of the changes handed to it.
type State struct {
	Through uint64    // every hand-over up to this one is on the disk; see [Saver.Save]
	Held    int       // changes that are not on the disk
	SavedAt time.Time // when the last of them was written; zero before the first
	Err     error     // why they could not be written; nil while all goes well
}

// Failed reports whether changes are held because they could not be written.
func (s State) Failed() bool { return s.Err != nil && s.Held > 0 }

// Saving reports whether changes are on their way.
func (s State) Saving() bool { return s.Err == nil && s.Held > 0 }

// Reason returns why changes are held, as a short clause.
func (s State) Reason() string {
	if s.Err == nil {
		return ""
	}
	return why(s.Err)
}

// String returns what the user is shown; "" before the first change.
func (s State) String() string {
	switch {
	case s.Failed():
		changes := "changes"
		if s.Held == 1 {
			changes = "change"
		}
		return fmt.Sprintf("NOT SAVED: %s, %d %s held, retrying", s.Reason(), s.Held, changes)
	case s.Saving():
		return "saving"
	case s.SavedAt.IsZero():
		return ""
	}
	return "saved " + s.SavedAt.Local().Format("15:04")
}
