package tui

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// TestTypingIsNoCommand types every letter, digit and sign into each text field
// and finds nothing changed but the text.
func TestTypingIsNoCommand(t *testing.T) {
	t.Parallel()
	all := ""
	for r := rune(33); r < 127; r++ {
		if r != '<' {
			all += string(r)
		}
	}
	d := opened(t, 120, 40).keys("/security today<enter>n" + all)
	if got := d.answer("security.today", reviewer).Note; string(got) != all {
		t.Errorf("the note is %q", got)
	}
	d.keys("<esc>p" + all + "<esc>e" + all + "<esc>")
	a := d.answer("security.today", reviewer)
	if string(a.Private) != all || len(a.Evidence) != 1 || string(a.Evidence[0]) != all {
		t.Errorf("private note %q, evidence %q", a.Private, a.Evidence)
	}
	if a.Status != questionnaire.Unanswered || a.Flag || d.app.session.role() != reviewer || d.app.tab != tabInterview || d.quit {
		t.Errorf("typing did something else: %+v", a)
	}
	d.keys("/" + all)
	if d.app.popup == nil || d.quit {
		t.Error("typing into a search left it")
	}
}

// TestNoteIsKeptWhileTyped: each key's text is handed to the store, under one
// revision, and shared and private text stay apart.
func TestNoteIsKeptWhileTyped(t *testing.T) {
	t.Parallel()
	d := opened(t, 80, 24).keys("/security today<enter>n")
	d.keys("old")
	if got := d.shelf.reviews["voxbox"].Answers["security.today"][reviewer].Note; got != "old" {
		t.Errorf("in mid-word the store has %q", got)
	}
	d.keys(" tool<enter>and more")
	if n := distinct(d.shelf.saved); n != 1 {
		t.Errorf("one note has %d revisions", n)
	}
	d.keys("<esc>")
	if got := d.answer("security.today", reviewer).Note; got != "old tool\nand more" {
		t.Errorf("the note is %q", got)
	}
	d.keys("u")
	if _, ok := d.app.session.review.Answer("security.today", reviewer); ok {
		t.Error("undo left some of the note")
	}
}

// TestResizeWhileTyping: no size loses text or the mode.
func TestResizeWhileTyping(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>nThe old")
	for _, size := range []struct{ w, h int }{{80, 24}, {40, 12}, {20, 5}, {30, 8}, {200, 50}, {1, 1}, {120, 40}} {
		d.send(tea.WindowSizeMsg{Width: size.w, Height: size.h})
		if d.app.tooSmall() {
			d.send(press("q"))
		}
	}
	d.keys(" tool")
	if got := d.answer("security.today", reviewer).Note; got != "The old tool" {
		t.Errorf("the note is %q", got)
	}
	d.send(tea.WindowSizeMsg{Width: 20, Height: 6})
	if !strings.Contains(strings.Join(strings.Fields(d.screen()), " "), "answers are safe") {
		t.Errorf("too small a terminal shows\n%s", d.screen())
	}
}

func TestPaste(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>")
	d.send(tea.PasteMsg{Content: "4q\r\nn"})
	if a := d.answer("security.today", reviewer); a.Status != questionnaire.Unanswered || d.quit {
		t.Error("a paste outside a text field was taken for keys")
	}
	d.sees("nothing pasted")
	d.keys("n")
	d.send(tea.PasteMsg{Content: "one\r\ntwo\rthree\nfour\x1b[31m\u202e"})
	got := d.answer("security.today", reviewer).Note
	if strings.Count(string(got), "\n") != 3 || strings.ContainsAny(string(got), "\r\x1b\u202e") {
		t.Errorf("the paste became %q", got)
	}
	d.keys("<esc>/users<enter>i")
	d.send(tea.PasteMsg{Content: "31\r\n"})
	d.keys("<enter>")
	if a := d.answer("context.users_now", reviewer); a.Value.Number() != 31 {
		t.Errorf("pasting a number gives %v", a.Value)
	}
}

// TestLongNote: past 8 KB the editor is offered, and past what a text may hold
// nothing more is taken.
func TestLongNote(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>n")
	long := strings.Repeat("A sentence of some length that says little. ", 220)
	d.send(tea.PasteMsg{Content: long})
	d.keys("x")
	d.sees("long: ctrl+e")
	if got := d.answer("security.today", reviewer).Note; string(got) != long+"x" {
		t.Errorf("%d bytes of %d are kept", len(got), len(long)+1)
	}
	d.send(tea.PasteMsg{Content: strings.Repeat(long, 7)}) // a part of it would be missing
	d.sees("nothing was pasted: a text may have 64 KiB")
	if got := d.answer("security.today", reviewer).Note; string(got) != long+"x" {
		t.Errorf("%d bytes of %d are kept", len(got), len(long)+1)
	}
	d.send(tea.PasteMsg{Content: strings.Repeat(long, 5) + strings.Repeat("y", questionnaire.MaxText-6*len(long)-2)})
	d.keys("é")
	if got := d.answer("security.today", reviewer).Note; len(got) > questionnaire.MaxText || !utf8.ValidString(string(got)) {
		t.Errorf("%d bytes are kept", len(got))
	}
}
