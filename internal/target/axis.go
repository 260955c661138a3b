package target

import (
	"context"
	"encoding/json"
	"maps"
	"math/big"
	"slices"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
)

// axis is the values that a fact with an order can take: figures, amounts of money, and days, counted from a day zero.
type axis struct {
	now       *big.Rat
	low, high *big.Rat // nil: unbounded
	unit      *big.Rat // the finest step
	step      *big.Rat // the step that people speak in, where it will do
	rounded   bool     // three digits are enough for people
	value     func(*big.Rat) any
	read      func(any) (*big.Rat, bool) // a value of this kind found elsewhere, such as in the evidence
}

// Steps.
var (
	one           = big.NewRat(1, 1)
	tenth         = big.NewRat(1, 10)
	hundredth     = big.NewRat(1, 100)
	tenThousandth = big.NewRat(1, 10_000)
)

// newAxis makes the axis of a fact; ok is false for a fact without an order, without a value, or of too low a precision.
func newAxis(sh shape, now any) (a *axis, ok bool) {
	a = &axis{low: sh.low, high: sh.high, read: readNumber, value: func(r *big.Rat) any { return json.Number(decimal(r)) }}
	switch sh.kind {
	case money:
		m, _ := now.(map[string]any)
		currency, _ := m["currency"].(string)
		a.unit, a.step, a.rounded = one, one, true
		a.read = func(v any) (*big.Rat, bool) {
			found, isMoney := v.(map[string]any)
			if isMoney && found["currency"] != currency {
				return nil, false
			}
			if isMoney {
				v = found["amount"]
			}
			return readNumber(v)
		}
		a.value = func(r *big.Rat) any {
			changed := maps.Clone(m) // what the source says in words stays as it is
			changed["amount"] = json.Number(decimal(r))
			return changed
		}
		if m == nil {
			return nil, false
		}
	case integer:
		a.unit, a.step, a.rounded = one, one, true
	case number:
		a.unit, a.step, a.rounded = hundredth, tenth, true
		if a.high != nil && a.high.Cmp(one) <= 0 { // a fraction
			a.unit, a.step = tenThousandth, hundredth
		}
	case date:
		a.unit, a.step = one, one
		a.read, a.value = readDay, func(r *big.Rat) any { return dayZero.AddDate(0, 0, int(r.Num().Int64())).Format(time.DateOnly) }
		a.low, a.high = big.NewRat(-40_000, 1), big.NewRat(40_000, 1)
	default:
		return nil, false
	}
	a.now, ok = a.read(now)
	return a, ok
}

func readNumber(v any) (*big.Rat, bool) {
	n, ok := v.(json.Number)
	if !ok {
		return nil, false
	}
	return new(big.Rat).SetString(string(n))
}

var dayZero = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// readDay reads a date of full precision.
func readDay(v any) (*big.Rat, bool) {
	s, _ := v.(string)
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return nil, false
	}
	return big.NewRat(int64(t.Sub(dayZero)/(24*time.Hour)), 1), true
}

// decimal writes a number without an exponent, with the decimals that it needs and no more.
func decimal(r *big.Rat) string {
	text := r.FloatString(6)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// alongAxis finds the nearest value of a fact, in the lever's direction or in both, with which the finding clears.
func (s *search) alongAxis(ctx context.Context, lever rule.Lever, pointer string, a *axis) (assessment.Target, error) {
	directions := []int{1, -1}
	switch lever.Direction {
	case rule.Up:
		directions = directions[:1]
	case rule.Down:
		directions = directions[1:]
	}
	var best, short *big.Rat
	for _, direction := range directions {
		w := &walk{search: s, ctx: ctx, axis: a, pointer: pointer, up: direction > 0}
		value, before, err := w.nearest()
		if err != nil {
			return assessment.Target{}, err
		}
		if value != nil && (best == nil || distance(a.now, value).Cmp(distance(a.now, best)) < 0) {
			best, short = value, before
		}
	}
	if best == nil {
		return s.failed(lever, pointer, assessment.OutOfReach), nil
	}
	t := assessment.Target{Value: a.value(best), Short: a.value(short)}
	return s.reached(ctx, lever, pointer, t, profile.Edit{Pointer: pointer, Value: t.Value})
}

func distance(a, b *big.Rat) *big.Rat {
	d := new(big.Rat).Sub(a, b)
	return d.Abs(d)
}

// walk goes along an axis in one direction.
type walk struct {
	*search
	ctx     context.Context
	axis    *axis
	pointer string
	up      bool
}

// nearest returns the value nearest to the present one with which the finding clears, and the one a step less with which it does
// not; nil where none of those tried clears it.
func (w *walk) nearest() (value, short *big.Rat, err error) {
	stands := w.axis.now // the finding stands here
	var clear *big.Rat
	for _, far := range w.probes() {
		ok, err := w.clears(far)
		if err != nil {
			return nil, nil, err
		}
		if ok {
			clear = far
			break
		}
		stands = far
	}
	if clear == nil {
		return nil, nil, nil
	}
	for {
		if value, short, err = w.narrow(stands, clear); err != nil {
			return nil, nil, err
		}
		// What lies a step less may be a value that was never tried, where the finding comes and goes.
		ok, err := w.clears(short)
		if err != nil || !ok {
			return value, short, err
		}
		stands, clear = w.axis.now, short
	}
}

// reach is how far a search goes: so many times the largest figure in sight.
var reach = big.NewRat(1000, 1)

// probes returns the values to try first, ever farther from the present one: distances that double, and the values that the
// evidence and the suggestions of the finding name, by themselves and as differences.
func (w *walk) probes() []*big.Rat {
	a := w.axis
	largest := new(big.Rat).Abs(a.now)
	var found []*big.Rat
	add := func(r *big.Rat) {
		if r = w.bounded(w.away(r, a.unit)); w.isBeyond(a.now, r) {
			found = append(found, r)
		}
	}
	for _, hint := range w.hints() {
		add(hint)
		add(new(big.Rat).Add(a.now, hint))
		add(new(big.Rat).Sub(a.now, hint))
		if size := new(big.Rat).Abs(hint); size.Cmp(largest) > 0 {
			largest = size
		}
	}
	if largest.Cmp(one) < 0 {
		largest = one
	}
	limit := new(big.Rat).Mul(largest, reach)
	for d := a.step; d.Cmp(limit) < 0; d = new(big.Rat).Add(d, d) {
		if w.up {
			add(new(big.Rat).Add(a.now, d))
		} else {
			add(new(big.Rat).Sub(a.now, d))
		}
	}
	slices.SortFunc(found, func(x, y *big.Rat) int {
		if w.up { // all lie on one side of the present value
			return x.Cmp(y)
		}
		return y.Cmp(x)
	})
	return slices.CompactFunc(found, func(x, y *big.Rat) bool { return x.Cmp(y) == 0 })
}

// hints returns the figures of the axis's kind in the finding's evidence, its thresholds and its suggestions.
func (w *walk) hints() []*big.Rat {
	var out []*big.Rat
	add := func(values map[string]any) {
		for _, v := range values {
			if r, ok := w.axis.read(v); ok {
				out = append(out, r)
			}
		}
	}
	add(w.finding.Evidence)
	for _, s := range w.finding.Suggestions {
		add(s.Values)
	}
	return out
}

// narrow halves the stretch between a value with which the finding stands and one with which it clears, over the coarsest
// grid that has a value near the latter.
func (w *walk) narrow(stands, clear *big.Rat) (value, short *big.Rat, err error) {
	step := w.coarse(clear)
	anchor := new(big.Rat) // the grid is the multiples of the step
	for {
		at := w.bounded(w.away(clear, step))
		ok, err := w.clears(at)
		if err != nil {
			return nil, nil, err
		}
		if ok {
			clear = at
			break
		}
		if step.Cmp(w.axis.unit) <= 0 {
			break
		}
		if step = new(big.Rat).Mul(step, tenth); step.Cmp(w.axis.unit) < 0 {
			step = w.axis.unit
		}
	}
	if !new(big.Rat).Quo(clear, step).IsInt() { // only this very value clears, or a bound
		anchor = clear
	}
	index := func(r *big.Rat) *big.Int { // of the grid's value at r or next to it on the side of the present one
		n := new(big.Rat).Quo(new(big.Rat).Sub(r, anchor), step)
		floor := new(big.Int).Div(n.Num(), n.Denom())
		if !w.up && !n.IsInt() {
			floor.Add(floor, big.NewInt(1))
		}
		return floor
	}
	point := func(n *big.Int) *big.Rat {
		r := new(big.Rat).Mul(new(big.Rat).SetInt(n), step)
		return r.Add(r, anchor)
	}
	low, high := index(stands), index(clear)
	for {
		gap := new(big.Int).Sub(high, low)
		if gap.CmpAbs(big.NewInt(1)) <= 0 {
			break
		}
		middle := new(big.Int).Add(low, gap.Quo(gap, big.NewInt(2)))
		ok, err := w.clears(point(middle))
		if err != nil {
			return nil, nil, err
		}
		if ok {
			high = middle
		} else {
			low = middle
		}
	}
	value, short = point(high), point(low)
	if !w.isBeyond(w.axis.now, short) {
		short = w.axis.now
	}
	return value, short, nil
}

// coarse returns the step in which a target is told: three digits of it, but no finer than people speak.
func (w *walk) coarse(clear *big.Rat) *big.Rat {
	a := w.axis
	if !a.rounded {
		return a.step
	}
	size := new(big.Rat).Abs(a.now)
	if other := new(big.Rat).Abs(clear); other.Cmp(size) > 0 {
		size = other
	}
	step := new(big.Rat).Set(a.step)
	for thousand := big.NewRat(1000, 1); new(big.Rat).Quo(size, step).Cmp(thousand) >= 0; {
		step.Mul(step, big.NewRat(10, 1))
	}
	return step
}

// away rounds to a multiple of a step, away from the present value.
func (w *walk) away(r, step *big.Rat) *big.Rat {
	n := new(big.Rat).Quo(r, step)
	if n.IsInt() {
		return r
	}
	whole := new(big.Int).Div(n.Num(), n.Denom())
	if w.up {
		whole.Add(whole, big.NewInt(1))
	}
	return new(big.Rat).Mul(new(big.Rat).SetInt(whole), step)
}

func (w *walk) bounded(r *big.Rat) *big.Rat {
	if low := w.axis.low; low != nil && r.Cmp(low) < 0 {
		return low
	}
	if high := w.axis.high; high != nil && r.Cmp(high) > 0 {
		return high
	}
	return r
}

// isBeyond says whether r lies farther along than from.
func (w *walk) isBeyond(from, r *big.Rat) bool {
	if w.up {
		return r.Cmp(from) > 0
	}
	return r.Cmp(from) < 0
}

func (w *walk) clears(r *big.Rat) (bool, error) {
	if r.Cmp(w.axis.now) == 0 {
		return false, nil
	}
	_, clears, err := w.try(w.ctx, profile.Edit{Pointer: w.pointer, Value: w.axis.value(r)})
	return clears, err
}
