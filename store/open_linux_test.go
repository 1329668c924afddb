package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

func TestAFolderThatCannotBeWrittenIsNamed(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "new", "reviews.db")
	refused := make(chan error)
	go func() {
		if os.Getuid() == 0 { // who may write everywhere: this thread, which ends here, is nobody's
			runtime.LockOSThread()
			_ = unix.Setfsuid(65534)
		}
		_, err := Open(path)
		refused <- err
	}()
	if err := <-refused; !errors.Is(err, ErrAccess) || !strings.Contains(err.Error(), "permission denied") {
		t.Error(err)
	}
}
