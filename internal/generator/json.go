package generator

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// object is a JSON object that keeps the order of its members.
type object []member

type member struct {
	key   string
	value any // *object, []any, string, bool, int, decimal or ratio
}

// decimal is a number of hundredths.
type decimal int

// set appends members given as key, value, key, value ...
func (o *object) set(pairs ...any) *object {
	for i := 0; i < len(pairs); i += 2 {
		*o = append(*o, member{pairs[i].(string), pairs[i+1]})
	}
	return o
}

// of makes an object of key, value, key, value ...
func of(pairs ...any) *object { return new(object).set(pairs...) }

// encode appends a value as compact JSON.
func encode(to []byte, value any) []byte {
	switch x := value.(type) {
	case *object:
		to = append(to, '{')
		for i, m := range *x {
			if i > 0 {
				to = append(to, ',')
			}
			to = append(encode(to, m.key), ':')
			to = encode(to, m.value)
		}
		return append(to, '}')
	case []any:
		to = append(to, '[')
		for i, entry := range x {
			if i > 0 {
				to = append(to, ',')
			}
			to = encode(to, entry)
		}
		return append(to, ']')
	case decimal:
		return append(to, x.String()...)
	case ratio:
		return append(to, x.String()...)
	case int:
		return strconv.AppendInt(to, int64(x), 10)
	case bool:
		return strconv.AppendBool(to, x)
	case string:
		text, err := json.Marshal(x)
		if err != nil {
			panic(err) // a string always has a form in JSON
		}
		return append(to, text...)
	}
	panic(fmt.Sprintf("generator: no JSON for a %T", value))
}

func (d decimal) String() string {
	sign := ""
	if d < 0 {
		sign, d = "-", -d
	}
	switch {
	case d%100 == 0:
		return fmt.Sprintf("%s%d", sign, d/100)
	case d%10 == 0:
		return fmt.Sprintf("%s%d.%d", sign, d/100, d/10%10)
	}
	return fmt.Sprintf("%s%d.%02d", sign, d/100, d%100)
}

func (r ratio) String() string {
	return strings.TrimRight(strings.TrimRight(fmt.Sprintf("%d.%04d", r/10_000, r%10_000), "0"), ".")
}
