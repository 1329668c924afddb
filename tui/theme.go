package tui

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// An ink is the escape sequence that starts a style; "" is the terminal's own.
type ink string

// in returns s in the ink. s must not be styled already.
func (i ink) in(s string) string {
	if i == "" || s == "" {
		return s
	}
	return string(i) + s + reset
}

const reset = "\x1b[m"

// over lays the ink under a row that is styled already; the row's own colours
// stay. The ink should hold a background.
func (i ink) over(row string) string {
	return string(i) + replaceResets(row, string(i)) + reset
}

// A rgb is a colour, 0xRRGGBB; none stands for the terminal's own.
type rgb int

const none rgb = -1

// A palette is the colours of a theme. Text is in the terminal's own colour
// unless it stands on a ground of ours.
type palette struct {
	muted, accent, good, watch, bad, grave, private, border rgb
	chosenGround, chosenText                                rgb
	barGround, barText                                      rgb
	alarmGround, alarmText                                  rgb
}

// The palettes. Each foreground keeps a contrast of 4.5 against the grounds in
// use (proved in theme_test.go).
var (
	darkPalette = palette{
		muted: 0xa3adba, accent: 0x7cb7ff, good: 0x86d993, watch: 0xe0c850, bad: 0xff9d7a, grave: 0xff8795,
		private: 0xdca6ff, border: 0x65707d,
		chosenGround: 0x262c60, chosenText: 0xf2f5f9,
		barGround: 0x303338, barText: 0xe6eaef,
		alarmGround: 0x8f1d2c, alarmText: 0xffffff,
	}
	lightPalette = palette{
		muted: 0x55606b, accent: 0x0b57a8, good: 0x1d6b2f, watch: 0x6b5600, bad: 0x8a2f0b, grave: 0xa8102b,
		private: 0x7a2aa5, border: 0x828b95,
		chosenGround: 0xd7e6f7, chosenText: 0x14202b,
		barGround: 0xe6e8ea, barText: 0x1d252d,
		alarmGround: 0x9c1022, alarmText: 0xffffff,
	}
)

// A theme is the inks of a palette. Meaning never hangs on an ink alone: a
// glyph or a word says the same.
type theme struct {
	dark    bool
	strong  ink // headings and what matters most
	muted   ink // what may be overlooked
	accent  ink // what the program itself says: tabs, keys, links
	title   ink // accent, bold
	good    ink
	watch   ink
	bad     ink
	grave   ink
	private ink // everything that leaves in no export but a private one
	border  ink // lines; decoration only
	chosen  ink // the selected row of the focused pane: has a ground; use over or in
	bar     ink // top and bottom line: has a ground
	barKey  ink // a key on the bottom line, on the same ground
	barMode ink // the mode's name on the bottom line: has a ground
	alarm   ink // what must not be overlooked: has a ground
}

// newTheme returns the theme for a dark or a light terminal.
func newTheme(dark bool) theme {
	p := lightPalette
	if dark {
		p = darkPalette
	}
	return theme{
		dark:    dark,
		strong:  sgr(true, none, none),
		muted:   sgr(false, p.muted, none),
		accent:  sgr(false, p.accent, none),
		title:   sgr(true, p.accent, none),
		good:    sgr(false, p.good, none),
		watch:   sgr(false, p.watch, none),
		bad:     sgr(false, p.bad, none),
		grave:   sgr(true, p.grave, none),
		private: sgr(false, p.private, none),
		border:  sgr(false, p.border, none),
		chosen:  sgr(true, p.chosenText, p.chosenGround),
		bar:     sgr(false, p.barText, p.barGround),
		barKey:  sgr(true, p.accent, p.barGround),
		barMode: sgr(true, p.chosenText, p.chosenGround),
		alarm:   sgr(true, p.alarmText, p.alarmGround),
	}
}

// basicTheme returns the theme for a terminal of 16 colours or none. What those look
// like is the person's choice, so a ground is theirs too, turned round, and no ink
// is used that is pale on a common one.
func basicTheme(dark bool) theme {
	t := theme{
		dark: dark, strong: "\x1b[1m",
		accent: "\x1b[34m", title: "\x1b[1;34m", good: "\x1b[32m", bad: "\x1b[31m", grave: "\x1b[1;31m", private: "\x1b[35m",
		chosen: "\x1b[1;7m", bar: "\x1b[7m", barKey: "\x1b[1;7m", barMode: "\x1b[0;1m", alarm: "\x1b[0;1;97;41m",
	}
	if dark {
		t.accent, t.title, t.good, t.watch = "\x1b[96m", "\x1b[1;96m", "\x1b[92m", "\x1b[93m"
		t.bad, t.grave, t.private = "\x1b[91m", "\x1b[1;91m", "\x1b[95m"
	}
	return t
}

// themed returns the theme for what the terminal has.
func (o Options) themed(dark bool) theme {
	if profile(o) <= colorprofile.ANSI {
		return basicTheme(dark)
	}
	return newTheme(dark)
}

// sgr returns the escape sequence that starts a style. Lip Gloss knows how a
// style is written; drawing whole rows with it costs ten times as much as laying
// the sequence before them.
func sgr(bold bool, fg, bg rgb) ink {
	style := lipgloss.NewStyle().Bold(bold)
	if fg != none {
		style = style.Foreground(fg.color())
	}
	if bg != none {
		style = style.Background(bg.color())
	}
	start, _, _ := strings.Cut(style.Render("x"), "x")
	return ink(start)
}

func (c rgb) color() color.Color {
	return color.RGBA{R: uint8(c >> 16), G: uint8(c >> 8), B: uint8(c), A: 0xff}
}
