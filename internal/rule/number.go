package rule

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/words"
)

// rounding is the direction in which a number loses its surplus digits.
type rounding int

const (
	toNearest rounding = iota
	down               // towards minus infinity
	up                 // towards plus infinity
)

// Number reads a JSON number exactly.
func Number(value any) (*big.Rat, error) {
	var text string
	switch x := value.(type) {
	case json.Number:
		text = string(x)
	case int, int64, float64:
		text = fmt.Sprint(x)
	default:
		return nil, words.Errorf("a number is needed, got %T", value)
	}
	n, ok := new(big.Rat).SetString(text)
	if !ok {
		return nil, words.Errorf("a number is needed, got %q", text)
	}
	return n, nil
}

// significant is how many digits of a computed number are believed: OPA computes with 64 bits, about 19 digits, so that what
// stands behind the fifteenth digit is noise of the conversion to binary and must not turn 0.3 into 0.4 when rounding up.
const significant = 15

// number is a number to be written for people: digits * 10^exponent, of which no more are kept than are believed, so that it is
// quickly computed with; else exact.
type number struct {
	digits    int64
	exponent  int
	magnitude int // how many digits the whole part has; less than none for what starts with zeros behind the point
	exact     *big.Rat
}

func numberOf(value any) (number, error) {
	if text, ok := value.(json.Number); ok {
		if n, ok := plainNumber(string(text)); ok {
			return n, nil
		}
	}
	exact, err := Number(value)
	return number{exact: exact}, err
}

// plainNumber reads a number without an exponent. It leaves alone what lies in the middle of two numbers that are believed: which
// of them it becomes is up to binary arithmetic.
func plainNumber(text string) (n number, ok bool) {
	unsigned, negative := strings.CutPrefix(text, "-")
	whole, fraction, _ := strings.Cut(unsigned, ".")
	digits := whole + fraction
	if whole == "" || leading(digits, isDigit) < len(digits) {
		return number{}, false
	}
	digits = strings.TrimLeft(digits, "0")
	n.exponent, n.magnitude = -len(fraction), len(digits)-len(fraction)
	noise := digits[min(significant, len(digits)):]
	n.exponent += len(noise)
	for _, d := range []byte(digits[:len(digits)-len(noise)]) {
		n.digits = 10*n.digits + int64(d-'0')
	}
	switch {
	case noise == "" || noise[0] < '5':
	case noise[0] == '5' && strings.Trim(noise[1:], "0") == "":
		return number{}, false
	default:
		n.digits++
	}
	if negative {
		n.digits = -n.digits
	}
	return n, true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// powers are those of ten that fit into an int64.
var powers = func() (all [19]int64) {
	all[0] = 1
	for i := range all[1:] {
		all[i+1] = 10 * all[i]
	}
	return all
}()

// power is ten to the power of e.
func power(e int) *big.Rat {
	p := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(e, -e))), nil)
	if e < 0 {
		return new(big.Rat).SetFrac(big.NewInt(1), p)
	}
	return new(big.Rat).SetInt(p)
}

// shifted returns the number times ten to the power of by.
func (n number) shifted(by int) number {
	if n.exact != nil {
		return number{exact: new(big.Rat).Mul(n.exact, power(by))}
	}
	n.exponent, n.magnitude = n.exponent+by, n.magnitude+by
	return n
}

// reaches reports whether the number, without its sign, is at least ten to the power of e.
func (n number) reaches(e int) bool {
	if n.exact != nil {
		return new(big.Rat).Abs(n.exact).Cmp(power(e)) >= 0
	}
	return n.digits != 0 && n.magnitude > e
}

// decimal writes a number with at most so many decimals, digits grouped by three.
func (n number) decimal(decimals int, mode rounding) string {
	if n.exact != nil {
		return decimal(n.exact, decimals, mode)
	}
	surplus := -n.exponent - decimals // digits behind the last decimal
	switch {
	case n.exponent <= 0 && surplus <= 0:
		return written(n.digits, -n.exponent)
	case n.exponent > 0 && n.exponent < len(powers)-significant:
		return written(n.digits*powers[n.exponent], 0)
	case surplus > 0 && surplus < len(powers):
		return written(divided(n.digits, powers[surplus], mode), decimals)
	}
	return decimal(new(big.Rat).Mul(new(big.Rat).SetInt64(n.digits), power(n.exponent)), decimals, mode)
}

// divided returns a whole number divided by a positive one and rounded.
func divided(n, by int64, mode rounding) int64 {
	quotient, rest := n/by, n%by
	if rest < 0 {
		quotient, rest = quotient-1, rest+by // towards minus infinity
	}
	if mode == up && rest > 0 || mode == toNearest && (rest > by-rest || rest == by-rest && n > 0) {
		quotient++
	}
	return quotient
}

// decimal is that of a number, exactly.
func decimal(n *big.Rat, decimals int, mode rounding) string {
	n = denoise(n)
	digits := toInt(new(big.Rat).Mul(n, power(decimals)), mode)
	return writtenDigits(new(big.Int).Abs(digits).String(), decimals, digits.Sign() < 0)
}

// written writes a number that is given in units of its last decimal.
func written(n int64, decimals int) string {
	return writtenDigits(strconv.FormatInt(max(n, -n), 10), decimals, n < 0)
}

func writtenDigits(digits string, decimals int, negative bool) string {
	if len(digits) <= decimals {
		digits = strings.Repeat("0", decimals-len(digits)+1) + digits
	}
	whole, fraction := digits[:len(digits)-decimals], strings.TrimRight(digits[len(digits)-decimals:], "0")
	out := make([]byte, 0, 2*len(digits)+2)
	if negative {
		out = append(out, '-')
	}
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			out = append(out, ',')
		}
		out = append(out, whole[i])
	}
	if fraction != "" {
		out = append(append(out, '.'), fraction...)
	}
	return string(out)
}

// denoise rounds to the nearest number of so many significant digits.
func denoise(n *big.Rat) *big.Rat {
	f := new(big.Float).SetPrec(256).SetRat(n)
	r, ok := new(big.Rat).SetString(f.Text('e', significant-1))
	if !ok {
		return n
	}
	return r
}

func toInt(n *big.Rat, mode rounding) *big.Int {
	if n.IsInt() {
		return new(big.Int).Set(n.Num())
	}
	floor := new(big.Int).Div(n.Num(), n.Denom()) // Euclidean: the denominator is positive, so this is the floor
	switch mode {
	case down:
		return floor
	case up:
		return floor.Add(floor, big.NewInt(1))
	}
	half := new(big.Rat).Sub(n, new(big.Rat).SetInt(floor))
	c := half.Cmp(big.NewRat(1, 2))
	if c > 0 || c == 0 && n.Sign() > 0 {
		floor.Add(floor, big.NewInt(1))
	}
	return floor
}

// chineseCurrency is how a currency is written behind an amount.
var chineseCurrency = map[string]string{
	"CNY": "元", "USD": "美元", "EUR": "欧元", "HKD": "港元", "GBP": "英镑", "JPY": "日元", "SGD": "新加坡元", "TWD": "新台币",
	"KRW": "韩元", "AUD": "澳元", "CAD": "加元", "CHF": "瑞士法郎", "INR": "印度卢比",
}

// money writes {amount, currency}: "CNY 1.31 m" or "131 万元". Amounts of a million (of ten thousand in Chinese) and more are
// rounded to two decimals of that unit; smaller ones to those of the currency.
func money(value any, mode rounding, lang Lang) (string, error) {
	m, ok := value.(map[string]any)
	if !ok {
		return "", words.Errorf("an amount with its currency is needed, got %T", value)
	}
	currency, ok := m["currency"].(string)
	if !ok {
		return "", words.Errorf("an amount with its currency is needed")
	}
	n, err := numberOf(m["amount"])
	if err != nil {
		if text, ok := m["amount_text"].(string); ok {
			return text, nil
		}
		return "", err
	}
	if lang == Chinese {
		unit, ok := chineseCurrency[currency]
		if !ok {
			unit = " " + currency
		}
		text, magnitude := inUnits(n, mode, magnitudesZH, minorDecimals(currency))
		if magnitude == "" {
			return text + " " + strings.TrimSpace(unit), nil
		}
		return text + " " + magnitude + unit, nil
	}
	text, magnitude := inUnits(n, mode, magnitudesEN, minorDecimals(currency))
	if magnitude != "" {
		text += " " + magnitude
	}
	return currency + " " + text, nil
}

type magnitude struct {
	power int // of ten
	name  string
}

var (
	magnitudesEN = []magnitude{{9, "bn"}, {6, "m"}}
	magnitudesZH = []magnitude{{8, "亿"}, {4, "万"}}
)

// inUnits writes an amount in the largest magnitude that it reaches, with two decimals; below that, whole units from a
// thousand on. What rounds up to the next magnitude is written in that. Smaller amounts have the decimals of the currency.
func inUnits(n number, mode rounding, magnitudes []magnitude, decimals int) (text, name string) {
	power := 0
	for i, m := range magnitudes {
		if !n.reaches(m.power) {
			continue
		}
		text, name, power = n.shifted(-m.power).decimal(2, mode), m.name, m.power
		magnitudes = magnitudes[:i]
		break
	}
	switch {
	case name != "":
	case n.reaches(3):
		text = n.decimal(0, mode)
	default:
		return n.decimal(decimals, mode), ""
	}
	if len(magnitudes) > 0 {
		next := magnitudes[len(magnitudes)-1]
		if strings.TrimPrefix(text, "-") == written(powers[next.power-power], 0) {
			return strings.TrimSuffix(text, strings.TrimPrefix(text, "-")) + "1", next.name
		}
	}
	return text, name
}

// decimalsOf are the currencies whose subunit is not a hundredth, with the decimals of theirs (ISO 4217, minor units).
var decimalsOf = map[string]int{
	"BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0, "RWF": 0, "UGX": 0, "VND": 0, "VUV": 0, "XAF": 0,
	"XOF": 0, "XPF": 0, "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
}

func minorDecimals(currency string) int {
	if n, ok := decimalsOf[currency]; ok {
		return n
	}
	return 2
}
