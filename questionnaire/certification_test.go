package questionnaire

import "testing"

func TestUsualMonths(t *testing.T) {
	q := small(t)
	for _, tt := range []struct {
		name   Text
		months int
	}{
		{"SOC 2", 9},
		{"soc2 report", 9},
		{"SOC 2 Type II", 9},
		{"Our first SOC 2, type I", 4},
		{"ISO/IEC 27001:2022", 10},
		{"ISO 270011", 0},
		{"XSOC 2", 0},
		{"", 0},
		{"—", 0},
	} {
		got, known := q.UsualMonths(tt.name)
		if got != tt.months || known != (tt.months > 0) {
			t.Errorf("%q: %d months, known %t; want %d", tt.name, got, known, tt.months)
		}
	}
}

// The names a company would write for the usual certificates are known, and what
// takes an auditor's watching takes longer than what does not.
func TestBuiltinCertifications(t *testing.T) {
	q := builtinForTest(t)
	for _, name := range []Text{
		"SOC 2", "SOC2 Type II", "SOC 2 Type 2", "ISO 27001", "ISO/IEC 27001:2022", "ISO27701", "PCI-DSS level 1", "PCI DSS 4.0",
		"HIPAA assessment", "FedRAMP Moderate", "HITRUST r2", "TISAX AL3", "Cyber Essentials Plus", "GDPR certification (Europrivacy)",
	} {
		if _, known := q.UsualMonths(name); !known {
			t.Errorf("%s is not known", name)
		}
	}
	first, _ := q.UsualMonths("SOC 2 Type I")
	second, _ := q.UsualMonths("SOC 2 Type II")
	if first >= second {
		t.Errorf("SOC 2 type I takes %d months and type II %d", first, second)
	}
}
