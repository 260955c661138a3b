package rule

import (
	"fmt"
	"slices"

	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/words"
)

// Level says how well a fact is supported.
type Level int

// The levels, ascending: what somebody of the company says; what a document shows; what somebody else has checked.
const (
	Claimed Level = iota
	Documented
	Verified
)

var levelNames = []string{"claimed", "documented", "verified"}

// Levels lists the levels, the weakest first.
func Levels() []Level { return []Level{Claimed, Documented, Verified} }

// ParseLevel reads a level by its name.
func ParseLevel(name string) (Level, error) {
	if i := slices.Index(levelNames, name); i >= 0 {
		return Level(i), nil
	}
	return Claimed, words.Errorf("unknown level of support %q: %s", name, nearest.Use(name, levelNames))
}

func (l Level) String() string {
	if l < Claimed || l > Verified {
		return fmt.Sprintf("level(%d)", int(l))
	}
	return levelNames[l]
}

// MarshalText writes the level by its name.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (l *Level) UnmarshalText(text []byte) (err error) {
	*l, err = ParseLevel(string(text))
	return err
}
