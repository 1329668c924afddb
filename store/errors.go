package store

import (
	"errors"
	"fmt"
	"strings"
	"syscall"

	berrors "go.etcd.io/bbolt/errors"
)

// These errors occur when a store is opened.
var (
	// ErrInUse: another process holds the file.
	ErrInUse = errors.New("the store is in use")
	// ErrForeign: what stands under the path is no store and was left untouched.
	ErrForeign = errors.New("not a store")
	// ErrNewer: a newer program wrote the file; it was left untouched.
	ErrNewer = errors.New("the store is from a newer program")
	// ErrAccess: the file or its folder cannot be made, read or written.
	ErrAccess = errors.New("the store cannot be reached")
)

// These errors occur when a store is read.
var (
	// ErrNotFound: there is no such review or questionnaire.
	ErrNotFound = errors.New("not in the store")
	// ErrDamaged: what was read is not what was written.
	ErrDamaged = errors.New("the store is damaged")
	// ErrClosed: the store was closed.
	ErrClosed = errors.New("the store is closed")
)

// These errors occur when a store is written.
var (
	// ErrExists: there is a review of that id, or a file of that name, already.
	ErrExists = errors.New("already there")
	// ErrRefused: a change is not one the store can keep; trying again is no use.
	ErrRefused = errors.New("the change cannot be kept")
	// ErrNotSaved: the disk did not take it; trying again may help.
	ErrNotSaved = errors.New("not saved")
	// ErrNoAnswer: the disk was not waited for any longer; what it was writing may
	// or may not arrive.
	ErrNoAnswer = errors.New("the disk does not answer")
	// ErrReplaced: the file was deleted or replaced while the store was open, so
	// that what is written no longer arrives under its path.
	ErrReplaced = errors.New("the file was deleted or replaced")
)

// An Error is what the store reports: a sentence, a hint, and one of the
// sentinels of this package for [errors.Is].
type Error struct {
	kind  error
	what  string
	hint  string
	cause error
}

// Error returns one sentence without a full stop.
func (e *Error) Error() string { return e.what }

// Hint returns what the user can do about it, or "".
func (e *Error) Hint() string { return e.hint }

// Unwrap returns the sentinel and, where there is one, the cause.
func (e *Error) Unwrap() []error {
	if e.cause == nil {
		return []error{e.kind}
	}
	return []error{e.kind, e.cause}
}

func errorf(kind, cause error, hint, format string, args ...any) *Error {
	return &Error{kind: kind, cause: cause, hint: hint, what: fmt.Sprintf(format, args...)}
}

const damageHint = "nothing was changed; copy the file away before anything else, and restore a backup of it"

func damagedf(format string, args ...any) *Error {
	return errorf(ErrDamaged, nil, damageHint, format, args...)
}

// reasons are the causes a person knows by another name than the system's.
var reasons = []struct {
	cause error
	why   string
}{
	{syscall.ENOSPC, "the disk is full"},
	{syscall.EDQUOT, "the disk quota is used up"},
	{syscall.EFBIG, "the file may not grow any further"},
	{berrors.ErrMaxSizeReached, "the file has reached its greatest size"},
	{syscall.EROFS, "the disk is read-only"},
	{syscall.EIO, "the disk reports an input or output error"},
	{syscall.EACCES, "permission denied"},
	{syscall.EPERM, "permission denied"},
}

// noLocks are how a disk says that it locks no files.
var noLocks = []error{syscall.ENOLCK, syscall.EOPNOTSUPP, syscall.ENOTSUP, syscall.ENOSYS}

// why says what went wrong in words. bbolt keeps only the text of some causes.
func why(err error) string {
	for _, r := range reasons {
		if errors.Is(err, r.cause) || strings.Contains(err.Error(), r.cause.Error()) {
			return r.why
		}
	}
	var e *Error
	if errors.As(err, &e) && e.kind == ErrNotSaved && e.cause != nil {
		return why(e.cause)
	}
	return strings.ReplaceAll(err.Error(), "\n", "; ")
}

func notSaved(err error) *Error {
	return errorf(ErrNotSaved, err, "make room on the disk or save to another one; nothing that was saved before is lost",
		"not saved: %s", why(err))
}

// firstOf returns the first of errs that is one: of much damage at once, what is
// named first is enough to act on.
func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
