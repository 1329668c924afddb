//go:build !race

package questionnaire

// raced says that the race detector watches.
const raced = false
