package export

import (
	"fmt"

	"diligence/questionnaire"
)

// A keyEntry explains a sign that is drawn about a point.
type keyEntry struct {
	word string
	draw func(w *timeDrawing, x, y float64)
}

// Keys of the signs, by what rows show them.
var (
	workKey = []keyEntry{
		barKey("funded", "approved and funded"), barKey("approved", "approved only"), barKey("refused", "not approved"),
		barKey("unsaid", "approval not said"), barKey("done", "done"),
	}
	kindKey = []keyEntry{
		{"technical", func(w *timeDrawing, x, y float64) { w.mark(string(technical), x, y) }},
		{"product", func(w *timeDrawing, x, y float64) { w.mark(string(product), x, y) }},
		{"financial", func(w *timeDrawing, x, y float64) { w.mark(string(financial), x, y) }},
	}
	needKey = []keyEntry{
		{"technical step it rests on", func(w *timeDrawing, x, y float64) { w.step(x, y, false) }},
		{"the same, too late", func(w *timeDrawing, x, y float64) { w.step(x, y, true) }},
	}
	hireKey = []keyEntry{
		whoKey("funded", "hire, budgeted"), whoKey("refused", "no budget"), whoKey("unsaid", "budget not said"), whoKey("done", "in the job"),
		{fmt.Sprintf("ramp-up, %d months where none is given", questionnaire.DefaultRampUp), func(w *timeDrawing, x, y float64) { w.ramp("funded", x-13, x+13, y) }},
	}
	competenceKey    = keyEntry{"competence", func(w *timeDrawing, x, y float64) { w.plus(x, y) }}
	certificationKey = keyEntry{"certification", func(w *timeDrawing, x, y float64) { w.shield(x, y) }}
)

func barKey(class, word string) keyEntry {
	return keyEntry{word, func(w *timeDrawing, x, y float64) { w.bar(class, x-13, y-6, 26) }}
}

func whoKey(look, word string) keyEntry {
	return keyEntry{word, func(w *timeDrawing, x, y float64) { w.who(look, x, y) }}
}

// keys explains the signs of the rows drawn, in as many lines as that takes.
func (w *timeDrawing) keys(rows []timeRow) {
	shown := map[string]bool{}
	for _, r := range rows {
		switch {
		case r.work != nil:
			shown["work"] = true
		case r.milestone != nil:
			shown["milestone"] = true
		case r.due != nil:
			shown[r.due.sign] = true
		}
	}
	w.y += lineKey
	if shown["work"] {
		w.key(workKey)
	}
	if shown["milestone"] {
		ahead := keyEntry{fmt.Sprintf("%d to %d months ahead", w.t.Lead.Minimum, w.t.Lead.Target), func(w *timeDrawing, x, y float64) { w.rect("band", x-13, y-8, 26, 16) }}
		w.key(append(kindKey[:3:3], ahead))
		w.key(needKey)
	}
	if shown["hire"] {
		w.key(hireKey)
	}
	var due []keyEntry
	if shown["competence"] {
		due = append(due, competenceKey)
	}
	if shown["certification"] {
		due = append(due, certificationKey)
	}
	if shown["hire"] || len(due) > 0 {
		edge := edgeWord(shown)
		w.key(append(due, keyEntry{edge, func(w *timeDrawing, x, y float64) { w.edge(x, y, false) }}, keyEntry{"too late for it", func(w *timeDrawing, x, y float64) { w.edge(x, y, true) }}))
	}
}

// edgeWord explains the bar that stands where work starts or ends.
func edgeWord(shown map[string]bool) string {
	const starts, ends = "work that needs it starts", "work that carries it ends"
	switch {
	case !shown["certification"]:
		return starts
	case !shown["hire"] && !shown["competence"]:
		return ends
	}
	return starts + " (of a certification: " + ends + ")"
}

// key writes keys side by side, in as many lines as their width takes.
func (w *timeDrawing) key(list []keyEntry) {
	x := 8.0
	for _, k := range list {
		room := 54 + textWidth(k.word, lineSmall)
		if x > 8 && x+room > w.width {
			x = 8
			w.y += lineRow
		}
		k.draw(w, x+13, w.y+10)
		w.text("small", x+32, w.y+14, k.word)
		x += room
	}
	w.y += lineRow
}
