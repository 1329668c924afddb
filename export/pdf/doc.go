// Package pdf writes PDF files: text in embedded TrueType fonts, rules, shapes,
// pictures, links, bookmarks, and the tags that tell a screen reader what is a
// heading, a list or a table. It lays nothing out; whoever calls it says where
// things stand.
//
// Lengths are in points, from the upper left corner of a page. The same calls
// give the same bytes, unless a password is set, for which chance is needed.
//
// It follows ISO 32000-1 (PDF 1.7) and, for passwords, ISO 32000-2. The package
// imports the standard library and golang.org/x/text alone.
package pdf
