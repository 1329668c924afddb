package questionnaire

import (
	"fmt"
	"strings"
	"testing"
)

// Files made to cost time must come to an end; the sizes are those at which a
// quadratic walk would take minutes.
func TestApplyOfHostileFiles(t *testing.T) {
	q := small(t)
	repeat := func(n int, item func(i int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(item(i))
		}
		return b.String()
	}
	initiatives := func(needs func(i int) string) string {
		return "initiatives:\n" + repeat(MaxRecords, func(i int) string {
			return fmt.Sprintf("- {id: i%d, title: x, needs: [%s]}\n", i, needs(i))
		})
	}
	for name, file := range map[string]string{
		"unknown questions": "answers:\n" + repeat(255, func(i int) string { return fmt.Sprintf("  security.%s%d: 1\n", strings.Repeat("x", 40), i) }),
		"one long list":     "initiatives:\n- {id: i1, title: x, needs: [" + repeat(30_000, func(i int) string { return fmt.Sprintf("a%d,", i) }) + "]}",
		"much evidence":     "answers: {security.today: {note: x, evidence: [" + strings.Repeat("e,", 30_000) + "]}}",
		"many options":      "answers: {security.data: [" + strings.Repeat("cards,", 30_000) + "]}",
		"a long chain":      initiatives(func(i int) string { return fmt.Sprintf("i%d", i+1) }),
		"many rings": initiatives(func(i int) string {
			return repeat(80, func(j int) string { return fmt.Sprintf("i%d,", (i*7+j*13)%MaxRecords) })
		}),
		"ids claimed by all": func() string {
			file := ""
			for register, heading := range map[string]string{"initiatives": "title", "milestones": "title", "hires": "role", "competences": "what", "certifications": "name", "risks": "title"} {
				file += register + ":\n" + repeat(MaxRecords, func(i int) string { return fmt.Sprintf("- {id: x%d, %s: x}\n", i, heading) })
			}
			return file
		}(),
		"references to the wrong register": "hires:\n" + repeat(MaxRecords, func(i int) string {
			return fmt.Sprintf("- {id: h%d, role: x, needed_by: [%s]}\n", i, repeat(60, func(j int) string { return fmt.Sprintf("h%d,", (i*7+j*13)%MaxRecords) }))
		}),
		"a long history": "milestones:\n- {id: m3, title: x, was: [" + strings.Repeat("2027-03,", 30_000) + "]}",
		"missing records": initiatives(func(i int) string {
			return repeat(80, func(j int) string { return fmt.Sprintf("z%d,", (i*7+j*13)%MaxRecords) })
		}),
	} {
		t.Run(name, func(t *testing.T) {
			changes, err := q.ParseApply(baseReview(t, q), "hostile.yaml", []byte(file), RoleReviewer, applyTime)
			if ps, ok := err.(Problems); !ok || len(ps) == 0 || changes != nil {
				t.Errorf("let through: %v", err)
			}
		})
	}
}
