// Package tui is the terminal interface: the list of reviews, the interview,
// the plan, the time line, the findings, the preview and the export.
//
// It imports questionnaire, export/gfm to read reports, and no other package of
// this module. What it needs from the store and the exports comes in as the
// functions of a [Library]; what the store has to say comes in as a [SaveState].
//
// There is one Bubble Tea model, the app. It decides who gets a key: a pop-up,
// then a text field, then the screen, then the app's own keys. A screen is a
// plain struct (see screen). The open review has one owner, the session:
// everything that changes it goes through the session, which recomputes what
// follows, remembers the way back and hands the change to the store.
package tui
