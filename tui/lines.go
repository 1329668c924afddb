package tui

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"

	"diligence/questionnaire"
)

// A talk is the program in plain lines: it says something, asks, hears a line and
// does what that says. It needs no terminal, and what it writes can be listened
// to. It shares the session, the registers and the words with the screens.
type talk struct {
	lib     Library
	piped   bool // what is typed is not seen, as on a pipe
	hide    func() (show func(), err error)
	out     io.Writer
	heard   <-chan heardLine
	signals <-chan os.Signal
	over    bool // nothing more will be heard
	page    page
	asking  bool   // what is heard belongs to a word that asks for more
	pending string // a word after a slash that was said instead

	spots     spots
	spot      *spot
	list      *list
	interview *interview
	session   *session // nil on the list
	trail     []string // the questions one came by
	registers []*register
	explained map[string]bool // registers and areas that were explained once
	area      string          // of the question read last
	register  *register
	finding   questionnaire.Key // the one read last
	refs      []string          // what go leads to, by the numbers said last
	onlyFound findingFilter

	known    map[questionnaire.Key]questionnaire.Finding // those told of
	dirty    bool                                        // since the last word on saving
	failed   bool                                        // the last try to save did not succeed
	quiet    bool                                        // saving goes without saying while a text is written
	entering bool                                        // a record is entered field by field
}

// A heardLine is a line of input, safe to show.
type heardLine struct {
	text  questionnaire.Text
	whole string // as it came, for a password
	long  bool   // it was longer than a text may be, and is not all here
}

// RunLines talks in plain lines until the person quits, the input ends or a
// signal comes. All changes are kept when it returns nil; otherwise its error
// says why not.
func RunLines(lib Library, opts Options) error {
	done := make(chan struct{})
	defer close(done)
	t := newTalk(lib, opts, listen(opts.Input, done))
	t.signals = catchSignals(lib, done)
	t.run(opts.Open)
	return unkept(lib.Flush())
}

// catchSignals passes on the first signal, which ends the talk; a second one means
// that the end shall not wait for the disk any longer.
func catchSignals(lib Library, done <-chan struct{}) <-chan os.Signal {
	caught, first := make(chan os.Signal, 2), make(chan os.Signal, 1)
	signal.Notify(caught, endSignals...)
	go func() {
		defer signal.Stop(caught)
		for {
			select {
			case sig := <-caught:
				select {
				case first <- sig:
					continue
				default:
				}
				if slices.Contains(hurrySignals, sig) {
					lib.Hurry()
				}
			case <-done:
				return
			}
		}
	}()
	return first
}

func newTalk(lib Library, opts Options, heard <-chan heardLine) *talk {
	t := &talk{lib: lib, piped: opts.Piped, hide: opts.Hide, out: opts.Output, heard: heard}
	save := lib.Save
	t.lib.Save = func(id string, changes []questionnaire.Change, sum questionnaire.Summary) uint64 {
		t.dirty = true
		return save(id, changes, sum)
	}
	t.list, t.interview, t.registers = newList(t.lib), newInterview(opts), registers()
	t.explained = map[string]bool{}
	t.spots = spots{reviewsSpot(), interviewSpot(), planSpot(), findingsSpot(), founderSpot()}
	return t
}

func (t *talk) run(open string) {
	t.say("This is diligence in plain lines. Say help to hear the words of the place you are in.")
	if open == "" || !t.open(open) {
		t.toReviews()
	}
	for !t.over {
		line, ok := t.pending, t.pending != ""
		t.pending = ""
		if !ok {
			line, ok = t.ask(t.spot.prompt(t))
		}
		if ok {
			t.asking = true
			t.hear(line)
			t.asking = false
		}
	}
	if t.session != nil && t.session.trial != nil && len(t.session.trial.changes) > 0 {
		t.plainly("What was tried is not kept.")
	}
	t.kept()
	t.plainly("Goodbye.")
}

// listen reads lines until the input ends.
func listen(in io.Reader, done <-chan struct{}) <-chan heardLine {
	heard := make(chan heardLine)
	go func() {
		defer close(heard)
		r := bufio.NewReader(in)
		for {
			l, err := readLine(r)
			if err != nil && l.text == "" && !l.long {
				return
			}
			select {
			case heard <- l:
			case <-done:
				return
			}
		}
	}()
	return heard
}

// readLine reads to the end of a line; the last one may lack it.
func readLine(r *bufio.Reader) (heardLine, error) {
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if len(line)+len(part) > questionnaire.MaxText {
			long = true
		} else {
			line = append(line, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		return heardLine{questionnaire.Trimmed(string(line)), strings.TrimRight(string(line), "\r\n"), long}, err
	}
}

// kept has what was changed written, and says how that went: each time where it
// fails, so that nobody believes in what is not on the disk.
func (t *talk) kept() {
	if !t.dirty && !t.failed {
		return
	}
	switch err := t.lib.Flush(); {
	case err == nil && t.failed:
		t.plainly("Saved now, with all that was not saved before.")
		t.failed = false
	case err == nil && !t.quiet:
		t.plainly("Saved.")
	case err == nil:
		return
	case t.dirty || t.over:
		t.failed = true
		t.plainly("NOT SAVED: " + explain(err) + ". Your changes are held here, and saving is tried again.")
	}
	t.dirty = false
}

// news tells which findings came and went since the last word on them.
func (t *talk) news() {
	if t.session != nil {
		if doubt := t.session.takeDoubt(); doubt != "" {
			t.say(string(doubt) + ". Is that meant? Undo takes it back.")
		}
	}
	if t.session == nil || t.interview.founder || t.entering {
		return
	}
	now := map[questionnaire.Key]questionnaire.Finding{}
	for _, f := range t.session.result.Findings {
		now[f.Key()] = f
		if before, ok := t.known[f.Key()]; !ok {
			t.say(t.findingName("New ", f) + ". " + f.Statement.Line())
		} else if before.Severity != f.Severity && f.Kind != questionnaire.Strength {
			t.say("Now " + string(f.Severity) + " and no longer " + string(before.Severity) + ": " + t.about(f) + ".")
		}
	}
	var gone []string
	for key, f := range t.known {
		if _, ok := now[key]; !ok {
			gone = append(gone, t.findingName("No longer a ", f)+".")
		}
	}
	slices.Sort(gone)
	for _, line := range gone {
		t.say(line)
	}
	t.known = now
}

// know takes the findings as told.
func (t *talk) know() {
	t.known = map[questionnaire.Key]questionnaire.Finding{}
	for _, f := range t.session.result.Findings {
		t.known[f.Key()] = f
	}
}
