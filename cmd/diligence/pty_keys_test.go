//go:build unix

package main

import (
	"errors"
	"io"
	"strings"
	"syscall"
	"time"
)

// await returns once the screen is as ok wants it; what says what is missing
// otherwise.
func (x *terminal) await(what string, ok func(screen string) bool) {
	x.t.Helper()
	limit := time.NewTimer(patience)
	defer limit.Stop()
	for {
		if ok(x.text()) {
			return
		}
		select {
		case <-x.news:
		case <-x.ended:
			<-x.settled()
			if !ok(x.text()) {
				x.t.Fatalf("the program ended (%d) before %s:\n%s", x.code, what, x.text())
			}
			return
		case <-limit.C:
			x.t.Fatalf("the screen never was right: %s\n%s", what, x.text())
		}
	}
}

// settled is closed, or tells, when nothing more can come.
func (x *terminal) settled() <-chan struct{} {
	_ = x.slave.Close()
	return x.closed
}

// sees waits until the screen holds all of texts.
func (x *terminal) sees(texts ...string) {
	x.t.Helper()
	for _, text := range texts {
		x.await("it should hold "+text, func(s string) bool { return strings.Contains(s, text) })
	}
}

// loses waits until the screen holds none of texts.
func (x *terminal) loses(texts ...string) {
	x.t.Helper()
	for _, text := range texts {
		x.await("it should not hold "+text, func(s string) bool { return !strings.Contains(s, text) })
	}
}

var keyBytes = map[string]string{
	"enter": "\r", "esc": "\x1b", "tab": "\t", "space": " ", "backspace": "\x7f",
	"lt": "<", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
	"ctrl+c": "\x03", "ctrl+u": "\x15", "ctrl+o": "\x0f", "ctrl+p": "\x10", "ctrl+r": "\x12", "ctrl+s": "\x13",
}

// keys presses keys, each a write of its own; <name> is a key with a name. An
// esc must be the last: with another key behind it, it would mean alt.
func (x *terminal) keys(keys string) {
	x.t.Helper()
	for keys != "" {
		name, rest, _ := strings.Cut(strings.TrimPrefix(keys, "<"), ">")
		b, ok := keyBytes[name]
		if keys[0] != '<' || !ok {
			r := []rune(keys)[0]
			b, rest = string(r), keys[len(string(r)):]
		}
		if b == "\x1b" && rest != "" {
			x.t.Fatal("wait for what esc does before the next key")
		}
		x.send(b)
		keys = rest
	}
}

// send writes s at once, as the terminal would.
func (x *terminal) send(s string) {
	x.t.Helper()
	if _, err := io.WriteString(x.master, s); err != nil && !errors.Is(err, syscall.EIO) {
		x.t.Fatal(err)
	}
}

// quiet returns once nothing was written for d.
func (x *terminal) quiet(d time.Duration) {
	x.t.Helper()
	limit := time.After(patience)
	for {
		select {
		case <-x.news:
		case <-time.After(d):
			return
		case <-limit:
			x.t.Fatalf("the program never stops writing:\n%q", tail(x.written(), 400))
		}
	}
}
