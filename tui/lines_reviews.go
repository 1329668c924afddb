package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"diligence/questionnaire"
)

// reviewsSpot is the list of reviews.
func reviewsSpot() *spot {
	return &spot{
		name:   "the list of reviews",
		more:   "A number or a name opens a review. Enter alone tells the list again.",
		prompt: func(*talk) string { return "Reviews" },
		enter:  (*talk).tellReviews,
		other: func(t *talk, said string) {
			if said == "" {
				t.tellReviews()
			} else if sum, ok := t.review(said); ok {
				t.open(sum.ID)
			}
		},
		words: slices.Concat(under("Reviews",
			saying("new", "begin a new review; its name may follow", (*talk).newReview),
			saying("example", "make a filled review of an invented company, to look around in", func(t *talk, _ string) { t.made(t.lib.Example()) }),
			saying("rename", "rename a review; its number or name may follow", (*talk).rename),
			saying("archive", "put a review away, or bring it back", (*talk).archive),
			saying("delete", "delete a review for good; asks for a word before it does", (*talk).delete),
			saying("archived", "tell archived reviews too, or leave them out", func(t *talk, _ string) {
				t.list.archive = !t.list.archive
				t.list.refresh("")
				t.tellReviews()
			}),
			saying("find", "hear only reviews whose name holds the words that follow; alone, all again", (*talk).findReviews).like("find logistics"),
			saying("undo|u", "take back a rename or an archiving", func(t *talk, _ string) { t.turnInfo(false) }),
			saying("redo", "do it again", func(t *talk, _ string) { t.turnInfo(true) }),
		), under("Always",
			saying("more|m", "hear on, where there was more than a page; more all tells all of it", func(t *talk, _ string) { t.say("There is nothing more to hear.") }),
			helpWord("help|?"), quitWord,
		)),
	}
}

// toReviews closes the review and goes to the list.
func (t *talk) toReviews() {
	if t.session != nil {
		t.session.seal()
		t.kept()
		t.session = nil
	}
	t.list.message(t.list.load()(), nil)
	t.goes(t.spots.reviews)
}

func (t *talk) tellReviews() {
	l := t.list
	if l.failed != "" && len(l.all) > 0 {
		t.say("Not all reviews can be read: " + l.failed + ".")
	}
	switch {
	case l.failed != "" && len(l.all) == 0:
		t.say("The list cannot be read: " + l.failed + ".")
	case len(l.all) == 0:
		t.say("There are no reviews yet. Say new to begin one, or example for a filled one to look around in.")
	case len(l.shown) == 0 && !l.filter.empty():
		t.sayf("No review's name holds %s.", quoted(string(l.filter.text())))
	case len(l.shown) == 0:
		t.sayf("All reviews are archived: %d. Say archived to hear them.", l.hidden)
	}
	for n, at := range l.shown {
		sum := l.all[at]
		archived := ""
		if sum.Archived {
			archived = "; archived"
		}
		t.sayf("%d. %s: %d of %d answered, %s%s; changed %s.", n+1, sum.Name.Line(), sum.Answered, sum.Visible,
			openWords(sum.Open), archived, when(time.UnixMilli(sum.LastChange), t.lib.Now()))
	}
	if l.hidden > 0 && len(l.shown) > 0 {
		t.sayf("Archived and not told: %d.", l.hidden)
	}
}

// openWords says how many findings of each severity are open.
func openWords(open map[questionnaire.Severity]int) string {
	var said []string
	for _, sev := range questionnaire.Severities {
		if n := open[sev]; n > 0 {
			said = append(said, fmt.Sprint(n, " ", sev))
		}
	}
	if said == nil {
		return "no findings open"
	}
	return "findings open: " + strings.Join(said, ", ")
}

// review returns the review a number or a name stands for, asking where nothing
// was said.
func (t *talk) review(said string) (questionnaire.Summary, bool) {
	var list []item
	for _, at := range t.list.shown {
		list = append(list, item{t.list.all[at].ID, t.list.all[at].Name.Line()})
	}
	if said == "" && len(list) > 0 {
		said, _ = t.ask("Which review, by number or name; Enter leaves it")
		if said == "" {
			return questionnaire.Summary{}, false
		}
	}
	if n := pickItem(list, said); n >= 0 {
		return t.list.all[t.list.shown[n]], true
	}
	hint := "Enter alone tells the list; help tells the words"
	if near := t.spot.near(said); near != "" {
		hint = "did you mean " + near + "? " + hint
	}
	t.refuse(questionnaire.Problem{What: "no one review here is called " + quoted(said), Hint: hint})
	return questionnaire.Summary{}, false
}

func (t *talk) newReview(name string) {
	if name == "" {
		name, _ = t.ask("Name of the review, usually the company's; Enter leaves it")
	}
	if name == "" {
		return
	}
	t.made(t.lib.Create(questionnaire.Trimmed(name)))
}

// made opens a review that was just made.
func (t *talk) made(r *questionnaire.Review, err error) {
	if err != nil {
		t.refuse(err)
		return
	}
	q, err := t.lib.Questionnaire()
	if err != nil {
		t.refuse(err)
		return
	}
	t.opened(r, q)
}

// open opens a review and reports whether it could.
func (t *talk) open(id string) bool {
	r, q, err := t.lib.Load(id)
	if err != nil {
		t.refuse(err)
		return false
	}
	t.opened(r, q)
	return true
}

func (t *talk) opened(r *questionnaire.Review, q *questionnaire.Questionnaire) {
	t.session = newSession(t.lib, q, r)
	t.session.way.reading = true // undo reads the log where it needs it
	t.session.resume()
	t.session.recompute("")
	t.know()
	t.interview.at, t.trail, t.area = whereLeft(t.session), nil, ""
	t.interview.filter, t.interview.core, t.interview.founder = filter{}, false, false
	t.interview.live = newLive(t.session.now())
	for _, r := range t.registers {
		r.rows = rowOrder{}
	}
	t.register, t.finding, t.refs, t.onlyFound = t.registers[0], "", nil, findingFilter{}
	t.sayf("Opened: %s. Findings open: %d. You speak as %s.", r.Info.Name.Line(), t.session.openFindings(), t.session.review.SpeakerName(t.session.speaker))
	if r.Info.Blind {
		t.say(blindWords(true))
	}
	t.goes(t.spots.interview)
}

// findReviews tells only reviews whose name holds the words.
func (t *talk) findReviews(words string) {
	t.list.filter.setValue(words)
	t.list.refresh("")
	t.tellReviews()
	if words != "" {
		t.say("Find alone tells all reviews again.")
	}
}

func (t *talk) rename(which string) {
	sum, ok := t.review(which)
	if !ok {
		return
	}
	name, ok := t.ask("New name of " + sum.Name.Line() + "; Enter leaves it")
	if !ok || name == "" {
		return
	}
	if why := t.list.rename(sum, questionnaire.Trimmed(name)); why != "" {
		t.refuse(questionnaire.Problem{What: why, Hint: "rename it otherwise"})
		return
	}
	t.say("Renamed: " + questionnaire.Trimmed(name).Line() + ".")
}

func (t *talk) archive(which string) {
	sum, ok := t.review(which)
	if !ok {
		return
	}
	info := infoOf(sum)
	info.Archived = !info.Archived
	t.list.change(infoStep{sum.ID, infoOf(sum), info})
	if info.Archived {
		t.say("Archived: " + sum.Name.Line() + ". Undo brings it back.")
	} else {
		t.say("Brought back: " + sum.Name.Line() + ".")
	}
}

func (t *talk) delete(which string) {
	sum, ok := t.review(which)
	if !ok {
		return
	}
	t.sayf("%s goes with all its answers, notes and history. This cannot be taken back.", sum.Name.Line())
	if !t.sure("delete", "delete it for good") {
		return
	}
	if err := t.lib.Forget(sum.ID); err != nil {
		t.refuse(err)
		return
	}
	t.list.message(forgottenMsg{id: sum.ID}, nil)
	t.say("Deleted: " + sum.Name.Line() + ".")
}

func (t *talk) turnInfo(again bool) {
	l := t.list
	from, to := &l.done, &l.undone
	if again {
		from, to = to, from
	}
	if len(*from) == 0 {
		t.say("There is nothing to take back or do again here.")
		return
	}
	l.turn(from, to, again)
	t.tellReviews()
}
