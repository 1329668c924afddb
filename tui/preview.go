package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A preview shows the report as it would be exported, for one audience at a
// time. It is made off the event loop, anew when the review or the width changed,
// and stays at the section that was being read.
type preview struct {
	shown  rendering
	making bool
	run    int // counts what was asked to be made, so that a late one finds its own
	from   jump
	goal   bool // go to what from names, once it is there

	doc    document
	top    int
	left   place // what was in sight when the picture was dropped
	field  *field
	search search
	hit    int
	began  int // the row the search started from
	drawn  previewLayout
}

func newPreview() *preview { return &preview{} }

// previewKeys are the preview's bindings; help and dispatch read the same ones.
var previewKeys = struct {
	audience, find, contents, down, up, page, half, ends, section, next, back binding
	findDone, findNext, findLeave                                             binding
}{
	audience: binding{[]string{"1", "2", "3", "4"}, "audience", "as the company, the board, an investor would read it; 4 with private notes"},
	contents: binding{[]string{"c"}, "contents", "go to a section"},
	find:     binding{[]string{"/"}, "search", "search the report"},
	down:     binding{[]string{"down", "j"}, "", "a row down"},
	up:       binding{[]string{"up", "k"}, "", "a row up"},
	page:     binding{[]string{"pgdown", "space", "pgup", "b"}, "", "a page down or up"},
	half:     binding{[]string{"ctrl+d", "ctrl+u"}, "", "half a page down or up"},
	ends:     binding{[]string{"home", "g", "end", "G"}, "", "the beginning, the end"},
	section:  binding{[]string{"]", "["}, "next section", "the next section, or the one before"},
	next:     binding{[]string{"n", "N"}, "", "the next place found, or the one before"},
	back:     binding{[]string{"esc"}, "", "end the search"},

	findDone:  binding{[]string{"enter"}, "done", "keep what was found; n and N go from place to place"},
	findNext:  binding{[]string{"down", "up"}, "next", "the next place found, or the one before"},
	findLeave: binding{[]string{"esc"}, "leave", "end the search"},
}

func (p *preview) keys(*session) []binding {
	b := &previewKeys
	if p.field != nil {
		return []binding{b.findDone, b.findNext, b.findLeave}
	}
	return []binding{b.audience, b.contents, b.find, b.section, b.down, b.up, b.page, b.half, b.ends, b.next, b.back}
}

func (p *preview) mode() string {
	if p.field != nil {
		return "SEARCH"
	}
	return "PREVIEW"
}

func (p *preview) typing() bool { return p.field != nil }

func (p *preview) cursor() (x, y int, shown bool) {
	return p.drawn.cursorX, p.drawn.cursor, p.drawn.typing
}

// enter goes to what one came from, unless it is where one came from last.
func (p *preview) enter(_ *session, to jump) {
	if j := (jump{question: to.question, record: to.record, finding: to.finding}); !j.zero() && j != p.from {
		p.from, p.goal = j, true
	}
}

// leave forgets the private report: it is asked for by name each time.
func (p *preview) leave(s *session) {
	p.field = nil
	if s.audience() == audiencePrivate {
		p.forget()
	}
	s.forgetPrivate()
}

// forget drops the picture, which is not to be seen any more.
func (p *preview) forget() {
	if len(p.doc.lines) > 0 {
		p.left = p.doc.at(p.top)
	}
	p.shown, p.doc, p.search = rendering{}, document{}, search{}
}

func (p *preview) key(k tea.KeyPressMsg, s *session) outcome {
	if p.field != nil {
		return p.findKey(k)
	}
	b := &previewKeys
	switch {
	case b.audience.has(k):
		return p.choose(s, digitIndex(k.String()))
	case b.contents.has(k):
		return outcome{handled: true, ask: newPicker("CONTENTS", "Go to a section", p.contents())}
	case b.find.has(k):
		p.field, p.began = newField(questionnaire.Safe(p.search.query)), p.top
	case b.next.has(k):
		return p.turnHit(k.String() == "N")
	case b.back.has(k) && p.search.query != "":
		p.search = search{}
	case b.section.has(k):
		p.turnSection(k.String() == "[")
	default:
		return p.scrollKey(k)
	}
	return handled
}

func (p *preview) scrollKey(k tea.KeyPressMsg) outcome {
	page := max(p.drawn.page-1, 1)
	by, ok := map[string]int{
		"down": 1, "j": 1, "up": -1, "k": -1, "pgdown": page, "space": page, "pgup": -page, "b": -page,
		"ctrl+d": page / 2, "ctrl+u": -page / 2,
		"home": -len(p.doc.lines), "g": -len(p.doc.lines), "end": len(p.doc.lines), "G": len(p.doc.lines),
	}[k.String()]
	if !ok {
		return unhandled
	}
	p.scroll(by)
	return handled
}

func (p *preview) scroll(by int) {
	p.top = max(0, min(p.top+by, len(p.doc.lines)-max(p.drawn.page, 1)))
}

// choose makes the report for another audience, the same section in sight.
func (p *preview) choose(s *session, i int) outcome {
	before := s.audience()
	return s.readBy(i, "show private notes here", func() {
		if before == audiencePrivate && i != before {
			p.forget()
		}
	})
}

// contents returns the sections as rows to choose from.
func (p *preview) contents() []pick {
	var list []pick
	for _, x := range p.doc.headings {
		list = append(list, pick{
			label: spaces(2*max(x.level-1, 0)) + x.title, hay: strings.ToLower(x.title),
			run: func() outcome { p.top = x.line; return handled },
		})
	}
	return list
}

func (p *preview) turnSection(back bool) {
	at := p.doc.section(p.top)
	to := at + 1
	if back {
		to = at
		if at >= 0 && p.doc.headings[at].line == p.top {
			to = at - 1
		}
	}
	if to >= 0 && to < len(p.doc.headings) {
		p.top = p.doc.headings[to].line
	}
}

func (p *preview) findKey(k tea.KeyPressMsg) outcome {
	b := &previewKeys
	switch {
	case b.findLeave.has(k):
		p.field, p.search, p.top = nil, search{}, p.began
	case b.findDone.has(k):
		p.field = nil
	case b.findNext.has(k):
		p.turnHit(k.String() == "up")
	case p.field.key(k):
		p.lookFor()
	}
	return handled
}

func (p *preview) paste(text questionnaire.Text, _ *session) outcome {
	if p.field == nil {
		return unhandled
	}
	p.field.paste(text)
	p.lookFor()
	return handled
}

// lookFor searches for what is typed, from where the search started.
func (p *preview) lookFor() {
	p.search = find(p.doc, p.field.text().Line())
	p.hit = p.search.from(p.began)
	p.showHit()
}

func (p *preview) turnHit(back bool) outcome {
	n := len(p.search.hits)
	if n == 0 && p.search.query != "" {
		return toasted("“" + p.search.query + "” does not stand in the report")
	}
	if n == 0 {
		return toasted("/ searches the report")
	}
	if back {
		p.hit += n - 1
	} else {
		p.hit++
	}
	p.hit %= n
	p.showHit()
	return handled
}

// showHit scrolls so that the hit has some text above it.
func (p *preview) showHit() {
	if p.hit >= len(p.search.hits) {
		p.top = p.began
		return
	}
	at, page := p.search.hits[p.hit].line, max(p.drawn.page, 1)
	if at < p.top || at >= p.top+page {
		p.top = max(at-page/3, 0)
	}
}

func (p *preview) mouse(m mouse, s *session) outcome {
	switch {
	case m.wheel != 0:
		p.scroll(m.wheel)
	case m.click && m.y == 0:
		if i := slotAt(p.drawn.audiences, m.x); i >= 0 {
			return p.choose(s, i)
		}
	case m.click && m.x < p.drawn.contentsW:
		if i := p.drawn.contentsTop + m.y - p.drawn.body; i >= 0 && i < len(p.doc.headings) {
			p.top = p.doc.headings[i].line
		}
	}
	return handled
}
