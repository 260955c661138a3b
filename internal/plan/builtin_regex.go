package plan

import "sync"

// Regular expressions. What was read of them is kept: a policy has few, and they are constants.

var (
	patterns     sync.Map // text -> *pattern
	patternsLeft = make(chan struct{}, 256)
)

func regexMatch(_ *Eval, pattern, s Value) (Value, error) {
	if err := checkStrings(pattern, s); err != nil {
		return Value{}, err
	}
	p, err := patternOf(pattern.text)
	if err != nil {
		return Value{}, err
	}
	return NewBool(p.match(s.text)), nil
}

func regexReplace(_ *Eval, s, pattern, with Value) (Value, error) {
	if err := checkStrings(s, pattern, with); err != nil {
		return Value{}, err
	}
	p, err := patternOf(pattern.text)
	if err != nil {
		return Value{}, err
	}
	if err := checkText(replaceSize(len(s.text), 0, len(with.text))); err != nil {
		return Value{}, err
	}
	if with.text == "" && p.removes() {
		return NewString(p.simple.remove(s.text)), nil
	}
	re := p.regexp()
	matches := re.FindAllStringSubmatchIndex(s.text, -1)
	if len(matches) == 0 {
		return s, nil
	}
	out := make([]byte, 0, len(s.text))
	end := 0
	for _, m := range matches {
		out = append(out, s.text[end:m[0]]...)
		out = re.ExpandString(out, with.text, s.text, m)
		end = m[1]
	}
	return NewString(string(append(out, s.text[end:]...))), nil
}

// patternOf returns a regular expression, read once.
func patternOf(text string) (*pattern, error) {
	if p, ok := patterns.Load(text); ok {
		return p.(*pattern), nil
	}
	p, err := newPattern(text)
	if err != nil {
		return nil, err
	}
	select {
	case patternsLeft <- struct{}{}:
		patterns.Store(text, p)
	default: // patterns from documents must not fill the memory
	}
	return p, nil
}
