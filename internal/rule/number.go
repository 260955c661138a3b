package rule

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
)

// rounding is the direction in which a number loses its surplus digits.
type rounding int

const (
	nearest rounding = iota
	down             // towards minus infinity
	up               // towards plus infinity
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
		return nil, fmt.Errorf("a number is needed, got %T", value)
	}
	n, ok := new(big.Rat).SetString(text)
	if !ok {
		return nil, fmt.Errorf("a number is needed, got %q", text)
	}
	return n, nil
}

// significant is how many digits of a computed number are believed: OPA computes with 64 bits, about 19 digits, so that what
// stands behind the fifteenth digit is noise of the conversion to binary and must not turn 0.3 into 0.4 when rounding up.
const significant = 15

// decimal writes a number with at most so many decimals, digits grouped by three.
func decimal(n *big.Rat, decimals int, mode rounding) string {
	n = denoise(n)
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil)
	scaled := new(big.Rat).Mul(n, new(big.Rat).SetInt(scale))
	digits := toInt(scaled, mode)
	text := new(big.Int).Abs(digits).String()
	if len(text) <= decimals {
		text = strings.Repeat("0", decimals-len(text)+1) + text
	}
	whole, fraction := text[:len(text)-decimals], strings.TrimRight(text[len(text)-decimals:], "0")
	out := group(whole)
	if fraction != "" {
		out += "." + fraction
	}
	if digits.Sign() < 0 {
		out = "-" + out
	}
	return out
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

func group(digits string) string {
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return b.String()
}

// chineseCurrency is how a currency is written behind an amount.
var chineseCurrency = map[string]string{
	"CNY": "元", "USD": "美元", "EUR": "欧元", "HKD": "港元", "GBP": "英镑", "JPY": "日元", "SGD": "新加坡元", "TWD": "新台币",
	"KRW": "韩元", "AUD": "澳元", "CAD": "加元", "CHF": "瑞士法郎", "INR": "印度卢比",
}

// money writes {amount, currency}: "CNY 1.31 m" or "131 万元". Amounts of a million (of ten thousand in Chinese) and more are
// rounded to two decimals of that unit.
func money(value any, mode rounding, lang Lang) (string, error) {
	m, ok := value.(map[string]any)
	if !ok {
		return "", fmt.Errorf("an amount with its currency is needed, got %T", value)
	}
	currency, ok := m["currency"].(string)
	if !ok {
		return "", fmt.Errorf("an amount with its currency is needed")
	}
	n, err := Number(m["amount"])
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
		text, magnitude := inUnits(n, mode, magnitudesZH)
		if magnitude == "" {
			return text + " " + strings.TrimSpace(unit), nil
		}
		return text + " " + magnitude + unit, nil
	}
	text, magnitude := inUnits(n, mode, magnitudesEN)
	if magnitude != "" {
		text += " " + magnitude
	}
	return currency + " " + text, nil
}

type magnitude struct {
	size int64
	name string
}

var (
	magnitudesEN = []magnitude{{1e9, "bn"}, {1e6, "m"}}
	magnitudesZH = []magnitude{{1e8, "亿"}, {1e4, "万"}}
)

// inUnits writes an amount in the largest magnitude that it reaches, with two decimals; below that, whole units from a
// thousand on.
func inUnits(n *big.Rat, mode rounding, magnitudes []magnitude) (text, name string) {
	abs := new(big.Rat).Abs(n)
	for _, m := range magnitudes {
		size := big.NewRat(m.size, 1)
		if abs.Cmp(size) >= 0 {
			return decimal(new(big.Rat).Quo(n, size), 2, mode), m.name
		}
	}
	if abs.Cmp(big.NewRat(1000, 1)) >= 0 {
		return decimal(n, 0, mode), ""
	}
	return decimal(n, 2, mode), ""
}
