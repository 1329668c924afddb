package tui

import (
	"strings"
	"testing"
	"time"

	"diligence/questionnaire"
)

// TestExportSettings changes every setting of every format by its key, and sees it
// in what is written.
func TestExportSettings(t *testing.T) {
	s, f := exportDesk(t)
	snapshot, err := s.whole.Snapshot("Before the board", deskNow.Add(-time.Hour))
	must(t, err)
	s.whole.Apply(s.whole.Put(snapshot, s.speaker, deskNow))
	e := newExport()
	write := func() Outgoing {
		look(t, e, s, 80, 21)
		finish(t, e, s, typeKeys(t, e, s, "w"))
		return f.last
	}
	typeKeys(t, e, s, "b a n m")
	if got := write(); got != (Outgoing{Audience: "board", Format: "md", Brief: true, Names: ReplaceNames, GitHub: true}) {
		t.Errorf("it wrote %+v", got) // a brief has no answers to leave out
	}
	typeKeys(t, e, s, "b a 1")
	answer(t, typeKeys(t, e, s, "c").ask, "before")
	if got := write(); got != (Outgoing{Audience: "company", Format: "md", NoAnswers: true, GitHub: true, Since: "before-the-board"}) {
		t.Errorf("it wrote %+v", got) // the company reads names
	}
	if got := look(t, e, s, 80, 21); !strings.Contains(got, "since “Before the board”") {
		t.Errorf("got:\n%s", got)
	}
	answer(t, answer(t, typeKeys(t, e, s, "c").ask, "since a day").ask, "3 days")
	answer(t, typeKeys(t, e, s, "o").ask, "pdf")
	answer(t, typeKeys(t, e, s, "l").ask, "/srv/logo.png")
	answer(t, typeKeys(t, e, s, "C").ask, "#1a5490")
	if got := write(); got != (Outgoing{Audience: "company", Format: "pdf", NoAnswers: true, Since: "2026-11-20", Logo: "/srv/logo.png", Colour: "#1a5490"}) {
		t.Errorf("it wrote %+v", got)
	}
	retype(t, typeKeys(t, e, s, "l").ask, "")
	answer(t, typeKeys(t, e, s, "o").ask, "xlsx")
	answer(t, typeKeys(t, e, s, "b").ask, "technology")
	if got := write(); got != (Outgoing{Audience: "company", Format: "xlsx", By: "technology"}) {
		t.Errorf("it wrote %+v", got)
	}
	answer(t, typeKeys(t, e, s, "o").ask, "md")
	if got := write(); !got.NoAnswers || !got.GitHub || got.Since != "2026-11-20" {
		t.Errorf("back to Markdown it forgot what was chosen for it: %+v", got)
	}
}

// TestEveryExportSettingIsReached by the arrow keys, and changed or asked about.
func TestEveryExportSettingIsReached(t *testing.T) {
	for _, format := range fakeFormats {
		s, _ := exportDesk(t)
		e := newExport()
		s.setFormat(format.Name)
		for _, x := range s.settings() {
			look(t, e, s, 40, 10)
			typeKeys(t, e, s, "down")
			if e.at != x.name || !strings.Contains(look(t, e, s, 40, 10), "▸ ") {
				t.Errorf("%s: down comes to %q, want %q", format.Name, e.at, x.name)
			}
			before := s.report
			if out := typeKeys(t, e, s, "enter"); s.report == before && out.ask == nil {
				t.Errorf("%s: enter does nothing about %s", format.Name, x.name)
			}
			s.report = before
		}
		if typeKeys(t, e, s, "down"); e.at != "" {
			t.Errorf("%s: below all stands %q", format.Name, e.at)
		}
	}
}

func TestExportByClicks(t *testing.T) {
	s, f := exportDesk(t)
	e := newExport()
	s.setFormat("pdf")
	click := func(text string) outcome {
		t.Helper()
		for y, row := range strings.Split(look(t, e, s, 80, 21), "\n") {
			if before, _, ok := strings.Cut(row, text); ok {
				return e.mouse(mouse{x: width(before), y: y, click: true}, s)
			}
		}
		t.Fatalf("%q is not in sight", text)
		return unhandled
	}
	click("3 investor")
	click("Brief")
	answer(t, click("Colour").ask, "#1a5490")
	finish(t, e, s, click("enter  write"))
	if f.last != (Outgoing{Audience: "investor", Format: "pdf", Brief: true, Colour: "#1a5490"}) {
		t.Errorf("it wrote %+v", f.last)
	}
	if answer(t, click("4 private").ask, "private"); s.audience() != audiencePrivate {
		t.Error("the click for private notes asks for them in vain")
	}
}

// TestAPasswordIsTypedTwiceAndNeverShown, whatever it holds.
func TestAPasswordIsTypedTwiceAndNeverShown(t *testing.T) {
	s, f := exportDesk(t)
	e := newExport()
	s.setFormat("pdf")
	look(t, e, s, 80, 21)
	enter := func(p popup, words ...string) (done bool) {
		t.Helper()
		for _, word := range words {
			for _, r := range word {
				p.key(press(map[bool]string{true: "space", false: string(r)}[r == ' ']))
			}
			box, _, _ := p.view(newTheme(true), 80, 21)
			if word != "" && strings.Contains(strings.Join(box, ""), word[:3]) {
				t.Errorf("the password is shown:\n%s", strings.Join(box, "\n"))
			}
			_, done = p.key(press("enter"))
		}
		return done
	}
	if enter(typeKeys(t, e, s, "p").ask, "öne two", "one two"); s.report.Password != "" {
		t.Error("two that differ were taken")
	}
	p := typeKeys(t, e, s, "p").ask
	enter(p, "öne two", "one two")
	if box, _, _ := p.view(newTheme(true), 80, 21); !strings.Contains(strings.Join(box, ""), "The two differ") {
		t.Error("it is not said that they differ")
	}
	if !enter(p, "öne q:?/", "öne q:?/") || s.report.Password != "öne q:?/" {
		t.Errorf("the password is %q", string(s.report.Password))
	}
	if got := look(t, e, s, 80, 21); strings.Contains(got, "öne") || !strings.Contains(got, "Password  set") || !strings.Contains(got, "with a password") {
		t.Errorf("got:\n%s", got)
	}
	finish(t, e, s, typeKeys(t, e, s, "w"))
	if string(f.last.Password) != "öne q:?/" {
		t.Errorf("it was written with %q", string(f.last.Password))
	}
	typeKeys(t, e, s, "p").ask.key(press("esc"))
	if s.report.Password == "" {
		t.Error("leaving the question took the password away")
	}
	if enter(typeKeys(t, e, s, "p").ask, ""); s.report.Password != "" {
		t.Error("an empty one does not take it away")
	}
}

// TestExportSettingsAreThePreviews too: one sees what one will write.
func TestExportSettingsAreThePreviews(t *testing.T) {
	s, _ := exportDesk(t)
	var made []Outgoing
	s.lib.Preview = func(_ *questionnaire.Review, _ *questionnaire.Questionnaire, to Outgoing) ([]byte, error) {
		made = append(made, to)
		return []byte(report(to.Audience, 1)), nil
	}
	p, e := newPreview(), newExport()
	look(t, p, s, 80, 21)
	typeKeys(t, p, s, "3")
	look(t, p, s, 80, 21)
	p.leave(s)
	if got := look(t, e, s, 80, 21); !strings.Contains(got, "write the investor report") {
		t.Errorf("the export does not take over the audience:\n%s", got)
	}
	s.setFormat("pdf")
	typeKeys(t, e, s, "b")
	answer(t, typeKeys(t, e, s, "l").ask, "logo.png")
	e.leave(s)
	if got := look(t, p, s, 80, 21); !strings.Contains(got, "in brief") || len(made) != 3 || made[2] != (Outgoing{Audience: "investor", Format: "md", Brief: true}) {
		t.Errorf("the preview was made of %+v:\n%s", made, got)
	}
}

// TestAPossibleNameIsGoneTo and one comes back.
func TestAPossibleNameIsGoneTo(t *testing.T) {
	d := opened(t, 80, 24)
	d.app.session.lib.BeforeExport = func(*questionnaire.Review, *questionnaire.Questionnaire, Outgoing) (Sharing, error) {
		return Sharing{File: "/x.md", Lines: []string{"Goes in:", "  + all", "Look at 2 possible names of people left in the text:", "  ? “Thandeka” in a note"}, Names: []NamePlace{
			{"Thandeka", "the note on “Security today” (technology)", questionnaire.AnswerKey("security.today", "technology")},
			{"Oru", "the outage sheet", questionnaire.OutageKey},
		}}, nil
	}
	d.keys("E")
	screen := d.screen()
	if look, in := strings.Index(screen, "Look at 2"), strings.Index(screen, "Goes in"); look < 0 || in < look || !strings.Contains(screen, "2 possible names") {
		t.Errorf("what is to be looked at is not first:\n%s", screen)
	}
	d.keys("Nthand<enter>")
	if d.app.tab != tabInterview || !strings.Contains(d.screen(), "▸· Security today") {
		t.Errorf("it leads to:\n%s", d.screen())
	}
	if d.keys("<esc>"); d.app.tab != tabExport {
		t.Errorf("esc leads to %v", d.app.tab)
	}
}

// TestTheProgramWaitsForAReport that is being written, and stays where that fails.
func TestTheProgramWaitsForAReport(t *testing.T) {
	for _, fails := range []bool{false, true} {
		d := opened(t, 80, 24)
		d.app.session.lib.Export = func(*questionnaire.Review, *questionnaire.Questionnaire, Outgoing, bool, func(string)) (Written, error) {
			if fails {
				return Written{}, questionnaire.Problem{What: "there is no room on the disk"}
			}
			return Written{Path: "/x.md"}, nil
		}
		d.keys("E")
		_, writing := d.app.Update(press("enter"))
		if d.keys("L"); d.app.session == nil {
			t.Error("the review is closed, and nobody hears how it went")
		}
		if d.keys("Iq"); d.quit {
			t.Error("the program does not wait")
		}
		d.run(writing)
		if d.quit == fails {
			t.Errorf("the export fails %v, and the program ends %v", fails, d.quit)
		}
		if fails && !strings.Contains(d.screen(), "there is no room on the disk") {
			t.Errorf("why it stays is not said:\n%s", d.screen())
		}
	}
}
