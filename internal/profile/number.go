package profile

import (
	"math"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/words"
)

const (
	maxNumberLength = 64  // characters; a 64-bit float needs 24
	maxExponent     = 400 // beyond it, exact arithmetic becomes expensive
)

// checkNumber returns what is wrong with a JSON number that is unusable in computations; zero messages if nothing is.
func checkNumber(literal string) (what, hint words.Message) {
	if len(literal) > maxNumberLength {
		return words.Text("the number has %d characters, more than %d", len(literal), maxNumberLength),
			words.Text("round it to what is known")
	}
	mantissa, exponent, _ := strings.Cut(strings.ToLower(literal), "e")
	zero := strings.Trim(mantissa, "-0.") == ""
	if e, err := strconv.Atoi(exponent); exponent != "" && (err != nil || e < -maxExponent || e > maxExponent) && zero {
		return words.Text("the number %s has an exponent out of range", literal), words.Text("write 0")
	}
	switch f, _ := strconv.ParseFloat(literal, 64); {
	case math.IsInf(f, 0):
		return words.Text("the number %s is too large", literal), words.Text("check the exponent; numbers go up to 1.7e308")
	case f == 0 && !zero:
		return words.Text("the number %s is too small", literal), words.Text("check the exponent, or write 0")
	}
	return words.Message{}, words.Message{}
}
