package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"diligence/questionnaire"
)

// chromiumNames are what Chromium is called, first where it is in the path.
var chromiumNames = []string{
	"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
}

// The first Chromium that prints the audience and the number on each page; before,
// it left out what a style sheet puts into the margins.
const leastChromium = 131

// chromiumTime is how long Chromium may take.
const chromiumTime = 2 * time.Minute

// A chromiumError says why there is no PDF of Chromium's.
type chromiumError struct {
	err  error
	hint string
}

func (e chromiumError) Error() string { return "Chromium made no pdf: " + e.err.Error() }
func (e chromiumError) Unwrap() error { return e.err }
func (e chromiumError) Hint() string {
	if e.hint != "" {
		return e.hint
	}
	return "leave --chromium out: diligence lays out a tagged pdf by itself"
}

// printThroughChromium prints a page through the Chromium that is installed. Page
// and PDF go through pipes, so that neither stands on the disk in clear; dir is a
// private folder for what Chromium wants to write of its own.
func printThroughChromium(page []byte, dir string) (data []byte, err error) {
	path, err := findChromium()
	if err != nil {
		return nil, err
	}
	profile, err := os.MkdirTemp(dir, "chromium-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(profile)) }()
	ctx, cancel := context.WithTimeout(context.Background(), chromiumTime)
	defer cancel()
	b, err := startBrowser(ctx, path, profile)
	if err != nil {
		return nil, chromiumError{err: err}
	}
	data, err = b.print(page)
	said := b.end(cancel, err != nil)
	switch {
	case err == nil:
		return data, nil
	case context.Cause(ctx) == context.DeadlineExceeded:
		return nil, chromiumError{err: fmt.Errorf("it was not ready after %v", chromiumTime)}
	case errors.Is(err, io.EOF) && said != "":
		return nil, chromiumError{err: fmt.Errorf("it ended and said: %s", questionnaire.Safe(said))}
	case errors.Is(err, io.EOF):
		return nil, chromiumError{err: errors.New("it ended before it had printed")}
	}
	var told chromiumError
	if errors.As(err, &told) {
		return nil, told
	}
	return nil, chromiumError{err: err}
}

func findChromium() (string, error) {
	for _, name := range chromiumNames {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", chromiumError{errors.New("none is installed here"),
		"install Chromium or Chrome, or leave --chromium out: diligence lays out a tagged pdf by itself"}
}

// A browser is a Chromium that is told what to do by the Chrome DevTools Protocol:
// messages of JSON, each ended by a zero byte.
type browser struct {
	cmd     *exec.Cmd
	to      *os.File
	from    *os.File
	read    *bufio.Reader
	said    *bytes.Buffer
	last    int    // number of the last message to it
	session string // of the page, once there is one
}

func startBrowser(ctx context.Context, path, profile string) (*browser, error) {
	args := []string{
		"--headless", "--remote-debugging-pipe", "--user-data-dir=" + profile, "--disk-cache-dir=" + profile,
		"--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking", "--disable-component-update",
		"--disable-sync", "--disable-extensions", "--disable-breakpad", "--disable-gpu", "--no-first-run", "--no-pings",
		"--user-agent=diligence", // which becomes the creator of the pdf
	}
	if os.Geteuid() == 0 { // as root it does not start with its sandbox; our page has no script
		args = append(args, "--no-sandbox")
	}
	b := &browser{cmd: exec.CommandContext(ctx, path, append(args, "about:blank")...), said: &bytes.Buffer{}}
	in, to, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	from, out, err := os.Pipe()
	if err != nil {
		return nil, errors.Join(err, in.Close(), to.Close())
	}
	b.to, b.from, b.read = to, from, bufio.NewReader(from)
	b.cmd.ExtraFiles = []*os.File{in, out} // it reads from 3 and writes to 4
	b.cmd.Stderr = b.said
	b.cmd.WaitDelay = 5 * time.Second
	b.cmd.Env = append(os.Environ(), "XDG_CONFIG_HOME="+profile, "XDG_CACHE_HOME="+profile)
	err = b.cmd.Start()
	in.Close()
	out.Close()
	if err != nil {
		return nil, errors.Join(err, to.Close(), from.Close())
	}
	return b, nil
}

// end waits until it has ended, by force where that is needed, and returns the last
// it said.
func (b *browser) end(kill func(), failed bool) string {
	if failed || b.tell("Browser.close", nil) != nil {
		kill()
	}
	b.to.Close()
	b.from.Close()
	_ = b.cmd.Wait() // that it was killed is no news
	lines := strings.Split(strings.TrimSpace(b.said.String()), "\n")
	return lines[len(lines)-1]
}

type params map[string]any

// print loads a page and returns it as a PDF with tags and bookmarks.
func (b *browser) print(page []byte) ([]byte, error) {
	var version struct{ Product string }
	var target struct{ TargetID string }
	var session struct{ SessionID string }
	var tree struct {
		FrameTree struct{ Frame struct{ ID string } }
	}
	var printed struct{ Data []byte }
	if err := b.ask("Browser.getVersion", nil, &version); err != nil {
		return nil, err
	}
	if err := newEnough(version.Product); err != nil {
		return nil, err
	}
	if err := b.ask("Target.createTarget", params{"url": "about:blank"}, &target); err != nil {
		return nil, err
	}
	if err := b.ask("Target.attachToTarget", params{"targetId": target.TargetID, "flatten": true}, &session); err != nil {
		return nil, err
	}
	b.session = session.SessionID
	err := errors.Join(
		b.ask("Page.enable", nil, nil),
		b.ask("Page.getFrameTree", nil, &tree),
		b.tell("Page.setDocumentContent", params{"frameId": tree.FrameTree.Frame.ID, "html": string(page)}),
		b.await("Page.loadEventFired"), // pictures included
	)
	if err != nil {
		return nil, err
	}
	err = b.ask("Page.printToPDF", params{
		"printBackground": true, "preferCSSPageSize": true, "generateTaggedPDF": true, "generateDocumentOutline": true,
	}, &printed)
	if err == nil && !bytes.HasPrefix(printed.Data, []byte("%PDF-")) {
		err = errors.New("what it gave is no pdf")
	}
	return printed.Data, err
}

// newEnough looks at what a browser calls itself, such as HeadlessChrome/131.0.6778.85.
func newEnough(product string) error {
	_, version, _ := strings.Cut(product, "/")
	major, _, _ := strings.Cut(version, ".")
	if n, err := strconv.Atoi(major); err == nil && n >= leastChromium {
		return nil
	}
	return chromiumError{fmt.Errorf("the one here is %s, which leaves out audience and page number", questionnaire.Safe(product)),
		fmt.Sprintf("install version %d or later, or leave --chromium out: diligence lays out a tagged pdf by itself", leastChromium)}
}

// A message is one of the browser's: an answer, or news of a page.
type message struct {
	ID     int
	Method string
	Result json.RawMessage
	Error  *struct{ Message string }
}

// tell sends a message.
func (b *browser) tell(method string, p params) error {
	b.last++
	m := map[string]any{"id": b.last, "method": method}
	if p != nil {
		m["params"] = p
	}
	if b.session != "" && strings.HasPrefix(method, "Page.") {
		m["sessionId"] = b.session
	}
	data, err := json.Marshal(m)
	if err != nil {
		return err
	}
	if _, err := b.to.Write(append(data, 0)); err != nil {
		return io.EOF // it reads no more: it has ended
	}
	return nil
}

// ask sends a message and reads the answer into result.
func (b *browser) ask(method string, p params, result any) error {
	if err := b.tell(method, p); err != nil {
		return err
	}
	for {
		m, err := b.next()
		if err != nil {
			return err
		}
		if m.ID != b.last {
			continue
		}
		if result == nil {
			return nil
		}
		return json.Unmarshal(m.Result, result)
	}
}

// await reads on until something has happened to the page.
func (b *browser) await(event string) error {
	for {
		m, err := b.next()
		if err != nil || m.Method == event {
			return err
		}
	}
}

// next reads a message; a refusal is an error.
func (b *browser) next() (message, error) {
	var m message
	data, err := b.read.ReadBytes(0)
	if err != nil {
		return m, io.EOF
	}
	if err := json.Unmarshal(data[:len(data)-1], &m); err != nil {
		return m, fmt.Errorf("its answer cannot be read: %w", err)
	}
	if m.Error != nil {
		return m, fmt.Errorf("it said: %s", questionnaire.Safe(m.Error.Message))
	}
	return m, nil
}
