// Command diligence conducts a strategic technology review of a company in the
// terminal and exports it for a board.
//
// This package is the command line. It wires the domain (questionnaire), the
// store, the exports and the terminal interface, and is the only package that
// knows all of them.
package main
