//go:build unix

package main

import (
	"bytes"
	"slices"
	"strings"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// A piece is what the program wrote, and when it came.
type piece struct {
	bytes []byte
	came  time.Time
}

// read hands on what comes. Drawing it may take long and must not make the next
// piece look late.
func (x *terminal) read(pieces chan<- piece) {
	defer close(pieces)
	buf := make([]byte, 64<<10)
	for {
		n, err := x.master.Read(buf)
		pieces <- piece{came: time.Now(), bytes: slices.Clone(buf[:n])}
		if err != nil { // EIO: the last one who held the other end is gone
			return
		}
	}
}

// draws keeps the picture of all that comes.
func (x *terminal) draws(pieces <-chan piece) {
	defer close(x.closed)
	for p := range pieces {
		x.mu.Lock()
		x.raw = append(x.raw, p.bytes...)
		_, _ = x.screen.Write(p.bytes)
		_, _ = x.wide.Write(p.bytes)
		if !x.modes[ansi.ModeSynchronizedOutput] {
			x.look(p.came)
		}
		x.mu.Unlock()
		select {
		case x.news <- struct{}{}:
		default:
		}
	}
}

// look takes the picture that bytes made which came at a time.
func (x *terminal) look(came time.Time) {
	if rows := rowsOf(x.screen, 0); !slices.Equal(rows, x.picture) {
		x.picture, x.drawn = rows, came
		x.lookForSecrets(strings.Join(rows, "\n"))
	}
	x.lookBeside()
}

// lookBeside notes what stands beside the screen, where a row is too wide. After
// a resize the old picture may stand there until the new one is drawn.
func (x *terminal) lookBeside() {
	if x.beside != "" || !x.modes[ansi.ModeAltScreenSaveCursor] || !bytes.Contains(x.raw[x.resized:], []byte(ansi.EraseEntireDisplay)) {
		return
	}
	x.beside = strings.TrimSpace(strings.Join(rowsOf(x.wide, x.screen.Width()), ""))
}

// hides has every picture from now on looked through for texts none may hold.
func (x *terminal) hides(texts ...string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.secrets, x.from = texts, len(x.raw)
	x.lookForSecrets(strings.Join(x.picture, "\n"))
}

func (x *terminal) lookForSecrets(picture string) {
	for _, text := range x.secrets {
		if x.leaked == "" && strings.Contains(picture, text) {
			x.leaked = text + " in:\n" + picture
		}
	}
}

// hid fails where one of the texts came to be seen since hides, or was written, as
// a window's title is.
func (x *terminal) hid() {
	x.t.Helper()
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, text := range x.secrets {
		if x.leaked == "" && bytes.Contains(x.raw[x.from:], []byte(text)) {
			x.leaked = text + ", written without being drawn"
		}
	}
	if x.leaked != "" {
		x.t.Errorf("what must stay hidden was shown: %s", x.leaked)
	}
	x.secrets, x.leaked = nil, ""
}

// text returns what the screen shows, without the blanks at the ends of rows.
func (x *terminal) text() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	var b strings.Builder
	for _, row := range x.picture {
		b.WriteString(strings.TrimRight(row, " ") + "\n")
	}
	return b.String()
}

// written returns all the program has written.
func (x *terminal) written() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return string(x.raw)
}

// rowsOf returns the cells of each row from column x on.
func rowsOf(e *vt.Emulator, x int) []string {
	rows := make([]string, e.Height())
	for y := range rows {
		var b strings.Builder
		for c := x; c < e.Width(); {
			cell := e.CellAt(c, y)
			if cell == nil || cell.Content == "" {
				cell = &uv.Cell{Content: " ", Width: 1}
			}
			b.WriteString(cell.Content)
			c += max(cell.Width, 1)
		}
		rows[y] = b.String()
	}
	return rows
}
