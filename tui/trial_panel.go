package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// panelWidth returns how many cells what is tried takes beside the screen, 0 where
// there is no room for it.
func (a *app) panelWidth() int {
	if a.session == nil || a.session.trial == nil || a.width < threePanes {
		return 0
	}
	return min(max(a.width*30/100, 36), 60)
}

// screenWidth returns how many cells are left to the screen.
func (a *app) screenWidth() int {
	if p := a.panelWidth(); p > 0 {
		return a.width - p - 1
	}
	return a.width
}

// trialLine says in a row what is tried comes to.
func (a *app) trialLine() string {
	t, tr := a.theme, a.session.trial
	said := " " + count(len(tr.changes), "change") + " tried"
	if len(tr.changes) == 0 {
		said = " nothing tried yet"
	}
	if a.panelWidth() > 0 {
		return ends(t.watch.in(said+", nothing of it saved"), t.muted.in("W tries more, keeps or discards · = shows all ")+" ", a.width)
	}
	said += fmt.Sprintf(" · findings +%d −%d", len(tr.what.Appeared), len(tr.what.Gone))
	if risk := tr.figures[0]; risk.Changed() {
		said += " · at risk " + risk.Before + " → " + risk.After
	}
	const keys = " = all  W more "
	if width(said)+width(keys) > a.width {
		return t.watch.in(fit(said, a.width))
	}
	return ends(t.watch.in(said), t.muted.in(keys), a.width)
}

// trialPanel draws what is tried beside the screen.
func (a *app) trialPanel(h int) []string {
	w := a.panelWidth()
	s, p := a.session, &a.session.trial.panel
	if p.version != s.version || p.w != w || p.dark != a.theme.dark {
		p.version, p.w, p.dark, p.lines = s.version, w, a.theme.dark, s.trial.lines(s, a.theme, w-2)
	}
	rows := make([]string, 0, h)
	rows = append(rows, fit(" "+a.theme.title.in("What if"), w))
	for k, line := range p.lines {
		if len(rows) == h-1 && len(p.lines) > h-1 {
			line = a.theme.accent.in("=") + a.theme.muted.in(" shows "+count(len(p.lines)-k, "row")+" more")
		}
		if len(rows) < h {
			rows = append(rows, fit(" "+line, w))
		}
	}
	return fitRows(rows, 0, w, h)
}

// lines tells all that changes by what is tried, in w cells.
func (tr *trial) lines(s *session, t theme, w int) (out []string) {
	add := func(lines ...string) { out = append(out, lines...) }
	if len(tr.tried) == 0 {
		add(inked(t.muted, wrap("Nothing is tried yet. Change anything on any screen, or press W for the usual questions: growth, an outage, a record's month, money or approval.", w))...)
	}
	for _, d := range tr.tried {
		add(indented("• ", wrap(s.valueText(d), w-2))...)
	}
	add("")
	for _, f := range tr.figures {
		add(figureLines(t, f, w)...)
	}
	add(group(s, t, tr.what.Appeared, "appears", "appear", true, w)...)
	add(group(s, t, tr.what.Gone, "goes", "go", false, w)...)
	add(shifts(s, t, tr.what.Graver, "weighs more", "weigh more", w)...)
	add(shifts(s, t, tr.what.Milder, "weighs less", "weigh less", w)...)
	if len(tr.what.Reworded) > 0 {
		add(group(s, t, tr.what.Reworded, "says something else", "say something else", true, w)...)
	}
	same := len(tr.what.Stayed) - len(tr.what.Graver) - len(tr.what.Milder) - len(tr.what.Reworded)
	if same > 0 {
		add("", t.muted.in(count(same, "finding")+" as before"))
	}
	return out
}

// valueText says what is tried of one thing: by a question's title, or a
// record's field.
func (s *session) valueText(d questionnaire.ValueChange) string {
	name := strings.Replace(d.Ref, ".", " ", 1)
	if q := s.q.Question(d.Ref); q != nil {
		name = q.Title
	}
	return name + ": " + d.Before.Line() + " → " + d.After.Line()
}

func figureLines(t theme, f questionnaire.Figure, w int) []string {
	if !f.Changed() {
		return indented("", inked(t.muted, wrap(f.String(), w)))
	}
	return inked(sgrBold, wrap(f.String(), w))
}

// heading counts findings and says what becomes of them.
func heading(n int, does, do string) string {
	switch n {
	case 0:
		return "no finding " + does
	case 1:
		return "1 finding " + does
	}
	return fmt.Sprintf("%d findings %s", n, do)
}

// group draws findings under a heading, each with what it says where that is told.
func group(s *session, t theme, findings []questionnaire.Finding, does, do string, told bool, w int) []string {
	out := []string{"", t.title.in(heading(len(findings), does, do))}
	for _, f := range findings {
		out = append(out, findingLines(s, t, f, t.findingMark(f).word, told, w)...)
	}
	return out
}

// shifts draws findings whose severity changes, if there are any.
func shifts(s *session, t theme, shifts []questionnaire.Shift, does, do string, w int) []string {
	if len(shifts) == 0 {
		return nil
	}
	out := []string{"", t.title.in(heading(len(shifts), does, do))}
	for _, f := range shifts {
		out = append(out, findingLines(s, t, f.Finding, string(f.Severity)+", was "+string(f.Was), true, w)...)
	}
	return out
}

// findingLines names a finding and, where it is told, what it says.
func findingLines(s *session, t theme, f questionnaire.Finding, word string, told bool, w int) []string {
	title := word + ": " + f.Title
	if about := s.subject(f.Subject); about != "" {
		title += " · " + about
	}
	out := indented(t.findingMark(f).String()+" ", inked(sgrBold, wrap(title, w-2)))
	if !told {
		return out
	}
	return append(out, indented("  ", inked(t.muted, wrap(f.Statement.Line(), w-2)))...)
}

// A trialView lies over the screen and tells all that changes by what is tried.
type trialView struct {
	session   *session
	top, rows int
	lines     []string
	w, x, y   int
}

func newTrialView(s *session) *trialView { return &trialView{session: s} }

func (v *trialView) key(k tea.KeyPressMsg) (outcome, bool) {
	page := max(v.rows-1, 1)
	switch k.String() {
	case "up", "k":
		v.top--
	case "down", "j":
		v.top++
	case "pgup", "ctrl+u", "b":
		v.top -= page
	case "pgdown", "ctrl+d", "space":
		v.top += page
	case "home", "g":
		v.top = 0
	case "end", "G":
		v.top = len(v.lines)
	default:
		return handled, true
	}
	return handled, false
}

func (v *trialView) paste(questionnaire.Text) {}

func (v *trialView) mouse(m mouse) (outcome, bool) {
	v.top += m.wheel
	_, inside := m.in(v.x, v.y, v.w, v.rows+2)
	return handled, m.click && !inside
}

func (v *trialView) view(t theme, w, h int) ([]string, int, int) {
	if bw := min(w-2, 90); v.w != bw {
		v.w, v.lines = bw, v.session.trial.lines(v.session, t, bw-4)
	}
	v.rows = max(min(len(v.lines), h-2), 1)
	v.top = scroll(v.top, -1, len(v.lines), v.rows)
	title := "What if"
	if below := len(v.lines) - v.top - v.rows; below > 0 {
		title += " · " + count(below, "row") + " below"
	}
	box := framed(t, title, v.lines[v.top:v.top+v.rows], v.w)
	v.x, v.y = centred(box, w, h)
	return box, v.x, v.y
}

func (v *trialView) cursor() (int, int, bool) { return 0, 0, false }
func (v *trialView) mode() string             { return strings.TrimSpace(whatIfSign) }
func (v *trialView) keys() []binding {
	return []binding{
		{keys: []string{"up"}, short: "scroll"}, {keys: []string{"pgdown"}, short: "page"}, {keys: []string{"esc"}, short: "close"},
	}
}
