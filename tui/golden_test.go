package tui

import (
	"fmt"
	"testing"

	"diligence/questionnaire"
)

// sizes are those every screen is looked at.
var sizes = []struct{ w, h int }{{80, 24}, {120, 40}, {40, 12}, {200, 50}}

// TestGolden compares each screen at each size with a picture that was read.
func TestGolden(t *testing.T) {
	t.Parallel()
	scenes := []struct {
		name string
		keys string
	}{
		{"choice", "/security today<enter>3"},
		{"finding", "/sensitive<enter>2/security today<enter>4/plan to fix<enter>1"},
		{"note", "/security today<enter>2nThey know about the old admin tool."},
		{"private", "/security today<enter>2pThe head of security is leaving."},
		{"plan", "/security today<enter>3/plan to fix<enter>2<enter>Ann<enter>2027-1x<enter>"},
		{"multi", "/sensitive<enter>24"},
		{"number", "/users<enter>31<enter>"},
		{"money", "/revenue<enter>2.5"},
		{"month", "/launch<enter>i13<enter>"},
		{"words", "/critical<enter>iA head of data, from March."},
		{"reason", "/rehearsal<enter>x"},
		{"status", "/rehearsal<enter>xNo database of their own.<enter>f"},
		{"roles", "/security today<enter>r1rr4rrr"},
		{"outofscope", "/sensitive<enter>2/card storage<enter>3/sensitive<enter>1/card storage<enter>"},
		{"find", "/security today<enter>2nThe old admin tool.<esc>/admin"},
		{"people", "@aOru<enter>b@aBea Quill<enter>t@"},
		{"blind", "@aOru<enter>b@aBea Quill<enter>tb<enter>/security today<enter>"},
		{"assessment", "/security today<enter>r1rrr4<down><enter>Nobody rehearsed it.<enter>vv"},
		{"requests", "/security today<enter>RPenetration test report<enter>The head of data<enter>2027-01<enter>/plan<enter>wUnder seal.<enter>D"},
		{"live", "/security today<enter>4b/plan to fix<enter>A1"},
		{"livemenu", "/security today<enter>4b/plan to fix<enter>A1 "},
		{"livenote", "/security today<enter>A4They grew out of it, twice over."},
		{"founder", "/security today<enter>r4fnThe old admin tool.<esc>pThe head of data leaves.<esc><ctrl+o>"},
		{"foundernote", "/security today<enter>r4<ctrl+o>nThe old"},
		{"help", "?"},
		{"palette", ":role"},
	}
	for _, size := range sizes {
		for _, s := range scenes {
			t.Run(fmt.Sprintf("%s-%dx%d", s.name, size.w, size.h), func(t *testing.T) {
				d := opened(t, size.w, size.h).keys(s.keys)
				d.golden(fmt.Sprintf("%s-%dx%d", s.name, size.w, size.h))
			})
		}
	}
}

// TestGoldenList does the same for the list of reviews.
func TestGoldenList(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		name := fmt.Sprintf("-%dx%d", size.w, size.h)
		t.Run("empty"+name, func(t *testing.T) {
			drive(t, newShelf(), size.w, size.h).golden("empty" + name)
		})
		full := func() *shelf {
			s := newShelf()
			for n, company := range []string{"Voxbox", "Northwind Logistics", "Kestrel Health", "Paygrid"} {
				s.sums[company] = questionnaire.Summary{
					ID: company, Name: questionnaire.Text(company), Company: questionnaire.Text(company),
					Answered: 3 * n, Visible: 11, Archived: n == 3, Open: map[questionnaire.Severity]int{
						questionnaire.Critical: n % 2, questionnaire.High: n, questionnaire.Medium: 2 * n,
					},
					LastChange: noon.AddDate(0, 0, -n*n).UnixMilli(),
				}
			}
			return s
		}
		for scene, keys := range map[string]string{
			"list": "j", "new": "nOru Rob", "filter": "/hea", "delete": "D", "archived": "A",
		} {
			t.Run(scene+name, func(t *testing.T) {
				drive(t, full(), size.w, size.h).keys(keys).golden(scene + name)
			})
		}
	}
}
