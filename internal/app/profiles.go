package app

import (
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/profile"
)

// Profiles are the profiles behind a report, by the place of their assessments; report.Profiles asks them. They are no longer used once
// they are released.
type Profiles struct{ at map[string]*profile.Profile }

// Add keeps the profile of an assessment.
func (s *Profiles) Add(a *assessment.Assessment, p *profile.Profile) {
	if s.at == nil {
		s.at = map[string]*profile.Profile{}
	}
	s.at[a.Profile.Place()] = p
}

// Line is the text of line n (from 1) of an input, "" where it is not at hand.
func (s *Profiles) Line(source string, n int) string {
	for _, line := range []int{0, n} { // of one profile, or of one a line
		if p, ok := s.at[assessment.Profile{Source: source, Line: line}.Place()]; ok {
			return p.Line(n)
		}
	}
	return ""
}

// Text is the whole text of an input that holds one profile, else nil.
func (s *Profiles) Text(source string) []byte {
	if p, ok := s.at[source]; ok {
		return p.Text()
	}
	return nil
}

// Fact is a fact of the profile at a place.
func (s *Profiles) Fact(place, pointer string) (value any, ok bool) {
	if p, there := s.at[place]; there {
		return p.Lookup(pointer)
	}
	return nil, false
}

// Release gives the memory of all profiles back.
func (s *Profiles) Release() {
	for _, p := range s.at {
		p.Release()
	}
	s.at = nil
}
