package tui

import "diligence/questionnaire"

// A mark is a glyph with the ink that goes with it and the word for it. The
// glyphs stand in every common font.
type mark struct {
	glyph string
	ink   ink
	word  string
}

func (m mark) String() string { return m.ink.in(m.glyph) }

// severity returns the ink of a severity.
func (t theme) severity(s questionnaire.Severity) ink { return t.severityMark(s).ink }

// severityMark returns the mark of a severity.
func (t theme) severityMark(s questionnaire.Severity) mark {
	switch s {
	case questionnaire.Critical:
		return mark{"█", t.grave, "critical"}
	case questionnaire.High:
		return mark{"▲", t.bad, "high"}
	case questionnaire.Medium:
		return mark{"■", t.watch, "medium"}
	}
	return mark{"•", t.accent, "low"}
}

// findingMark returns the mark of a finding: its severity, or that it is a strength.
func (t theme) findingMark(f questionnaire.Finding) mark {
	if f.Kind == questionnaire.Strength {
		return mark{"✓", t.good, "strength"}
	}
	return t.severityMark(f.Severity)
}

// statusMark returns the mark of a question by its position.
func (t theme) statusMark(p questionnaire.Position) mark {
	if p.Hidden {
		return mark{"○", t.muted, "out of scope"}
	}
	switch p.Status {
	case questionnaire.Answered:
		return mark{"✓", t.good, "answered"}
	case questionnaire.DoNotKnow:
		return mark{"?", t.watch, "do not know"}
	case questionnaire.NotApplicable:
		return mark{"–", t.muted, "not applicable"}
	case questionnaire.Withheld:
		return mark{"×", t.bad, "withheld"}
	case questionnaire.Disputed:
		return mark{"≠", t.bad, "disputed"}
	}
	return mark{"·", t.muted, "not answered"}
}
