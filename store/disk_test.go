package store

import (
	"reflect"
	"sync"
	"syscall"
	"testing"
	"unsafe"

	"go.etcd.io/bbolt"

	"diligence/questionnaire"
)

// A disk stands between bbolt and the file and makes its writes fail or wait.
// bbolt has a hook for that which only its own tests can reach.
type disk struct {
	mu     sync.Mutex
	writes int
	// fault decides about the nth write (from 1 on) at an offset: arrives says
	// whether it reaches the file, and err what bbolt is told. A write that
	// arrives with an error is what a failed flush looks like to bbolt.
	fault func(n int, offset int64) (arrives bool, err error)
}

// under makes every file the store opens from now on go through a disk.
func under(t *testing.T, s *Store) *disk {
	t.Helper()
	d := &disk{}
	s.opened = d.attach
	d.attach(s.db)
	return d
}

func (d *disk) attach(db *bbolt.DB) {
	field := reflect.ValueOf(db).Elem().FieldByName("ops").FieldByName("writeAt")
	hook := (*func([]byte, int64) (int, error))(unsafe.Pointer(field.UnsafeAddr()))
	write := *hook
	*hook = func(b []byte, offset int64) (int, error) {
		if arrives, err := d.ask(offset); !arrives {
			return 0, err
		} else if err != nil {
			n, _ := write(b, offset)
			return n, err
		}
		return write(b, offset)
	}
}

func (d *disk) ask(offset int64) (bool, error) {
	d.mu.Lock()
	d.writes++
	fault, n := d.fault, d.writes
	d.mu.Unlock()
	if fault == nil {
		return true, nil
	}
	return fault(n, offset)
}

// set replaces the fault and counts writes from 1 again.
func (d *disk) set(fault func(n int, offset int64) (bool, error)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.fault, d.writes = fault, 0
}

// count returns how many writes there were since the fault was set.
func (d *disk) count() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.writes
}

func isMeta(offset int64) bool { return offset < 2*int64(syscall.Getpagesize()) }

// The faults of a disk.
var (
	full      = func(int, int64) (bool, error) { return false, syscall.ENOSPC }
	noMeta    = func(_ int, offset int64) (bool, error) { return fail(isMeta(offset), false) }
	lyingMeta = func(_ int, offset int64) (bool, error) { return fail(isMeta(offset), true) }
)

func fail(here, arrives bool) (bool, error) {
	if here {
		return arrives, syscall.EIO
	}
	return true, nil
}

// nth fails the nth write after it was set.
func nth(n int, arrives bool) func(int, int64) (bool, error) {
	return func(i int, _ int64) (bool, error) { return fail(i == n, arrives) }
}

func change(r *questionnaire.Review, text string) questionnaire.Change {
	return r.Put(note("stack.today", text), questionnaire.RoleReviewer, someDay)
}
