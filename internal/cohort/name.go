package cohort

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// nameStore holds the names and identifiers of all companies, one after the other.
type nameStore struct{ chunks [][]byte }

// nameRef locates a company's name, which its identifier follows.
type nameRef struct{ chunk, at, name, id uint32 }

const nameChunk = 64 << 10

func (n *nameStore) add(name, id string) nameRef {
	size := len(name) + len(id)
	if last := len(n.chunks) - 1; last < 0 || cap(n.chunks[last])-len(n.chunks[last]) < size {
		n.chunks = append(n.chunks, make([]byte, 0, max(nameChunk, size)))
	}
	last := &n.chunks[len(n.chunks)-1]
	r := nameRef{chunk: uint32(len(n.chunks) - 1), at: uint32(len(*last)), name: uint32(len(name)), id: uint32(len(id))}
	*last = append(append(*last, name...), id...)
	return r
}

func (n *nameStore) name(r nameRef) []byte { return n.chunks[r.chunk][r.at:][:r.name] }
func (n *nameStore) id(r nameRef) []byte   { return n.chunks[r.chunk][r.at+r.name:][:r.id] }

// legalForms are endings of registered names that do not identify a company, without spaces and punctuation.
var legalForms = []string{
	"incorporated", "inc", "corporation", "corp", "company", "co", "limited", "ltd", "llc", "llp", "lp", "plc", "gmbh", "ag", "ug",
	"sa", "sas", "sarl", "srl", "spa", "bv", "nv", "ab", "as", "oy", "aps", "pte", "pty", "pvt", "private", "kk", "holdings", "holding",
	"有限责任公司", "股份有限公司", "集团有限公司", "集团股份有限公司", "控股有限公司", "有限公司", "集团公司", "公司", "集团",
	"株式会社", "합동회사", "주식회사",
}

// PlainName returns a name without differences that do not matter: case, width and compatibility forms (NFKC), spaces, punctuation, and
// legal forms at its end. A name that is nothing but a legal form stays as it is.
func PlainName(name string) string {
	folded := cases.Fold().String(norm.NFKC.String(name))
	words := strings.FieldsFunc(folded, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '.' && !unicode.IsMark(r)
	})
	for i, w := range words {
		words[i] = strings.ReplaceAll(w, ".", "") // S.A. becomes SA
	}
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	for len(words) > 1 && slices.Contains(legalForms, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	plain := strings.Join(words, "")
	for { // Chinese has no spaces
		short := plain
		for _, form := range legalForms {
			if isWide(form) && len(short) > len(form) {
				short = strings.TrimSuffix(short, form)
			}
		}
		if short == plain {
			return plain
		}
		plain = short
	}
}

func isWide(form string) bool { return form[0] >= 0x80 }

// legalHash returns a hash of the plain name; 0 if there is none.
func legalHash(name string) uint64 {
	plain := PlainName(name)
	if plain == "" {
		return 0
	}
	h := fnv.New64a()
	h.Write([]byte(plain))
	return h.Sum64()
}
