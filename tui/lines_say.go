package tui

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"diligence/questionnaire"
)

// spokenWidth is the most cells a line has. Only a single word may be longer.
const spokenWidth = 78

// spoken replaces what a screen reader spells out or leaves out by words.
var spoken = strings.NewReplacer(
	" · ", ", ", "·", ",", " → ", " to ", "→", " to ", "≠", "not equal to", "≥", "at least ", "≤", "at most ", "×", " times", "…", "...",
	"▸", "", "• ", "", "•", "", "█", "", "▲", "", "■", "", "✓", "yes", "✗", "no", "○", "", "●", "", "“", "\"", "”", "\"", "−", "minus ",
)

// plainWords returns s safe to write, without marks, lines and boxes.
func plainWords(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x2500 && r <= 0x25ff { // box drawing, block elements, shapes
			return '-'
		}
		return r
	}, spokenFigures(spoken.Replace(string(questionnaire.Safe(s)))))
}

// spokenFigures writes 2.5x as 2.5 times, 3–6 as 3 to 6 and ~5 as about 5.
func spokenFigures(s string) string {
	if !strings.ContainsAny(s, "x–~") {
		return s
	}
	var b strings.Builder
	digit := func(r rune) bool { return r >= '0' && r <= '9' }
	runes := []rune(s)
	at := func(n int) rune {
		if n < 0 || n >= len(runes) {
			return ' '
		}
		return runes[n]
	}
	for n, r := range runes {
		next := at(n + 1)
		switch {
		case r == 'x' && digit(at(n-1)) && !digit(next) && !unicode.IsLetter(next):
			b.WriteString(" times")
		case r == '–' && digit(at(n-1)) && digit(next):
			b.WriteString(" to ")
		case r == '~' && digit(next):
			b.WriteString("about ")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// spokenLines returns s as lines of at most spokenWidth cells; a longer word stands
// alone and whole, so that it can be found again.
func spokenLines(s string) []string {
	var lines []string
	for para := range strings.SplitSeq(plainWords(s), "\n") {
		line := ""
		for _, word := range strings.Fields(para) {
			if line != "" && width(line)+1+width(word) > spokenWidth {
				lines, line = append(lines, line), ""
			}
			line = strings.TrimPrefix(line+" "+word, " ")
		}
		lines = append(lines, line)
	}
	return lines
}

// say tells a text in lines, as far as the page has room.
func (t *talk) say(text string) {
	for lines := range slices.Chunk(spokenLines(text), pageLines) {
		t.tell(lines)
	}
}

// capital returns s with a capital letter first.
func capital(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}

// ended returns a sentence with its end.
func ended(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsRune(".?!", rune(s[len(s)-1])) {
		return s
	}
	return s + "."
}

func (t *talk) sayf(format string, args ...any) { t.say(fmt.Sprintf(format, args...)) }

// refuse says what is wrong and what would do.
func (t *talk) refuse(err error) {
	p := asProblem(err, "")
	t.say(ended(capital(p.What)))
	if p.Hint != "" {
		t.say("Hint: " + ended(p.Hint))
	}
}

// ask says what was changed meanwhile, asks, and returns what it hears. It returns
// false once there is nothing more to hear, or where a word after a slash was said,
// which waits until what asked has ended.
func (t *talk) ask(prompt string) (string, bool) {
	for !t.over && t.pending == "" {
		t.news()
		t.endPage()
		t.kept()
		io.WriteString(t.out, strings.Join(spokenLines(prompt), "\n")+": ")
		select {
		case <-t.signals:
			t.over = true
			fmt.Fprintln(t.out)
		case l, ok := <-t.heard:
			if !ok || t.piped {
				fmt.Fprintln(t.out)
			}
			t.over = !ok
			if ok && !l.long && t.more(l.text.Line()) {
				continue
			}
			t.page = page{}
			if ok && !l.long && t.asking && t.isWord(l.text.Line()) {
				t.pending = l.text.Line()
				return "", false
			}
			if ok && !l.long {
				return l.text.Line(), true
			}
			if l.long {
				t.sayf("That line is longer than %d KiB, and nothing of it was taken.", questionnaire.MaxText>>10)
			}
		}
	}
	return "", false
}

// isWord reports whether a line is a word of the place after a slash.
func (t *talk) isWord(line string) bool {
	word, slash := strings.CutPrefix(line, "/")
	if !slash {
		return false
	}
	w, _ := t.spot.find(word, false)
	return w != nil
}

// elsewhere reports whether what is no choice is a word of the place, which is then
// heard next. One of a letter or two may be a slip.
func (t *talk) elsewhere(said string) bool {
	first, _, _ := strings.Cut(said, " ")
	if len(first) < leastNear || !t.isWord("/"+said) {
		return false
	}
	t.pending = said
	return true
}

// sure asks for a word before something that cannot be taken back.
func (t *talk) sure(word, what string) bool {
	said, ok := t.ask("Type " + word + " to " + what + "; anything else leaves it")
	if ok && strings.EqualFold(said, word) {
		return true
	}
	t.say("Left as it was.")
	t.elsewhere(said)
	return false
}

// items says what can be chosen, numbered.
func (t *talk) items(list []item) {
	for n, x := range list {
		t.sayf("%d. %s", n+1, x.label)
	}
}

// pickItem returns which item a number, an id or a label names, or -1.
func pickItem(list []item, said string) int {
	if n, err := strconv.Atoi(said); err == nil {
		if n >= 1 && n <= len(list) {
			return n - 1
		}
		return -1
	}
	named := func(x item) bool { return strings.EqualFold(x.id, said) || strings.EqualFold(x.label, said) }
	if n := slices.IndexFunc(list, named); n >= 0 || said == "" {
		return n
	}
	begins := func(x item) bool { return strings.HasPrefix(strings.ToLower(x.label), strings.ToLower(said)) }
	n := slices.IndexFunc(list, begins)
	if n >= 0 && slices.ContainsFunc(list[n+1:], begins) {
		return -1
	}
	return n
}

// choose asks for one of several until one is named; false where nothing is said.
func (t *talk) choose(prompt string, list []item) (int, bool) {
	t.items(list)
	return t.pick(prompt, list)
}

// pick asks for one of what was told already. A word of the place that is none of it
// leaves it, and is heard next.
func (t *talk) pick(prompt string, list []item) (int, bool) {
	for {
		said, ok := t.ask(prompt + ", " + oneTo(len(list)) + "; Enter leaves it")
		if !ok || said == "" || said == textNone {
			return 0, false
		}
		if n := pickItem(list, said); n >= 0 {
			return n, true
		}
		if t.elsewhere(said) {
			return 0, false
		}
		t.sayf("There is no choice %s.", quoted(said))
		t.say("Hint: say one of the numbers or names that were told; Enter leaves it.")
	}
}

// oneTo names the numbers from 1 to n.
func oneTo(n int) string {
	if n == 1 {
		return "only 1"
	}
	return "1 to " + strconv.Itoa(n)
}

// textEnd ends a text of several lines, and textNone says it shall be empty.
const (
	textEnd  = "."
	textNone = "-"
)

// paragraphs hears lines until one with a single dot, and has all that was said so
// far kept after each. A dash alone as the first line empties the text.
func (t *talk) paragraphs(name string, text questionnaire.Text, keep func(questionnaire.Text)) {
	if text != "" {
		t.say(name + ", so far: " + string(text))
	}
	t.say("Write as many lines as you like. A line with a single dot ends it." + emptied(text))
	t.quiet = true
	defer func() { t.quiet = false }()
	for first := true; ; first = false {
		line, ok := t.ask(name)
		switch {
		case !ok || line == textEnd:
			return
		case line == textNone && first:
			text = ""
			keep(text)
			return
		case text != "":
			line = string(text) + "\n" + line
		}
		text = questionnaire.Safe(line)
		keep(questionnaire.Trimmed(line))
	}
}

func emptied(text questionnaire.Text) string {
	if text == "" {
		return ""
	}
	return " New lines are added to it; a dash alone empties it."
}
