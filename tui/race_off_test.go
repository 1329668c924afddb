//go:build !race

package tui

// raced says that the race detector watches.
const raced = false
