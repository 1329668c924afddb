package questionnaire

// A Comparison is how two sets of findings differ. A finding is the same where
// its rule and subject are.
type Comparison struct {
	Appeared []Finding // in the order of after
	Gone     []Finding // in the order of before
	Stayed   []Finding // as they are after

	// Was is what findings that stayed weighed before, those that weigh otherwise now.
	Was map[Key]Severity
}

// Compare tells the findings of before from those of after.
func Compare(before, after []Finding) (c Comparison) {
	stood := keysOf(before)
	stand := keysOf(after)
	weighs := make(map[Key]Severity, len(after))
	for _, f := range after {
		weighs[f.Key()] = f.Severity
		if stood[f.Key()] {
			c.Stayed = append(c.Stayed, f)
		} else {
			c.Appeared = append(c.Appeared, f)
		}
	}
	for _, f := range before {
		if stand[f.Key()] && weighs[f.Key()] != f.Severity {
			if c.Was == nil {
				c.Was = map[Key]Severity{}
			}
			c.Was[f.Key()] = f.Severity
		}
		if !stand[f.Key()] {
			c.Gone = append(c.Gone, f)
		}
	}
	return c
}

func keysOf(findings []Finding) map[Key]bool {
	keys := make(map[Key]bool, len(findings))
	for _, f := range findings {
		keys[f.Key()] = true
	}
	return keys
}
