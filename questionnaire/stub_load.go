package questionnaire

import "time"

// Source is the files of a questionnaire by name.
type Source map[string][]byte

// Builtin returns the embedded questionnaire, parsed once.
func Builtin() (*Questionnaire, error) { panic("stub") }

// BuiltinEdition names the embedded questionnaire without parsing it.
func BuiltinEdition() Edition { panic("stub") }

// BuiltinSource returns the files of the embedded questionnaire.
func BuiltinSource() Source { panic("stub") }

// Load parses and checks src. Its error is [Problems], every one of them.
func Load(src Source) (*Questionnaire, error) { panic("stub") }

// Check returns what is wrong with changes as a whole if they were applied to r.
func (q *Questionnaire) Check(r *Review, changes []Change) Problems { panic("stub") }

// ParseApply reads an apply file, YAML or JSON, and returns the changes it makes to r,
// spoken by role where an answer does not say. Its error is [Problems]; all or nothing.
func (q *Questionnaire) ParseApply(r *Review, file string, data []byte, by Role, now time.Time) ([]Change, error) {
	panic("stub")
}

// ParseValue reads one value for the question as a person types it.
func (q *Question) ParseValue(s string) (Value, error) { panic("stub") }
