package plan

import "github.com/go-json-experiment/json/jsontext"

// AppendJSON appends v as JSON: keys in OPA's order, numbers as they are written, a set as an array of its members in
// order, a key that is not a string as the string of its JSON. An undefined value is appended as null.
func (v Value) AppendJSON(b []byte) []byte {
	switch v.Kind() {
	case Boolean:
		if v.num != 0 {
			return append(b, "true"...)
		}
		return append(b, "false"...)
	case Number:
		return appendNumber(b, v)
	case String:
		return appendString(b, v.text)
	case Array:
		return appendList(b, v.tag.vals)
	case Set:
		v.tag.sort()
		return appendList(b, v.tag.keys)
	case Object:
		v.tag.sort()
		b = append(b, '{')
		for i, k := range v.tag.keys {
			if i > 0 {
				b = append(b, ',')
			}
			if k.Kind() == String {
				b = appendString(b, k.text)
			} else {
				b = appendString(b, string(k.AppendJSON(nil)))
			}
			b = append(b, ':')
			b = v.tag.vals[i].AppendJSON(b)
		}
		return append(b, '}')
	}
	return append(b, "null"...)
}

func appendList(b []byte, vs []Value) []byte {
	b = append(b, '[')
	for i, v := range vs {
		if i > 0 {
			b = append(b, ',')
		}
		b = v.AppendJSON(b)
	}
	return append(b, ']')
}

func appendString(b []byte, s string) []byte {
	// Invalid UTF-8 is written as U+FFFD; that is all that the error would say.
	b, _ = jsontext.AppendQuote(b, s)
	return b
}
