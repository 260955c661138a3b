package profile

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

const (
	maxNumberLength = 64  // characters; a 64-bit float needs 24
	maxExponent     = 400 // beyond it exact arithmetic becomes expensive
)

// checkNumber says what is wrong with a JSON number that no computation could use, or "".
func checkNumber(literal string) (what, hint string) {
	if len(literal) > maxNumberLength {
		return fmt.Sprintf("the number has %d characters, more than %d", len(literal), maxNumberLength),
			"round it to what is known"
	}
	mantissa, exponent, _ := strings.Cut(strings.ToLower(literal), "e")
	zero := strings.Trim(mantissa, "-0.") == ""
	if e, err := strconv.Atoi(exponent); exponent != "" && (err != nil || e < -maxExponent || e > maxExponent) && zero {
		return "the number " + literal + " has an exponent out of range", "write 0"
	}
	switch f, _ := strconv.ParseFloat(literal, 64); {
	case math.IsInf(f, 0):
		return "the number " + literal + " is too large", "check the exponent; numbers go up to 1.7e308"
	case f == 0 && !zero:
		return "the number " + literal + " is too small", "check the exponent, or write 0"
	}
	return "", ""
}
