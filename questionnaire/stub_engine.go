package questionnaire

type engine struct{}

// Compile checks and compiles every rule and condition, once; Load does not.
// Its error is [Problems].
func (q *Questionnaire) Compile() error { panic("stub") }

// Evaluate computes all that follows from r in month now. It compiles first
// where that was not done.
func (q *Questionnaire) Evaluate(r *Review, now Month) Result { panic("stub") }

// Summarize returns what a list shows of r.
func Summarize(r *Review, res Result) Summary { panic("stub") }
