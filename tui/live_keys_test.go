package tui

import (
	"strings"
	"testing"

	"diligence/questionnaire"
)

// TestLiveTyping: there is no letter, in any case or script, that is not the first
// of a note, and a quotation mark or a dash is too.
func TestLiveTyping(t *testing.T) {
	t.Parallel()
	d := opened(t, 80, 24).keys("/plan to fix<enter>A")
	letters := []string{"é", "я", "数", "ع", "\"", "“", "-", "#", "€"}
	for r := 'a'; r <= 'z'; r++ {
		letters = append(letters, string(r), strings.ToUpper(string(r)))
	}
	for _, first := range letters {
		before := d.answer("security.fix", reviewer).Note
		d.send(press(first))
		d.keys("nd so on<tab>")
		got := d.answer("security.fix", reviewer)
		if want := strings.TrimPrefix(string(before)+"\n"+first+"nd so on", "\n"); string(got.Note) != want || got.Flag || got.Parked || got.Status != "" || got.Private != "" {
			t.Fatalf("after %q the answer is %+v", first, got)
		}
		if at := d.app.interview(); at.at != "security.fix" || at.live == nil || d.app.tab != tabInterview {
			t.Fatalf("%q led to %s", first, at.at)
		}
	}
}

// TestLiveWords: where the answer is words, typing answers; once there are some, it
// is a note.
func TestLiveWords(t *testing.T) {
	t.Parallel()
	d := opened(t, 80, 24).keys("/context company<enter>A")
	d.keys("3M of Saint Paul<enter>not its legal name<tab>")
	if a := d.answer("context.company", reviewer); a.Value.String() != "3M of Saint Paul" || a.Note != "not its legal name" {
		t.Errorf("the answer is %+v", a)
	}
}

// TestLiveMarks: what is pressed most is one key, on the question as in the
// conversation.
func TestLiveMarks(t *testing.T) {
	t.Parallel()
	for _, start := range []string{"", "A"} {
		d := opened(t, 80, 24).keys("/security today<enter>" + start)
		for mark, is := range map[string]func(questionnaire.Answer) bool{
			"!":                  func(a questionnaire.Answer) bool { return a.Flag },
			",":                  func(a questionnaire.Answer) bool { return a.Parked },
			".":                  func(a questionnaire.Answer) bool { return a.Status == questionnaire.DoNotKnow },
			"_No data.<enter>":   func(a questionnaire.Answer) bool { return a.Status == questionnaire.NotApplicable },
			"*Sealed.<enter>":    func(a questionnaire.Answer) bool { return a.Status == questionnaire.Withheld },
			"(Not so sure.<tab>": func(a questionnaire.Answer) bool { return a.Private == "Not so sure." },
			"1+":                 func(a questionnaire.Answer) bool { return a.Level == "shown" },
		} {
			d.app.session.apply(d.app.session.change("answer/security.today/reviewer", nil))
			d.keys(mark)
			if a := d.answer("security.today", reviewer); !is(a) {
				t.Errorf("%s%s left %+v", start, mark, a)
			}
		}
		d.keys("1,<lt>")
		d.sees(" COME BACK ")
	}
}

// TestLiveMenu: the space bar tells what letters do, and one of them does it.
func TestLiveMenu(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		d := opened(t, size.w, size.h).keys("/security today<enter>A ")
		for _, text := range []string{"COMMAND", "c come back", "R request", "r who speaks", "H history"} {
			d.sees(text)
		}
		d.keys("<esc>")
		d.sees(" LIVE ")
		d.keys(" f u")
		if d.answer("security.today", reviewer).Flag {
			t.Error("space and u do not take the flag back")
		}
		d.keys(" F")
		if d.app.tab != tabFindings {
			t.Error("space and F do not lead to the findings")
		}
		d.keys("I")
		d.sees(" LIVE ")
	}
}

// TestLiveBack: shift+tab goes back the way one came, over what find and tab left out.
func TestLiveBack(t *testing.T) {
	t.Parallel()
	d := opened(t, 80, 24).keys("/security today<enter>A/plan to fix<enter><tab><shift+tab>")
	if at := d.app.interview().at; at != "security.fix" {
		t.Errorf("back is %s", at)
	}
	d.keys("<shift+tab>")
	if at := d.app.interview().at; at != "security.today" {
		t.Errorf("further back is %s", at)
	}
	d.keys("<shift+tab>")
	d.sees("where the conversation began")
}
