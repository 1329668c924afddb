package questionnaire

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// manifestFile names the areas, the scales and the version of a questionnaire.
const manifestFile = "questionnaire.yaml"

// Ids are names in the rule language, so they are words of letters, digits and _.
var (
	areaID     = newPattern(`^[a-z][a-z0-9]*$`)
	questionID = newPattern(`^[a-z][a-z0-9]*\.[a-z][a-z0-9_]*$`)
	optionID   = newPattern(`^[a-z0-9][a-z0-9-]*$`)
	ruleID     = newPattern(`^[a-z][a-z0-9]*\.[a-z0-9][a-z0-9-]*$`)
	sourceID   = newPattern(`^[a-z]+-[a-z]?[0-9]+$`)
	versionID  = newPattern(`^[0-9]+\.[0-9]+\.[0-9]+$`)
)

// keywords are no names in the rule language.
var keywords = []string{
	"as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop",
	"namespace", "null", "package", "return", "true", "var", "void", "while",
}

// variables are words the rule language has another meaning for than an area.
var variables = append([]string{"now", "lead"}, recordWords()...)

// Load parses and checks src. Its error is [Problems], every one of them. The
// rules and conditions are only read; [Questionnaire.Compile] compiles them.
func Load(src Source) (*Questionnaire, error) {
	l := loader{q: &Questionnaire{Lead: LeadTime{Minimum: 3, Target: 6}, index: map[string]*Question{}}, src: src, scales: map[string][]Option{}, places: map[string]place{}}
	if l.manifest() {
		l.areaFiles()
		l.ruleFiles()
	}
	if len(l.problems) > 0 {
		slices.SortStableFunc(l.problems, func(a, b Problem) int {
			return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column)
		})
		return nil, l.problems
	}
	l.q.Edition = src.edition(l.q.ID, l.q.Version)
	l.q.places = l.places
	return l.q, nil
}

type loader struct {
	reader // of the file being read
	q      *Questionnaire
	src    Source
	areas  []string // the manifest's
	scales map[string][]Option
	places map[string]place // of each question's and rule's id
}

type place struct {
	file string
	line int
}

// open parses a file of the source, or tells that it is missing.
func (l *loader) open(name string) *node {
	l.file = name
	data, ok := l.src[name]
	if !ok {
		l.failf(nil, "", "files present: "+strings.Join(slices.Sorted(maps.Keys(l.src)), ", "), "the file is missing")
		return nil
	}
	return l.parseTree(data)
}

// manifest reads questionnaire.yaml and reports whether there was one to read.
func (l *loader) manifest() bool {
	root := l.open(manifestFile)
	if root == nil {
		return false
	}
	l.object(root, "", []taker{
		{"id", func(n *node) { l.q.ID = l.shaped(n, "id", areaOrDash, "technology-review") }},
		{"version", func(n *node) { l.q.Version = l.shaped(n, "version", versionID, "1.0.0") }},
		{"title", func(n *node) { l.q.Title = l.words(n, "title") }},
		{"areas", func(n *node) { l.areas = l.areaIDs(n) }},
		{"scales", l.readScales},
		{"lead", l.lead},
		{"certifications", l.certifications},
	})
	l.require(root, "", "id", "version", "title", "areas")
	return true
}

var areaOrDash = newPattern(`^[a-z][a-z0-9-]*$`)

func (l *loader) areaIDs(n *node) (ids []string) {
	for _, c := range l.items(n, "areas") {
		id := l.shaped(c, "areas", areaID, "security")
		switch {
		case id == "":
		case slices.Contains(ids, id):
			l.failf(c, "", "", "the area %s is listed twice", id)
		case slices.Contains(keywords, id), slices.Contains(variables, id):
			l.failf(c, "", "choose another word", "%s is a word of the rule language and no area's id", id)
		default:
			ids = append(ids, id)
		}
	}
	return ids
}

func (l *loader) readScales(n *node) {
	if !l.is(n, nodeMap, "scales") {
		return
	}
	for _, f := range n.fields {
		l.scales[f.name.text] = l.options(f.value, "scale "+shown(f.name.text))
	}
}

// areaFiles reads one file an area, and no other.
func (l *loader) areaFiles() {
	for _, id := range l.areas {
		root := l.open(id + ".yaml")
		if root == nil {
			continue
		}
		a := Area{ID: id}
		l.object(root, "", []taker{
			{"area", func(n *node) {
				if got := l.words(n, "area"); got != "" && got != id {
					l.failf(n, "", "write "+id, "the file's name says %s, its area %q", id, shown(got))
				}
			}},
			{"title", func(n *node) { a.Title = l.words(n, "title") }},
			{"about", func(n *node) { a.About = l.words(n, "about") }},
			{"questions", func(n *node) {
				for _, c := range l.items(n, "questions") {
					l.addQuestion(&a, c)
				}
			}},
		})
		l.require(root, "", "area", "title", "about", "questions")
		l.q.Areas = append(l.q.Areas, a)
	}
	for _, name := range slices.Sorted(maps.Keys(l.src)) {
		id, isYAML := strings.CutSuffix(name, ".yaml")
		if isYAML && name != manifestFile && !strings.Contains(name, "/") && !slices.Contains(l.areas, id) {
			l.file = name
			l.failf(nil, "", accepted(id, l.areas), "the file belongs to no area that %s lists", manifestFile)
		}
	}
}

func (l *loader) addQuestion(a *Area, n *node) {
	q := l.question(a, n)
	if q == nil {
		return
	}
	a.Questions = append(a.Questions, q)
	if q.ID != "" && l.once(n.get("id"), q.ID) {
		l.q.index[q.ID] = q
	}
}

// once reports whether id was not given before.
func (l *loader) once(n *node, id string) bool {
	if first, ok := l.places[id]; ok {
		l.failf(n, id, "ids are never used twice", "the id %s was already given in %s, line %d", id, first.file, first.line)
		return false
	}
	l.places[id] = place{l.file, n.line}
	return true
}
