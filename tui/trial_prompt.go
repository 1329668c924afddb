package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A tryPrompt asks for a value to try and stays, saying why, while it is refused.
type tryPrompt struct {
	*prompt
	session *session
	lever   lever
	problem *questionnaire.Problem
}

func newTryPrompt(s *session, l lever) *tryPrompt {
	title := strings.TrimSuffix(l.label, " …")
	if l.detail != "" {
		title += " · " + l.detail
	}
	return &tryPrompt{session: s, lever: l, prompt: newPrompt(title, l.hint, "", nil)}
}

func (p *tryPrompt) key(k tea.KeyPressMsg) (outcome, bool) {
	if k.String() != "enter" {
		if k.String() == "esc" {
			return handled, true
		}
		if p.field.key(k) {
			p.problem = nil
		}
		return handled, false
	}
	if p.field.empty() {
		return handled, false
	}
	sets, moves := p.lever.words(strings.TrimSpace(string(p.field.text())))
	if err := p.session.tryWords(sets, moves); err != nil {
		problem := asProblem(err, "")
		for _, typed := range append(sets, moves...) { // it stands above
			problem.What = strings.TrimPrefix(problem.What, typed+": ")
		}
		p.problem = &problem
		return handled, false
	}
	return toasted(p.session.triedText()), true
}

// words returns what was typed as something to set or to move. What names neither
// is a move where there is no dot before the =.
func (l lever) words(typed string) (sets, moves []string) {
	switch ref, _, _ := strings.Cut(typed, "="); {
	case l.move != "":
		return nil, []string{l.move + "=" + typed}
	case l.ref != "":
		return []string{l.ref + "=" + typed}, nil
	case strings.Contains(typed, "=") && !strings.Contains(ref, "."):
		return nil, []string{typed}
	}
	return []string{typed}, nil
}

func (p *tryPrompt) paste(text questionnaire.Text) {
	p.prompt.paste(text)
	p.problem = nil
}

func (p *tryPrompt) view(t theme, w, h int) ([]string, int, int) {
	box, x, y := p.prompt.view(t, w, h)
	bw := width(box[0])
	if lines := problemLines(t, p.problem, bw-4); len(lines) > 0 {
		foot := framed(t, "", lines[:max(1, min(len(lines), h-y-len(box)))], bw)
		box = append(box[:len(box)-1], foot[1:]...)
	}
	return box, x, y
}

func (p *tryPrompt) mode() string { return strings.TrimSpace(whatIfSign) }
