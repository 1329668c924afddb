package tui

import (
	"strconv"
	"strings"
	"time"

	"diligence/questionnaire"
)

func audienceDigit(i int) string { return strconv.Itoa(i + 1) }

// change changes a setting: at once where there are two ways, otherwise by asking.
// key says which audience; "" is the next one.
func (e *exportScreen) change(s *session, x setting, key string) outcome {
	e.fresh()
	switch x.name {
	case setFor:
		i := (s.audience() + 1) % audiencePrivate
		if key != "" {
			i = digitIndex(key)
		}
		return s.readBy(i, "make the report with private notes", e.fresh)
	case setFormat:
		return outcome{handled: true, ask: newPicker("FORMAT", "What to write", e.formats(s))}
	case setBy:
		return outcome{handled: true, ask: newPicker("FILLED BY", "Who fills the question sheet", e.picks(s.fillers(), &s.report.By))}
	case setSince:
		return outcome{handled: true, ask: newPicker("CHANGES", "Tell what changed since", e.since(s))}
	case setLogo:
		return e.askText("LOGO", "The company's logo", "Path of a PNG or JPEG; empty for none", s.report.Logo, &s.report.Logo)
	case setColour:
		return e.askText("COLOUR", "The colour of headings and links", "Such as #1a5490; empty for the usual one", s.report.Colour, &s.report.Colour)
	case setPassword:
		return outcome{handled: true, ask: newHidden("A password for the file", func(word Secret) outcome {
			s.report.Password = word
			e.fresh()
			return handled
		})}
	case setFile:
		return e.askFile(s)
	}
	x.flip(&s.report)
	return handled
}

// turn changes a setting by one step where it has a few ways. It does not lead to
// private notes.
func (e *exportScreen) turn(s *session, x setting, back bool) outcome {
	switch {
	case x.name == setFor && back:
		return e.change(s, x, audienceDigit((s.audience()+audiencePrivate-1)%audiencePrivate))
	case x.name == setFor || x.flip != nil:
		return e.change(s, x, "")
	}
	return handled
}

// fresh forgets how the last export went: another one is meant by now.
func (e *exportScreen) fresh() {
	e.top = 0
	if !e.writing {
		e.written, e.problem = nil, nil
	}
}

// formats returns what can be written, as rows to choose from.
func (e *exportScreen) formats(s *session) []pick {
	var list []pick
	for _, f := range s.lib.Formats {
		list = append(list, pick{label: f.Name, detail: f.About, hay: strings.ToLower(f.Name + " " + f.About), run: func() outcome {
			s.setFormat(f.Name)
			e.fresh()
			return handled
		}})
	}
	return list
}

// picks returns ways to set what is kept at to, as rows to choose from.
func (e *exportScreen) picks(ways []chosen, to *string) []pick {
	var list []pick
	for _, x := range ways {
		list = append(list, pick{label: x.label, detail: x.about, hay: strings.ToLower(x.label + " " + x.about), run: func() outcome {
			*to = x.value
			e.fresh()
			return handled
		}})
	}
	return list
}

func (e *exportScreen) since(s *session) []pick {
	const any = "since a day …"
	return append(e.picks(s.states(), &s.report.Since), pick{label: any, hay: any, run: func() outcome {
		return outcome{handled: true, ask: newPrompt("Tell what changed since", "Such as 2026-11-02, yesterday, 3 days, 2 weeks", "", func(text questionnaire.Text) outcome {
			day, ok := parseSince(string(text), s.now())
			if !ok {
				return toasted("“" + text.Line() + "” is no day; write one such as 2026-11-02, or 3 days")
			}
			s.report.Since = day.Format(time.DateOnly)
			e.fresh()
			return handled
		})}
	}})
}

// askText asks for a text that may be empty and keeps it at to.
func (e *exportScreen) askText(mode, title, label, now string, to *string) outcome {
	p := newPrompt(title, label, questionnaire.Safe(now), func(text questionnaire.Text) outcome {
		*to = strings.TrimSpace(text.Line())
		e.fresh()
		return handled
	})
	p.name, p.empty = mode, true
	return outcome{handled: true, ask: p}
}

// askFile asks where to write, from the usual name on: left as it is, that goes on
// following what is chosen.
func (e *exportScreen) askFile(s *session) outcome {
	usual := ""
	if s.report.Path == "" {
		usual = e.known(s).File
	}
	p := newPrompt("The file to write", "Empty for the usual name", questionnaire.Safe(s.report.Path+usual), func(text questionnaire.Text) outcome {
		path := strings.TrimSpace(text.Line())
		if path == usual {
			path = ""
		}
		s.report.Path = path
		e.fresh()
		return handled
	})
	p.name, p.empty = "FILE", true
	return outcome{handled: true, ask: p}
}
