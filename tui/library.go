package tui

import (
	"time"

	"diligence/questionnaire"
)

// A Library is what the interface can ask of the rest of the program. All but
// Save, Retry and Now may take long; they run off the event loop.
type Library struct {
	// List returns the summaries of all reviews, archived ones included.
	List func() ([]questionnaire.Summary, error)
	// Questionnaire returns the questionnaire of new reviews, compiled. It loads
	// on the first call, which comes in the background, and keeps it.
	Questionnaire func() (*questionnaire.Questionnaire, error)
	// Create makes an empty review and keeps it.
	Create func(name questionnaire.Text) (*questionnaire.Review, error)
	// Example makes a filled review of an invented company and keeps it.
	Example func() (*questionnaire.Review, error)
	// Load returns a review and the questionnaire it was made with, compiled.
	Load func(id string) (*questionnaire.Review, *questionnaire.Questionnaire, error)
	// Log returns what was kept of every change of a review, in the order they were
	// made. Changes that were handed over just now may be missing.
	Log func(id string) ([]questionnaire.Change, error)
	// Save takes changes over and returns at once; how it went comes as a
	// SaveState through Watch. A change with the id of an earlier one takes its place: that
	// is how text is kept while it is typed.
	// It returns the number of this hand-over: see SaveState.Through.
	Save func(id string, changes []questionnaire.Change, sum questionnaire.Summary) uint64
	// Watch hands over where to report each SaveState. Reporting never blocks.
	Watch func(report func(SaveState))
	// Retry tries again to keep what a failed save left behind.
	Retry func()
	// Flush returns when all that was handed over is kept, or says why not.
	Flush func() error
	// Hurry makes every Flush return at once, those under way too.
	Hurry func()
	// Forget deletes a review for good.
	Forget func(id string) error
	// Preview returns the report as Markdown. It changes nothing of what it is given,
	// which is a copy; so do the others below.
	Preview func(r *questionnaire.Review, q *questionnaire.Questionnaire, to Outgoing) ([]byte, error)
	// Formats are what Export writes, the usual one first.
	Formats []Format
	// Choices returns what can be chosen about a report of that audience and format.
	// It is quick.
	Choices func(to Outgoing) Choices
	// BeforeExport returns what a person should know before the report leaves.
	BeforeExport func(r *questionnaire.Review, q *questionnaire.Questionnaire, to Outgoing) (Sharing, error)
	// Export writes the report, and says before each step what is being done. Without
	// force it replaces no file.
	Export func(r *questionnaire.Review, q *questionnaire.Questionnaire, to Outgoing, force bool, step func(string)) (Written, error)
	// Now returns the time, in the zone it is shown in.
	Now func() time.Time
}

// A SaveState says how keeping the changes goes. The store's owner reports one
// whenever it changes.
type SaveState struct {
	Saving  bool      // a write is under way
	SavedAt time.Time // when the last write returned; zero before the first
	Failed  string    // why the last write failed; "" if it did not
	Held    int       // changes not yet kept
	Through uint64    // every hand-over up to this one is kept
}

// Pending reports whether something is not kept yet.
func (s SaveState) Pending() bool { return s.Saving || s.Failed != "" || s.Held > 0 }
