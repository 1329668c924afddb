package tui

import "diligence/questionnaire"

// decideFinding asks what was decided about the finding read last. What was said
// before the input ends is kept where it stands by itself.
func (t *talk) decideFinding() {
	f, ok := t.readFinding()
	if !ok {
		return
	}
	if t.session.veiled() {
		t.refuse(reviewersToSay)
		return
	}
	var verdicts []item
	for _, v := range questionnaire.Verdicts {
		verdicts = append(verdicts, item{string(v), string(v)})
	}
	n, ok := t.choose("Decision", verdicts)
	if !ok {
		return
	}
	d := &decision{finding: f, verdict: n}
	old := f.Disposition
	for i, text := range []questionnaire.Text{old.Reason, old.Owner, questionnaire.Safe(old.Due.String()), old.Private} {
		d.fields[i] = newField(text)
	}
	for i, prompt := range []string{
		"Reason, in a sentence the report prints", "Owner", "Due, a month such as 2027-03",
		"Private note, which leaves in no export but a private one",
	} {
		if !t.decideField(d, i, prompt) {
			t.say("Nothing was decided.")
			return
		}
	}
	if !d.keep(t.session) {
		t.refuse(*d.problem)
		t.say("Nothing was decided.")
		return
	}
	t.say("Decided: " + string(questionnaire.Verdicts[n]) + ".")
}

// The fields of a decision that are held to more than being a text.
const (
	decidedReason = 0
	decidedDue    = 2
)

// decideField hears one field of a decision; false where it cannot do without.
func (t *talk) decideField(d *decision, i int, prompt string) bool {
	if now := d.fields[i].text(); now != "" {
		t.say("Now: " + ended(now.Line()) + " A dash empties it.")
	}
	needed := i == decidedReason && questionnaire.Verdicts[d.verdict] != "open"
	for {
		said, ok := t.ask(prompt + "; Enter leaves it")
		if said == textNone {
			d.fields[i].setValue("")
		} else if said != "" {
			d.fields[i].setValue(said)
		}
		_, err := readMonth("Due")(string(d.said(decidedDue)))
		switch {
		case needed && d.fields[i].empty():
			if !ok || said == "" {
				t.say("A finding is " + string(questionnaire.Verdicts[d.verdict]) + " for a reason.")
				return false
			}
		case i == decidedDue && err != nil:
			t.refuse(err)
			d.fields[i].setValue("")
		default:
			return true
		}
	}
}
