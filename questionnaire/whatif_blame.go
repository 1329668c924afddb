package questionnaire

import (
	"slices"
	"strings"
)

// blamed returns the problems, each with the arguments it lies in: those without any
// of which it would not be there, by what without tells of the rest.
func (w *trier) blamed(without func(argument int) Problems) Problems {
	lines := make([][]int, len(w.problems))
	for arg := range w.args {
		if w.lone == len(w.problems) {
			break
		}
		rest := without(arg)
		for k, p := range w.problems[w.lone:] {
			same := func(x Problem) bool { return x.What == p.What }
			if !slices.ContainsFunc(rest, same) {
				lines[w.lone+k] = append(lines[w.lone+k], arg+1)
			}
		}
	}
	for k := range w.problems {
		p := &w.problems[k]
		if len(lines[k]) == 0 && p.Line > 0 {
			lines[k] = []int{p.Line}
		}
		if len(lines[k]) > 0 {
			var args []string
			for _, line := range lines[k] {
				args = append(args, shown(w.args[line-1]))
			}
			p.At, p.What, p.Line = orElse(p.At, args[0]), strings.Join(args, ", ")+": "+p.What, lines[k][0]
		}
	}
	slices.SortStableFunc(w.problems, func(x, y Problem) int { return x.Line - y.Line })
	for k := range w.problems {
		p := &w.problems[k]
		p.File, p.Line, p.Column = "", 0, 0
	}
	return w.problems
}
