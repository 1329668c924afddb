//go:build unix && !solaris && !aix

package store

import (
	"errors"
	"os"
	"syscall"
)

const (
	noFollow = syscall.O_NOFOLLOW // fail on a symbolic link
	noWait   = syscall.O_NONBLOCK // fail on a FIFO instead of waiting for its other end
)

// syncDir makes the entries of a folder durable.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}

// letGo closes a file that bbolt could not close. The map of it lives on, and
// the lock would with it.
func letGo(f *os.File) error {
	return errors.Join(syscall.Flock(int(f.Fd()), syscall.LOCK_UN), f.Close())
}

// names returns how many names a file has, and its number on the disk.
func names(f *os.File) (count, number uint64) {
	info, err := f.Stat()
	if err != nil {
		return 1, 0
	}
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(stat.Nlink), uint64(stat.Ino)
	}
	return 1, 0
}
