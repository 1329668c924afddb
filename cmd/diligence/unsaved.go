package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"diligence/questionnaire"
	"diligence/store"
)

// rescueTime is how long one folder may take to hold what is rescued.
const rescueTime = 2 * time.Second

// rescue keeps what could not be saved in a file of its own: beside the store,
// else in the home directory, else where the program was started, else in the
// folder for temporary files. Where the store's own file was deleted or replaced
// it leaves a copy of the store too.
func rescue(w io.Writer, s *store.Store, held map[string][]questionnaire.Change, lost bool) error {
	dirs := []string{filepath.Dir(s.Path())}
	if home, err := os.UserHomeDir(); err == nil {
		dirs = append(dirs, home)
	}
	dirs = append(dirs, ".", os.TempDir())
	stamp := time.Now().Format("20060102-150405")
	var failed error
	if len(held) > 0 {
		path, err := inOneOf(dirs, "diligence-unsaved-"+stamp+".json", func(path string) error {
			return inTime(func() error { return store.WriteHeld(path, held) })
		})
		failed = errors.Join(failed, err)
		if path != "" {
			fmt.Fprintf(w, "diligence: what is not saved was written to %q\n  hint: take it in with 'diligence recover FILE'\n", path)
		}
	}
	if lost {
		path, err := inOneOf(dirs, "diligence-copy-"+stamp+".db", s.CopyTo)
		failed = errors.Join(failed, err)
		if path != "" {
			fmt.Fprintf(w, "diligence: all that was saved was copied to %q\n  hint: open it with --db FILE\n", path)
		}
	}
	return failed
}

// inOneOf writes a file into the first directory that takes it.
func inOneOf(dirs []string, name string, write func(path string) error) (path string, err error) {
	var failed error
	for _, dir := range dirs {
		path := filepath.Join(dir, name)
		err := write(path)
		if err == nil || errors.Is(err, store.ErrRefused) { // written, less what cannot be written anywhere
			return path, err
		}
		failed = errors.Join(failed, err)
	}
	return "", failed
}

// inTime returns what do returns, or an error where it takes too long, as on the
// disk that did not answer in the first place.
func inTime(do func() error) error {
	done := make(chan error, 1)
	go func() { done <- do() }()
	select {
	case err := <-done:
		return err
	case <-time.After(rescueTime):
		return store.ErrNoAnswer
	}
}

func newRecover(g *globals) *cobra.Command {
	var force bool
	c := &cobra.Command{
		Use:   "recover FILE",
		Short: "Take in changes that could not be saved when the program ended",
		Long: `Take in changes that could not be saved when the program ended. A change of
something that was changed again since is not taken in, but named; --force puts
it over the newer one.`,
		Args: wrongArgs(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			held, err := store.ReadHeld(args[0])
			if err != nil {
				return err
			}
			return g.withStore(func(s *store.Store) error {
				return takeIn(c.OutOrStdout(), s, held, force)
			})
		},
	}
	c.Flags().BoolVar(&force, "force", false, "put the file's changes over newer ones")
	return c
}

func takeIn(w io.Writer, s *store.Store, held map[string][]questionnaire.Change, force bool) error {
	n, newer, stay := 0, []string{}, 0
	var absent error
	for _, id := range slices.Sorted(maps.Keys(held)) {
		o, err := load(s, id)
		if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrDamaged) { // it keeps none of the others out
			absent, stay = errors.Join(absent, err), stay+len(held[id])
			continue
		}
		if err != nil {
			return err
		}
		var take []questionnaire.Change
		for _, c := range held[id] {
			if stands := o.review.Get(c.Key); !force && !same(stands, c.Before) && !same(stands, c.After) {
				newer = append(newer, fmt.Sprintf("%s of %q", c.Key, o.review.Info.Name))
				continue
			}
			take = append(take, c)
			o.review.Apply(c)
		}
		if err := o.keep(s, take); err != nil {
			return err
		}
		n += len(take)
	}
	fmt.Fprintln(w, plural(n, "change", "changes"))
	if absent != nil {
		return hinted{fmt.Sprintf("%s not taken in: %v", plural(stay, "change was", "changes were"), absent),
			"keep the file; take it in again where the review can be read, such as with --db FILE of a copy that has it"}
	}
	if len(newer) > 0 {
		return hinted{fmt.Sprintf("%s not taken in, for a newer change stands: %s", plural(len(newer), "change was", "changes were"), newer),
			"look at what stands with 'diligence show'; --force puts the file's changes over it"}
	}
	return nil
}

// same reports whether two records say the same.
func same(a, b questionnaire.Record) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}
