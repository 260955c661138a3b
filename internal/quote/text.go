package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Document is the text of a document, made ready for many claims.
type Document struct {
	text     string // normal
	squeezed string // without white space
	at       []int  // of each byte of squeezed, its place in text; and the end
	lower    string // squeezed, in lower case
}

// NewDocument makes a text ready.
func NewDocument(text string) *Document {
	d := &Document{text: normal(text)}
	var b strings.Builder
	for i, r := range d.text {
		if !unicode.IsSpace(r) {
			n := utf8.RuneLen(r)
			for k := range n {
				d.at = append(d.at, i+k)
			}
			b.WriteRune(r)
		}
	}
	d.at = append(d.at, len(d.text))
	d.squeezed = b.String()
	d.lower = strings.ToLower(d.squeezed)
	return d
}

// names reports whether the document has a name.
func (d *Document) names(name string) bool {
	return strings.Contains(d.lower, strings.ToLower(squeeze(normal(name))))
}

// signs are written in many ways.
var signs = strings.NewReplacer("\u2018", "'", "\u2019", "'", "\u201c", `"`, "\u201d", `"`, "\u2013", "-", "\u2014", "-", "\u2212", "-", "\u2010", "-", "\u2011", "-", "\u00ad", "", "\u200b", "", "\ufeff", "", "\r\n", "\n", "\r", "\n")

// normal returns a text in one way of writing: NFKC, one sign for each of quotation marks and dashes, one space for several, a line's end where
// there is one, and a vertical tab where lines are empty.
func normal(text string) string {
	text = signs.Replace(norm.NFKC.String(strings.ToValidUTF8(text, "\uFFFD")))
	var b strings.Builder
	lines, blank := 0, false
	for _, r := range text {
		switch {
		case r == '\n' || r == '\v' || r == '\f' || r == '\u2028' || r == '\u2029':
			lines++
		case unicode.IsSpace(r):
			blank = true
		default:
			switch {
			case b.Len() == 0:
			case lines > 1:
				b.WriteByte('\v')
			case lines == 1:
				b.WriteByte('\n')
			case blank:
				b.WriteByte(' ')
			}
			lines, blank = 0, false
			b.WriteRune(r)
		}
	}
	return b.String()
}

// squeeze takes all white space out of a text.
func squeeze(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// span is a stretch of a document's text.
type span struct{ start, end int }

// mostPlaces bounds in how many places a passage is judged.
const mostPlaces = 50

// find finds the places of a squeezed passage. It must not begin or end inside a number or a Latin word.
func (d *Document) find(squeezed string) []span {
	var all []span
	for from := 0; len(all) < mostPlaces; {
		i := strings.Index(d.squeezed[from:], squeezed)
		if i < 0 {
			break
		}
		start := from + i
		end := start + len(squeezed)
		s := span{d.at[start], d.at[end-1] + 1}
		if !d.cuts(s.start) && !d.cuts(s.end) {
			all = append(all, s)
		}
		_, size := utf8.DecodeRuneInString(d.squeezed[start:])
		from = start + size
	}
	return all
}

// cuts reports whether a place is inside a number or a Latin word.
func (d *Document) cuts(at int) bool {
	before, _ := utf8.DecodeLastRuneInString(d.text[:at])
	after, _ := utf8.DecodeRuneInString(d.text[at:])
	if at == 0 || at == len(d.text) {
		return false
	}
	next := after
	if before == '.' || before == ',' { // of a number's
		b, _ := utf8.DecodeLastRuneInString(d.text[:at-1])
		return unicode.IsDigit(b) && unicode.IsDigit(after)
	}
	if after == '.' || after == ',' {
		if rest := d.text[at+1:]; unicode.IsDigit(before) && rest != "" && unicode.IsDigit(rune(rest[0])) {
			return true
		}
		return false
	}
	latin := func(r rune) bool { return r < unicode.MaxLatin1 && unicode.IsLetter(r) || unicode.IsDigit(r) }
	return latin(before) && latin(next)
}

// passage is a quotation in its place.
type passage struct {
	quote    string // as it stands, in one line
	sentence string // the sentences that it is of, in one line
	from, to int    // the quotation in the sentence
	heading  string // lines above that head it
	base     int    // the sentence's place in the document
}

// passage takes the sentence and the headings around a place.
func (d *Document) passage(s span) passage {
	start, end := s.start, s.end
	for start > 0 && !d.ends(start) {
		start--
	}
	for end < len(d.text) && !d.ends(end) {
		end++
	}
	for start < s.start && isBlank(d.text[start]) {
		start++
	}
	sentence := oneLine(d.text[start:end])
	return passage{quote: oneLine(d.text[s.start:s.end]), sentence: sentence, from: s.start - start, to: s.end - start, heading: d.heading(start), base: start}
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\v' }

// oneLine puts a stretch of normal text into one line, of the same length.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\v' {
			return ' '
		}
		return r
	}, text)
}

// ends reports whether a sentence ends before a place.
func (d *Document) ends(at int) bool {
	before, size := utf8.DecodeLastRuneInString(d.text[:at])
	if !utf8.RuneStart(d.text[at]) {
		return false
	}
	after, _ := utf8.DecodeRuneInString(d.text[at:])
	switch before {
	case '。', '！', '？', '；', '\v':
		return true
	case '!', '?', ';':
		return true
	case '.':
		previous, _ := utf8.DecodeLastRuneInString(d.text[:at-size])
		if !isBlankRune(after) || abbreviated(d.text[:at]) {
			return false
		}
		next := strings.TrimLeft(d.text[at:], " \n\v")
		first, _ := utf8.DecodeRuneInString(next)
		return !unicode.IsLower(first) && !(unicode.IsUpper(previous) && strings.HasSuffix(strings.TrimRight(d.text[:at-size], "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), "."))
	case '\n':
		return d.breaks(at)
	}
	return false
}

func isBlankRune(r rune) bool { return r == ' ' || r == '\n' || r == '\v' }

// abbreviated reports whether a text ends with an abbreviation's full stop.
func abbreviated(text string) bool {
	for _, a := range []string{"Inc.", "Ltd.", "Co.", "Corp.", "No.", "approx.", "ca.", "mio.", "mill.", "mn.", "bn.", "e.g.", "i.e.", "vs.", "Dr.", "Mr.", "Ms.", "St.", "p.m.", "p.a.", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sep.", "Sept.", "Oct.", "Nov.", "Dec."} {
		if strings.HasSuffix(text, a) {
			return true
		}
	}
	return false
}

// wrapped is how many characters a line has that was broken because it was full.
const wrapped = 45

// breaks reports whether the line's end before a place is an end of a statement, not only of a full line.
func (d *Document) breaks(at int) bool {
	line := d.text[:at-1]
	if i := strings.LastIndexAny(line, "\n\v"); i >= 0 {
		line = line[i+1:]
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	first, _ := utf8.DecodeRuneInString(d.text[at:])
	switch {
	case strings.ContainsRune("-*•·|#>▪◦", first):
		return true
	case strings.ContainsRune(",，、-(（", last), unicode.IsLower(first):
		return false
	case last == ':' || last == '：', strings.ContainsRune("|", last):
		return true
	}
	return len([]rune(line)) < wrapped
}

// The lines that are looked at for headings, and how long one may be.
const (
	linesAbove    = 25
	headingLength = 90
)

// heading returns the lines above a place that head it, the nearest last.
func (d *Document) heading(at int) string {
	var all []string
	rest := strings.TrimRight(d.text[:at], " \n\v")
	for range linesAbove {
		if rest == "" {
			break
		}
		i := strings.LastIndexAny(rest, "\n\v")
		line := strings.TrimSpace(rest[i+1:])
		rest = strings.TrimRight(rest[:max(i, 0)], " \n\v")
		if isHeading(line) {
			all = append([]string{line}, all...)
		}
		if strings.HasPrefix(line, "# ") || i < 0 {
			break
		}
	}
	return strings.Join(all, "\n")
}

// isHeading reports whether a line heads what follows.
func isHeading(line string) bool {
	line = strings.Trim(line, "*_ ")
	if line == "" || len([]rune(line)) > headingLength {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	switch {
	case strings.HasPrefix(line, "#"), last == ':' || last == '：':
		return true
	case strings.ContainsRune(".。!！?？;；,，", last), strings.ContainsAny(line[:1], "-*•·>▪◦"):
		return false
	}
	for _, q := range quantities(line) {
		if !q.inDate && (q.currency != "" || q.percent || q.scaled || q.unit != "") {
			return false
		}
	}
	return true
}

func containsFold(text, part string) bool {
	return strings.Contains(strings.ToLower(text), strings.ToLower(part))
}

// replaceFold replaces a part whatever its case.
func replaceFold(text, part, with string) string {
	lower, low := strings.ToLower(text), strings.ToLower(part)
	if len(lower) != len(text) || low == "" {
		return strings.ReplaceAll(text, part, with)
	}
	var b strings.Builder
	for {
		i := strings.Index(lower, low)
		if i < 0 {
			return b.String() + text
		}
		b.WriteString(text[:i] + with)
		text, lower = text[i+len(low):], lower[i+len(low):]
	}
}
