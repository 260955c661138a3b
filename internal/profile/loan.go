package profile

import (
	"sync"

	"github.com/diligo/diligo/internal/plan"
)

// decoders are those that no profile holds. Each reuses its memory for the next profile that it decodes.
var decoders = sync.Pool{New: func() any { return &plan.Decoder{Recycle: true} }}

// loan is a decoder in whose memory the values of a profile, and of copies of it, are. Once the loan has ended they are decoded again if
// anyone asks.
type loan struct {
	decoder *plan.Decoder     // nil once the loan has ended
	again   func() plan.Value // in memory that stays
}

// borrow takes a decoder for a text that it is going to decode.
func borrow(body []byte) *loan {
	return &loan{
		decoder: decoders.Get().(*plan.Decoder),
		again: sync.OnceValue(func() plan.Value {
			document, _ := plan.Decode(body) // which was decoded before
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

// Release gives back the memory of what was made of the text, for the next profile to use. Whoever calls it must be the only one who
// uses the profile, a copy of it or what edits have made of it, and holds no Value of them. The profile itself can still be used: its text is read again if need
// be.
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
