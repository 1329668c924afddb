package tui

import (
	"strconv"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// seen draws a screen as it stands, without finishing its work.
func seen(sc screen, s *session) string {
	return strings.Join(sc.view(s, newTheme(true), 80, 21), "\n")
}

func TestTheOldReportStaysUntilTheNewIsThere(t *testing.T) {
	n := 2
	s, p := previewDesk(t, &n), newPreview()
	if got := seen(p, s); !strings.Contains(got, "Making the board report") {
		t.Errorf("before the first report stands\n%s", got)
	}
	look(t, p, s, 80, 21)
	s.version++
	n = 5
	cmd := p.work(s, 80)
	if cmd == nil || p.work(s, 80) != nil {
		t.Fatal("a change does not have the report made once")
	}
	if got := seen(p, s); !strings.Contains(got, "For the board.") {
		t.Errorf("while it is made stands\n%s", got)
	}
	s.version++
	p.message(cmd(), s)
	if p.work(s, 80) == nil {
		t.Error("a change while it was made goes unseen")
	}
}

func TestAPrivateReportIsNotSeenAfterItWasLeft(t *testing.T) {
	n := 1
	s, p := previewDesk(t, &n), newPreview()
	look(t, p, s, 80, 21)
	answer(t, typeKeys(t, p, s, "4").ask, "private")
	late := p.work(s, 80)
	p.leave(s)
	p.message(late(), s)
	if got := seen(p, s); strings.Contains(got, "For the private") {
		t.Errorf("a late private report is shown:\n%s", got)
	}
	answer(t, typeKeys(t, p, s, "4").ask, "private")
	if got := look(t, p, s, 80, 21); !strings.Contains(got, "For the private") {
		t.Fatalf("it is not shown at all:\n%s", got)
	}
	typeKeys(t, p, s, "2")
	if got := seen(p, s); strings.Contains(got, "For the private") {
		t.Errorf("it is still shown for the board:\n%s", got)
	}
}

// TestThePlaceOutlivesItsSection holds that what was read stays in sight when findings
// are numbered anew, when the section is gone and after a private report.
func TestThePlaceOutlivesItsSection(t *testing.T) {
	s := deskSession(t)
	sections := []string{"Executive summary", "Finding 3: A wish", "Finding 4: A gap", "Initiatives", "Appendix"}
	s.lib.Preview = func(*questionnaire.Review, *questionnaire.Questionnaire, Outgoing) ([]byte, error) {
		var b strings.Builder
		for _, h := range sections {
			b.WriteString("## " + h + "\n\n" + strings.Repeat("A sentence of "+h+".\n\n", 40))
		}
		return []byte(b.String()), nil
	}
	p := newPreview()
	at := func() string {
		look(t, p, s, 80, 21)
		if p.top >= len(p.doc.lines) {
			return "nowhere"
		}
		return p.doc.headings[max(p.doc.section(p.top), 0)].title + " " + strconv.Itoa(p.doc.at(p.top).block)
	}
	look(t, p, s, 80, 21)
	typeKeys(t, p, s, "] ] down down down down down down")
	if got := at(); got != "Finding 4: A gap 2" {
		t.Fatalf("one reads %s", got)
	}
	for _, c := range []struct {
		has  []string
		want string
	}{
		{[]string{"Executive summary", "Finding 3: A gap", "Initiatives", "Appendix"}, "Finding 3: A gap 2"},
		{[]string{"Executive summary", "Finding 3: A wish", "Initiatives", "Appendix"}, "Executive summary 0"},
	} {
		sections = c.has
		s.version++
		if got := at(); got != c.want {
			t.Errorf("with %q one reads %s, want %s", c.has, got, c.want)
		}
	}
	typeKeys(t, p, s, "] ]")
	answer(t, typeKeys(t, p, s, "4").ask, "private")
	at()
	typeKeys(t, p, s, "2")
	if got := at(); got != "Initiatives 0" {
		t.Errorf("after the private report one reads %s", got)
	}
}

func TestTheReportIsSetForTheWidth(t *testing.T) {
	n := 1
	s, p := previewDesk(t, &n), newPreview()
	look(t, p, s, 120, 40)
	made := 0
	s.lib.Preview = func(*questionnaire.Review, *questionnaire.Questionnaire, Outgoing) ([]byte, error) {
		made++
		return nil, nil
	}
	look(t, p, s, 60, 40)
	if made != 0 || p.shown.column != previewText(60) {
		t.Errorf("another width has it made %d times and set for %d cells", made, p.shown.column)
	}
}

func TestTheReportOpensWhereOneCameFrom(t *testing.T) {
	s := deskSession(t)
	f := s.result.Findings[0]
	s.lib.Preview = func(*questionnaire.Review, *questionnaire.Questionnaire, Outgoing) ([]byte, error) {
		var b strings.Builder
		for _, h := range []string{"Executive summary", "Security", "Misalignments and findings", "Finding 1: Another", "Finding 2: " + f.Title, "Initiatives", "Hires and competence", "Risk now and at the planned scale"} {
			b.WriteString("## " + h + "\n\n" + strings.Repeat("A sentence of it.\n\n", 30))
		}
		return []byte(b.String()), nil
	}
	area := s.q.Areas[0]
	for _, c := range []struct {
		to   jump
		want string
	}{
		{jump{record: "i1"}, "Initiatives"},
		{jump{finding: f.Key()}, "Finding 2: " + f.Title},
		{jump{finding: "disposition/gone/i1"}, "Misalignments and findings"},
		{jump{record: "outage"}, "Risk now and at the planned scale"},
		{jump{question: "no.such"}, "Executive summary"},
	} {
		p := newPreview()
		p.enter(s, c.to)
		look(t, p, s, 80, 21)
		if got := p.doc.headings[max(p.doc.section(p.top), 0)].title; got != c.want {
			t.Errorf("from %v it opens at %q, want %q", c.to, got, c.want)
		}
		typeKeys(t, p, s, "down down")
		top := p.top
		p.enter(s, c.to) // from the same place again
		look(t, p, s, 80, 21)
		if p.top != top {
			t.Errorf("from %v again the place is lost", c.to)
		}
	}
	if got := s.questionTitles(area.Questions[0].ID); len(got) == 0 || got[0] != area.Title {
		t.Errorf("a question is looked for under %q", got)
	}
}

// TestVOpensTheReportWhereOneStands goes there by the keys of the program.
func TestVOpensTheReportWhereOneStands(t *testing.T) {
	d := opened(t, 120, 40)
	at := d.app.screens[tabInterview].(*interview).at
	d.keys("V")
	if got := d.app.screens[tabPreview].(*preview).from.question; got != at {
		t.Errorf("from the question %q it opens at %q", at, got)
	}
	if s := d.app.screens[tabPreview].(*preview); s.making || s.shown.session != d.app.session {
		t.Error("the report is not made when the screen is shown")
	}
}
