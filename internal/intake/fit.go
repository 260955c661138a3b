package intake

import (
	"errors"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/profile"
)

// Fit makes the edits of answers in a profile, one after the other; one that the schema refuses becomes a fault and is left out, with all else
// that concerns its fact. It returns the edited profile and the edits that were made.
func Fit(v *profile.Validator, p *profile.Profile, given *Answers, taken *Taken) (*profile.Profile, []profile.Edit, error) {
	edited, err := v.Edit(p, taken.Edits)
	if err == nil {
		return edited, taken.Edits, nil
	}
	var kept []profile.Edit
	edited = p
	left := map[string]bool{} // pointers of facts that were refused
	for _, e := range taken.Edits {
		if left[e.Pointer] || left[strings.TrimPrefix(e.Pointer, "/provenance")] {
			continue
		}
		next, err := v.Edit(edited, []profile.Edit{e})
		var faults profile.Errors
		switch {
		case errors.As(err, &faults) && len(faults) > 0:
			left[e.Pointer] = true
			left["/"+strings.ReplaceAll(strings.ReplaceAll(e.Pointer, "~", "~0"), "/", "~1")] = true
			taken.New--
			place := e.Pointer
			if i := slices.IndexFunc(given.Given, func(g Given) bool { return g.Pointer == e.Pointer }); i >= 0 {
				place = given.Given[i].Place
			}
			taken.Faults = append(taken.Faults, &Fault{Place: place, What: faults[0].Problem, Hint: faults[0].Hint})
		case err != nil:
			return nil, nil, err
		default:
			edited = next
			kept = append(kept, e)
		}
	}
	return edited, kept, nil
}
