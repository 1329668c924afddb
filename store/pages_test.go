package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// A pageFile is a closed store whose pages a test changes.
type pageFile struct {
	t    *testing.T
	path string
	size int
	data []byte
	kept *questionnaire.Review // holds little
	long *questionnaire.Review // has branches in its heads and in its log
}

func newPageFile(t *testing.T) *pageFile {
	t.Helper()
	p := &pageFile{t: t, path: filepath.Join(t.TempDir(), "reviews.db"), kept: filledReview("Kept"), long: filledReview("Long")}
	s, err := Open(p.path)
	must(t, err)
	create(t, s, p.kept)
	create(t, s, p.long)
	for n := range 100 {
		c := p.long.Put(note(fmt.Sprint("stack.q", n), strings.Repeat(fmt.Sprint(n), 200)), questionnaire.RoleReviewer, someDay)
		put(t, s, p.long, c)
	}
	p.size = os.Getpagesize()
	must(t, s.Close())
	p.data, err = os.ReadFile(p.path)
	must(t, err)
	return p
}

// branches returns the pages that lead to others.
func (p *pageFile) branches() (ids []int) {
	for id := 2; (id+1)*p.size <= len(p.data); id++ {
		page := p.data[id*p.size:]
		if binary.NativeEndian.Uint64(page) == uint64(id) && binary.NativeEndian.Uint16(page[8:]) == branchPage {
			ids = append(ids, id)
		}
	}
	return ids
}

// with writes the file with one number changed.
func (p *pageFile) with(at int, number uint64) {
	p.t.Helper()
	data := append([]byte(nil), p.data...)
	binary.NativeEndian.PutUint64(data[at:], number)
	must(p.t, os.WriteFile(p.path, data, 0o600))
}

// A page that leads back to itself would be followed for ever. Whatever is done with
// it ends and names it, the rest can be used, and the review can be forgotten.
func TestAPageThatLeadsBackIsNoticed(t *testing.T) {
	p := newPageFile(t)
	noticed := 0
	for _, id := range p.branches() {
		count := int(binary.NativeEndian.Uint16(p.data[id*p.size+10:]))
		for i := range count {
			if i > 0 && i < count-1 {
				continue
			}
			p.with(id*p.size+pageHeader+i*pageElement+8, uint64(id))
			s, err := Open(p.path)
			must(t, err)
			_, errLoad := s.Load(p.long.ID)
			_, errLog := s.Log(p.long.ID)
			if err := errors.Join(errLoad, errLog); err == nil {
				must(t, s.Close()) // a page no longer in use
				continue
			} else if !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), p.long.ID) || !strings.Contains(err.Error(), fmt.Sprint("page ", id)) {
				t.Errorf("page %d: %v", id, err)
			}
			noticed++
			if err := s.Check(); !errors.Is(err, ErrDamaged) {
				t.Errorf("page %d: check = %v", id, err)
			}
			if err := s.Put(p.long.ID, nil, summaryOf(p.long)); !errors.Is(err, ErrDamaged) {
				t.Errorf("page %d: written over damage: %v", id, err)
			}
			stands(t, s, p.kept)
			must(t, s.Put(p.kept.ID, []questionnaire.Change{change(p.kept, "goes on")}, summaryOf(p.kept)))
			if i == 0 {
				must(t, s.Forget(p.long.ID))
				checkStore(t, s)
			}
			must(t, s.Close())
		}
	}
	if noticed < 4 {
		t.Errorf("only %d of the changes were to pages in use", noticed)
	}
}

// Where the list of free pages names one in use, a write would go over it. All can
// be read, and nothing is written.
func TestAPageInUseIsNotTakenForFree(t *testing.T) {
	p := newPageFile(t)
	f, err := os.Open(p.path)
	must(t, err)
	found, err := metas(f)
	must(t, errors.Join(err, f.Close()))
	list := int(found[0].freelist) * p.size
	if count := binary.NativeEndian.Uint16(p.data[list+10:]); count < 2 {
		t.Fatalf("%d pages are free", count)
	}
	for name, page := range map[string]uint64{
		"the root": found[0].root, "a branch": uint64(p.branches()[0]), "the list itself": found[0].freelist,
		"one twice": binary.NativeEndian.Uint64(p.data[list+pageHeader+8:]), "none there is": found[0].pages + 7,
	} {
		t.Run(name, func(t *testing.T) {
			p.with(list+pageHeader, page)
			s, err := Open(p.path)
			must(t, err)
			for range 2 {
				err = s.Put(p.kept.ID, []questionnaire.Change{change(p.kept, "goes over it")}, summaryOf(p.kept))
				var told *Error
				if !errors.As(err, &told) || !errors.Is(err, ErrDamaged) || !strings.Contains(told.Hint(), "bundle") {
					t.Errorf("put = %v", err)
				}
			}
			if err := s.Forget(p.long.ID); !errors.Is(err, ErrDamaged) {
				t.Errorf("forget = %v", err)
			}
			stands(t, s, p.kept)
			stands(t, s, p.long)
			must(t, s.Close())
			after, err := os.ReadFile(p.path)
			must(t, err)
			if at := binary.NativeEndian.Uint64(after[list+pageHeader:]); at != page || len(after) != len(p.data) {
				t.Error("the file was written")
			}
		})
	}
}

// A page that claims the one behind it would have that freed when it is written.
func TestAPageThatClaimsAnotherIsNotWritten(t *testing.T) {
	p := newPageFile(t)
	refused := 0
	for id := 2; (id+2)*p.size <= len(p.data) && id < 200; id++ {
		page := p.data[id*p.size:]
		if binary.NativeEndian.Uint64(page) != uint64(id) || binary.NativeEndian.Uint16(page[8:]) != leafPage {
			continue
		}
		old := binary.NativeEndian.Uint64(page[8:]) // flags, count and, highest, how far it runs on
		p.with(id*p.size+8, old&0xffff_ffff|1<<32)
		s, err := Open(p.path)
		must(t, err)
		c := change(p.kept, fmt.Sprint("page ", id))
		err = s.Put(p.kept.ID, []questionnaire.Change{c}, summaryOf(p.kept))
		if errors.Is(err, ErrDamaged) {
			refused++
		} else if err != nil {
			t.Errorf("page %d: %v", id, err)
		}
		stands(t, s, p.long)
		must(t, s.Close())
	}
	if refused == 0 {
		t.Error("no claim was noticed")
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
