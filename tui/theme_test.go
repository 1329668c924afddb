package tui

import (
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// Grounds that terminals come with.
var (
	darkGrounds  = map[string]rgb{"black": 0x000000, "xterm": 0x1e1e1e, "one dark": 0x282c34, "solarized": 0x002b36, "nord": 0x2e3440}
	lightGrounds = map[string]rgb{"white": 0xffffff, "solarized": 0xfdf6e3, "latte": 0xeff1f5}
)

// TestContrast holds every ink to a contrast of 4.5 on every ground it may
// stand on (WCAG 2.2, 1.4.3).
func TestContrast(t *testing.T) {
	t.Parallel()
	for _, set := range []struct {
		name    string
		p       palette
		grounds map[string]rgb
		common  rgb // the ground lines must be seen on
	}{{"dark", darkPalette, darkGrounds, darkGrounds["xterm"]}, {"light", lightPalette, lightGrounds, lightGrounds["solarized"]}} {
		p := set.p
		set.grounds["chosen row"], set.grounds["bar"] = p.chosenGround, p.barGround
		set.grounds["chosen row of 256 colours"], set.grounds["bar of 256 colours"] = of256(p.chosenGround), of256(p.barGround)
		inks := map[string]rgb{
			"muted": p.muted, "accent": p.accent, "good": p.good, "watch": p.watch, "bad": p.bad,
			"grave": p.grave, "private": p.private,
		}
		for ground, g := range set.grounds {
			for ink, c := range inks {
				if got := contrast(c, g); got < 4.5 {
					t.Errorf("%s: %s on %s has a contrast of %.2f", set.name, ink, ground, got)
				}
				if got := contrast(of256(c), g); got < 4.5 {
					t.Errorf("%s: %s of 256 colours on %s has a contrast of %.2f", set.name, ink, ground, got)
				}
			}
		}
		if got := contrast(p.border, set.common); got < 3 { // no text: what parts the panes
			t.Errorf("%s: lines have a contrast of %.2f", set.name, got)
		}
		for what, pair := range map[string][2]rgb{
			"chosen": {p.chosenText, p.chosenGround}, "bar": {p.barText, p.barGround}, "alarm": {p.alarmText, p.alarmGround},
		} {
			if got := contrast(pair[0], pair[1]); got < 4.5 {
				t.Errorf("%s: %s has a contrast of %.2f", set.name, what, got)
			}
		}
	}
}

// TestFewColours holds that inks still mean the same on terminals of 256 colours:
// none turns grey, and no two look the same.
func TestFewColours(t *testing.T) {
	t.Parallel()
	for name, p := range map[string]palette{"dark": darkPalette, "light": lightPalette} {
		seen := map[rgb]string{}
		for ink, c := range map[string]rgb{
			"accent": p.accent, "good": p.good, "watch": p.watch, "bad": p.bad, "grave": p.grave, "private": p.private,
		} {
			shown := of256(c)
			if shown>>16 == shown>>8&0xff && shown>>16 == shown&0xff {
				t.Errorf("%s: %s turns grey", name, ink)
			}
			if other, ok := seen[shown]; ok {
				t.Errorf("%s: %s and %s look the same", name, ink, other)
			}
			seen[shown] = ink
		}
		if bar, row := of256(p.barGround), of256(p.chosenGround); bar == row {
			t.Errorf("%s: a chosen row looks like the bar, %06x", name, bar)
		}
	}
}

// of256 returns the colour a terminal of 256 colours shows for c.
func of256(c rgb) rgb {
	r, g, b, _ := colorprofile.ANSI256.Convert(c.color()).RGBA()
	return rgb(r>>8<<16 | g>>8<<8 | b>>8)
}

func contrast(a, b rgb) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c rgb) float64 {
	part := func(v rgb) float64 {
		s := float64(v&0xff) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c>>16) + 0.7152*part(c>>8) + 0.0722*part(c)
}

// A terminal of 16 colours or none gets its own colours, turned round where a row
// has to stand out: mixing ours down made light blue on cyan of the top line.
func TestBasicTheme(t *testing.T) {
	t.Parallel()
	for _, env := range [][]string{{"TERM=xterm"}, {"TERM=linux"}, {"TERM=xterm-256color", "NO_COLOR=yes"}} {
		for _, dark := range []bool{true, false} {
			th := Options{Environ: env}.themed(dark)
			for _, i := range []ink{th.strong, th.muted, th.accent, th.title, th.good, th.watch, th.bad, th.grave, th.private, th.border, th.chosen, th.bar, th.barKey, th.barMode, th.alarm} {
				if strings.Contains(string(i), "8;") {
					t.Errorf("%s: %q is no colour of 16", env, i)
				}
			}
			if th.dark != dark || !strings.Contains(string(th.bar), "7m") || !strings.Contains(string(th.chosen), "7m") {
				t.Errorf("%s: %+v", env, th)
			}
		}
	}
	if th := (Options{Environ: []string{"TERM=xterm-256color"}}).themed(true); th != newTheme(true) {
		t.Errorf("256 colours: %+v", th)
	}
}
