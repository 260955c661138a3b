package plan

import (
	"cmp"
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/util"
)

// Numbers are OPA's. To OPA a number is its decimal text; it computes integers exactly and everything else in
// big.Float with a mantissa of 64 bits, and turns the result into the shortest text that identifies it. It compares
// the texts exactly, except that two fractions of more than 19 digits are equal when their float64 are.
//
// Here a number has one of three forms, chosen so that the common ones need neither memory nor big arithmetic:
//
//   - an integer that fits an int64 (also one written 14.0, whose text is kept);
//   - a decimal: no integer, a 64-bit mantissa and an exponent. It is the result of a computation, or a literal of at most
//     18 significant digits, which is what makes mantissa and text determine each other;
//   - anything else: the text alone, and OPA's own functions compute with it.

// decimal is the 64-bit-mantissa number num * 2^exp. The top bit of num is set unless the number is zero.
type decimal struct {
	num uint64
	exp int32
	neg bool
}

const (
	maxLiteralDigits = 18 // significant digits that a 64-bit mantissa always tells apart
	minTagExp        = -192
	maxTagExp        = 64
	topBit           = 1 << 63
)

// decimalTags are the tags of the decimals of usual size.
var decimalTags = func() (tags [2][maxTagExp - minTagExp]tag) {
	for neg := range tags {
		for i := range tags[neg] {
			tags[neg][i] = tag{kind: Number, neg: neg == 1, exp: int32(i + minTagExp), frozen: true}
		}
	}
	return tags
}()

var powersOfTen = func() (p [20]uint64) {
	p[0] = 1
	for i := 1; i < len(p); i++ {
		p[i] = p[i-1] * 10
	}
	return p
}()

// plainInt reports whether an integer's text is digits, with zeros at most after the point: what OPA accepts where an
// integer is needed, such as an index.
func plainInt(v Value) bool {
	return v.tag == &intTag && (v.text == "" || !strings.ContainsAny(v.text, "eE"))
}

func (v Value) isDecimal() bool {
	return v.tag.kind == Number && v.tag != &intTag && v.tag != &bigTag
}

// decimal returns v, which is an integer or a decimal, in the form that decimals are computed with.
func (v Value) decimal() decimal {
	if v.tag == &intTag {
		return decimalOfInt(int64(v.num))
	}
	return decimal{num: v.num, exp: v.tag.exp, neg: v.tag.neg}
}

func decimalOfInt(i int64) decimal {
	if i == 0 {
		return decimal{}
	}
	u := uint64(i)
	if i < 0 {
		u = -u
	}
	shift := bits.LeadingZeros64(u)
	return decimal{num: u << shift, exp: int32(-shift), neg: i < 0}
}

// value returns the result of a computation as a Value.
func (d decimal) value() Value {
	if d.num == 0 {
		return NewInt(0)
	}
	if zeros := int32(bits.TrailingZeros64(d.num)); d.exp+zeros >= 0 { // an integer
		if d.exp < 0 {
			if u := d.num >> -d.exp; !d.neg {
				return NewInt(int64(u))
			} else {
				return NewInt(-int64(u))
			}
		}
		return parseNumber(d.big().Text('f', -1))
	}
	return d.tagged("")
}

// tagged returns a decimal that is not an integer.
func (d decimal) tagged(text string) Value {
	if d.exp < minTagExp || d.exp >= maxTagExp {
		return Value{tag: &tag{kind: Number, neg: d.neg, exp: d.exp, frozen: true}, num: d.num, text: text}
	}
	sign := 0
	if d.neg {
		sign = 1
	}
	return Value{tag: &decimalTags[sign][d.exp-minTagExp], num: d.num, text: text}
}

func (d decimal) big() *big.Float {
	f := new(big.Float).SetUint64(d.num)
	f.SetMantExp(f, int(d.exp))
	if d.neg {
		f.Neg(f)
	}
	return f
}

// float64 rounds d to a float64. It is not exact when d lies half-way between two of them: the number that d itself
// was rounded from may have been on either side.
func (d decimal) float64() (f float64, exact bool) {
	if d.num == 0 {
		return 0, true
	}
	const dropped = 11 // 64 - 53 bits
	m, rest := d.num>>dropped, d.num&(1<<dropped-1)
	const half = 1 << (dropped - 1)
	if rest > half || (rest == half && m&1 == 1) {
		m++
	}
	e := d.exp + 63 // of the top bit
	if e < -1000 || e > 1000 {
		return 0, false
	}
	f = math.Float64frombits(uint64(e+1023)<<52 + (m - 1<<52)) // m = 2^53 carries into the exponent
	if d.neg {
		f = -f
	}
	return f, rest != half
}

// parseNumber returns the number of a literal, keeping its text where the value alone would not give it back.
func parseNumber(s string) Value {
	if v, ok := parseInt(s); ok {
		return v
	}
	if d, point, ok := scanDecimal(s); ok {
		switch {
		case d.num == 0:
			return Value{tag: &intTag, text: s}
		case point <= 0 && point > -maxLiteralDigits:
			if hi, lo := bits.Mul64(d.num, powersOfTen[-point]); hi == 0 && lo < topBit {
				return intLiteral(lo, d.neg, s)
			}
		case point > 0 && point < len(powersOfTen):
			p := powersOfTen[point]
			if d.num%p == 0 {
				return intLiteral(d.num/p, d.neg, s)
			}
			return quo(normalize(d.num, d.neg), normalize(p, false)).tagged(s)
		}
	}
	if i, ok := util.Atoi64(s); ok { // in an unusual form, such as +5, which to_number leaves as it is
		return Value{tag: &intTag, num: uint64(i), text: s}
	}
	return Value{tag: &bigTag, text: s}
}

func intLiteral(u uint64, neg bool, s string) Value {
	i := int64(u)
	if neg {
		i = -i
	}
	return Value{tag: &intTag, num: uint64(i), text: s}
}

// parseInt accepts the canonical text of an int64.
func parseInt(s string) (Value, bool) {
	digits := s
	if s != "" && s[0] == '-' {
		digits = s[1:]
	}
	if len(digits) == 0 || len(digits) > 19 || (digits[0] == '0' && s != "0") {
		return Value{}, false
	}
	var n uint64
	for i := range len(digits) {
		c := digits[i] - '0'
		if c > 9 {
			return Value{}, false
		}
		n = n*10 + uint64(c)
	}
	if n >= topBit {
		return Value{}, false // also MinInt64: it does no harm in its text
	}
	if len(digits) < len(s) {
		return NewInt(-int64(n)), true
	}
	return NewInt(int64(n)), true
}

// scanDecimal reads a literal as num * 10^-point. It gives up on more digits than a decimal can have and on any
// unusual form.
func scanDecimal(s string) (d decimal, point int, ok bool) {
	i := 0
	if i < len(s) && s[i] == '-' {
		d.neg = true
		i++
	}
	start, digits, dot := i, 0, false
	for ; i < len(s); i++ {
		c := s[i]
		if c == '.' && !dot && i > start {
			dot = true
			continue
		}
		if c < '0' || c > '9' {
			break
		}
		if digits > 0 || c != '0' {
			if digits++; digits > maxLiteralDigits {
				return d, 0, false
			}
			d.num = d.num*10 + uint64(c-'0')
		}
		if dot {
			point++
		}
	}
	if i == start || s[i-1] == '.' {
		return d, 0, false
	}
	if i < len(s) {
		if s[i]|0x20 != 'e' || len(s)-i > 6 {
			return d, 0, false
		}
		e, err := strconv.Atoi(s[i+1:])
		if err != nil {
			return d, 0, false
		}
		point -= e
	}
	return d, point, true
}

// appendNumber appends the text that OPA gives v.
func appendNumber(b []byte, v Value) []byte {
	switch {
	case v.text != "":
		return append(b, v.text...)
	case v.tag == &intTag:
		return strconv.AppendInt(b, int64(v.num), 10)
	}
	d := v.decimal()
	if digits, point, ok := d.shortest(); ok {
		return appendDigits(b, d.neg, digits.text[:digits.n], point)
	}
	return d.big().Append(b, 'g', -1)
}

// digits are decimal digits; the first is not 0.
type digits struct {
	text [48]byte
	n    int
}

// shortest returns the fewest digits that identify d among the numbers of 64-bit mantissas, and where the decimal
// point is before, in or behind them. It handles numbers from 2^-62 to 2^63 that are not integers, by arithmetic on
// fractions of 128 bits; what the digits so far leave is compared with half the distance to the neighbours of d.
func (d decimal) shortest() (out digits, point int, ok bool) {
	k := uint(-d.exp)
	if d.exp >= 0 || k > 125 {
		return out, 0, false
	}
	var hi, lo uint64 // the fraction, in units of 2^-128
	if k < 64 {
		out.n = len(strconv.AppendUint(out.text[:0], d.num>>k, 10))
		point = out.n
		hi = d.num << (64 - k)
	} else {
		hi, lo = d.num>>(k-64), d.num<<(128-k)
		if k == 64 {
			hi, lo = d.num, 0
		}
	}
	var halfHi, halfLo uint64 // half the distance
	if e := 127 - k; e >= 64 {
		halfHi = 1 << (e - 64)
	} else {
		halfLo = 1 << e
	}
	inclusive := d.num&1 == 0
	for {
		var digit, any uint64
		digit, hi, lo = timesTen(hi, lo)
		any, halfHi, halfLo = timesTen(halfHi, halfLo)
		if digit != 0 || out.n > 0 {
			out.text[out.n] = '0' + byte(digit)
			out.n++
		} else {
			point--
		}
		down := less128(hi, lo, halfHi, halfLo) || (inclusive && hi == halfHi && lo == halfLo)
		sumLo, carry := bits.Add64(lo, halfLo, 0)
		sumHi, carry := bits.Add64(hi, halfHi, carry)
		up := carry != 0 && (inclusive || sumHi != 0 || sumLo != 0)
		if any != 0 || (down && up) { // whatever follows does not matter: take the nearer one
			up = hi > topBit || (hi == topBit && (lo > 0 || digit&1 == 1))
			down = !up
		}
		switch {
		case down:
			return out, point, out.n > 0
		case up:
			point += out.increment()
			return out, point, out.n > 0
		case out.n == len(out.text):
			return out, 0, false
		}
	}
}

// timesTen multiplies a fraction by ten and takes off the digit before the point.
func timesTen(hi, lo uint64) (digit, newHi, newLo uint64) {
	carryLo, lo := bits.Mul64(lo, 10)
	digit, hi = bits.Mul64(hi, 10)
	hi, carry := bits.Add64(hi, carryLo, 0)
	return digit + carry, hi, lo
}

func less128(aHi, aLo, bHi, bLo uint64) bool { return aHi < bHi || (aHi == bHi && aLo < bLo) }

// increment adds one to the last digit, drops the zeros that come of it, and returns by how many places the point
// moves.
func (d *digits) increment() int {
	for d.n > 0 {
		if d.text[d.n-1] != '9' {
			d.text[d.n-1]++
			return 0
		}
		d.n--
	}
	d.text[0] = '1'
	d.n = 1
	return 1
}

// appendDigits writes digits as the format %g of shortest precision does.
func appendDigits(b []byte, neg bool, digits []byte, point int) []byte {
	if neg {
		b = append(b, '-')
	}
	exp := point - 1
	switch {
	case exp < -4 || exp >= 6:
		b = append(b, digits[0])
		if len(digits) > 1 {
			b = append(b, '.')
			b = append(b, digits[1:]...)
		}
		b = append(b, 'e', '+')
		if exp < 0 {
			b[len(b)-1] = '-'
			exp = -exp
		}
		if exp < 10 {
			b = append(b, '0')
		}
		return strconv.AppendInt(b, int64(exp), 10)
	case point <= 0:
		b = append(b, "0.0000"[:2-point]...)
		return append(b, digits...)
	case point < len(digits):
		b = append(b, digits[:point]...)
		b = append(b, '.')
		return append(b, digits[point:]...)
	}
	b = append(b, digits...)
	for range point - len(digits) {
		b = append(b, '0')
	}
	return b
}

// numberText returns the text that OPA gives v.
func numberText(v Value) string {
	if v.text != "" {
		return v.text
	}
	return string(appendNumber(nil, v))
}

func compareNumbers(a, b Value) int {
	if a.tag == &intTag && b.tag == &intTag {
		return cmp.Compare(int64(a.num), int64(b.num))
	}
	if a.tag == &bigTag || b.tag == &bigTag {
		return ast.NumberCompare(ast.Number(numberText(a)), ast.Number(numberText(b)))
	}
	x, y := a.decimal(), b.decimal()
	c := x.compare(y)
	if c == 0 || a.tag == &intTag || b.tag == &intTag || (a.text != "" && b.text != "") {
		return c
	}
	// Of two fractions, one computed: OPA may call them equal for being the same float64.
	if x.exp == y.exp && x.neg == y.neg && max(x.num, y.num)-min(x.num, y.num) < 1<<13 {
		return ast.NumberCompare(ast.Number(numberText(a)), ast.Number(numberText(b)))
	}
	if x.neg == y.neg && (x.exp == y.exp+1 || y.exp == x.exp+1) {
		fx, _ := x.float64()
		fy, _ := y.float64()
		if math.Abs(fx-fy) <= math.Abs(fx)*1e-15 {
			return ast.NumberCompare(ast.Number(numberText(a)), ast.Number(numberText(b)))
		}
	}
	return c
}

func (d decimal) compare(o decimal) int {
	sign := 1
	switch {
	case d.num == 0 || o.num == 0:
		return d.sign() - o.sign()
	case d.neg != o.neg:
		return d.sign()
	case d.neg:
		sign = -1
	}
	if d.exp != o.exp {
		return sign * cmp.Compare(d.exp, o.exp)
	}
	return sign * cmp.Compare(d.num, o.num)
}

func (d decimal) sign() int {
	switch {
	case d.num == 0:
		return 0
	case d.neg:
		return -1
	}
	return 1
}

func hashNumber(v Value) uint64 {
	var f float64
	switch {
	case v.tag == &intTag:
		f = float64(int64(v.num))
	case v.tag == &bigTag:
		f, _ = strconv.ParseFloat(v.text, 64)
	default:
		f = toFloat64(v)
	}
	if f == 0 {
		return 0 // for -0 too
	}
	return math.Float64bits(f)
}

// toFloat64 returns the float64 nearest to the text of v.
func toFloat64(v Value) float64 {
	if v.tag == &intTag {
		return float64(int64(v.num))
	}
	if v.tag != &bigTag {
		if f, exact := v.decimal().float64(); exact {
			return f
		}
	}
	f, _ := strconv.ParseFloat(numberText(v), 64)
	return f
}

// Arithmetic on 64-bit mantissas, rounded to the nearest, ties to even: what big.Float does at its default precision.

func normalize(u uint64, neg bool) decimal {
	shift := bits.LeadingZeros64(u)
	return decimal{num: u << shift, exp: int32(-shift), neg: neg}
}

// round returns hi.lo * 2^exp rounded to 64 bits; the top bit of hi is set. sticky says that something follows lo.
func round(neg bool, hi, lo uint64, exp int32, sticky bool) decimal {
	if lo > topBit || (lo == topBit && (sticky || hi&1 == 1)) {
		hi++
		if hi == 0 {
			hi = topBit
			exp++
		}
	}
	return decimal{num: hi, exp: exp, neg: neg}
}

// add returns a + b.
func add(a, b decimal) decimal {
	if a.num == 0 {
		return b
	}
	if b.num == 0 {
		return a
	}
	if a.exp < b.exp || (a.exp == b.exp && a.num < b.num) {
		a, b = b, a
	}
	// Align b to a, in 128 bits and a sticky bit.
	shift := uint(a.exp - b.exp)
	var hi, lo uint64
	sticky := false
	switch {
	case shift == 0:
		hi = b.num
	case shift < 64:
		hi, lo = b.num>>shift, b.num<<(64-shift)
	case shift < 128:
		lo = b.num >> (shift - 64)
		sticky = shift > 64 && b.num<<(128-shift) != 0
	default:
		sticky = true
	}
	exp := a.exp
	if a.neg == b.neg {
		sum, carry := bits.Add64(a.num, hi, 0)
		if carry != 0 {
			sticky = sticky || lo&1 == 1
			lo = lo>>1 | sum<<63
			sum = sum>>1 | topBit
			exp++
		}
		return round(a.neg, sum, lo, exp, sticky)
	}
	lo, borrow := bits.Sub64(0, lo, 0)
	hi, _ = bits.Sub64(a.num, hi, borrow)
	if sticky { // a little less than hi.lo: step down, and what is missing to it remains sticky
		lo, borrow = bits.Sub64(lo, 1, 0)
		hi -= borrow
	}
	if hi == 0 && lo == 0 {
		return decimal{}
	}
	if hi == 0 {
		hi, lo = lo, 0
		exp -= 64
	}
	if s := uint(bits.LeadingZeros64(hi)); s > 0 {
		hi = hi<<s | lo>>(64-s)
		lo <<= s
		exp -= int32(s)
	}
	return round(a.neg, hi, lo, exp, sticky)
}

// mul returns a * b.
func mul(a, b decimal) decimal {
	hi, lo := bits.Mul64(a.num, b.num)
	exp := a.exp + b.exp + 64
	if hi&topBit == 0 {
		hi = hi<<1 | lo>>63
		lo <<= 1
		exp--
	}
	return round(a.neg != b.neg, hi, lo, exp, false)
}

// quo returns a / b.
func quo(a, b decimal) decimal {
	var q, r uint64
	var exp int32
	if a.num >= b.num {
		q, r = bits.Div64(a.num>>1, a.num<<63, b.num)
		exp = a.exp - b.exp - 63
	} else {
		q, r = bits.Div64(a.num, 0, b.num)
		exp = a.exp - b.exp - 64
	}
	var lo uint64
	if r != 0 {
		lo, r = bits.Div64(r, 0, b.num)
	}
	return round(a.neg != b.neg, q, lo, exp, r != 0)
}
