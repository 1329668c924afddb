package questionnaire

// Horizon is the months a review looks ahead, the present one included.
const Horizon = 24

// A Quarter sets the work of three months against the people there are. All
// amounts are person-months; the first quarter counts from the present month on,
// and the last to its end.
type Quarter struct {
	First       Month    // its first month
	Need        float64  // of the estimated work that runs in it
	Have        float64  // of the engineers there are and hired by then, after ramp-up
	Lost        float64  // the part of Have that declared dips take
	Unestimated []string // initiatives that run in it without an estimate: Need is at least what it says
}

// Over returns by how many person-months the work exceeds the people; 0 where it
// fits.
func (q Quarter) Over() float64 { return max(0, q.Need-(q.Have-q.Lost)) }

// Quarters returns the quarters of the 24 months from now on. engineers is how
// many there are today (context.engineers_now); hires in the job are among them.
// A hire counts from its month on, after ramp-up in whole months, unless it is
// known to have no budget. Work is spread evenly over the months from its start to its end; what
// lies before now counts as done.
func (r *Review) Quarters(engineers float64, now Month) []Quarter {
	var out []Quarter
	for first := now - now%3; first < now+Horizon; first += 3 {
		q := Quarter{First: first}
		for m := max(first, now); m < first+3; m++ {
			have := engineers + r.hired(m)
			q.Have += have
			q.Lost += have * r.dip(m)
		}
		q.Need, q.Unestimated = r.work(max(first, now), first+2)
		out = append(out, q)
	}
	return out
}

// hired counts the hires that are of full use in month m.
func (r *Review) hired(m Month) (n float64) {
	for k := range r.Hires {
		h := &r.Hires[k]
		live := h.Status != Dropped && h.Status != Done
		if live && h.Budgeted != No && h.Month != 0 && h.Month+h.Ramp() <= m {
			n++
		}
	}
	return n
}

// work returns the person-months of estimated work that fall on the months from
// first to last, and the initiatives that run then without an estimate.
func (r *Review) work(first, last Month) (need float64, unestimated []string) {
	for k := range r.Initiatives {
		i := &r.Initiatives[k]
		from, to := max(i.Start, first), min(i.End, last)
		if !i.runs() || from > to {
			continue
		}
		if i.PersonMonths == nil {
			unestimated = append(unestimated, i.ID)
			continue
		}
		need += *i.PersonMonths * float64(to-from+1) / float64(i.End-i.Start+1)
	}
	return need, unestimated
}

// runs reports whether the initiative is still to be worked on and dated.
func (i *Initiative) runs() bool {
	return i.Status != Dropped && i.Status != Done && i.Start != 0 && i.End >= i.Start
}

// dip returns the part of the team's velocity that initiatives take in month m,
// from 0 to 1.
func (r *Review) dip(m Month) (part float64) {
	for k := range r.Initiatives {
		i := &r.Initiatives[k]
		if i.runs() && i.Dip != nil && i.Start <= m && m <= i.End {
			part += *i.Dip / 100
		}
	}
	return min(part, 1)
}

// Dipped returns how many months' velocity declared dips take from now until
// month m is over (value-10).
func (r *Review) Dipped(now, m Month) (months float64) {
	for at := now; at <= m; at++ {
		months += r.dip(at)
	}
	return months
}

// Totals sums up the live initiatives, in the review's currency.
type Totals struct {
	Asked           float64 // every cost given
	Approved        float64 // the costs of work that is approved
	Funded          float64 // the costs of work with money set aside
	WithoutCost     int     // initiatives whose cost nobody gave
	PersonMonths    float64 // of all that have an estimate
	WithoutEstimate int     // initiatives whose person-months nobody gave
	Count           int     // initiatives
}

// Totals sums up the initiatives that were not dropped.
func (r *Review) Totals() (t Totals) {
	for _, i := range r.Initiatives {
		if i.Status == Dropped {
			continue
		}
		t.Count++
		if i.PersonMonths == nil {
			t.WithoutEstimate++
		} else {
			t.PersonMonths += *i.PersonMonths
		}
		if i.Cost == nil {
			t.WithoutCost++
			continue
		}
		t.Asked += *i.Cost
		if i.Approved == Yes {
			t.Approved += *i.Cost
		}
		if i.Money == Yes {
			t.Funded += *i.Cost
		}
	}
	return t
}
