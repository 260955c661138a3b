package plan

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// What one call of a built-in may take and make. A call can't be interrupted, so that what it would cost is looked at before; both
// this package's built-ins and OPA's keep to it, in either evaluator. Profiles and policies stay far below: the largest fixture
// has 300 KB, the longest text of a policy 4 KB, and no rule makes a list that is longer than a profile's.
const (
	maxText     = 16 << 20 // bytes of a text that is made or searched
	maxElements = 1 << 20  // of a list that is made
	maxParts    = 1 << 23  // of operands, however deep
	maxDigits   = 10_000   // of a number, or its power of ten
	maxBits     = 1 << 20  // by which a number is shifted
	// A pattern may have 16 stars. They and the text that it is held against are those of a policy's glob.match and regex.globs_match: no
	// shipped rule calls either, and --only and --skip are matched in Go. A path of 200 characters by a pattern of 5 stars takes 1,000.
	maxGlob = 1 << 16 // characters of a text times stars of a pattern: matching may try each with each
)

// errTooLarge ends evaluation: what OPA would do is certain to take too long or too much memory.
func errTooLarge(what string, limit int) error {
	return topdown.Halt{Err: &topdown.Error{Code: topdown.BuiltinErr, Message: fmt.Sprintf("%s: more than %d", what, limit)}}
}

func checkText(bytes int) error {
	if bytes > maxText || bytes < 0 {
		return errTooLarge("bytes of text", maxText)
	}
	return nil
}

func checkElements(n int) error {
	if n > maxElements || n < 0 {
		return errTooLarge("elements of a list", maxElements)
	}
	return nil
}

// rangeSize returns how many numbers there are from one to another, by a step.
func rangeSize(from, to, step int64) int {
	n := new(big.Int).Sub(big.NewInt(to), big.NewInt(from))
	n.Quo(n.Abs(n), big.NewInt(max(step, 1)))
	if !n.IsInt64() {
		return maxElements + 1
	}
	return int(min(n.Int64(), maxElements)) + 1
}

// sprintfSize returns a bound of what a format makes of arguments: of so many bytes in all, each of which it may name several times, and
// the largest whole number among them, which may be a width.
func sprintfSize(format string, bytes, largest int) int {
	verbs, width := 0, 0
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			continue
		}
		verbs++
		n := 0
		for i++; i < len(format) && strings.IndexByte("0123456789.*[]+-# ", format[i]) >= 0; i++ {
			switch c := format[i]; {
			case c == '*':
				width = max(width, largest)
				n = 0
			case c >= '0' && c <= '9':
				n = min(10*n+int(c-'0'), maxText+1)
				width = max(width, n)
			default:
				n = 0
			}
		}
	}
	const widest = 5 // bytes that a verb makes of one byte or digit of width, as %x and %q do
	size := int64(len(format)) + int64(verbs)*(int64(width)+widest*int64(bytes))
	return int(min(size, maxText+1))
}

// replaceSize returns a bound of a text in which parts are replaced.
func replaceSize(s, old, with int) int {
	times := s + 1
	if old > 0 {
		times = s / old
	}
	return int(min(int64(s)+int64(times)*int64(with), maxText+1))
}

// checkNumber refuses a number whose digits take longer to write out than anything is worth.
func checkNumber(text string) error {
	mantissa, exponent, scientific := strings.Cut(strings.ToLower(text), "e")
	if len(mantissa) > maxDigits {
		return errTooLarge("digits of a number", maxDigits)
	}
	if scientific {
		if n, err := strconv.Atoi(strings.TrimRight(exponent, "abcdefghijklmnopqrstuvwxyz")); (err != nil && exponent != "" && isDigit(exponent[len(exponent)-1])) ||
			n > maxDigits || n < -maxDigits {
			return errTooLarge("the power of ten of a number", maxDigits)
		}
	}
	return nil
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// guard refuses operands of one of OPA's built-ins with which it would take too long or too much memory.
func guard(name string, args []*ast.Term) error {
	total, parts := 0, maxParts
	for _, a := range args {
		n, err := sizeOf(a.Value, &parts)
		if err != nil {
			return err
		}
		total += n
	}
	text := func(i int) string {
		if i < len(args) {
			if s, ok := args[i].Value.(ast.String); ok {
				return string(s)
			}
		}
		return ""
	}
	number := func(i int, otherwise int64) int64 {
		if i < len(args) {
			if n, ok := args[i].Value.(ast.Number); ok {
				if v, ok := n.Int64(); ok {
					return v
				}
			}
		}
		return otherwise
	}
	switch name {
	case "sprintf":
		largest := 0
		if list, ok := args[1].Value.(*ast.Array); ok {
			list.Foreach(func(t *ast.Term) {
				if n, ok := t.Value.(ast.Number); ok {
					if v, ok := n.Int64(); ok {
						largest = max(largest, int(min(magnitude(v), maxText+1)))
					}
				}
			})
		}
		return checkText(sprintfSize(text(0), total, largest))
	case "concat":
		parts := 0
		switch list := args[1].Value.(type) {
		case *ast.Array:
			parts = list.Len()
		case ast.Set:
			parts = list.Len()
		}
		return checkText(total + parts*min(len(text(0)), maxText))
	case "replace":
		return checkText(replaceSize(len(text(0)), len(text(1)), len(text(2))))
	case "regex.replace":
		return checkText(replaceSize(len(text(0)), 0, len(text(2))))
	case "strings.replace_n":
		longest := 0
		if pairs, ok := args[0].Value.(ast.Object); ok {
			pairs.Foreach(func(_, v *ast.Term) {
				if s, ok := v.Value.(ast.String); ok {
					longest = max(longest, len(s))
				}
			})
		}
		return checkText(replaceSize(len(text(1)), 0, longest))
	case "numbers.range", "numbers.range_step":
		return checkElements(rangeSize(number(0, 0), number(1, 0), number(2, 1)))
	case "bits.lsh":
		if number(1, 0) > maxBits {
			return errTooLarge("bits of a shift", maxBits)
		}
	case "to_number":
		return checkNumber(text(0))
	case "glob.match", "regex.globs_match":
		pattern, s := text(0), text(len(args)-1)
		if stars := strings.Count(pattern, "*") + strings.Count(s, "*")*(len(args)%2^1); stars*len(s) > maxGlob || stars > 16 {
			return errTooLarge("stars of a pattern times characters", maxGlob)
		}
	case "net.cidr_expand":
		if _, bits, ok := strings.Cut(text(0), "/"); ok {
			wide := 32
			if strings.Contains(text(0), ":") {
				wide = 128
			}
			if n, err := strconv.Atoi(bits); err == nil && wide-n > 20 {
				return errTooLarge("addresses", maxElements)
			}
		}
	}
	return nil
}

// sizeOf returns how many bytes of text and numbers a value holds, or an error if it has a part that is too large, or more parts than are
// left.
func sizeOf(v ast.Value, parts *int) (bytes int, err error) {
	if *parts--; *parts < 0 {
		return 0, errTooLarge("parts of an operand", maxParts)
	}
	visit := func(t *ast.Term) {
		if err == nil {
			var n int
			n, err = sizeOf(t.Value, parts)
			bytes += n
		}
	}
	switch v := v.(type) {
	case ast.String:
		return len(v), checkText(len(v))
	case ast.Number:
		return len(v), checkNumber(string(v))
	case *ast.Array:
		v.Foreach(visit)
	case ast.Set:
		v.Foreach(visit)
	case ast.Object:
		v.Foreach(func(k, x *ast.Term) {
			visit(k)
			visit(x)
		})
	}
	return bytes + 4, err
}

// guarded are the built-ins of OPA whose operands topdown must look at, too.
var guarded = []string{
	"sprintf", "concat", "replace", "regex.replace", "strings.replace_n", "numbers.range", "numbers.range_step", "bits.lsh",
	"to_number", "glob.match", "regex.globs_match", "net.cidr_expand",
	"plus", "minus", "mul", "div", "rem", "abs", "round", "ceil", "floor", "format_int",
}

func init() {
	for _, name := range guarded {
		f := topdown.GetBuiltin(name)
		topdown.RegisterBuiltinFunc(name, func(ctx topdown.BuiltinContext, args []*ast.Term, iter func(*ast.Term) error) error {
			if err := guard(name, args); err != nil {
				return err
			}
			return f(ctx, args, iter)
		})
	}
}
