package tui

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// Options are what a person can set about the interface.
type Options struct {
	Open    string    // id of the review to open at once; "" shows the list
	Theme   string    // "dark" or "light"; "" asks the terminal
	NoMouse bool      // leave the mouse to the terminal
	Piped   bool      // of RunLines: what is typed is not seen, as on a pipe
	TempDir string    // private folder for the file an editor works on
	Environ []string  // nil for the process's own
	Input   io.Reader // nil for the terminal
	Output  io.Writer // likewise

	// Hide is for RunLines: what is typed does not show until show is called; nil where
	// it never does.
	Hide func() (show func(), err error)

	editors *editors
}

func (o Options) environ() []string {
	if o.Environ == nil {
		return os.Environ()
	}
	return o.Environ
}

func (o Options) getenv(name string) string {
	for _, kv := range o.environ() {
		if len(kv) > len(name) && kv[:len(name)] == name && kv[len(name)] == '=' {
			return kv[len(name)+1:]
		}
	}
	return ""
}

// frameRate is how often a second the terminal may be written, the most the
// library allows; at its default of 60 a key is seen up to 17 ms later.
const frameRate = 120

// Run shows the interface until the person quits or a signal ends it. All
// changes are kept when it returns nil; otherwise its error says why not.
func Run(lib Library, opts Options) error {
	opts.editors = new(editors)
	a := newApp(lib, opts)
	p := tea.NewProgram(a, programOptions(opts)...)
	stopReports := forwardReports(lib, p)
	stopSignals := forwardSignals(lib, p, opts.editors)
	_, err := p.Run()
	stopReports()
	a.takeBack()
	// Whatever ended the program, a panic included: one last try.
	err = errors.Join(err, unkept(lib.Flush()))
	stopSignals()
	return err
}

func unkept(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("the latest changes are not saved: %w", err)
}

func programOptions(opts Options) []tea.ProgramOption {
	out := []tea.ProgramOption{
		tea.WithFPS(frameRate),
		tea.WithoutSignalHandler(),
		tea.WithEnvironment(opts.environ()),
		tea.WithColorProfile(profile(opts)),
	}
	if opts.Input != nil {
		out = append(out, tea.WithInput(opts.Input))
	}
	if opts.Output != nil {
		out = append(out, tea.WithOutput(opts.Output))
	}
	return out
}

// profile returns the colours the terminal has, from the environment alone:
// asking further would run a program inside tmux. Any NO_COLOR that is not
// empty means none.
func profile(opts Options) colorprofile.Profile {
	if opts.getenv("NO_COLOR") != "" {
		return colorprofile.ASCII
	}
	return max(colorprofile.Env(opts.environ()), colorprofile.ASCII)
}

// forwardReports sends each state of saving to the program. The store is never
// held up: a state that was not fetched gives way to the next.
func forwardReports(lib Library, p *tea.Program) (stop func()) {
	if lib.Watch == nil {
		return func() {}
	}
	latest, done := make(chan SaveState, 1), make(chan struct{})
	lib.Watch(func(s SaveState) {
		for {
			select {
			case latest <- s:
				return
			default:
			}
			select {
			case <-latest:
			default:
			}
		}
	})
	go func() {
		for {
			select {
			case s := <-latest:
				p.Send(s)
			case <-done:
				return
			}
		}
	}()
	return func() { close(done) }
}

// forwardSignals turns a signal into an orderly end: all that was handed to the
// store is kept even while an editor holds the event loop. A second signal means
// that the end shall not wait for the disk any longer. An interrupt from the
// keyboard reaches us too while the editor is meant; it is left to the editor. That
// the window is closed is told to the editor too.
func forwardSignals(lib Library, p *tea.Program, running *editors) (stop func()) {
	ch := make(chan os.Signal, 2)
	signal.Notify(ch, endSignals...)
	done := make(chan struct{})
	go func() {
		ending := false
		for {
			select {
			case sig := <-ch:
				switch {
				case running.busy.Load() > 0 && slices.Contains(keyboardSignals, sig):
				case !ending:
					ending = true
					running.hear(sig)
					go func() {
						_ = lib.Flush() // Run reports the failure of the last one
						p.Send(signalMsg{})
					}()
				case slices.Contains(hurrySignals, sig):
					lib.Hurry()
				}
			case <-done:
				return
			}
		}
	}()
	return func() {
		signal.Stop(ch)
		close(done)
	}
}
