//go:build !unix || solaris || aix

package store

import "os"

const (
	noFollow = 0
	noWait   = 0
)

// syncDir does nothing: folders cannot be flushed here.
func syncDir(string) error { return nil }

// letGo closes a file that bbolt could not close.
func letGo(f *os.File) error { return f.Close() }

// names is not known here: a file has one name.
func names(*os.File) (count, number uint64) { return 1, 0 }
