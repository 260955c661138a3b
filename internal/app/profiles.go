package app

import (
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/profile"
)

// Profiles holds the profiles behind a report, by the place of their assessments; it implements report.Profiles. They must not be used
// after Release.
type Profiles struct{ at map[string]*profile.Profile }

// Add stores the profile of an assessment.
func (s *Profiles) Add(a *assessment.Assessment, p *profile.Profile) {
	if s.at == nil {
		s.at = map[string]*profile.Profile{}
	}
	s.at[a.Profile.Place()] = p
}

// Line returns line n (from 1) of an input, "" if it is not available.
func (s *Profiles) Line(source string, n int) string {
	for _, line := range []int{0, n} { // an input with one profile, or with one per line
		if p, ok := s.at[assessment.Profile{Source: source, Line: line}.Place()]; ok {
			return p.Line(n)
		}
	}
	return ""
}

// Text returns the whole text of an input that holds one profile, else nil.
func (s *Profiles) Text(source string) []byte {
	if p, ok := s.at[source]; ok {
		return p.Text()
	}
	return nil
}

// Fact returns a fact of the profile at a place.
func (s *Profiles) Fact(place, pointer string) (value any, ok bool) {
	if p, there := s.at[place]; there {
		return p.Lookup(pointer)
	}
	return nil, false
}

// Release frees all profiles.
func (s *Profiles) Release() {
	for _, p := range s.at {
		p.Release()
	}
	s.at = nil
}
