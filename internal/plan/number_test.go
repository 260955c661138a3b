package plan

import (
	"encoding/binary"
	"math/big"
	"strconv"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/diligo/diligo/internal/thorough"
)

// opaResult returns what OPA's built-in returns, as text: the number, true or false, or the error.
func opaResult(name string, args ...ast.Value) string {
	terms := make([]*ast.Term, len(args))
	for i, a := range args {
		terms[i] = ast.NewTerm(a)
	}
	out := "undefined"
	err := topdown.GetBuiltin(name)(topdown.BuiltinContext{}, terms, func(t *ast.Term) error {
		out = t.String()
		return nil
	})
	if err != nil {
		return err.(*topdown.Error).Message
	}
	return out
}

func ownResult(name string, v Value, err error) string {
	if err != nil {
		e, _ := builtinError(name, location{}, err)
		return e.Message
	}
	if !v.IsDefined() {
		return "undefined"
	}
	return ToAST(v).String()
}

// checkNumbers compares all that can be done with two numbers with OPA.
func checkNumberPair(t *testing.T, x, y string) {
	t.Helper()
	a, b := parseNumber(x), parseNumber(y)
	ax, ay := ast.Number(x), ast.Number(y)
	if got := numberText(a); got != x {
		t.Errorf("text of %s is %s", x, got)
	}
	if got, want := Compare(a, b), ast.NumberCompare(ax, ay); got != want {
		t.Errorf("compare %s with %s: %d, want %d", x, y, got, want)
	}
	if Equal(a, b) && hash(a) != hash(b) {
		t.Errorf("%s and %s are equal, their hashes are not", x, y)
	}
	e := &Eval{prog: &Program{}}
	for name, f := range builtins2 {
		switch name {
		case "plus", "minus", "mul", "div", "rem":
			v, err := f(e, a, b)
			got, want := ownResult(name, v, err), opaResult(name, ax, ay)
			if got != want {
				t.Errorf("%s %s %s = %s, want %s", x, name, y, got, want)
				continue
			}
			if err != nil {
				continue
			}
			// The result is computed with in turn, and has no literal.
			r := ast.Number(want)
			checkComputed(t, v, r)
			for _, o := range []struct {
				v Value
				n ast.Number
			}{{a, ax}, {b, ay}, {parseNumber(want), r}} {
				if got, want := Compare(v, o.v), ast.NumberCompare(r, o.n); got != want {
					t.Errorf("compare %s (computed) with %s: %d, want %d", r, o.n, got, want)
				}
				if Equal(v, o.v) && hash(v) != hash(o.v) {
					t.Errorf("%s (computed) and %s are equal, their hashes are not", r, o.n)
				}
				w, err := plus(e, v, o.v)
				if got, want := ownResult("plus", w, err), opaResult("plus", r, o.n); got != want {
					t.Errorf("%s (computed) + %s = %s, want %s", r, o.n, got, want)
				}
			}
		}
	}
	checkComputed(t, a, ax)
	for _, list := range [][]Value{{a, b}, {a, b, a}, {b, NewInt(1), a, parseNumber("0.1")}} {
		arr := NewArray(list...)
		for _, name := range []string{"sum", "product", "max", "min", "sort"} {
			v, err := builtins1[name](e, arr)
			if got, want := ownResult(name, v, err), opaResult(name, ToAST(arr)); got != want {
				t.Errorf("%s(%s) = %s, want %s", name, arr, got, want)
			}
		}
	}
	format := NewString("%v %d %s %.1f %5.2f %e %g")
	args := NewArray(a, b, a, b, a, b, a)
	v, err := sprintf(e, format, args)
	if got, want := ownResult("sprintf", v, err), opaResult("sprintf", ToAST(format), ToAST(args)); got != want {
		t.Errorf("sprintf of %s = %s, want %s", args, got, want)
	}
}

// checkComputed compares what is done with one number with OPA.
func checkComputed(t *testing.T, v Value, n ast.Number) {
	t.Helper()
	e := &Eval{prog: &Program{}}
	for _, name := range []string{"abs", "ceil", "floor", "round", "to_number"} {
		r, err := builtins1[name](e, v)
		if got, want := ownResult(name, r, err), opaResult(name, n); got != want {
			t.Errorf("%s(%s) = %s, want %s", name, n, got, want)
		}
	}
	for _, base := range []int64{2, 10, 16, 3} {
		r, err := formatInt(e, v, NewInt(base))
		if got, want := ownResult("format_int", r, err), opaResult("format_int", n, ast.Number(strconv.Itoa(int(base)))); got != want {
			t.Errorf("format_int(%s, %d) = %s, want %s", n, base, got, want)
		}
	}
}

var numberTexts = []string{
	"0", "-0", "0.0", "-0.0", "0e5", "1", "-1", "1.0", "1e0", "10e-1", "14.0", "14.00", "2.5", "2.50", "-2.5", "0.1", "0.2", "0.3", "0.30000000000000004",
	"3", "7", "6", "100", "1e2", "1E2", "1e-2", "1.5e3", "1.5e-3", "0.5", "-0.5", "0.49999999999999999", "1.4999999", "999999.5", "1234567.5",
	"2147483647", "2147483648", "-2147483648", "-2147483649", "9007199254740993", "9223372036854775807", "-9223372036854775808",
	"9223372036854775808", "18446744073709551615", "18446744073709551616", "123456789012345678901234567890", "1e19", "1e30", "1e-30", "1e300", "1e-300",
	"123456789012345678", "12345678901234567.8", "0.123456789012345678", "0.1234567890123456789", "0.333333333333333333", "0.33333333333333333334",
	"0.3333333333333333333", "0.1000000000000000000001", "0.10000000000000000", "4611686018427387905.0", "1e-7", "123e-20", "0.000001", "0.0000001", "1e17", "1e18",
}

func TestNumbersAreOPAs(t *testing.T) {
	for _, x := range thorough.Some(numberTexts, 10) {
		for _, y := range numberTexts {
			checkNumberPair(t, x, y)
			if t.Failed() {
				return
			}
		}
	}
}

// TestToNumber is about texts that are numbers to OPA, though not to JSON.
func TestToNumber(t *testing.T) {
	e := &Eval{prog: &Program{}}
	list := numberList(t)
	for _, s := range []string{"1", "+5", "-5", "007", "00.5", "1.", ".5", "+.5", "1e3", "+1E3", "0x10", "0x1p-2", "1_000", " 1", "", "-", "inf", "NaN", "1e999", "3.0", "2e0", "٣"} {
		v, err := toNumber(e, NewString(s))
		got, want := ownResult("to_number", v, err), opaResult("to_number", ast.String(s))
		if got != want {
			t.Errorf("to_number(%q) = %s, want %s", s, got, want)
		}
		if err != nil {
			continue
		}
		n := ast.Number(want)
		if got, want := ownResult("plus", plusOne(e, v), nil), opaResult("plus", n, ast.Number("1")); got != want {
			t.Errorf("%s + 1 = %s, want %s", n, got, want)
		}
		want = "undefined"
		if x := ToAST(list).(*ast.Array).Get(ast.NewTerm(n)); x != nil {
			want = x.String()
		}
		if got := ownResult("", list.Get(v), nil); got != want {
			t.Errorf("list[%s] = %s, want %s", n, got, want)
		}
	}
}

func numberList(t *testing.T) Value { return mustDecode(t, `["a", "b", "c", "d", "e", "f", "g", "h"]`) }

func plusOne(e *Eval, v Value) Value {
	r, _ := plus(e, v, NewInt(1))
	return r
}

// FuzzNumbers makes two decimal literals.
func FuzzNumbers(f *testing.F) {
	f.Add([]byte{1, 0, 0, 0, 0, 0, 0, 0, 2, 3, 0, 0, 0, 0, 0, 0, 0, 1})
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 20, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 19})
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8, 140, 1, 2, 3, 4, 5, 6, 7, 9, 140})
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) < 18 {
			t.Skip()
		}
		checkNumberPair(t, literal(b), literal(b[9:]))
	})
}

// literal makes a number of a mantissa of up to 20 digits and a point or an exponent.
func literal(b []byte) string {
	digits := strconv.FormatUint(binary.LittleEndian.Uint64(b)>>(b[8]&31*2), 10)
	sign := ""
	if b[8]&32 != 0 {
		sign = "-"
	}
	point := int(b[8] >> 6 * b[8] & 15)
	switch {
	case b[8]&1 == 0 && point < len(digits) && point > 0:
		digits = digits[:len(digits)-point] + "." + digits[len(digits)-point:]
	case point > 8:
		digits += "e-" + strconv.Itoa(point)
	case point > 4:
		digits += "e" + strconv.Itoa(point)
	}
	return sign + digits
}

// TestDecimalsAreBigFloats compares the arithmetic of mantissas with big.Float bit by bit, also at the edges of
// alignment.
func TestDecimalsAreBigFloats(t *testing.T) {
	mantissas := []uint64{topBit, topBit + 1, 1<<64 - 1, 1<<64 - 2, 0xC000000000000000, 0xAAAAAAAAAAAAAAAA, 0x8000000080000001, 0xFFFFFFFF00000000}
	for _, m := range mantissas {
		for _, n := range mantissas {
			for shift := int32(-130); shift <= 130; shift++ {
				for signs := range 4 {
					a := decimal{num: m, exp: -70, neg: signs&1 != 0}
					b := decimal{num: n, exp: -70 + shift, neg: signs&2 != 0}
					x, y := a.big(), b.big()
					for name, pair := range map[string][2]*big.Float{
						"add": {add(a, b).big(), new(big.Float).Add(x, y)},
						"mul": {mul(a, b).big(), new(big.Float).Mul(x, y)},
						"quo": {quo(a, b).big(), new(big.Float).Quo(x, y)},
					} {
						if pair[0].Cmp(pair[1]) != 0 {
							t.Fatalf("%s of %v and %v: %v, want %v", name, x, y, pair[0], pair[1])
						}
					}
					if got, want := a.compare(b), x.Cmp(y); got != want {
						t.Fatalf("compare %v with %v: %d, want %d", x, y, got, want)
					}
				}
			}
		}
	}
}

// TestAppendNumber compares the text of decimals with big.Float's.
func TestAppendNumber(t *testing.T) {
	check := func(d decimal) {
		t.Helper()
		if d.num&topBit == 0 {
			return // beyond the smallest mantissa
		}
		v := d.value()
		if v.tag == &intTag || v.tag == &bigTag {
			return
		}
		if got, want := numberText(v), d.big().Text('g', -1); got != want {
			t.Fatalf("%d * 2^%d: got %s, want %s", d.num, d.exp, got, want)
		}
	}
	for exp := int32(-200); exp <= 0; exp++ {
		for _, num := range []uint64{topBit, topBit + 1, topBit + 2, 1<<64 - 1, 1<<64 - 2, 0xC000000000000000} {
			check(decimal{num: num, exp: exp, neg: exp&1 == 0})
		}
	}
	// Quotients and powers of ten, and their neighbours.
	for a := uint64(1); a < 400; a += uint64(thorough.Times(7, 1)) {
		for b := uint64(1); b < 60; b++ {
			d := quo(normalize(a, false), normalize(b, false))
			check(d)
			d.num++
			check(d)
		}
	}
	for _, p := range powersOfTen[1:] {
		for a := uint64(1); a < 50; a++ {
			d := quo(normalize(a, true), normalize(p, false))
			for diff := range uint64(5) {
				check(decimal{num: d.num + diff - 2, exp: d.exp, neg: d.neg})
			}
			check(quo(normalize(p*9%12345678901+a, false), normalize(7, false)))
		}
	}
	x := uint64(88172645463325252)
	for range thorough.Times(10_000, 50_000) {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		check(decimal{num: x | topBit, exp: -1 - int32(x>>3%130)})
	}
}
