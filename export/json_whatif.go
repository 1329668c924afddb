package export

import "diligence/questionnaire"

// WhatIfJSON returns as JSON which findings would appear and which would go, as
// [FindingsJSON] writes them, and the revenue at risk in the review's currency: the
// sum of the values that are given.
func WhatIfJSON(w questionnaire.WhatIf) ([]byte, error) {
	type risk struct {
		Before float64 `json:"before"`
		After  float64 `json:"after"`
	}
	return encode(struct {
		Appeared []findingJSON `json:"appeared"`
		Gone     []findingJSON `json:"gone"`
		AtRisk   risk          `json:"revenue_at_risk"`
	}{findingsJSON(w.Appeared), findingsJSON(w.Gone), risk{w.Before.AtRisk, w.After.AtRisk}})
}
