package tui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestEditorFileIsPrivate: the file is readable by its owner alone while the
// editor has it, and gone afterwards.
func TestEditorFileIsPrivate(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	script := filepath.Join(dir, "editor")
	program := "#!/bin/sh\nstat -c '%a' \"$1\" \"$(dirname \"$1\")\" > " + dir + "/modes\nprintf ' and more' >> \"$1\"\n"
	if err := os.WriteFile(script, []byte(program), 0o700); err != nil {
		t.Fatal(err)
	}
	parent := filepath.Join(dir, "private")
	run := &editorRun{argv: []string{script}, parent: parent, text: "A note"}
	if err := run.Run(); err != nil {
		t.Fatal(err)
	}
	if run.text != "A note and more" {
		t.Errorf("the text came back as %q", run.text)
	}
	modes, err := os.ReadFile(filepath.Join(dir, "modes"))
	if err != nil || string(modes) != "600\n700\n" {
		t.Errorf("modes were %q (%v)", modes, err)
	}
	left, err := os.ReadDir(parent)
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %v (%v)", left, err)
	}
}

func TestEditorThatFails(t *testing.T) {
	t.Parallel()
	parent := t.TempDir()
	run := &editorRun{argv: []string{"false"}, parent: parent, text: "A note"}
	if run.Run() == nil {
		t.Error("a failing editor went unnoticed")
	}
	if left, _ := os.ReadDir(parent); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	if (&editorRun{argv: []string{"true"}, text: "A note"}).Run() == nil {
		t.Error("a note was written to a shared folder")
	}
}

func TestEditorCommand(t *testing.T) {
	t.Parallel()
	env := func(vars ...string) func(string) string { return Options{Environ: vars}.getenv }
	if got := editorCommand(env("EDITOR=nano", "VISUAL=code --wait")); !slices.Equal(got, []string{"code", "--wait"}) {
		t.Errorf("VISUAL does not come first: %v", got)
	}
	got := strings.Join(editorCommand(env("EDITOR=/usr/bin/nvim")), " ")
	for _, want := range []string{"-n", "-i NONE", "nobackup", "noundofile", "noswapfile"} {
		if !strings.Contains(got, want) {
			t.Errorf("vim is not told %s: %s", want, got)
		}
	}
	if editorCommand(env()) != nil {
		t.Error("an editor nobody set")
	}
}

// TestEditedNote: what the editor returns becomes the note, and undo knows it.
func TestEditedNote(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>nOld.<esc>")
	d.send(editedMsg{question: "security.today", speaker: reviewer, what: editNote, text: "New\nlines\n\n"})
	if got := d.answer("security.today", reviewer).Note; got != "New\nlines" {
		t.Errorf("the note is %q", got)
	}
	d.keys("u")
	if got := d.answer("security.today", reviewer).Note; got != "Old." {
		t.Errorf("undo brings back %q", got)
	}
	d.keys("n<ctrl+e>")
	d.sees("set VISUAL or EDITOR")
}
