package tui

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// editedMsg is a text that comes back from the person's editor.
type editedMsg struct {
	question string
	speaker  questionnaire.Speaker
	what     editKind
	text     questionnaire.Text
	err      error     // why the editor failed
	aside    *setAside // what it left and cannot be taken in
}

// openEditor hands the text being typed to the person's editor; all that was
// changed before is kept first.
func (i *interview) openEditor(s *session) outcome {
	argv := editorCommand(i.opts.getenv)
	if len(argv) == 0 {
		return toasted("no editor is set: set VISUAL or EDITOR")
	}
	msg := editedMsg{question: i.at, speaker: s.speaker, what: i.edit.what}
	run := &editorRun{
		argv: argv, parent: i.opts.TempDir, running: i.opts.editors, text: string(textOf(s.answer(i.at), i.edit.what)),
	}
	i.finish(s)
	i.away = true
	flush := s.lib.Flush
	return outcome{handled: true, cmd: tea.Sequence(
		func() tea.Msg {
			_ = flush() // a failure is shown as NOT SAVED and stays
			return nil
		},
		tea.Exec(run, func(err error) tea.Msg {
			msg.text, msg.err, msg.aside = questionnaire.Safe(run.text), err, run.aside
			i.back = &msg
			return msg
		}),
	)}
}

// edited keeps what came back. What an editor saved before it failed is kept too.
func (i *interview) edited(msg editedMsg, s *session) outcome {
	i.away, i.back = false, nil
	if msg.aside != nil {
		return outcome{handled: true, ask: newTell("Not taken in", msg.aside.text())}
	}
	a, ok := s.whole.Answer(msg.question, msg.speaker)
	if !ok {
		a = s.whole.Said(msg.question, msg.speaker)
	}
	text := questionnaire.Safe(strings.TrimRight(string(msg.text), "\n"))
	same := text == textOf(a, msg.what)
	if msg.err != nil && same {
		return toasted("the editor failed and the text is as it was: " + msg.err.Error())
	}
	if same {
		return handled
	}
	s.setAnswer(withText(a, msg.what, text))
	if msg.err != nil {
		return toasted("the editor failed: what it had saved is in, and u takes it back: " + msg.err.Error())
	}
	return toasted("the text from your editor is in")
}

// editorCommand returns the editor and its arguments. Vim is told to leave no
// copies of the text behind.
func editorCommand(getenv func(string) string) []string {
	argv := strings.Fields(getenv("VISUAL"))
	if len(argv) == 0 {
		argv = strings.Fields(getenv("EDITOR"))
	}
	if len(argv) == 0 {
		return nil
	}
	if isVim(argv[0]) {
		argv = append(argv, "-n", "-i", "NONE", "--cmd", "set nobackup nowritebackup noundofile noswapfile")
	}
	return argv
}

// isVim reports whether a program is vim by whatever name: vi is, on most machines.
func isVim(name string) bool {
	if path, err := exec.LookPath(name); err == nil {
		if whole, err := filepath.EvalSymlinks(path); err == nil {
			name = whole
		}
	}
	switch base, _, _ := strings.Cut(filepath.Base(name), "."); base {
	case "vim", "nvim", "gvim", "mvim", "vimx":
		return true
	}
	return false
}

// An editorRun edits text in a private file, which is gone when it returns.
type editorRun struct {
	argv    []string
	parent  string // the folder for the private one
	text    string
	aside   *setAside // what the editor left instead, where that is no text
	running *editors  // nil for nobody to know

	stdin          io.Reader
	stdout, stderr io.Writer
}

func (e *editorRun) SetStdin(r io.Reader)  { e.stdin = r }
func (e *editorRun) SetStdout(w io.Writer) { e.stdout = w }
func (e *editorRun) SetStderr(w io.Writer) { e.stderr = w }

// clockStops is the least time an editor takes. The library stops its clock for
// frames a moment after it has let go of the terminal; were the terminal taken back
// before, that would stop the new clock, and the screen for good.
const clockStops = 50 * time.Millisecond

// Run writes the text to a file of mode 0600 in a folder of mode 0700, runs the
// editor on it and takes back what it left, also where it failed.
func (e *editorRun) Run() (err error) {
	if e.parent == "" {
		return errors.New("no private folder is set for the editor's file")
	}
	began := time.Now()
	defer func() { time.Sleep(time.Until(began.Add(clockStops))) }()
	if err := os.MkdirAll(e.parent, 0o700); err != nil {
		return err
	}
	dir, err := os.MkdirTemp(e.parent, "note-") // made with mode 0700
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	file := filepath.Join(dir, "note.md")
	if err := os.WriteFile(file, []byte(e.text), 0o600); err != nil {
		return err
	}
	c := exec.Command(e.argv[0], append(e.argv[1:len(e.argv):len(e.argv)], file)...)
	c.Stdin, c.Stdout, c.Stderr = e.stdin, e.stdout, e.stderr
	failed := e.running.run(c)
	return errors.Join(failed, e.takeBack(file, failed != nil))
}
