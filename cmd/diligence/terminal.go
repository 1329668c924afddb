package main

import (
	"errors"
	"os"
	"sync"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"diligence/questionnaire"
	"diligence/store"
	"diligence/tui"
)

// flushTime is how long the end of the program waits for a disk that does not
// answer.
const flushTime = 10 * time.Second

func newOpen(g *globals) *cobra.Command {
	return &cobra.Command{
		Use:   "open REVIEW",
		Short: "Open a review in the terminal",
		Args:  wrongArgs(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			return openTerminal(c, g, args[0])
		},
	}
}

// openTerminal shows the list of reviews, or the review of that name.
func openTerminal(c *cobra.Command, g *globals, name string) error {
	if !g.inLines() && (!isTerminal(c.InOrStdin()) || !isTerminal(c.OutOrStdout())) {
		return hinted{"the screens need a terminal, and there is none here",
			"in a script use a verb: diligence list, show, apply, answer, findings, export; or talk in plain lines with --accessible; see 'diligence --help'"}
	}
	return g.withStore(func(s *store.Store) error {
		opts := tui.Options{Theme: g.theme, NoMouse: g.noMouse}
		if name != "" {
			id, err := resolve(s, name)
			if err != nil {
				return err
			}
			opts.Open = id
		}
		if dir, err := s.TempDir(); err == nil { // else no editor gets a text, and all the rest goes on
			opts.TempDir = dir
		}
		if g.inLines() {
			opts.Input, opts.Output, opts.Piped = c.InOrStdin(), c.OutOrStdout(), !isTerminal(c.InOrStdin())
			if in, ok := opts.Input.(*os.File); ok && !opts.Piped {
				opts.Hide = func() (func(), error) { return hideTyping(in) }
			}
			return runTerminal(c, s, tui.RunLines, opts)
		}
		return runTerminal(c, s, tui.Run, opts)
	})
}

// inLines reports whether the program is to talk in plain lines: where that was
// asked for, and on a terminal that can draw nothing.
func (g *globals) inLines() bool {
	asked := os.Getenv("DILIGENCE_ACCESSIBLE")
	return g.lines || asked != "" && asked != "0" || os.Getenv("TERM") == "dumb"
}

func runTerminal(c *cobra.Command, s *store.Store, interact func(tui.Library, tui.Options) error, opts tui.Options) error {
	reports := &reports{}
	saver := store.NewSaver(s, reports.tell)
	exports := newUnderWay()
	lib := terminalLibrary{s, saver, exports}.library()
	lib.Watch = reports.watch
	err := interact(lib, opts)
	exports.wait(flushTime) // a signal may have ended the screens while a file was written
	lost := errors.Is(saver.State().Err, store.ErrReplaced)
	if errors.Is(err, store.ErrNoAnswer) {
		saver.Hurry() // closing would wait for the same write
	}
	closing := saver.Close()
	if held := saver.Held(); len(held) > 0 || lost {
		err = errors.Join(err, rescue(c.ErrOrStderr(), s, held, lost))
	}
	if err == nil { // what Close has to say, Run has said already
		err = closing
	}
	return err
}

// isTerminal reports whether a stream is one; a pipe, a file or a buffer is not.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}

// reports carries the saver's states to the interface, which starts later.
type reports struct {
	mu   sync.Mutex
	send func(tui.SaveState)
	last *tui.SaveState
}

func (r *reports) tell(st store.State) {
	state := tui.SaveState{Saving: st.Saving(), SavedAt: st.SavedAt, Held: st.Held, Through: st.Through}
	if st.Failed() {
		state.Failed = st.Reason()
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.last = &state
	if r.send != nil {
		r.send(state)
	}
}

func (r *reports) watch(send func(tui.SaveState)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.send = send
	if r.last != nil {
		send(*r.last)
	}
}

// terminalLibrary does what the interface asks for.
type terminalLibrary struct {
	store   *store.Store
	saver   *store.Saver
	exports *underWay
}

func (l terminalLibrary) library() tui.Library {
	return tui.Library{
		List:          l.store.List,
		Questionnaire: preparedBuiltin,
		Create:        l.create,
		Example:       l.example,
		Load:          l.load,
		Log:           l.store.Log,
		Save: func(id string, changes []questionnaire.Change, sum questionnaire.Summary) uint64 {
			return l.saver.Save(id, changes, sum)
		},
		Retry: l.saver.Retry,
		Flush: func() error { return l.saver.Flush(flushTime) },
		Hurry: func() {
			l.exports.hurry()
			l.saver.Hurry()
		},
		Forget:  l.forget,
		Preview: l.preview, Formats: screenFormats(), Choices: screenChoices,
		BeforeExport: l.beforeExport,
		Export: func(r *questionnaire.Review, q *questionnaire.Questionnaire, to tui.Outgoing, force bool, step func(string)) (tui.Written, error) {
			defer l.exports.begin()()
			return l.export(r, q, to, force, step)
		},
		Now: time.Now,
	}
}

func preparedBuiltin() (*questionnaire.Questionnaire, error) {
	q, err := questionnaire.Builtin()
	if err == nil {
		q.Prepare()
	}
	return q, err
}

func (l terminalLibrary) create(name questionnaire.Text) (*questionnaire.Review, error) {
	o, err := create(l.store, name)
	if err != nil {
		return nil, err
	}
	return o.review, nil
}

func (l terminalLibrary) example() (*questionnaire.Review, error) {
	o, err := makeDemo(l.store, time.Now())
	if err != nil {
		return nil, err
	}
	return o.review, nil
}

func (l terminalLibrary) load(id string) (*questionnaire.Review, *questionnaire.Questionnaire, error) {
	if err := l.saver.Flush(flushTime); err != nil {
		return nil, nil, err
	}
	o, err := load(l.store, id)
	if err != nil {
		return nil, nil, err
	}
	o.questionnaire.Prepare()
	return o.review, o.questionnaire, nil
}

func (l terminalLibrary) forget(id string) error {
	l.saver.Drop(id)
	return l.store.Forget(id)
}
