package tui

import (
	"errors"
	"io/fs"
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
	dir := t.TempDir()
	vi := filepath.Join(dir, "vi") // as most machines have it
	if err := errors.Join(os.WriteFile(filepath.Join(dir, "vim.basic"), []byte("#!/bin/sh\n"), 0o700), os.Symlink("vim.basic", vi)); err != nil {
		t.Fatal(err)
	}
	for _, editor := range []string{"/usr/bin/nvim", vi, filepath.Join(dir, "vim.basic")} {
		got := strings.Join(editorCommand(env("EDITOR="+editor)), " ")
		for _, want := range []string{"-n", "-i NONE", "nobackup", "noundofile", "noswapfile"} {
			if !strings.Contains(got, want) {
				t.Errorf("vim is not told %s: %s", want, got)
			}
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

// edited runs a shell script as the editor of a note.
func edited(t *testing.T, script string) (run *editorRun, beside string, err error) {
	t.Helper()
	beside = t.TempDir()
	editor := filepath.Join(beside, "editor")
	if err := os.WriteFile(editor, []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	run = &editorRun{argv: []string{editor}, parent: filepath.Join(beside, "reviews.db.tmp"), text: "A note"}
	err = run.Run()
	if left, _ := os.ReadDir(run.parent); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	return run, beside, err
}

// TestAnEditorThatFailsLosesNothing: what it had saved is taken, and what it had not
// leaves the text as it was.
func TestAnEditorThatFailsLosesNothing(t *testing.T) {
	t.Parallel()
	for script, want := range map[string]string{
		`printf ', and more' >> "$1"; kill -KILL $$`: "A note, and more",
		`printf ', and more' >> "$1"; exit 1`:        "A note, and more",
		`: > "$1"; kill -KILL $$`:                    "A note",
		`exit 1`:                                     "A note",
		`rm "$1"`:                                    "A note",
		`rm "$1"; mkfifo "$1"`:                       "A note", // reading it would never end
		`rm "$1"; ln -s /etc/passwd "$1"`:            "A note",
		`rm "$1"; mkdir "$1"`:                        "A note",
	} {
		run, _, err := edited(t, script)
		if err == nil || run.text != want || run.aside != nil {
			t.Errorf("%s: %q, %v, aside %v; want %q and a failure", script, run.text, err, run.aside, want)
		}
	}
	if run, _, err := edited(t, `: > "$1"`); err != nil || run.text != "" {
		t.Errorf("a text that was emptied is %q, %v", run.text, err)
	}
}

// TestWhatNoAnswerCanHoldIsSetAside: a text too long, or none, stays whole in a file
// for its user alone.
func TestWhatNoAnswerCanHoldIsSetAside(t *testing.T) {
	t.Parallel()
	for script, want := range map[string]struct {
		size int64
		why  string
	}{
		`head -c 50000000 /dev/zero > "$1"`:                 {50_000_000, "holds 48828 KiB"},
		`head -c 65537 /dev/zero | tr '\000' x > "$1"`:      {65_537, "more than the 64 KiB"},
		`head -c 60000 /dev/zero > "$1"; chmod 0644 "$1"`:   {60_000, "safe to show"},
		`rm "$1"; printf 'caf\351' > "$1"; chmod 0644 "$1"`: {4, "is not UTF-8"},
		`printf 'caf\351' > "$1"; kill -KILL $$`:            {4, "is not UTF-8"},
		`cp "$1" "$1~"; printf '\377\376A\000B\000' > "$1"`: {6, "is not UTF-8"},
	} {
		run, beside, err := edited(t, script)
		if run.text != "A note" || run.aside == nil || (err != nil) != strings.Contains(script, "kill") {
			t.Errorf("%s: %q, %v, aside %v", script, run.text, err, run.aside)
			continue
		}
		info, err := os.Lstat(run.aside.path)
		if err != nil || info.Size() != want.size || info.Mode() != 0o600 || filepath.Dir(run.aside.path) != beside {
			t.Errorf("%s: %v, %v", script, info, err)
		}
		if text := string(run.aside.text()); !strings.Contains(text, want.why) || !strings.Contains(text, run.aside.path) {
			t.Errorf("%s: said is %q", script, text)
		}
	}
}

// TestAFileSetAsideTakesNoOthersPlace: two of one second are two.
func TestAFileSetAsideTakesNoOthersPlace(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	paths := map[string]bool{}
	for range 3 {
		file := filepath.Join(dir, "note.md")
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		path, err := moveBeside(file, dir, "text")
		if err != nil || paths[path] {
			t.Fatal(path, err)
		}
		paths[path] = true
		os.Remove(file)
	}
	if _, err := moveBeside(filepath.Join(dir, "none"), dir, "text"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

// TestWhatTheEditorLeftIsTold: as a text, as a text before a failure, or as a file.
func TestWhatTheEditorLeftIsTold(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>nOld.<esc>")
	back := editedMsg{question: "security.today", speaker: reviewer, what: editNote, text: "Old. Saved.\n", err: errors.New("signal: killed")}
	d.send(back)
	d.sees("what it had saved is in, and u takes it back")
	if got := d.answer("security.today", reviewer).Note; got != "Old. Saved." {
		t.Errorf("the note is %q", got)
	}
	d.send(back)
	d.sees("the text is as it was: signal: killed")
	back.aside = &setAside{"is not UTF-8", "/home/me/diligence-text-1.md"}
	d.send(back)
	d.sees("Not taken in")
	d.sees("/home/me/diligence-text-1.md")
	d.keys("<enter>")
	d.missing("Not taken in")
	if got := d.answer("security.today", reviewer).Note; got != "Old. Saved." {
		t.Errorf("the note is %q", got)
	}
}

// TestASignalWaitsForTheEditor: a window that is closed ends the editor too; what it
// had saved comes back after the signal.
func TestASignalWaitsForTheEditor(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>nOld.<esc>")
	d.app.interview().away = true
	d.send(signalMsg{})
	if d.quit {
		t.Fatal("it ended without what the editor has")
	}
	d.send(editedMsg{question: "security.today", speaker: reviewer, what: editNote, text: "Saved."})
	if !d.quit {
		t.Error("it did not end")
	}
	if got := d.shelf.reviews["voxbox"].Answers["security.today"][reviewer].Note; got != "Saved." {
		t.Errorf("kept is %q", got)
	}
}

// TestWithoutATerminalTheEditorsTextIsKept: the library may end before the message
// with it has come.
func TestWithoutATerminalTheEditorsTextIsKept(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>nOld.<esc>")
	i := d.app.interview()
	d.app.takeBack()
	i.back = &editedMsg{question: "security.today", speaker: reviewer, what: editNote, text: "Saved."}
	d.app.takeBack()
	if got := d.shelf.reviews["voxbox"].Answers["security.today"][reviewer].Note; got != "Saved." || i.back != nil {
		t.Errorf("kept is %q", got)
	}
}
