package export

import (
	"os"
	"os/exec"
	"testing"
)

// tool returns the path of a program that a test reads the files with; Debian's
// package is what to install.
func tool(t *testing.T, name, debian string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		without(t, "there is no "+name+" here: apt-get install "+debian)
	}
	return path
}

// without skips a test where something it needs is not installed, but never where
// all checks must run.
func without(t *testing.T, missing string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(missing)
	}
	t.Skip(missing)
}
