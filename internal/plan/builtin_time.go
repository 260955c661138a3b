package plan

import (
	"errors"
	"math"
	"time"
)

// Time in UTC; time zones are left to OPA.

var (
	minTime = time.Unix(0, math.MinInt64)
	maxTime = time.Unix(0, math.MaxInt64)
)

func nanoseconds(t time.Time) (Value, error) {
	if t.Before(minTime) || t.After(maxTime) {
		return Value{}, errors.New("time outside of valid range")
	}
	return NewInt(t.UnixNano()), nil
}

func timeParseRFC3339(_ *Eval, a Value) (Value, error) {
	if a.tag != &stringTag {
		return Value{}, wrongType(1, a, "string")
	}
	t, err := time.Parse(time.RFC3339, a.text)
	if err != nil {
		return Value{}, err
	}
	return nanoseconds(t)
}

func timeDate(e *Eval, a Value) (Value, error) {
	ns, ok := a.Int()
	if !ok {
		return e.opa("time.date", a)
	}
	y, m, d := time.Unix(0, ns).UTC().Date()
	return newArray(e, []Value{NewInt(int64(y)), NewInt(int64(m)), NewInt(int64(d))}), nil
}

func timeAddDate(e *Eval, args []Value) (Value, error) {
	ns, ok := args[0].Int()
	if !ok {
		return e.opa("time.add_date", args...)
	}
	var step [3]int
	for i := range step {
		n, err := intOperand(i+2, args[i+1])
		if err != nil {
			return Value{}, err
		}
		step[i] = int(n)
	}
	return nanoseconds(time.Unix(0, ns).UTC().AddDate(step[0], step[1], step[2]))
}
