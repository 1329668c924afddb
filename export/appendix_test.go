package export

import (
	"strings"
	"testing"
	"time"
)

// TestUsualDay holds that the day most answers were given on is told once, and every
// other day beside its answer.
func TestUsualDay(t *testing.T) {
	at := func(d int) AppendixAnswer {
		return AppendixAnswer{Role: "business", Value: "yes", At: time.Date(2027, 1, d, 9, 0, 0, 0, time.UTC)}
	}
	list := []AppendixArea{{Questions: []AppendixQuestion{{Answers: []AppendixAnswer{at(14), at(15)}}, {Answers: []AppendixAnswer{at(15)}}}}}
	usual := usualDay(list)
	if usual != "15 January 2027" {
		t.Fatalf("the usual day is %q", usual)
	}
	for d, want := range map[int]string{14: "Yes. Answered on 14 January 2027.", 15: "Yes."} {
		if got := at(d).line(usual); got != want {
			t.Errorf("%d January: %q, want %q", d, got, want)
		}
	}
	if got := usualDay([]AppendixArea{{Questions: []AppendixQuestion{{Answers: []AppendixAnswer{{Role: "business"}}}}}}); got != "" {
		t.Errorf("without days: %q", got)
	}
	for a, want := range map[Audience]bool{Company: true, Board: false} {
		if got := strings.Contains(string(Markdown(document(t, full(t), a))), "What bears no day was answered on"); got != want {
			t.Errorf("%s: the usual day is told: %v", a, got)
		}
	}
}
