package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"diligence/questionnaire"
	"diligence/store"
)

// dbPath returns the file that holds the reviews: the flag, else DILIGENCE_DB,
// else reviews.db under the user's XDG data directory.
func (g *globals) dbPath() (string, error) {
	if p := cmp.Or(g.db, os.Getenv("DILIGENCE_DB")); p != "" {
		return p, nil
	}
	dir := os.Getenv("XDG_DATA_HOME")
	if !filepath.IsAbs(dir) { // the specification says a relative one is to be ignored
		home, err := os.UserHomeDir()
		if err != nil {
			return "", hinted{"the home directory is not known", "name the file with --db FILE or DILIGENCE_DB"}
		}
		dir = filepath.Join(home, ".local", "share")
	}
	dir = filepath.Join(dir, "diligence")
	_ = os.Chmod(dir, 0o700) // ours alone, also where another program made it; Open reports what matters
	return filepath.Join(dir, "reviews.db"), nil
}

// withStore opens the store for the time of one function.
func (g *globals) withStore(do func(*store.Store) error) (err error) {
	path, err := g.dbPath()
	if err != nil {
		return err
	}
	s, err := store.Open(path)
	if err != nil {
		return err
	}
	if warning := s.Warning(); warning != nil {
		printError(os.Stderr, warning)
	}
	defer func() {
		if errors.Is(err, store.ErrNoAnswer) {
			return // a write is under way and would hold up closing too
		}
		if closing := s.Close(); err == nil {
			err = closing
		}
	}()
	return do(s)
}

// withReview opens the store and the review a person named.
func (g *globals) withReview(name string, do func(*store.Store, *opened) error) error {
	return g.withStore(func(s *store.Store) error {
		id, err := resolve(s, name)
		if err != nil {
			return err
		}
		o, err := load(s, id)
		if err != nil {
			return err
		}
		return do(s, o)
	})
}

// opened is a review with the questionnaire it was made with.
type opened struct {
	review        *questionnaire.Review
	questionnaire *questionnaire.Questionnaire
}

// result evaluates the review as of this month.
func (o *opened) result() questionnaire.Result {
	return o.questionnaire.Evaluate(o.review, questionnaire.MonthOf(time.Now()))
}

// save applies changes and keeps them with the summary they lead to.
func (o *opened) save(s *store.Store, changes []questionnaire.Change) error {
	if len(changes) == 0 {
		return nil
	}
	o.review.Apply(changes...)
	return o.keep(s, changes)
}

// keep keeps changes that were applied already.
func (o *opened) keep(s *store.Store, changes []questionnaire.Change) error {
	if len(changes) == 0 {
		return nil
	}
	return s.Put(o.review.ID, changes, questionnaire.Summarize(o.review, o.result()))
}

func load(s *store.Store, id string) (*opened, error) {
	r, err := s.Load(id)
	if err != nil {
		return nil, err
	}
	q, err := questionnaireOf(s, r.Questionnaire)
	if err != nil {
		return nil, err
	}
	return &opened{r, q}, nil
}

// questionnaireOf returns the questionnaire an edition names: the built-in one,
// or the one kept in the store beside the reviews that were made with it.
func questionnaireOf(s *store.Store, e questionnaire.Edition) (*questionnaire.Questionnaire, error) {
	if e.SHA256 == questionnaire.BuiltinEdition().SHA256 {
		return questionnaire.Builtin()
	}
	src, err := s.Source(e.SHA256)
	if err != nil {
		return nil, err
	}
	return questionnaire.Load(src)
}

// readable returns the reviews, and what is damaged and therefore not among them: that
// keeps nobody from the others.
func readable(s *store.Store) (list []questionnaire.Summary, hurt, err error) {
	list, err = s.List()
	if errors.Is(err, store.ErrDamaged) {
		return list, err, nil
	}
	return list, nil, err
}

// create makes an empty review. Names are how people tell reviews apart, so a
// second one of the same name is refused.
func create(s *store.Store, name questionnaire.Text) (*opened, error) {
	name = questionnaire.Safe(name.Line())
	if strings.TrimSpace(string(name)) == "" {
		return nil, hinted{"a review needs a name", "for example the company's: diligence new 'Acme Robotics'"}
	}
	list, _, err := readable(s)
	if err != nil {
		return nil, err
	}
	for _, sum := range list {
		if strings.EqualFold(string(sum.Name), string(name)) {
			return nil, hinted{fmt.Sprintf("a review named %q exists already", name), "open it, or choose another name"}
		}
	}
	q, err := questionnaire.Builtin()
	if err != nil {
		return nil, err
	}
	o := &opened{questionnaire.NewReview(name, q.Edition, time.Now()), q}
	return o, s.Create(o.review, questionnaire.BuiltinSource(), questionnaire.Summarize(o.review, o.result()))
}

// resolve returns the id of the review a person named: by its whole name, else
// by the only name that begins so. Case does not count.
func resolve(s *store.Store, name string) (string, error) {
	list, hurt, err := readable(s)
	if err != nil {
		return "", err
	}
	var whole, begins []questionnaire.Summary
	for _, sum := range list {
		if sum.ID == name {
			return sum.ID, nil
		}
		if strings.EqualFold(string(sum.Name), name) {
			whole = append(whole, sum)
		}
		if n := []rune(string(sum.Name)); name != "" && len(n) >= len([]rune(name)) && strings.EqualFold(string(n[:len([]rune(name))]), name) {
			begins = append(begins, sum)
		}
	}
	switch {
	case len(whole) == 1:
		return whole[0].ID, nil
	case len(whole) > 1:
		return "", hinted{fmt.Sprintf("%d reviews are named %q", len(whole), name), "rename all but one of them: e in the list of reviews"}
	case len(begins) == 1:
		return begins[0].ID, nil
	case len(begins) > 1:
		return "", hinted{fmt.Sprintf("%d reviews have a name that begins with %q", len(begins), name), "write more of the name; it is one of " + names(begins)}
	case hurt != nil:
		return "", hurt
	case len(list) == 0:
		return "", hinted{fmt.Sprintf("there is no review named %q", name), "there is none at all yet; make one with 'diligence new NAME' or 'diligence demo'"}
	}
	return "", hinted{fmt.Sprintf("there is no review named %q", name), "there are " + names(list)}
}

// names lists the first few names for a hint.
func names(list []questionnaire.Summary) string {
	const most = 6
	var quoted []string
	for _, sum := range list[:min(most, len(list))] {
		quoted = append(quoted, fmt.Sprintf("%q", sum.Name))
	}
	if rest := len(list) - most; rest > 0 {
		quoted = append(quoted, fmt.Sprintf("and %d more", rest))
	}
	return strings.Join(quoted, ", ")
}
