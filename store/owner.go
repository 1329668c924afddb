package store

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"diligence/questionnaire"
)

// An owner is what <path>.owner.json says of the process that has the store
// open. It is written after the lock is held and read for a message only.
type owner struct {
	PID   int       `json:"pid"`
	User  string    `json:"user"`
	Since time.Time `json:"since"`
}

func ownerPath(path string) string { return path + ".owner.json" }

// writeOwner says that this process has the store open. It never follows a link
// that stands there.
func writeOwner(path string, now time.Time) error {
	name := cmp.Or(os.Getenv("USER"), os.Getenv("LOGNAME"), os.Getenv("USERNAME"))
	data, err := json.Marshal(owner{PID: os.Getpid(), User: name, Since: now.Round(time.Second)})
	if err != nil {
		return err
	}
	f, err := os.OpenFile(ownerPath(path), os.O_WRONLY|os.O_CREATE|os.O_TRUNC|noFollow|noWait, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(append(data, '\n'))
	return errors.Join(err, f.Chmod(0o600), f.Close())
}

// readOwner returns what is known of who has the store open; any of it may be missing.
func readOwner(path string) owner {
	var o owner
	f, err := os.OpenFile(ownerPath(path), os.O_RDONLY|noFollow|noWait, 0)
	if err != nil {
		return o
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, 4096))
	if err != nil || json.Unmarshal(data, &o) != nil {
		return owner{}
	}
	safe, _ := questionnaire.Clean(o.User)
	o.User = string(safe)
	return o
}

func inUse(path string, cause error) *Error {
	o := readOwner(path)
	who := "another process"
	switch {
	case o.User != "" && o.PID != 0:
		who = fmt.Sprintf("%s (process %d)", o.User, o.PID)
	case o.PID != 0:
		who = fmt.Sprintf("process %d", o.PID)
	}
	since := ""
	if !o.Since.IsZero() {
		since = " since " + o.Since.Local().Format("15:04 on 2 January 2006")
	}
	return errorf(ErrInUse, cause, "close diligence there, or name another file with --db",
		"%s is in use by %s%s", path, who, since)
}
