package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// rowsIn reads the rows of all tables of a document in each form, from its bytes.
func rowsIn(t testing.TB, d Document) map[string][][]string {
	t.Helper()
	out := map[string][][]string{}
	add := func(form string, cells []string) {
		for i, c := range cells {
			cells[i] = strings.Join(strings.Fields(strings.ReplaceAll(c, "\u00a0", " ")), " ")
		}
		out[form] = append(out[form], cells)
	}
	for _, x := range read(t, Markdown(d)).tables {
		for _, r := range append([][]string{x.head}, x.rows...) {
			add("md", r)
		}
	}
	page, err := HTML(d)
	if err != nil {
		t.Fatal(err)
	}
	for _, tr := range readPage(t, page).find("tr") {
		var cells []string
		for _, c := range tr.children {
			if c.name != "" {
				cells = append(cells, c.said())
			}
		}
		add("html", cells)
	}
	for _, tr := range unpack(t, mustDOCX(d))["word/document.xml"].find("tr") {
		var cells []string
		for _, c := range tr.find("tc") {
			cells = append(cells, wordText(c, nil))
		}
		add("docx", cells)
	}
	var row *readElement
	var cells []string
	for _, e := range append(readPDF(t, mustPDF(d)).elements, &readElement{kind: "TR"}) {
		switch {
		case e.kind == "TR":
			if row != nil {
				add("pdf", cells)
			}
			row, cells = e, nil
		case e.parent == row && row != nil:
			cells = append(cells, e.text)
		case row != nil && e.parent != nil && e.parent.parent == row && len(cells) > 0: // a link in a cell
			cells[len(cells)-1] += e.text
		}
	}
	return out
}

// TestFormatsAgree holds that every form of one review states the same figures at a
// glance and counts the same findings, and that they are those the rules found.
func TestFormatsAgree(t *testing.T) {
	for name, review := range reviews {
		r := review(t)
		want := map[string]int{}
		for _, f := range evaluate(cut(), r).Findings {
			if f.Kind != questionnaire.Strength && verdictOf(f) == open {
				want[string(f.Severity)]++
			}
		}
		for _, a := range Audiences {
			d := document(t, r, a)
			glance := map[string]string{}
			for _, x := range d.Summary.Glance {
				glance[x.Label] = x.Text
			}
			for form, rows := range rowsIn(t, d) {
				found, said := map[string]int{}, map[string]string{}
				for _, c := range rows {
					if len(c) == 7 && severityOf(c[1]) != "" && strings.EqualFold(c[6], string(open)) && strings.Trim(c[0], "0123456789") == "" {
						found[severityOf(c[1])]++
					}
					if _, ok := glance[c[0]]; ok && len(c) == 2 {
						said[c[0]] = c[1]
					}
				}
				if fmt.Sprint(found) != fmt.Sprint(want) {
					t.Errorf("%s, %s, %s: findings %v, want %v", name, a, form, found, want)
				}
				if fmt.Sprint(said) != fmt.Sprint(glance) || len(said) == 0 {
					t.Errorf("%s, %s, %s: at a glance\n got %v\nwant %v", name, a, form, said, glance)
				}
			}
			checkTableAgrees(t, r, a, want)
		}
		checkDataAgrees(t, r, want)
	}
}

// checkTableAgrees counts findings and records in the tables of CSV.
func checkTableAgrees(t *testing.T, r *questionnaire.Review, a Audience, want map[string]int) {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(CSV(tableFor(t, r, a, "findings")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := func(head string) int { return slices.Index(rows[0], head) }
	found := map[string]int{}
	for _, c := range rows[1:] {
		if c[at("kind")] != string(questionnaire.Strength) && c[at("disposition")] == string(open) {
			found[c[at("severity")]]++
		}
	}
	if fmt.Sprint(found) != fmt.Sprint(want) {
		t.Errorf("%s, csv: findings %v, want %v", a, found, want)
	}
	if n := len(tableFor(t, r, a, "milestones").Rows); n != len(r.Milestones) {
		t.Errorf("%s, csv: %d milestones, want %d", a, n, len(r.Milestones))
	}
}

// checkDataAgrees counts findings in JSON, and in what a whole bundle reads back as.
func checkDataAgrees(t *testing.T, r *questionnaire.Review, want map[string]int) {
	t.Helper()
	b, err := ReadBundle(bundleOf(t, r, Private))
	if err != nil {
		t.Fatal(err)
	}
	for form, review := range map[string]*questionnaire.Review{"json": r, "bundle": b.Review} {
		data, err := FindingsJSON(evaluate(cut(), review))
		if err != nil {
			t.Fatal(err)
		}
		var read struct {
			Findings []struct{ Kind, Severity, Disposition string }
		}
		if err := json.Unmarshal(data, &read); err != nil {
			t.Fatal(err)
		}
		found := map[string]int{}
		for _, f := range read.Findings {
			if f.Kind != string(questionnaire.Strength) && f.Disposition == string(open) {
				found[f.Severity]++
			}
		}
		if fmt.Sprint(found) != fmt.Sprint(want) {
			t.Errorf("%s: findings %v, want %v", form, found, want)
		}
	}
}
