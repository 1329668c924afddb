package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

func (l *list) key(k tea.KeyPressMsg, _ *session) outcome {
	if l.inField {
		return l.fieldKey(k)
	}
	if l.moved(k.String()) {
		return handled
	}
	switch k.String() {
	case "enter", "right", "l":
		return l.open()
	case "n":
		return outcome{handled: true, cmd: l.warm(), ask: newPrompt("New review", "Its name, usually the company's", "", l.create)}
	case "x":
		if !l.empty() {
			return unhandled
		}
		l.busy = "making the example…"
		return outcome{handled: true, cmd: l.made(l.lib.Example)}
	case "/":
		l.inField = true
	case "A":
		l.archive = !l.archive
		l.refresh(l.selectedID())
	case "e", "R":
		return l.askName()
	case "a":
		return l.putAway()
	case "D":
		return l.askDelete()
	case "u":
		return l.turn(&l.done, &l.undone, false)
	case "ctrl+r":
		return l.turn(&l.undone, &l.done, true)
	case "esc":
		l.filter.setValue("")
		l.refresh(l.selectedID())
	default:
		return unhandled
	}
	return handled
}

func (l *list) moved(key string) bool {
	switch key {
	case "up", "k":
		l.at--
	case "down", "j":
		l.at++
	case "home", "g":
		l.at = 0
	case "end", "G":
		l.at = len(l.shown)
	case "pgup", "ctrl+u":
		l.at -= l.height
	case "pgdown", "ctrl+d":
		l.at += l.height
	default:
		return false
	}
	l.at = max(0, min(l.at, len(l.shown)-1))
	return true
}

func (l *list) fieldKey(k tea.KeyPressMsg) outcome {
	switch k.String() {
	case "esc":
		l.inField = false
		l.filter.setValue("")
		l.refresh(l.selectedID())
	case "enter", "tab":
		l.inField = false
	case "up", "down":
		l.moved(k.String())
	default:
		if l.filter.key(k) {
			l.refresh(l.selectedID())
		}
	}
	return handled
}

func (l *list) paste(text questionnaire.Text, _ *session) outcome {
	l.filter.paste(text)
	l.refresh(l.selectedID())
	return handled
}

func (l *list) mouse(m mouse, _ *session) outcome {
	if m.wheel != 0 {
		l.at = max(0, min(l.at+m.wheel, len(l.shown)-1))
		return handled
	}
	m, inside := m.in(0, l.firstRow, l.w, l.height)
	if !inside || l.top+m.y >= len(l.shown) {
		return handled
	}
	if l.at == l.top+m.y {
		return l.open()
	}
	l.at = l.top + m.y
	return handled
}

func (l *list) open() outcome {
	s, ok := l.selected()
	if !ok {
		return handled
	}
	l.busy = "opening " + s.Company.Line() + "…"
	load := l.lib.Load
	return outcome{handled: true, cmd: func() tea.Msg {
		r, q, err := load(s.ID)
		return loadedMsg{r, q, err}
	}}
}

// warm loads the questionnaire while a name is being typed.
func (l *list) warm() tea.Cmd {
	prepare := l.lib.Questionnaire
	return func() tea.Msg {
		_, err := prepare()
		return warmedMsg{err}
	}
}

// create makes a review and opens it.
func (l *list) create(name questionnaire.Text) outcome {
	l.busy = "making the review…"
	create := l.lib.Create
	return outcome{handled: true, cmd: l.made(func() (*questionnaire.Review, error) {
		return create(questionnaire.Trimmed(string(name)))
	})}
}

// made opens the review that make makes.
func (l *list) made(make func() (*questionnaire.Review, error)) tea.Cmd {
	prepare := l.lib.Questionnaire
	return func() tea.Msg {
		r, err := make()
		if err != nil {
			return loadedMsg{err: err}
		}
		q, err := prepare()
		return loadedMsg{r, q, err}
	}
}

func (l *list) askName() outcome {
	s, ok := l.selected()
	if !ok {
		return handled
	}
	return outcome{handled: true, ask: newPrompt("Rename", "The review's name", s.Name, func(name questionnaire.Text) outcome {
		if why := l.rename(s, name); why != "" {
			return toasted(why)
		}
		return handled
	})}
}

// rename gives a review another name, or says why it cannot have it: people and
// commands tell reviews apart by their names.
func (l *list) rename(s questionnaire.Summary, name questionnaire.Text) (why string) {
	info := infoOf(s)
	info.Name = questionnaire.Trimmed(name.Line())
	if info.Name == "" {
		return "a review needs a name"
	}
	for _, other := range l.all {
		if other.ID != s.ID && strings.EqualFold(string(other.Name), string(info.Name)) {
			return "another review is named " + other.Name.Line()
		}
	}
	l.change(infoStep{s.ID, infoOf(s), info})
	return ""
}

func (l *list) putAway() outcome {
	s, ok := l.selected()
	if !ok {
		return handled
	}
	info := infoOf(s)
	info.Archived = !info.Archived
	out := l.change(infoStep{s.ID, infoOf(s), info})
	if info.Archived {
		return toasted("archived: " + s.Company.Line() + "; A shows archived reviews, u takes it back")
	}
	return out
}

func infoOf(s questionnaire.Summary) questionnaire.Info {
	return questionnaire.Info{Name: s.Name, Archived: s.Archived, Blind: s.Blind}
}

// change carries out a step and remembers the way back.
func (l *list) change(st infoStep) outcome {
	l.done, l.undone = append(l.done, st), nil
	return l.carry(st.id, st.before, st.after)
}

// turn takes back the latest step of from, or carries it out again, and keeps
// it on the other stack.
func (l *list) turn(from, to *[]infoStep, again bool) outcome {
	if len(*from) == 0 {
		return toasted("nothing to take back or do again here")
	}
	st := (*from)[len(*from)-1]
	*from, *to = (*from)[:len(*from)-1], append(*to, st)
	if again {
		return l.carry(st.id, st.before, st.after)
	}
	return l.carry(st.id, st.after, st.before)
}

// carry sets a review's info, here and in the store.
func (l *list) carry(id string, before, after questionnaire.Info) outcome {
	for _, s := range l.all {
		if s.ID != id {
			continue
		}
		now := l.lib.Now()
		if s.Company == s.Name {
			s.Company = after.Name
		}
		s.Name, s.Archived, s.LastChange = after.Name, after.Archived, now.UnixMilli()
		l.update(s)
		l.lib.Save(id, []questionnaire.Change{{
			ID: questionnaire.NewRevision(now), Key: questionnaire.InfoKey, Before: before, After: after,
			By: questionnaire.RoleReviewer, At: now.UTC(),
		}}, s)
	}
	return handled
}

// askDelete asks to confirm with another key than the one that asked.
func (l *list) askDelete() outcome {
	s, ok := l.selected()
	if !ok {
		return handled
	}
	text := "Delete “" + s.Company + "” with all its answers, notes and history? This cannot be taken back."
	return outcome{handled: true, ask: newAsk("Delete", text, "keep it", choice{"y", "delete it for good", func() outcome {
		l.busy = "deleting " + s.Company.Line() + "…"
		forget := l.lib.Forget
		return outcome{handled: true, cmd: func() tea.Msg {
			return forgottenMsg{s.ID, string(s.Company), forget(s.ID)}
		}}
	}})}
}
