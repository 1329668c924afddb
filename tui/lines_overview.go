package tui

import (
	"fmt"
	"strings"
	"time"

	"diligence/questionnaire"
)

// progress tells how far each area and each role is.
func (t *talk) progress() {
	s := t.session
	done, all := s.progress("")
	t.sayf("In all: %d of %d answered. Findings open: %d. Rules that cannot be told yet: %d.", done, all, s.openFindings(), s.result.UndecidedRules())
	if roles := s.rolesAsked(""); roles != "" {
		t.say("Of what each role is asked: " + roles + ".")
	}
	for _, p := range s.result.Progress {
		area, _ := s.q.Area(p.Area)
		said := []string{fmt.Sprintf("%d of %d answered, core %d of %d", p.Answered, p.Visible, p.CoreAnswered, p.Core)}
		for _, part := range []struct {
			n    int
			what string
		}{{p.DoNotKnow, "do not know"}, {p.Withheld, "withheld"}, {p.Disputed, "disputed"}, {p.Flagged, "flagged"}} {
			if part.n > 0 {
				said = append(said, fmt.Sprint(part.n, " ", part.what))
			}
		}
		t.say(area.Title + ": " + joined(said) + ".")
		if roles := s.rolesAsked(p.Area); roles != "" {
			t.say("Of what each role is asked there: " + roles + ".")
		}
	}
}

// rolesAsked says what each role answered of what it is asked, in an area or, for
// "", in all.
func (s *session) rolesAsked(area string) string {
	var said []string
	for _, r := range questionnaire.Roles {
		if n, of := s.askedOf(r, area); of > 0 {
			said = append(said, fmt.Sprintf("%s %d of %d", r, n, of))
		}
	}
	return joined(said)
}

// heatWords are the thirds of the range in which a role sees an area.
var heatWords = map[questionnaire.Rating]string{
	questionnaire.RatingGood: "good", questionnaire.RatingWatch: "to watch", questionnaire.RatingBad: "weak",
}

// views tells how each role sees each area, then leads to where they part.
func (t *talk) views() {
	s := t.session
	t.say("How each role sees each area, over what it was asked and answered. The roles are asked different questions, so this is no verdict.")
	for k, h := range s.q.HeatTable(s.review, s.result) {
		said := []string{}
		for i, role := range questionnaire.Roles {
			c := h.Cells[i]
			switch word := heatWords[c.Rating()]; {
			case c.Said == 0:
			case word == "":
				said = append(said, string(role)+" neither good nor weak")
			default:
				said = append(said, string(role)+" "+word+", over "+count(c.Rated, "answer"))
			}
		}
		if len(said) == 0 {
			said = append(said, "nobody said anything")
		}
		line := s.q.Areas[k].Title + ": " + strings.Join(said, "; ") + "."
		if h.Differ > 0 {
			line += " They differ on " + count(h.Differ, "question") + "."
		}
		if rosier := rosierWord(h); rosier != "" {
			line += " " + capital(rosier) + "."
		}
		t.say(line)
	}
	t.differing()
}

// differing offers the questions on which respondents differ.
func (t *talk) differing() {
	s := t.session
	var list []item
	for _, d := range s.q.Divergences(s.review, s.result) {
		list = append(list, item{d.Question, s.refName(d.Question) + ", " + divergenceWords(d)})
	}
	if len(list) == 0 {
		t.say("Nobody differs on any question.")
		return
	}
	t.say("Questions on which they differ:")
	if n, ok := t.choose("Go to which", list); ok {
		t.follow(jump{question: list[n].id})
	}
}

// divergenceWords says how far apart the answers are, who is rosier, and whether
// that is settled.
func divergenceWords(d questionnaire.Divergence) string {
	var said []string
	switch d.Measure {
	case questionnaire.InSteps:
		said = append(said, count(int(d.Distance), "step")+" apart")
	case questionnaire.InMonths:
		said = append(said, count(int(d.Distance), "month")+" apart")
	case questionnaire.InTimes:
		said = append(said, questionnaire.FormatNumber(d.Distance)+" times apart")
	}
	switch d.Direction {
	case questionnaire.LeadersRosier:
		said = append(said, "leaders rosier")
	case questionnaire.BuildersRosier:
		said = append(said, "builders rosier")
	}
	if d.Resolved {
		return joined(append(said, "settled by the reviewer"))
	}
	return joined(append(said, "not settled"))
}

// clock tells how the sitting goes, or starts its clock again.
func (t *talk) clock(arg string) {
	if arg != "" && arg != "anew" {
		t.refuse(questionnaire.Problem{What: "the clock cannot " + quoted(arg), Hint: "time alone tells the time, time anew starts the clock again"})
		return
	}
	if arg == "anew" {
		t.interview.live = newLive(t.session.now())
		t.say("The clock starts now.")
	}
	p := t.interview.pace(t.session)
	t.say("Time spent: " + spokenMinutes(p.spent) + ". Core questions settled in it: " + fmt.Sprint(p.done) + ".")
	switch left, known := p.left(); {
	case p.open == 0:
		t.say("No core question waits.")
	case known:
		t.sayf("Core questions left: %d. At this pace they take about %s.", p.open, spokenMinutes(left))
	default:
		t.sayf("Core questions left: %d.", p.open)
	}
}

// timelineHas reports whether a record or a kind of record was said.
func (t *talk) timelineHas(said string) bool {
	_, ok := t.session.review.PlanRecord(said)
	return ok || registerNamed(said) != nil
}

// timeline tells the plan as a time line: all of it, or one record or kind.
func (t *talk) timeline(said string) {
	s := t.session
	lines := TimelineWords(s.review, s.q, s.result.Positions, s.month())
	if said == "" || len(lines) <= 2 {
		for _, l := range lines {
			t.say(l)
		}
		return
	}
	found, telling := false, false
	for k, l := range lines {
		id, _, _ := strings.Cut(l, " ")
		if k == 0 || l == "" || lines[k-1] == "" { // the start, or the heading of a kind
			telling = l != "" && k > 0 && strings.Contains(strings.ToLower(l), strings.ToLower(said))
		}
		if telling || strings.EqualFold(id, said) {
			found = true
			t.say(l)
		}
	}
	if !found {
		t.refuse(questionnaire.Problem{What: "the time line has no " + quoted(said),
			Hint: "say a record's id such as m1, or initiatives, milestones, hires, competences, certifications or capacity; alone it tells all"})
	}
}

// spokenMinutes tells a time in whole words.
func spokenMinutes(d time.Duration) string {
	n := int((d + 30*time.Second) / time.Minute)
	if n < 60 {
		return count(n, "minute")
	}
	return strings.TrimSuffix(count(n/60, "hour")+" "+count(n%60, "minute"), " 0 minutes")
}
