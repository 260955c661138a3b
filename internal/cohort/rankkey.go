package cohort

import (
	"encoding/hex"
	"fmt"
	"math"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

// RankKey returns a key that sorts entries as the ranking does when keys are compared as bytes, for stores of entries. unique, such as an
// ID, orders entries that are equal in every criterion.
func (e *Entry) RankKey(unique string) string {
	s := e.Standing
	class := s.Class()
	if e.Lack != nil {
		class = assessment.Standing{Critical: e.Counts.Critical, High: e.Counts.High, Medium: e.Counts.Medium}.Class()
	}
	key := fmt.Sprintf("%x%x%02x", digit(e.Lack != nil), digit(e.Gate != GatePassed), uint8(class))
	if e.Lack != nil {
		for _, severity := range rule.Severities() {
			key += fmt.Sprintf("%04x", upTo16(e.Counts.Of(severity)))
		}
		key += fmt.Sprintf("%02x", math.MaxUint8-min(e.Core, math.MaxUint8))
	}
	key += fmt.Sprintf("%04x%04x%02x%08x%02x", upTo16(s.Critical), upTo16(s.High), math.MaxUint8-uint8(e.Score.Low), uint32(e.Failed), math.MaxUint8-uint8(e.Coverage))
	for _, text := range []string{e.Name, e.ID, unique} {
		key += hex.EncodeToString([]byte(text)) + "00" // no byte sorts before the end
	}
	return key
}

func digit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func upTo16(n int) uint16 { return uint16(min(n, math.MaxUint16)) }
