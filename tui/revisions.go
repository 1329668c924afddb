package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A revisions is the history of one question or record while it is looked at.
type revisions struct {
	session *session
	about   string // a question's or record's id
	list    []questionnaire.Change
	read    bool
	problem string // why it is not all there
}

// revisionsMsg is a review's log, read to be looked at.
type revisionsMsg struct {
	of      *revisions
	log     []questionnaire.Change
	err     error
	unsaved error // what was done last may be missing
}

// historyCommands are those that look at what was.
func (a *app) historyCommands(add func(keys, short, help string, run func() tea.Cmd)) {
	add("H", "", "history: every change of this question or record, and back to any", a.revisions)
}

// about returns the question or record in front of one, and what it is called.
func (a *app) about() (id, title string) {
	if a.tab == tabInterview {
		if q := a.session.q.Question(a.screens[tabInterview].(*interview).at); q != nil {
			return q.ID, q.Title
		}
		return "", ""
	}
	s, ok := a.screen().(interface {
		record(*session) questionnaire.Record
	})
	if !ok {
		return "", ""
	}
	switch rec := s.record(a.session).(type) {
	case nil:
		return "", ""
	case questionnaire.PlanRecord:
		return rec.Key().ID(), rec.Key().ID() + " " + rec.Heading().Line()
	default:
		return string(rec.Key()), "the outage work sheet"
	}
}

// revisions shows the history of the question or record in front of one.
func (a *app) revisions() tea.Cmd {
	id, title := a.about()
	s := a.session
	switch {
	case id == "":
		return a.say("history: go to a question or a record first")
	case s.trial != nil:
		return a.say("nothing tried has a history: keep it, or discard it, first (W)")
	case s.veiled() && s.q.Question(id) != nil:
		return a.say("history holds everybody's answers: let the reviewer speak first (@)")
	}
	a.leave()
	r := &revisions{session: s, about: id}
	a.popup = &board{
		name: "HISTORY", title: "History · " + title, rows: r.rows, foot: r.foot, press: r.press,
		binds: []binding{{keys: []string{"enter"}, short: "step back to it"}},
	}
	lib, review := s.lib, s.review.ID
	return func() tea.Msg {
		unsaved := lib.Flush()
		log, err := lib.Log(review)
		return revisionsMsg{r, log, err, unsaved}
	}
}

// came takes in the log.
func (r *revisions) came(msg revisionsMsg) {
	r.read = true
	r.list = questionnaire.Revisions(msg.log, r.about)
	switch {
	case msg.err != nil:
		r.problem = "The history cannot be read: " + explain(msg.err)
	case msg.unsaved != nil:
		r.problem = "What was done last is not saved yet and may be missing."
	}
}

// A revision is a row of the board: a change, or with change nil what stood before
// the first change of its key.
type revision struct {
	change *questionnaire.Change
	key    questionnaire.Key
	stood  questionnaire.Record // after it
}

// revisions returns the rows: the changes, newest first, then how each thing stood
// before all of them.
func (r *revisions) revisions() (out []revision) {
	first := map[questionnaire.Key]questionnaire.Record{}
	var keys []questionnaire.Key
	for k := range r.list {
		c := &r.list[k]
		out = append(out, revision{c, c.Key, c.After})
		if _, ok := first[c.Key]; !ok {
			keys = append(keys, c.Key)
		}
		first[c.Key] = c.Before
	}
	for _, key := range keys {
		out = append(out, revision{key: key, stood: first[key]})
	}
	return out
}

func (r *revisions) rows() (rows []boardRow) {
	s := r.session
	for _, v := range r.revisions() {
		if v.change == nil {
			row := boardRow{text: s.whose(v.key, "") + "before all of these"}
			if v.stood == nil {
				row.tail = "not there"
			}
			rows = append(rows, row)
			continue
		}
		rows = append(rows, boardRow{
			text:  exactly(v.change.At, s.now()) + "  " + s.whose(v.key, v.change.By),
			tail:  howMade(*v.change),
			below: s.changeText(*v.change),
		})
	}
	return rows
}

// howMade says how a change was made where that was not by hand.
func howMade(c questionnaire.Change) string {
	switch {
	case c.Undoes != "":
		return "undo"
	case c.Redoes != "":
		return "redo"
	}
	return c.Via.Words()
}

// whose says who made a change of what stands under key: of an answer, whose it is
// where somebody else changed it.
func (s *session) whose(key questionnaire.Key, by questionnaire.Speaker) string {
	name := ""
	if by != "" {
		name = s.review.SpeakerName(by)
	}
	parts := keyParts(key)
	if parts[0] != "answer" || parts[2] == string(by) {
		return name
	}
	of := s.review.SpeakerName(questionnaire.Speaker(parts[2]))
	if name == "" {
		return of + ": "
	}
	return name + ", of what " + of + " said"
}

// longestChange is how many cells of a text are shown of it before and after.
const longestChange = 160

// changeText says what a change changed, a field a line.
func (s *session) changeText(c questionnaire.Change) string {
	var lines []string
	for _, f := range s.q.FieldChanges(c, s.currency()) {
		field := f.Field
		switch {
		case f.Private:
			field = strings.ToUpper(field) + ": "
		case field != "":
			field += ": "
		}
		lines = append(lines, field+cut(f.Before.Line(), longestChange)+" → "+cut(f.After.Line(), longestChange))
	}
	if len(lines) == 0 {
		return "said again"
	}
	return strings.Join(lines, "\n")
}

// exactly returns a time as when does, with the time of day on every day.
func exactly(t, now time.Time) string {
	text := when(t, now)
	if clock := t.In(now.Location()).Format("15:04"); !strings.HasSuffix(text, clock) {
		text += " " + clock
	}
	return text
}

func (r *revisions) foot() []string {
	switch {
	case !r.read:
		return []string{"reading what was…"}
	case r.problem != "":
		return []string{r.problem}
	case len(r.list) == 0:
		return []string{"Nothing was said here yet."}
	}
	return []string{"Newest first. Enter steps back to how it stood then, as a change that u takes back."}
}

func (r *revisions) press(key string, at int) (out outcome, done, used bool) {
	list := r.revisions()
	if key != "enter" || at < 0 || at >= len(list) {
		return handled, false, key == "enter"
	}
	v := list[at]
	stood := "before all that was said"
	if v.change != nil {
		stood = exactly(v.change.At, r.session.now())
	}
	return r.session.stepBack(v.key, v.stood, stood), true, true
}

// stepBack makes stand again what stood under key.
func (s *session) stepBack(key questionnaire.Key, rec questionnaire.Record, stood string) outcome {
	var changes []questionnaire.Change
	now := s.now()
	switch a, isAnswer := rec.(questionnaire.Answer); {
	case rec == nil:
		changes = s.whole.Remove(key, s.speaker, now)
	case isAnswer:
		a.At = now.UTC()
		changes = []questionnaire.Change{s.whole.Put(a, s.speaker, now)}
	default:
		changes = []questionnaire.Change{s.whole.Put(rec, s.speaker, now)}
	}
	if len(changes) == 0 || len(s.q.FieldChanges(changes[0], "")) == 0 {
		return toasted("it stands so already")
	}
	if problems := s.q.Check(s.whole, changes); len(problems) > 0 {
		return toasted("it cannot stand so any more: " + problems[0].What)
	}
	s.apply(questionnaire.ViaHistory.Made(changes)...)
	return toasted("as it stood " + stood + " · u takes that back")
}
