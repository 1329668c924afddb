//go:build unix

package main

import (
	"fmt"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// An interview on a terminal: two answer blind and differ, the reviewer settles it
// and erases nothing, a question is parked and come back to, something is withheld
// and a document refused, the founder looks on and sees nothing private, and a kill
// in mid-sentence leaves the sentence.
func TestAnInterviewOnATerminal(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			m := newMachine(t)
			m.does(t, "new", "Kestrel")
			i := interviewed{t, m, m.start(t, size[0], size[1], "open", "Kestrel")}
			i.twoBlind()
			i.settled()
			i.comeBackTo()
			i.founderLooksOn()
			i.killed(size[0], size[1])
		})
	}
}

// An interviewed is a review on whose questions people are heard.
type interviewed struct {
	t *testing.T
	m *machine
	x *terminal
}

// press presses one key after the other, each once the one before showed what it does.
func (i *interviewed) press(keysThenSeen ...string) {
	i.t.Helper()
	for n := 0; n < len(keysThenSeen); n += 2 {
		i.x.keys(keysThenSeen[n])
		i.x.sees(keysThenSeen[n+1])
	}
}

const (
	disputed = "performance.today"
	withheld = "context.revenue_now"
)

// twoBlind has two people answer, of whom the second sees nothing of the first.
func (i *interviewed) twoBlind() {
	x := i.x
	x.sees("▸Interview", "QUESTION")
	i.press("@", "PEOPLE", "a", "Add a person", "Oru<enter>", "For whom does Oru", "b", "Oru (business)",
		"a", "Add a person", "Bea<enter>", "For whom does Bea", "t", "Bea (technology)", "b", "BLIND", "<up><enter>", "as Oru")
	x.find(disputed)
	i.press("A", "LIVE", "1", "(•) Works", "CANARY it never was slow.", "Shared note", "<tab>(", "PRIVATE NOTE", "PRIVY they are nervous.", "PRIVY they are nervous.", "<tab>", "LIVE")
	x.find(withheld)
	i.press("*", "REASON", "CANARY is under seal.<enter>", "LIVE", " RThe CANARY report", "The CANARY report", "<enter><enter><enter>", "asked for")
	x.find("testing.today")
	i.press(",", "parked")

	i.press(">", "as Bea")
	x.hides("CANARY", "PRIVY", "◄ Oru", "disagree", "Withheld", "answered 1 of", "answered 2 of")
	x.find(disputed)
	i.press(" c", "nothing is parked", "/canary", "nothing holds that", "<esc>", "LIVE", "<esc>", "the conversation took",
		"@", "Oru (business)", "<esc>", "QUESTION", "&", "How each role sees it", "<esc>", "QUESTION", "D", "Nothing was asked for", "<esc>", "QUESTION",
		"%", "PROGRESS", "<esc>", "QUESTION", "H", "everybody's answers", "V", "everybody's answers", "F", "▸Findings 0", "I", "QUESTION")
	x.hid()
	i.press("4", "The roles disagree")
	x.sees("“CANARY it never", "◄ Oru")
	i.press("&", "✗ weak 1", "<esc>", "QUESTION")
}

// settled has the reviewer note where the two arrive, beside what each said.
func (i *interviewed) settled() {
	x := i.x
	i.press("r", "as reviewer")
	x.sees("The roles disagree")
	i.press("F", "The builders call it outgrown", "I", "QUESTION", "2", "You see it otherwise", "<down><enter>", "Why do you see it otherwise?", "Slow at month end alone.<enter>", "QUESTION")
	x.sees("Slow at month end alone.")
}

// comeBackTo works down what is left at the end of the call.
func (i *interviewed) comeBackTo() {
	x := i.x
	i.press("r", "as Oru", "A", "LIVE", " c", "COME BACK")
	x.sees(" parked ", " withheld ", " requested ")
	i.press("<enter>", opening(i.t, "testing.today"), "2", "(•) Works under strain")
	i.press(" c", "COME BACK")
	x.loses(" parked ")
	i.press("<esc>", "LIVE", "<esc>", "QUESTION", "D", "REQUESTS", "x", "For what reason?", "The lawyers hold it.<enter>", "refused")
	i.press("<esc>", "QUESTION")
}

// founderLooksOn tries to see something private from the founder-facing view.
func (i *interviewed) founderLooksOn() {
	x := i.x
	x.find(disputed)
	x.sees("Listen")
	i.press("<ctrl+o>", "FOUNDER VIEW")
	x.loses("Listen")
	x.hides("PRIVY", "nervous", "Bea", "disagree", "month end", "lawyers", "Listen", "undecided", "Those asked", "CANARY report")
	for _, key := range strings.Split("p F V E W P T L H S O D R A c t m v y u a o e @ % & <ctrl+r> z ] [ j k", " ") {
		x.keys(key)
	}
	for _, tab := range []int{20, 40, 60} {
		x.send(fmt.Sprintf("\x1b[<0;%d;1M\x1b[<0;%d;1m", tab, tab))
	}
	i.press("/", "Find a question", "busiest<enter>", "FOUNDER VIEW")
	for _, size := range [][2]int{{40, 12}, {200, 50}, {120, 40}} {
		x.resize(size[0], size[1])
		x.sees("FOUNDER VIEW")
	}
	for _, search := range []string{"/privy", "/canary report", ":findings"} {
		i.press(search, "nothing holds that", "<esc>", "choose  s next")
	}
	i.press("?", "HELP", "<esc>", "choose  s next", "n", "Shared note", " So the founder says.", "So the founder says.", "<tab>", "FOUNDER VIEW", "<ctrl+o>", "End the founder-facing view?", "n", "FOUNDER VIEW")
	x.hid()
	i.press("<ctrl+o>", "End the founder-facing view?", "x", "private things show again")
	x.sees("Listen")
}

// killed ends the program in the middle of a sentence, and goes on where it was.
func (i *interviewed) killed(w, h int) {
	x := i.x
	x.find("testing.fix")
	i.press("nThey begin in spring, ", "They begin in spring,")
	x.await("it is saved", saved)
	x.keys("and")
	must(i.t, x.cmd.Process.Kill())
	x.end()
	again := i.m.start(i.t, w, h, "open", "Kestrel")
	again.sees(opening(i.t, "testing.fix"))
	again.quits("q")

	r := i.m.stored(i.t, "Kestrel")
	said := r.Answers[disputed]
	if said["p1"].Value.String() != "works" || said["p2"].Value.String() != "broken" || said["reviewer"].Value.String() != "strained" {
		i.t.Errorf("what was said became %+v", said)
	}
	if said["reviewer"].Reason != "Slow at month end alone." || !strings.HasPrefix(string(said["p1"].Note), "CANARY it never was slow.") || said["p1"].Private != "PRIVY they are nervous." {
		i.t.Errorf("notes and reasons became %+v", said)
	}
	if a := r.Answers[withheld]["p1"]; a.Status != questionnaire.Withheld || a.Reason != "CANARY is under seal." {
		i.t.Errorf("what was withheld is %+v", a)
	}
	if len(r.Requests) != 1 || r.Requests[0].Question != withheld || r.Requests[0].Status != questionnaire.RequestRefused || r.Requests[0].Reason != "The lawyers hold it." {
		i.t.Errorf("the request is %+v", r.Requests)
	}
	if note := string(r.Answers["testing.fix"]["p1"].Note); !strings.HasPrefix("They begin in spring, and", note) || len(note) < len("They begin in spring,") {
		i.t.Errorf("the sentence that was being typed is %q", note)
	}
	if a := r.Answers["testing.today"]["p1"]; a.Parked || a.Value.String() != "strained" {
		i.t.Errorf("what was come back to is %+v", a)
	}
}
