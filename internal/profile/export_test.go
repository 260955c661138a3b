package profile

// DecodeThoroughly decodes JSON the slow way, which Decode takes only when something is wrong.
func (v *Validator) DecodeThoroughly(source string, data []byte) (*Profile, error) {
	t := newText(source, data)
	if p, ok := checkBytes(t.body); !ok {
		return nil, t.report([]problem{p})
	}
	return v.thoroughly(t, FormatJSON)
}
