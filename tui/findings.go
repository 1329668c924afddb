package tui

import (
	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A findings screen lists what the rules found, what they cannot tell yet, and
// the strengths, each with its detail beside it or, where there is no room, in
// its place.
type findings struct {
	bare
	tab     findingsTab
	lists   [findingsTabs]listPlace
	filter  findingFilter
	reading bool // the detail has the keys

	filtering bool
	filterAt  int
	decision  *decision

	rows    []entry // of the present tab, as of the version and theme below
	lines   []listLine
	laid    int // the width lines are broken for; 0 for none
	stale   bool
	version int
	inked   bool  // for a dark terminal
	theme   theme // of the last view
	session *session

	ref     int // the reference chosen in the detail
	pageTop int
	page    []string
	refs    []pageRef
	drawn   findingsLayout
}

// A listPlace is where the cursor stands in a list, by what it stands on.
type listPlace struct {
	id      string
	at, top int
}

func newFindings() *findings { return &findings{stale: true, theme: newTheme(true)} }

func (f *findings) place() *listPlace { return &f.lists[f.tab] }

func (f *findings) enter(s *session, to jump) {
	f.stale = true
	if to.finding == "" {
		return
	}
	for _, x := range s.result.Findings {
		if x.Key() != to.finding {
			continue
		}
		f.tab = tabFound
		if x.Kind == questionnaire.Strength {
			f.tab = tabStrengths
		} else if !f.filter.passes(s, x) {
			f.filter = findingFilter{}
		}
		f.place().id = string(to.finding)
		f.show(0)
		f.reading = true
	}
}

func (f *findings) leave(s *session) {
	if f.decision != nil {
		f.decision.keep(s)
		f.decision = nil
	}
	f.filtering = false
}

func (f *findings) typing() bool { return f.decision != nil }

func (f *findings) cursor() (x, y int, shown bool) {
	return f.drawn.cursorX, f.drawn.cursorY, f.drawn.cursor
}

func (f *findings) paste(text questionnaire.Text, _ *session) outcome {
	if f.decision == nil || f.decision.field() == nil {
		return unhandled
	}
	f.decision.field().paste(text)
	f.decision.problem = nil
	return handled
}

// refresh brings the list in line with the review, the cursor on what it was on.
func (f *findings) refresh(s *session, t theme) {
	if !f.stale && f.session == s && f.version == s.version && f.inked == t.dark {
		return
	}
	f.stale, f.session, f.version, f.inked = false, s, s.version, t.dark
	f.rows, f.laid = f.entries(s, t, f.tab), 0
	p := f.place()
	for i, e := range f.rows {
		if e.id != "" && e.id == p.id {
			p.at = i
			return
		}
	}
	f.step(0)
}

// step moves the cursor by rows, headings left out.
func (f *findings) step(by int) {
	p := f.place()
	p.at = min(max(p.at+by, 0), max(len(f.rows)-1, 0))
	dir := 1
	if by < 0 {
		dir = -1
	}
	for i := p.at; i >= 0 && i < len(f.rows); i += dir {
		if !f.rows[i].head() {
			f.stand(i)
			return
		}
	}
	for i := p.at; i >= 0 && i < len(f.rows); i -= dir {
		if !f.rows[i].head() {
			f.stand(i)
			return
		}
	}
	p.id = ""
}

func (f *findings) stand(i int) {
	p := f.place()
	p.at = i
	if p.id != f.rows[i].id {
		p.id = f.rows[i].id
		f.show(0)
	}
}

// show starts the detail from its first row.
func (f *findings) show(ref int) { f.ref, f.pageTop = ref, 0 }

// current returns the entry at the cursor.
func (f *findings) current() (entry, bool) {
	p := f.place()
	if p.at >= len(f.rows) || f.rows[p.at].head() {
		return entry{}, false
	}
	return f.rows[p.at], true
}

// finding returns the finding at the cursor.
func (f *findings) finding(s *session) (questionnaire.Finding, bool) {
	e, _ := f.current()
	for _, x := range s.result.Findings {
		if e.id != "" && string(x.Key()) == e.id {
			return x, true
		}
	}
	return questionnaire.Finding{}, false
}

func (f *findings) key(k tea.KeyPressMsg, s *session) outcome {
	switch {
	case f.decision != nil:
		return f.decideKey(k, s)
	case f.filtering:
		return f.filterKey(k, s)
	}
	f.refresh(s, f.theme)
	b := &findingsKeys
	i := digitIndex(k.String())
	switch {
	case b.tabs.has(k):
		f.turn(s, k.String() == "shift+tab")
	case b.decide.has(k):
		return f.decide(s)
	case b.filter.has(k) && f.tab == tabFound:
		f.filtering = true
	case b.next.has(k):
		return f.nextNew(s)
	case i >= 0:
		return f.follow(s, i)
	case f.reading:
		return f.pageKey(k, s)
	default:
		return f.listKey(k)
	}
	return handled
}

func (f *findings) listKey(k tea.KeyPressMsg) outcome {
	b := &findingsKeys
	page := max(f.drawn.listRows-1, 1)
	switch name := k.String(); {
	case b.move.has(k):
		f.step(map[string]int{"up": -1, "k": -1, "down": 1, "j": 1}[name])
	case b.page.has(k):
		f.step(map[string]int{"pgup": -page, "pgdown": page, "ctrl+u": -page / 2, "ctrl+d": page / 2}[name])
	case b.ends.has(k):
		f.step(map[string]int{"home": -len(f.rows), "g": -len(f.rows), "end": len(f.rows), "G": len(f.rows)}[name])
	case b.open.has(k):
		if _, ok := f.current(); ok {
			f.reading = true
		}
	case b.back.has(k) && !f.filter.zero() && f.tab == tabFound:
		f.filter, f.stale = findingFilter{}, true
	default:
		return unhandled
	}
	return handled
}

// pageKey moves in the detail: from answer to answer, or by rows where there
// are no answers or the next lies out of sight.
func (f *findings) pageKey(k tea.KeyPressMsg, s *session) outcome {
	b := &findingsKeys
	page := max(f.drawn.pageRows-2, 1)
	switch name := k.String(); {
	case b.pageBack.has(k):
		f.reading = false
	case b.pageGo.has(k):
		return f.follow(s, f.ref)
	case name == "up" || name == "k":
		f.pageStep(-1)
	case name == "down" || name == "j":
		f.pageStep(1)
	case name == "pgup" || name == "ctrl+u":
		f.pageTop -= page
	case name == "pgdown" || name == "ctrl+d":
		f.pageTop += page
	case name == "home" || name == "g":
		f.show(0)
	case name == "end" || name == "G":
		f.pageTop = len(f.page)
	default:
		return unhandled
	}
	return handled
}

// pageStep chooses the next reference if it is in sight or near it, and scrolls
// a row otherwise.
func (f *findings) pageStep(by int) {
	next := f.ref + by
	if next >= 0 && next < len(f.refs) {
		line := f.refs[next].line
		if line >= f.pageTop-1 && line <= f.pageTop+f.drawn.pageRows {
			f.ref = next
			f.pageTop = scroll(f.pageTop, line, len(f.page), f.drawn.pageRows)
			return
		}
	}
	f.pageTop += by
}

// follow jumps to a reference of the detail.
func (f *findings) follow(s *session, i int) outcome {
	f.write(s, f.theme, pageMost)
	if i >= len(f.refs) {
		return toasted("there is no answer with that number here")
	}
	if !s.follow(f.refs[i].ref) {
		return toasted("“" + s.refName(f.refs[i].ref) + "” is no longer in the review")
	}
	return handled
}

// turn goes to the next list, or the one before; broken rules only if there are.
func (f *findings) turn(s *session, back bool) {
	n := findingsTabs
	if len(s.result.Broken) == 0 {
		n--
	}
	by := findingsTab(1)
	if back {
		by = n - 1
	}
	f.tab = (min(f.tab, n-1) + by) % n
	f.reading, f.stale = false, true
	f.show(0)
}

// nextNew goes to the next finding that came with the latest change.
func (f *findings) nextNew(s *session) outcome {
	for i := range f.rows {
		at := (f.place().at + 1 + i) % len(f.rows)
		if s.fresh[questionnaire.Key(f.rows[at].id)] {
			f.stand(at)
			return handled
		}
	}
	return toasted("no finding here came with the latest change")
}
