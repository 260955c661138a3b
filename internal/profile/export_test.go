package profile

// DecodeThoroughly decodes JSON on the slow path, which Decode takes only if something is wrong.
func (v *Validator) DecodeThoroughly(source string, data []byte) (*Profile, error) {
	t := newText(source, data)
	if p, ok := checkBytes(t.body); !ok {
		return nil, t.report([]problem{p})
	}
	return v.thoroughly(t, FormatJSON)
}
