package tui

import (
	"slices"
	"testing"
)

// Whatever a screen of the plan, the findings, the preview or the export says a
// key does in the mode it is in, the key does something there.
func TestEveryBindingOfAModeIsHandled(t *testing.T) {
	at := func(record, field string) func(*testing.T, *session) screen {
		return func(t *testing.T, s *session) screen {
			p := newPlan()
			toField(p, s, record, field)
			return p
		}
	}
	n := 2
	for _, c := range []struct {
		name string
		make func(*testing.T, *session) screen
		keys string
	}{
		{"table", at("i1", "approved"), ""},
		{"table, choice", at("i1", "kind"), ""},
		{"form", at("i1", "approved"), "o"},
		{"rows", at("i1", "approved"), "/"},
		{"rows filtered", at("i1", "approved"), "/ 'split' enter"},
		{"sheet", at("outage", "penalties"), ""},
		{"months", at("m1", "was"), "enter"},
		{"from a question", func(t *testing.T, s *session) screen {
			p := newPlan()
			p.enter(s, jump{record: "i1", field: "kind", back: "security.today"})
			return p
		}, ""},
		{"text", at("i1", "owner"), "enter"},
		{"tri", at("i1", "approved"), "enter"},
		{"choice", at("i1", "kind"), "enter"},
		{"references", at("i1", "needs"), "enter"},
		{"empty", func(*testing.T, *session) screen { p := newPlan(); p.at = 1; return p }, "d d"},
		{"findings", func(*testing.T, *session) screen { return newFindings() }, ""},
		{"detail", func(*testing.T, *session) screen { return newFindings() }, "enter"},
		{"filter", func(*testing.T, *session) screen { return newFindings() }, "f"},
		{"decide", func(*testing.T, *session) screen { return newFindings() }, "d"},
		{"decide, reason", func(*testing.T, *session) screen { return newFindings() }, "d down"},
		{"time line", func(t *testing.T, s *session) screen { l := newTimeline(); l.enter(s, jump{}); return l }, "tab"},
		{"preview", func(*testing.T, *session) screen { return newPreview() }, "/ 'Acme' enter"},
		{"search", func(*testing.T, *session) screen { return newPreview() }, "/"},
		{"export", func(*testing.T, *session) screen { return newExport() }, ""},
		{"path", func(*testing.T, *session) screen { return newExport() }, "f"},
	} {
		fresh := func() (screen, *session) {
			s := previewDesk(t, &n)
			e, f := exportDesk(t)
			s.lib.BeforeExport, s.lib.Export = e.lib.BeforeExport, f.write
			sc := c.make(t, s)
			look(t, sc, s, 80, 21)
			typeKeys(t, sc, s, c.keys)
			look(t, sc, s, 80, 21)
			return sc, s
		}
		sc, s := fresh()
		var seen []string
		for _, b := range sc.keys(s) {
			if b.help == "" {
				continue
			}
			used := false
			for _, k := range b.keys {
				if slices.Contains(seen, k) {
					t.Errorf("%s: two bindings have the key %q", c.name, k)
				}
				sc, s := fresh()
				used = used || sc.key(press(k), s).handled
				look(t, sc, s, 80, 21)
			}
			seen = append(seen, b.keys...)
			// A cell takes the keys of its own kind, and esc in the list is the app's
			// while nothing is hidden.
			if !used && b.help != planKeys.tri.help && b.help != findingsKeys.back.help {
				t.Errorf("%s: none of %q does anything", c.name, b.keys)
			}
		}
		if len(seen) == 0 || sc.mode() == "" {
			t.Errorf("%s: no keys or no mode", c.name)
		}
	}
}

func TestClicksInFindings(t *testing.T) {
	s, f := deskSession(t), newFindings()
	look(t, f, s, 80, 21)
	f.mouse(mouse{x: 10, y: f.drawn.body + 4, click: true}, s)
	look(t, f, s, 80, 21)
	if e, _ := f.current(); e.id == string(s.result.Findings[0].Key()) {
		t.Error("a click in the list chooses nothing")
	}
	f.mouse(mouse{x: 50, y: f.drawn.body + f.refs[0].line, click: true}, s)
	if s.takeJump().zero() {
		t.Error("a click on an answer does not go to it")
	}
	f.mouse(mouse{x: f.drawn.tabs[1].x + 2, y: 0, click: true}, s)
	if f.tab != tabUndecided {
		t.Error("a click on a list's name does not show it")
	}
	look(t, f, s, 80, 21)
	f.mouse(mouse{x: 50, y: 10, wheel: 3}, s)
	f.mouse(mouse{x: 5, y: 10, wheel: 3}, s)
	look(t, f, s, 80, 21)
}
