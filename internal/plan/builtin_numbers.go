package plan

import (
	"errors"
	"math"
	"math/bits"
)

// Arithmetic: integers and decimals here, what overflows or is unusual by OPA.

var (
	errDivideByZero = errors.New("divide by zero")
	errModuloByZero = errors.New("modulo by zero")
	errModuloFloat  = errors.New("modulo on floating-point number")
)

func checkNumbers(a, b Value) error {
	if a.Kind() != Number {
		return wrongType(1, a, "number")
	}
	if b.Kind() != Number {
		return wrongType(2, b, "number")
	}
	return nil
}

// computable reports whether a and b can be computed with as decimals and at least one of them is not an integer: of
// integers OPA has the exact result.
func computable(a, b Value) bool {
	return (a.isDecimal() || b.isDecimal()) && a.tag != &bigTag && b.tag != &bigTag
}

// zeroProduct reports whether the product of a decimal and an integer is zero, and nothing of its sign needs OPA.
func zeroProduct(a, b Value) bool {
	return a == NewInt(0) && !b.decimal().neg || b == NewInt(0) && !a.decimal().neg
}

func plus(e *Eval, a, b Value) (Value, error) {
	if a.tag == &intTag && b.tag == &intTag {
		x, y := int64(a.num), int64(b.num)
		if s := x + y; (s > x) == (y > 0) {
			return NewInt(s), nil
		}
	}
	if err := checkNumbers(a, b); err != nil {
		return Value{}, err
	}
	if computable(a, b) {
		return add(a.decimal(), b.decimal()).value(), nil
	}
	return e.opa("plus", a, b)
}

func minus(e *Eval, a, b Value) (Value, error) {
	if a.tag == &intTag && b.tag == &intTag {
		x, y := int64(a.num), int64(b.num)
		if d := x - y; (d < x) == (y > 0) {
			return NewInt(d), nil
		}
	}
	ka, kb := a.Kind(), b.Kind()
	switch {
	case ka == Number && kb == Number:
		if computable(a, b) {
			y := b.decimal()
			y.neg = !y.neg
			return add(a.decimal(), y).value(), nil
		}
		return e.opa("minus", a, b)
	case ka == Set && kb == Set:
		return setMinus(e, a, b), nil
	case ka != Number && ka != Set:
		return Value{}, wrongType(1, a, "number", "set")
	case kb == Number:
		return Value{}, wrongType(2, b, "set")
	}
	return Value{}, wrongType(2, b, "number")
}

func multiply(e *Eval, a, b Value) (Value, error) {
	if a.tag == &intTag && b.tag == &intTag {
		if p, ok := mulInt(int64(a.num), int64(b.num)); ok {
			return NewInt(p), nil
		}
	}
	if err := checkNumbers(a, b); err != nil {
		return Value{}, err
	}
	switch {
	case !computable(a, b):
	case a.num != 0 && b.num != 0:
		return mul(a.decimal(), b.decimal()).value(), nil
	case zeroProduct(a, b):
		return NewInt(0), nil
	}
	return e.opa("mul", a, b)
}

// mulInt multiplies unless the product overflows.
func mulInt(x, y int64) (int64, bool) {
	hi, lo := bits.Mul64(magnitude(x), magnitude(y))
	if hi != 0 || lo >= topBit {
		return 0, false
	}
	if (x < 0) != (y < 0) {
		return -int64(lo), true
	}
	return int64(lo), true
}

func magnitude(x int64) uint64 {
	if x < 0 {
		return -uint64(x)
	}
	return uint64(x)
}

func divide(e *Eval, a, b Value) (Value, error) {
	if err := checkNumbers(a, b); err != nil {
		return Value{}, err
	}
	if a.tag == &intTag && b.tag == &intTag {
		x, y := int64(a.num), int64(b.num)
		switch {
		case y == 0:
			return Value{}, errDivideByZero
		case x == math.MinInt64 || y == math.MinInt64:
		case x == 0 && y > 0 && a.text == "":
			return a, nil
		case x == 0: // OPA has -0
		case x%y == 0:
			return NewInt(x / y), nil
		default:
			return quo(decimalOfInt(x), decimalOfInt(y)).value(), nil
		}
	}
	switch {
	case !computable(a, b) || b.num == 0:
	case a.num != 0:
		return quo(a.decimal(), b.decimal()).value(), nil
	case zeroProduct(a, b):
		return NewInt(0), nil
	}
	return e.opa("div", a, b)
}

func remainder(e *Eval, a, b Value) (Value, error) {
	if err := checkNumbers(a, b); err != nil {
		return Value{}, err
	}
	if a.tag == &intTag && b.tag == &intTag {
		if b.num == 0 {
			return Value{}, errModuloByZero
		}
		return NewInt(int64(a.num) % int64(b.num)), nil
	}
	if a.isDecimal() || b.isDecimal() {
		return Value{}, errModuloFloat
	}
	return e.opa("rem", a, b)
}

// smallInt returns the range in which OPA takes an integer as it is when it rounds it.
func smallInt(v Value) bool {
	return plainInt(v) && int64(v.num) >= math.MinInt32 && int64(v.num) <= math.MaxInt32
}

func abs(e *Eval, a Value) (Value, error) {
	if smallInt(a) {
		return NewInt(max(int64(a.num), -int64(a.num))), nil
	}
	if a.Kind() == Number && a.isDecimal() {
		d := a.decimal()
		d.neg = false
		return d.value(), nil
	}
	return e.opa("abs", a)
}

func ceil(e *Eval, a Value) (Value, error)  { return roundWith(e, "ceil", a) }
func floor(e *Eval, a Value) (Value, error) { return roundWith(e, "floor", a) }

func roundNumber(e *Eval, a Value) (Value, error) { return roundWith(e, "round", a) }

func roundWith(e *Eval, name string, a Value) (Value, error) {
	if smallInt(a) {
		return NewInt(int64(a.num)), nil
	}
	if a.Kind() == Number && a.isDecimal() {
		if v, ok := roundDecimal(name, a.decimal()); ok {
			return v, nil
		}
	}
	return e.opa(name, a)
}

// roundDecimal rounds a decimal of moderate size.
func roundDecimal(name string, d decimal) (Value, bool) {
	if d.exp >= 0 || d.exp <= -64 || d.num>>-d.exp >= 1<<52 {
		return Value{}, false // also numbers below 1, for which OPA may have -0
	}
	i := int64(d.num >> -d.exp) // toward zero, and never exact
	switch {
	case name == "ceil" && !d.neg, name == "floor" && d.neg:
		i++
	case name == "round" && d.num>>(-d.exp-1)&1 == 1: // half away from zero
		i++
	}
	if d.neg {
		i = -i
	}
	return NewInt(i), true
}

func numbersRange(e *Eval, a, b Value) (Value, error) {
	if !plainInt(a) || !plainInt(b) {
		return e.opa("numbers.range", a, b)
	}
	from, to := int64(a.num), int64(b.num)
	if max(magnitude(from), magnitude(to)) > 1<<40 {
		return e.opa("numbers.range", a, b)
	}
	if err := checkElements(rangeSize(from, to, 1)); err != nil {
		return Value{}, err
	}
	t := e.mem.newTag(Array)
	step := int64(1)
	if from > to {
		step = -1
	}
	for i := from; ; i += step {
		if !e.step() {
			err := e.err
			e.err = nil
			return Value{}, err
		}
		t.vals = e.mem.append(t.vals, NewInt(i))
		if i == to {
			break
		}
	}
	return Value{tag: t}, nil
}
