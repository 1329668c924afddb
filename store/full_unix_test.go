//go:build linux || darwin

package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"

	"diligence/questionnaire"
)

// limitFiles keeps every file of this process from growing beyond size bytes,
// as a full disk does, until the returned function is called.
func limitFiles(t *testing.T, size int64) (lift func()) {
	t.Helper()
	var was syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		t.Fatal(err)
	}
	now := was
	now.Cur = uint64(size)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &now); err != nil {
		t.Fatal(err)
	}
	lift = func() {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
			t.Error(err)
		}
	}
	t.Cleanup(lift)
	return lift
}

// The operating system itself refuses to let the file grow.
func TestAFileThatMayNotGrow(t *testing.T) {
	s := newStore(t)
	r := filledReview("Acme")
	create(t, s, r)
	v := newSaver(t, s, nil)
	info, err := os.Stat(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	lift := limitFiles(t, info.Size())
	for i := 0; err == nil; i++ {
		if i > 100 {
			t.Fatal("the limit has no effect")
		}
		a := note(fmt.Sprint("stack.q", i), randomWords())
		hand(v, r, r.Put(a, questionnaire.RoleReviewer, someDay))
		err = v.Flush(patience)
	}
	if !errors.Is(err, ErrNotSaved) || !strings.Contains(v.State().String(), "NOT SAVED: the file may not grow any further, 1 change held") {
		t.Errorf("%v; %s", err, v.State())
	}
	small := change(r, "this fits where old pages were")
	hand(v, r, small)
	if err := v.Flush(patience); err == nil { // pages that became free made room for both
		stands(t, s, r)
	}
	lift()
	flush(t, v)
	stands(t, s, r)
}

// randomWords returns 60 KB that deflating does not shrink by much.
func randomWords() string {
	var b strings.Builder
	for b.Len() < 60<<10 {
		b.WriteString(rand.Text())
	}
	return b.String()
}
