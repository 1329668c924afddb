package main

import (
	"errors"
	"io/fs"
	"syscall"
)

// cause returns the plain reason of a file error, without the operation and
// the path, which the sentence around it names.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	}
	if e, ok := errors.AsType[syscall.Errno](err); ok {
		return e
	}
	return err
}
