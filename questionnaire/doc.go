// Package questionnaire is the domain: what is asked, what was answered, the
// plan, the rules and the findings they come to.
//
// It imports no other package of this module and does no input or output
// beyond the embedded questionnaire. Everything else may import it.
//
// A [Questionnaire] is immutable once loaded. A [Review] holds what is known of
// one company: answers by role, the plan's registers and dispositions. It
// changes only through a [Change], which is also what the store keeps and what
// undo turns round. What follows from a review (positions, visible questions,
// progress, findings, undecided rules) is computed by [Questionnaire.Evaluate]
// and never stored.
//
// Silence is not an answer: a question nobody answered, a field of a record
// nobody filled and a register nobody started are unknown to every rule. A rule
// that needs one of them is undecided; it neither fires nor passes. The one
// exception are rules for questions, which only speak of what was said: see [Rule].
package questionnaire
