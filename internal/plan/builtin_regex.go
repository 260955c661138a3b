package plan

import (
	"regexp"
	"sync"
)

// Regular expressions. Compiled ones are kept: a policy has few, and they are constants.

var (
	regexes     sync.Map // pattern -> *regexp.Regexp
	regexesLeft = make(chan struct{}, 256)
)

func regexMatch(_ *Eval, pattern, s Value) (Value, error) {
	if err := checkStrings(pattern, s); err != nil {
		return Value{}, err
	}
	re, err := compiledRegex(pattern.text)
	if err != nil {
		return Value{}, err
	}
	return NewBool(re.MatchString(s.text)), nil
}

func regexReplace(_ *Eval, s, pattern, with Value) (Value, error) {
	if err := checkStrings(s, pattern, with); err != nil {
		return Value{}, err
	}
	re, err := compiledRegex(pattern.text)
	if err != nil {
		return Value{}, err
	}
	if err := checkText(replaceSize(len(s.text), 0, len(with.text))); err != nil {
		return Value{}, err
	}
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

func compiledRegex(pattern string) (*regexp.Regexp, error) {
	if re, ok := regexes.Load(pattern); ok {
		return re.(*regexp.Regexp), nil
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		return nil, err
	}
	select {
	case regexesLeft <- struct{}{}:
		regexes.Store(pattern, re)
	default: // patterns from documents must not fill the memory
	}
	return re, nil
}
