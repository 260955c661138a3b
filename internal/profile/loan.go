package profile

import (
	"sync"

	"github.com/diligo/diligo/internal/plan"
)

// decoders holds idle decoders. Each reuses its memory for the next profile.
var decoders = sync.Pool{New: func() any { return &plan.Decoder{Recycle: true} }}

// loan is a decoder whose memory holds the values of a profile and of its copies. Once the loan has ended, the values are decoded again on
// demand.
type loan struct {
	decoder *plan.Decoder     // nil once the loan has ended
	again   func() plan.Value // decodes into memory that is not recycled
}

// borrow takes a decoder for decoding a text.
func borrow(body []byte) *loan {
	return &loan{
		decoder: decoders.Get().(*plan.Decoder),
		again: sync.OnceValue(func() plan.Value {
			document, _ := plan.Decode(body) // it was decoded before
			return document
		}),
	}
}

func (l *loan) end() {
	if l.decoder != nil {
		l.decoder.Release()
		decoders.Put(l.decoder)
		l.decoder = nil
	}
}

// Release returns the memory of the decoded values for reuse by the next profile. The caller must be the only user of the profile, its
// copies and profiles edited from it, and hold no Value of them. The profile remains usable: its text is decoded again if needed.
func (p *Profile) Release() {
	if p.loan == nil {
		return
	}
	p.loan.end()
	p.value = plan.Value{}
	if p.read != nil {
		p.places = placesOf(p.read, p.format)
	}
}
