package target

import (
	"context"
	"encoding/json"
	"math"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
)

// Room is how far a number can move before a rule changes its outcome, all else being equal.
type Room struct {
	Rule  rule.ID
	Up    bool         // whether the number rises to get there
	Value any          // the nearest value found at which the rule says something else; an amount with its currency
	To    rule.Outcome // that it says there: fail where it passes now, pass where it fails
}

// probes are the factors at which a number is tried first. A stretch that lies between two of them whole can be missed.
var probes = []float64{0.99, 0.95, 0.9, 0.75, 0.5, 0.25, 0.1, 0.01, 0, 1.01, 1.05, 1.1, 1.25, 1.5, 2, 4, 10, 100}

// roundsOfHalving bounds the search between two probes: enough for an amount of a billion, to one unit.
const roundsOfHalving = 40

// Headroom finds, by evaluating, the nearest values on either side of a number or an amount at which rules turn from pass to fail or back. A
// number that is 0, and a fact that is not a number, has no headroom.
func Headroom(ctx context.Context, outcomes func(ctx context.Context, p *profile.Profile, ids ...rule.ID) ([]assessment.Result, error), v *profile.Validator, p *profile.Profile, pointer string, ids []rule.ID) ([]Room, error) {
	value, ok := p.Lookup(pointer)
	if !ok || len(ids) == 0 {
		return nil, nil
	}
	currency := ""
	if money, is := value.(map[string]any); is {
		currency, _ = money["currency"].(string)
		value = money["amount"]
		pointer += "/amount"
		if currency == "" {
			return nil, nil
		}
	}
	written, ok := value.(json.Number)
	if !ok {
		return nil, nil
	}
	now, err := written.Float64()
	if err != nil || now == 0 || math.IsInf(now, 0) {
		return nil, nil //nolint:nilerr // nothing can be tried from there
	}
	whole := !strings.ContainsAny(written.String(), ".eE")
	at := func(x float64) json.Number {
		if whole {
			return json.Number(strconv.FormatFloat(math.Round(x), 'f', -1, 64))
		}
		text := strconv.FormatFloat(x, 'g', 6, 64)
		if f, err := strconv.ParseFloat(text, 64); err == nil {
			text = strconv.FormatFloat(f, 'f', -1, 64)
		}
		return json.Number(text)
	}
	try := func(x json.Number, ids ...rule.ID) (map[rule.ID]rule.Outcome, error) {
		edited, ok := v.Try(p, []profile.Edit{{Text: pointer, Pointer: pointer, Value: x}})
		if !ok {
			return nil, nil
		}
		results, err := outcomes(ctx, edited, ids...)
		if err != nil {
			return nil, err
		}
		found := map[rule.ID]rule.Outcome{}
		for _, r := range results {
			found[r.Rule] = r.Outcome
		}
		return found, nil
	}
	is, err := try(written, ids...)
	if err != nil {
		return nil, err
	}
	turned := func(id rule.ID, o rule.Outcome) bool {
		return is[id] == rule.Pass && o == rule.Fail || is[id] == rule.Fail && o == rule.Pass
	}
	var rooms []Room
	for _, up := range []bool{false, true} {
		open := ids
		last := now
		for _, factor := range probes {
			if factor > 1 != up || len(open) == 0 {
				continue
			}
			tried := at(now * factor)
			found, err := try(tried, open...)
			if err != nil {
				return nil, err
			}
			var still []rule.ID
			for _, id := range open {
				if !turned(id, found[id]) {
					still = append(still, id)
					continue
				}
				near, far := last, now*factor
				for range roundsOfHalving {
					middle := at((near + far) / 2)
					m, err := middle.Float64()
					if err != nil || m == near || m == far || middle == at(near) || middle == at(far) {
						break
					}
					there, err := try(middle, id)
					if err != nil {
						return nil, err
					}
					if turned(id, there[id]) {
						far = m
					} else {
						near = m
					}
				}
				r := Room{Rule: id, Up: up, Value: at(far), To: found[id]}
				if currency != "" {
					r.Value = map[string]any{"amount": at(far), "currency": currency}
				}
				rooms = append(rooms, r)
			}
			open, last = still, now*factor
		}
	}
	return rooms, nil
}
