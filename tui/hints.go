package tui

import (
	"slices"
	"strings"
)

// A hint is a key on the bottom line, and the cells it stands in.
type hint struct {
	key     string // pressed by a click; "" where the binding is no one key
	from, w int
}

// hintAt returns the key whose hint is drawn at cell x of the bottom line.
func (a *app) hintAt(x int) string {
	for _, h := range a.hints {
		if x >= h.from && x < h.from+h.w {
			return h.key
		}
	}
	return ""
}

// keyHints draws as many bindings from cell x on as there is room for, and notes
// where; the app's own come after the screen's, help before all others.
func (a *app) keyHints(keys []binding, plain bool, x, room int) string {
	var own, all []binding
	if plain {
		for _, c := range a.commands() {
			if c.short == "" {
				continue
			}
			if c = c.untaken(keys); len(c.keys) > 0 && !strings.HasPrefix(c.keys[0], behindSpace) {
				own = append(own, c.binding)
			}
		}
		slices.SortStableFunc(own, func(x, y binding) int { return helpLast(y) - helpLast(x) })
		room -= hintWidth(own[0]) + 2
	}
	for _, k := range keys {
		if k.short != "" && len(k.keys) > 0 && !strings.HasPrefix(k.keys[len(k.keys)-1], behindSpace) {
			all = append(all, k)
		}
	}
	out, screens := "", len(all)
	put := func(b binding) {
		if out != "" {
			out, x = out+"  ", x+2
		}
		out += a.theme.barKey.in(sign(b.keys[0])) + " " + b.short
		a.hints = append(a.hints, hint{key: b.one(), from: x, w: hintWidth(b)})
		x += hintWidth(b)
	}
	for n, b := range append(all, own...) {
		w := hintWidth(b) + 2
		switch {
		case n == screens && plain: // help, whose room is kept
			put(b)
			continue
		case w > room+2 && n < screens && plain:
			put(own[0])
			return out
		case w > room+2:
			return out
		}
		put(b)
		room -= w
	}
	return out
}

func helpLast(b binding) int {
	if b.short == "help" {
		return 1
	}
	return 0
}

func hintWidth(b binding) int { return width(sign(b.keys[0])) + 1 + width(b.short) }

// one returns the key that a click on the binding presses, "" where it stands for
// several, such as 1-5.
func (b binding) one() string {
	key := b.keys[0]
	if _, named := keyCodes[key]; named || len([]rune(key)) == 1 || len(key) > 4 && key[:5] == "ctrl+" {
		return key
	}
	return ""
}
