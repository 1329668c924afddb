package tui

import (
	"strconv"
	"strings"

	"diligence/questionnaire"
)

// rows draws what can be highlighted: options, or the value; and what a plan
// for a plan needs.
func (p *cardPen) rows() {
	for n, r := range p.s.cardRows(p.q, p.a) {
		if n > 0 {
			p.space()
		}
		here := n == p.i.row
		start := len(p.lines)
		lead := "  "
		if here {
			lead = p.t.title.in("▸ ")
		}
		switch r.what {
		case rowOption:
			p.option(lead, r.option, here)
		case rowInput:
			p.value(lead)
		case rowOwner:
			p.input(spaces(6)+lead, "owner", string(p.a.Owner), editOwner)
		case rowDiffers:
			p.differs(lead)
		case rowDecide:
			p.input(spaces(6)+lead, "decide by", questionnaire.FormatMonth(p.a.DecideBy), editDecide)
		}
		for k := start; k < len(p.lines); k++ {
			p.lines[k].row = n
		}
		if here {
			p.from, p.to = start, len(p.lines)-1
		}
	}
	if p.i.row == 0 {
		p.from = 0
	}
}

// option draws an option with the digit that chooses it.
func (p *cardPen) option(lead string, n int, here bool) {
	o := p.q.Options[n]
	chosen := p.a.Status == questionnaire.Answered && p.a.Value.Has(o.ID)
	box := "( )"
	switch {
	case p.q.Kind == questionnaire.KindMulti && chosen:
		box = p.t.good.in("[✓]")
	case p.q.Kind == questionnaire.KindMulti:
		box = "[ ]"
	case chosen:
		box = p.t.good.in("(•)")
	}
	digit := " "
	if n < 9 {
		digit = p.t.accent.in(strconv.Itoa(n + 1))
	}
	label := wrap(o.Label+p.saidBy(o.ID), p.w-8)
	if chosen || here {
		label = inked(sgrBold, label)
	}
	for _, l := range indented(lead+digit+" "+box+" ", label) {
		p.add(l)
	}
}

// value draws the value of a question without options.
func (p *cardPen) value(lead string) {
	given := p.a.Status == questionnaire.Answered
	editing := p.i.edit != nil && p.i.edit.what == editInput
	switch {
	case editing:
		p.input(lead, "", "", editInput)
		if p.i.edit.problem == "" {
			p.add("  " + p.t.muted.in(p.hint()))
		}
	case given:
		for _, l := range indented(lead, inked(sgrBold, wrap(p.s.q.Format(p.q, p.a.Value, p.s.currency()), p.w-2))) {
			p.add(l)
		}
	default:
		p.add(lead + p.t.muted.in(p.hint()))
	}
}

// hint says what is to be typed.
func (p *cardPen) hint() string {
	switch p.q.Kind {
	case questionnaire.KindNumber:
		if p.q.Unit != "" {
			return "type a number (" + p.q.Unit + ")"
		}
		return "type a number"
	case questionnaire.KindMoney:
		if c := p.s.currency(); c != "" {
			return "type an amount in " + c + ", such as 2.5M"
		}
		return "type an amount, such as 2.5M"
	case questionnaire.KindMonth:
		return "type a month, such as 2027-03"
	}
	if name := p.s.offered(p.q.ID); name != "" && p.a.Status == questionnaire.Unanswered {
		return "enter to take or change “" + name.Line() + "”"
	}
	if p.i.live != nil && !p.i.founder {
		return "just type the answer"
	}
	return "press i to write the answer"
}

// input draws a short text that can be typed, or is being typed.
func (p *cardPen) input(lead, label, value string, what editKind) {
	if label != "" {
		lead += p.t.muted.in(fit(label, 10)) + " "
	}
	e := p.i.edit
	if e == nil || e.what != what {
		if value == "" {
			value = p.t.muted.in("enter to write it")
		}
		p.add(lead + value)
		return
	}
	x := width(lead)
	row := e.field.view(max(p.w-x-1, 4), 1)[0]
	p.x, p.y = x+e.field.x, len(p.lines)
	p.add(lead + underline.in(row))
	if e.problem != "" {
		for _, l := range wrap(string(questionnaire.Safe(e.problem)), p.w-x) {
			p.add(spaces(x) + p.t.bad.in(l))
		}
	}
}

const underline ink = "\x1b[4m"

// reason draws the reason that is being typed.
func (p *cardPen) reason() {
	e := p.i.edit
	if e == nil || e.what != editReason {
		return
	}
	p.gap()
	p.from = len(p.lines)
	ask := "Why does it not apply?"
	if e.status == questionnaire.Withheld {
		ask = "Why is it withheld?"
	}
	p.add(p.t.title.in(ask))
	p.input("▸ ", "", "", editReason)
	p.to = len(p.lines) - 1
}

// state says in words what the present role answered where no option shows it,
// and the flag.
func (p *cardPen) state() {
	var parts []string
	m := p.t.statusMark(questionnaire.Position{Status: p.a.Status})
	switch p.a.Status {
	case questionnaire.DoNotKnow:
		parts = append(parts, m.String()+" "+sgrBold.in(m.word))
	case questionnaire.NotApplicable, questionnaire.Withheld:
		parts = append(parts, m.String()+" "+sgrBold.in(m.word)+": "+cut(string(p.a.Reason), p.w))
	}
	parts = append(parts, p.marked("! flagged for follow-up", "", flagOf)...)
	parts = append(parts, p.marked("~ parked", ": < lists what to come back to", parkOf)...)
	if p.s.result.Positions[p.q.ID].Status == questionnaire.Withheld {
		parts = append(parts, inked(p.t.watch, wrap("Withheld; "+p.s.consequence(p.q.ID), p.w-2))...)
	}
	for _, r := range p.s.requestsFor(p.q.ID) {
		parts = append(parts, p.t.accent.in(cut(requestSign(r)+" "+r.What.Line(), p.w-2)))
	}
	if p.s.hidden(p.q.ID) {
		parts = append(parts, p.t.muted.in("○ out of scope: kept, counts for nothing now"))
	}
	if pos := p.s.result.Positions[p.q.ID]; pos.Derived {
		parts = append(parts, p.t.muted.in("from other answers: "+p.s.q.Format(p.q, pos.Value, p.s.currency())))
	}
	if len(parts) == 0 {
		return
	}
	p.gap()
	for _, s := range parts {
		for _, l := range strings.Split(s, "\n") {
			p.add("  " + l)
		}
	}
}

// marked tells of a mark that the present speaker set, or of who else did.
func (p *cardPen) marked(says, own string, at func(*questionnaire.Answer) *bool) []string {
	if *at(&p.a) {
		return []string{p.t.watch.in(says + own)}
	}
	var who []string
	for _, a := range p.s.review.AnswersTo(p.q.ID) {
		if *at(&a) {
			who = append(who, p.s.review.SpeakerName(a.Speaker()))
		}
	}
	if who == nil {
		return nil
	}
	return []string{p.t.watch.in(cut(says+", "+strings.Join(who, ", "), p.w-2))}
}

// notes shows the role's notes that are not being typed.
func (p *cardPen) notes() {
	typing := func(k editKind) bool { return p.i.edit != nil && p.i.edit.what == k }
	p.note("Note", p.t.accent, "  ", string(p.a.Note), editNote, typing(editNote))
	p.note("Private", p.t.private, p.t.private.in("█ "), string(p.a.Private), editPrivate, typing(editPrivate))
	p.level()
	p.note("Shown", p.t.accent, "  ", string(textOf(p.a, editEvidence)), editEvidence, typing(editEvidence))
}

func (p *cardPen) note(label string, i ink, edge, text string, what editKind, typing bool) {
	if text == "" || typing {
		return
	}
	p.gap()
	for n, l := range wrap(text, p.w-labelWidth-2) {
		head := spaces(labelWidth)
		if n == 0 {
			head = i.in(fit(label, labelWidth))
		}
		p.lines = append(p.lines, cardLine{text: head + edge + l, row: -1, edit: what, more: true})
	}
}

// drawBox draws the text of several lines that is being typed; it stays at the
// foot of the card however low that is.
func (i *interview) drawBox(t theme, w, h int) []string {
	e := i.edit
	if e == nil || !e.what.long() {
		return nil
	}
	rows := max(min(h/3, 10), min(h-6, 3), 1)
	text := e.field.view(w-4, rows)
	title := map[editKind]string{
		editNote: "Shared note · may be exported", editPrivate: "PRIVATE NOTE · private export only",
		editEvidence: "Evidence · one a line", editWords: "Answer",
	}[e.what]
	if len(e.field.value()) > longText {
		title += " · long: ctrl+e"
	}
	if e.what == editPrivate {
		return privateBox(t, title, text, w)
	}
	return framed(t, title, text, w)
}

// privateBox looks unlike any other: a solid edge, and words that say so.
func privateBox(t theme, title string, text []string, w int) []string {
	edge := t.private.in("█ ")
	out := []string{edge + t.private.in(cut(title, w-2))}
	for _, l := range text {
		out = append(out, edge+cut(l, w-2))
	}
	return out
}
