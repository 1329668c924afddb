package tui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"diligence/questionnaire"
)

var update = flag.Bool("update", false, "write the golden screens anew")

// small is the questionnaire of the tests: every kind of question, one that
// hides, and rules that speak.
var small = sync.OnceValue(func() *questionnaire.Questionnaire {
	src, root := questionnaire.Source{}, filepath.Join("testdata", "questionnaire")
	for _, name := range []string{"questionnaire.yaml", "context.yaml", "security.yaml", "team.yaml", "rules/all.yaml"} {
		b, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			panic(err)
		}
		src[name] = b
	}
	q, err := questionnaire.Load(src)
	if err == nil {
		err = q.Compile()
	}
	if err != nil {
		panic(err)
	}
	q.Question("team.hires").Records = "hires"
	q.Question("security.rehearsed").Records = "outage"
	return q
})

var noon = time.Date(2026, 11, 23, 14, 3, 0, 0, time.UTC)

// A driver runs the app without a terminal: keys in, pictures out, commands
// run to their end at once.
type driver struct {
	t      testing.TB
	shelf  *shelf
	app    *app
	quit   bool
	copied string
}

func drive(t testing.TB, s *shelf, w, h int) *driver {
	t.Helper()
	d := &driver{t: t, shelf: s, app: newApp(s.library(), Options{Environ: []string{}})}
	d.app.readAfter = 0
	d.app.later = func(time.Duration, tea.Msg) tea.Cmd { return nil }
	d.app.View() // before any size is known
	d.run(d.app.Init())
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
	return d
}

// opened drives an app with one review open.
func opened(t *testing.T, w, h int) *driver {
	t.Helper()
	s := newShelf()
	id := s.add("Voxbox")
	d := drive(t, s, w, h)
	d.run(d.app.load(id))
	return d
}

func (d *driver) send(msg tea.Msg) {
	_, cmd := d.app.Update(msg)
	d.check()
	d.run(cmd)
}

func (d *driver) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.QuitMsg:
		d.quit = true
	case tea.BatchMsg:
		for _, c := range msg {
			d.run(c)
		}
	default:
		if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			for n := range v.Len() {
				d.run(v.Index(n).Interface().(tea.Cmd))
			}
			return
		}
		if strings.Contains(fmt.Sprintf("%T", msg), "setClipboard") {
			d.copied = fmt.Sprint(msg)
		}
		d.send(msg)
	}
}

// keys presses keys; <name> is a key with a name, and <lt> the key <.
func (d *driver) keys(keys string) *driver {
	for keys != "" {
		r := []rune(keys)[0]
		name, rest := string(r), keys[len(string(r)):]
		if end := strings.IndexByte(keys, '>'); r == '<' && end > 1 {
			name, rest = keys[1:end], keys[end+1:]
		}
		switch name {
		case " ":
			name = "space"
		case "lt":
			name = "<"
		}
		d.send(press(name))
		keys = rest
	}
	return d
}

// check holds what is true of every picture: as many rows as the terminal is
// high, each as wide, and no escape sequence but colours.
func (d *driver) check() {
	d.t.Helper()
	v := d.app.View()
	if d.app.width == 0 {
		return
	}
	rows := strings.Split(v.Content, "\n")
	if len(rows) != d.app.height {
		d.t.Fatalf("%s: the picture has %d rows of %d:\n%s", d.app.screen().mode(), len(rows), d.app.height, d.screen())
	}
	for n, r := range rows {
		if w := ansi.StringWidth(r); w != d.app.width {
			d.t.Fatalf("%s: row %d is %d cells wide of %d: %q", d.app.screen().mode(), n, w, d.app.width, ansi.Strip(r))
		}
	}
}

// screen returns the picture without styles; ‸ stands where the cursor does.
func (d *driver) screen() string {
	v := d.app.View()
	rows := strings.Split(ansi.Strip(v.Content), "\n")
	for n := range rows {
		if c := v.Cursor; c != nil && c.Y == n {
			rows[n] = ansi.Truncate(rows[n], c.X, "") + "‸" + ansi.TruncateLeft(rows[n], c.X, "")
		}
		rows[n] = strings.TrimRight(rows[n], " ")
	}
	return strings.Join(rows, "\n") + "\n"
}

// sees fails unless the picture holds text.
func (d *driver) sees(text string) {
	d.t.Helper()
	if !strings.Contains(d.screen(), text) {
		d.t.Errorf("the picture does not hold %q:\n%s", text, d.screen())
	}
}

func (d *driver) missing(text string) {
	d.t.Helper()
	if strings.Contains(d.screen(), text) {
		d.t.Errorf("the picture holds %q:\n%s", text, d.screen())
	}
}

// answer returns what role said to a question.
func (d *driver) answer(question string, role questionnaire.Role) questionnaire.Answer {
	a, _ := d.app.session.review.Answer(question, questionnaire.Speaker(role))
	return a
}

// golden compares the picture with testdata/golden/<name>.txt.
func (d *driver) golden(name string) {
	d.t.Helper()
	path := filepath.Join("testdata", "golden", name+".txt")
	got := d.screen()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			d.t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			d.t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		d.t.Fatal(err)
	}
	if got != string(want) {
		d.t.Errorf("%s is not as it was; go test -update writes it anew.\ngot:\n%s\nwant:\n%s", path, got, want)
	}
}
