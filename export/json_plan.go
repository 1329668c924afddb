package export

import (
	"fmt"
	"math"

	"diligence/questionnaire"
)

// What only the answers to these say.
const (
	engineersID = "context.engineers_now"
	budgetID    = "roadmap.budget"
)

// computedJSON is what the plan comes to. What nobody said is null.
type computedJSON struct {
	Money         moneyJSON     `json:"money"`
	Quarters      []quarterJSON `json:"quarters"`
	Outage        outageJSON    `json:"outage"`
	RevenueAtRisk float64       `json:"revenue_at_risk"` // in the review's currency
}

// moneyJSON sums up the costs of the initiatives, in the review's currency.
type moneyJSON struct {
	Asked    float64  `json:"asked"`
	Approved float64  `json:"approved"`
	Funded   float64  `json:"funded"`
	Budget   *float64 `json:"budget"` // what is set aside for them
}

// quarterJSON sets work against people, in person-months.
type quarterJSON struct {
	Quarter string   `json:"quarter"` // such as 2027-Q1
	Need    float64  `json:"need"`
	Have    *float64 `json:"have"`
	Lost    *float64 `json:"lost"`
	Over    *float64 `json:"over"`
}

// outageJSON is the cost of the outage, in the review's currency.
type outageJSON struct {
	Now     *float64 `json:"now"`
	Planned *float64 `json:"planned"` // at the planned scale
	Hours   float64  `json:"hours"`   // without service
}

func computedOf(r *questionnaire.Review, res questionnaire.Result, now questionnaire.Month) computedJSON {
	totals := r.Totals()
	outage := r.OutageCost(res.Positions)
	atRisk, _ := r.AspirationalRevenue()
	return computedJSON{
		Money:         moneyJSON{totals.Asked, totals.Approved, totals.Funded, answeredNumber(res, budgetID)},
		Quarters:      quartersOf(r, answeredNumber(res, engineersID), now),
		Outage:        outageJSON{outage.Now, outage.Planned, outage.Hours},
		RevenueAtRisk: atRisk,
	}
}

// quartersOf leaves out what rests on the number of engineers where it is not known.
func quartersOf(r *questionnaire.Review, engineers *float64, now questionnaire.Month) (out []quarterJSON) {
	var n float64
	if engineers != nil {
		n = *engineers
	}
	for _, q := range r.Quarters(n, now) {
		x := quarterJSON{Quarter: fmt.Sprintf("%04d-Q%d", q.First.Year(), q.First.Quarter()), Need: hundredths(q.Need)}
		if engineers != nil {
			x.Have, x.Lost, x.Over = new(hundredths(q.Have)), new(hundredths(q.Lost)), new(hundredths(q.Over()))
		}
		out = append(out, x)
	}
	return out
}

// hundredths takes away what is below a hundredth, as the parts of a sum leave it.
func hundredths(x float64) float64 { return math.Round(x*100) / 100 }

// answeredNumber returns the number that was answered, nil where none was.
func answeredNumber(res questionnaire.Result, id string) *float64 {
	p := res.Positions[id]
	if p.Status != questionnaire.Answered || p.Hidden {
		return nil
	}
	return new(p.Value.Number())
}

// sheetOf returns the outage work sheet, nil where there is none.
func sheetOf(r *questionnaire.Review) *questionnaire.Outage {
	if r.Outage == (questionnaire.Outage{}) {
		return nil
	}
	return &r.Outage
}
