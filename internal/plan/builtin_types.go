package plan

// Type checks and conversions.

func isKind(k Kind) builtin1 {
	return func(_ *Eval, a Value) (Value, error) { return NewBool(a.Kind() == k), nil }
}

func typeName(_ *Eval, a Value) (Value, error) { return NewString(a.Kind().String()), nil }

func toNumber(e *Eval, a Value) (Value, error) {
	switch a.Kind() {
	case Null:
		return NewInt(0), nil
	case Boolean:
		return NewInt(int64(a.num)), nil
	case Number:
		return a, nil
	case String:
		if v, ok := parseInt(a.text); ok {
			return v, nil
		}
		if _, _, ok := scanDecimal(a.text); ok {
			if v := parseNumber(a.text); v.tag != &bigTag {
				return v, nil
			}
		}
	}
	return e.opa("to_number", a)
}
