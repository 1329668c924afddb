package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"diligence/export"
	"diligence/questionnaire"
)

// writeTaken tells what a sheet would change and what of it is left out. What it
// replaces comes first, for that is what can be lost.
func writeTaken(w io.Writer, o *opened, speaker questionnaire.Speaker, taken export.Taken) {
	switch {
	case len(taken.Changes) > 0:
		fmt.Fprintf(w, "%s, spoken by %s:\n", strings.Join(counted(changed(taken.Changes)), ", "), o.review.SpeakerName(speaker))
	case len(taken.Problems) > 0:
		fmt.Fprintln(w, "Beside what is left out, the sheet says nothing that is not in the review already.")
	default:
		fmt.Fprintln(w, "The sheet says nothing that is not in the review already.")
	}
	o.writeChanges(w, taken.Changes)
	doubts := o.questionnaire.Doubts(taken.Changes, questionnaire.MonthOf(time.Now()))
	if len(taken.Notices)+taken.Removed+len(doubts) > 0 {
		fmt.Fprintln(w, "To know:")
	}
	for _, d := range doubts {
		fmt.Fprintf(w, "  %s: %s; is that meant?\n", d.About.Line(), d.What)
	}
	for _, n := range taken.Notices {
		fmt.Fprintln(w, "  "+questionnaire.Safe(n).Line())
	}
	if taken.Removed > 0 {
		fmt.Fprintf(w, "  %s\n", plural(taken.Removed, "character that is not safe to show is removed", "characters that are not safe to show are removed"))
	}
	if len(taken.Problems) > 0 {
		fmt.Fprintln(w, "Left out:")
	}
	for _, p := range taken.Problems {
		fmt.Fprintln(w, "  "+questionnaire.Safe(p.What).Line())
		if p.Hint != "" {
			fmt.Fprintln(w, "    hint: "+questionnaire.Safe(p.Hint).Line())
		}
	}
}

// writeChanges lists what is replaced, then what is new by area and register.
func (o *opened) writeChanges(w io.Writer, changes []questionnaire.Change) {
	group := ""
	head := func(next string) {
		if next != group {
			fmt.Fprintln(w, next+":")
		}
		group = next
	}
	for _, replaced := range []bool{true, false} {
		for _, c := range changes {
			switch {
			case o.replaces(c) != replaced:
				continue
			case replaced:
				head("In place of what stands")
			default:
				head("New in " + o.placeOf(c))
			}
			for _, line := range o.changeLines(c) {
				fmt.Fprintln(w, "  "+line)
			}
		}
	}
}

// replaces reports whether a change is made to something that was said.
func (o *opened) replaces(c questionnaire.Change) bool {
	before, ok := c.Before.(questionnaire.Answer)
	return c.Before != nil && (!ok || before.Status != questionnaire.Unanswered)
}

// placeOf returns the area of an answer, or the register of a record.
func (o *opened) placeOf(c questionnaire.Change) string {
	a, ok := c.After.(questionnaire.Answer)
	if !ok {
		return "the " + c.Key.Kind() + "s"
	}
	for _, area := range o.questionnaire.Areas {
		if slices.Contains(area.Questions, o.questionnaire.Question(a.Question)) {
			return area.Title
		}
	}
	return "the answers"
}

// changeLines says what one change makes of the review.
func (o *opened) changeLines(c questionnaire.Change) (lines []string) {
	switch after := c.After.(type) {
	case questionnaire.Answer:
		before, _ := c.Before.(questionnaire.Answer)
		return o.answerLines(before, after)
	case questionnaire.PlanRecord:
		if c.Before == nil {
			return []string{newRecordLine(after)}
		}
	}
	for _, v := range o.questionnaire.ValueChanges([]questionnaire.Change{c}, questionnaire.Result{}, questionnaire.Result{}) {
		lines = append(lines, fmt.Sprintf("%s: %s -> %s", v.Ref, cmp.Or(brief(v.Before.Line()), "blank"), cmp.Or(brief(v.After.Line()), "blank")))
	}
	return lines
}

// answerLines says what becomes of an answer, and of what stands beside it.
func (o *opened) answerLines(before, after questionnaire.Answer) []string {
	x := o.questionnaire.Question(after.Question)
	was, is := brief(o.answerWord(x, &before)), brief(o.answerWord(x, &after))
	line := fmt.Sprintf("%s %s: ", x.ID, x.Title)
	switch {
	case before.Status == questionnaire.Unanswered:
		line += is
	case before.Status == after.Status && before.Value.Equal(after.Value):
		line += is + ", as before"
	default:
		line += was + " -> " + is
	}
	lines := []string{line}
	for _, part := range []struct{ what, was, is string }{
		{"reason", before.Reason.Line(), after.Reason.Line()}, {"note", before.Note.Line(), after.Note.Line()},
		{"who decides", before.Owner.Line(), after.Owner.Line()}, {"decided by", before.DecideBy.String(), after.DecideBy.String()},
	} {
		if part.was == part.is {
			continue
		}
		line := "  " + part.what + ": "
		if part.was != "" {
			line += brief(part.was) + " -> "
		}
		lines = append(lines, line+cmp.Or(brief(part.is), "blank"))
	}
	return lines
}

// newRecordLine says what a new record holds.
func newRecordLine(rec questionnaire.PlanRecord) string {
	fields := jsonFields(rec)
	line := fmt.Sprintf("%s %q", rec.Key().ID(), brief(rec.Heading().Line()))
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		s := fmt.Sprint(fields[name])
		switch v := fields[name].(type) {
		case []any:
			s = strings.Trim(s, "[]")
		case float64:
			s = strconv.FormatFloat(v, 'f', -1, 64)
		}
		if s != "" && s != "unknown" && name != "id" && name != "since" && s != rec.Heading().Line() {
			line += ", " + strings.ReplaceAll(name, "_", " ") + " " + brief(questionnaire.Safe(s).Line())
		}
	}
	return line
}

// brief cuts a line to what can be taken in at a look.
func brief(s string) string {
	const most = 120
	if text := []rune(s); len(text) > most {
		return strings.TrimRight(string(text[:most-1]), " ") + "…"
	}
	return s
}
