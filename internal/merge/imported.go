package merge

import (
	"bytes"
	"fmt"
	"path/filepath"

	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/words"
)

// Imported returns the profiles of an import, one per line, as sources of a merge: one, or several that name the same company. sources names the
// file of each line, in order.
func Imported(v *profile.Validator, lines []byte, sources []string) (all []Source, err error) {
	companies := map[string]bool{}
	profiles := bytes.Split(bytes.TrimSpace(lines), []byte("\n"))
	for i, line := range profiles {
		source := sources[min(i, len(sources)-1)]
		p, err := v.Decode(source, line, profile.FormatJSON)
		if err != nil {
			return nil, err
		}
		company, _ := p.Lookup("/company/name")
		companies[fmt.Sprint(company)] = true
		all = append(all, Source{Profile: p, Name: filepath.Base(source), AsOf: p.AsOf(), Made: true})
	}
	if len(companies) > 1 || len(profiles) > 1 && len(profiles) != len(sources) {
		return nil, words.Errorf("the import yields %d companies, and one is needed", len(profiles))
	}
	return all, nil
}
