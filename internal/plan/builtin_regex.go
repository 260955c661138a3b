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
	if re, ok := regexes.Load(pattern.text); ok {
		return NewBool(re.(*regexp.Regexp).MatchString(s.text)), nil
	}
	re, err := regexp.Compile(pattern.text)
	if err != nil {
		return Value{}, err
	}
	select {
	case regexesLeft <- struct{}{}:
		regexes.Store(pattern.text, re)
	default: // patterns from documents must not fill the memory
	}
	return NewBool(re.MatchString(s.text)), nil
}
