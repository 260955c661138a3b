package profile

import (
	"bytes"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/plan"
)

// Limits of an input. They bound the time and memory it can claim; a profile that uses the whole schema takes some tens of kilobytes.
// Callers need not read more than MaxSize+1 bytes of a file.
const (
	MaxSize     = 16 << 20 // bytes
	MaxYAMLSize = 4 << 20  // bytes; a parsed YAML node takes far more memory than its text
	MaxDepth    = 64       // nested objects and lists
	MaxValues   = 200_000  // objects, lists and scalars, not counting keys
)

// Format is the syntax of a profile.
type Format int

// The formats that Decode reads.
const (
	FormatJSON Format = iota
	FormatYAML
)

func (f Format) String() string {
	if f == FormatYAML {
		return "YAML"
	}
	return "JSON"
}

// FormatOf returns the format implied by a file name: YAML for .yaml and .yml, JSON otherwise.
func FormatOf(name string) Format {
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml":
		return FormatYAML
	}
	return FormatJSON
}

// Decode reads one profile and validates it against the schema. source is the display name of the input. Decode keeps data, which must not
// be changed afterwards. If anything is wrong, the error is an Errors with all problems.
func (v *Validator) Decode(source string, data []byte, format Format) (*Profile, error) {
	limit := MaxSize
	if format == FormatYAML {
		limit = MaxYAMLSize
	}
	if len(data) > limit {
		return nil, Errors{{
			Source: source, Line: 1, Column: 1,
			Problem: words.Text("the input is larger than %d MiB, the limit for %s", limit>>20, format),
			Hint:    words.Text("keep one profile in each file, and documents such as contracts outside of it"),
		}}
	}
	t := newText(source, data)
	if format == FormatJSON {
		if p := v.quickly(t); p != nil {
			return p, nil
		}
	}
	if p, ok := checkBytes(t.body); !ok {
		return nil, t.report([]problem{p})
	}
	return v.thoroughly(t, format)
}

// thoroughly decodes a text and collects all problems.
func (v *Validator) thoroughly(t *text, format Format) (*Profile, error) {
	r := reader{text: t}
	document, ok := r.read(format)
	if !ok {
		return nil, t.report(r.problems)
	}
	value, err := plan.FromInterface(document)
	if err != nil { // impossible for a document that could be read
		return nil, t.report([]problem{{what: words.Foreign(err.Error()), hint: words.Text("check the numbers")}})
	}
	p := newProfile(t, format, value, nil)
	p.values = r.values
	if problems := v.check(p, r.problems); len(problems) > 0 {
		return nil, t.report(problems)
	}
	return p, nil
}

// quickly decodes a JSON text without problems. It returns nil for any other, which must be read again, more slowly, to report what is
// wrong and where.
func (v *Validator) quickly(t *text) *Profile {
	l := borrow(t.body)
	document, err := l.decoder.Decode(t.body)
	if err != nil || document.Kind() != plan.Object {
		l.end()
		return nil
	}
	values := 0
	sound := isPlain(document, plan.Value{}, 0, &values) && v.root.Fits(document) &&
		eachPointer(document, func(pointer string, _ bool, _ ...string) bool { return v.leadsToFact(pointer) })
	if !sound {
		l.end()
		return nil
	}
	p := newProfile(t, FormatJSON, document, l)
	p.values = values
	return p
}

// isPlain reports whether a value is within the limits and holds no invalid numbers and no broken cells. Parts that it shares with known, a
// value already checked in the same place, are skipped and not counted; known is undefined if there is none.
func isPlain(v, known plan.Value, depth int, values *int) bool {
	if v.Is(known) {
		return true
	}
	if *values++; *values > MaxValues {
		return false
	}
	switch v.Kind() {
	case plan.String:
		text, _ := v.Str()
		return !isBrokenCell(text)
	case plan.Number:
		if v.IsPlainNumber() {
			return true
		}
		text, _ := v.Number()
		what, _ := checkNumber(text)
		return what.IsZero()
	case plan.Object:
		for i := range v.Len() {
			_, member := v.Pair(i)
			if !isPlain(member, v.Counterpart(i, known), depth+1, values) {
				return false
			}
		}
		return depth < MaxDepth
	case plan.Array:
		for i := range v.Len() {
			var was plan.Value
			if known.Kind() == plan.Array && i < known.Len() {
				was = known.At(i)
			}
			if !isPlain(v.At(i), was, depth+1, values) {
				return false
			}
		}
		return depth < MaxDepth
	}
	return true
}

// checkBytes refuses text that is not UTF-8.
func checkBytes(body []byte) (problem, bool) {
	convert := func(from string) words.Message {
		return words.Text("save the file as UTF-8, or convert it: iconv -f %s -t UTF-8", from)
	}
	switch {
	case bytes.HasPrefix(body, []byte{0xff, 0xfe}), bytes.HasPrefix(body, []byte{0xfe, 0xff}):
		return problem{what: words.Text("the text is UTF-16, not UTF-8"), hint: convert("UTF-16")}, false
	case len(bytes.TrimSpace(body)) == 0:
		return problem{what: words.Text("the input is empty"), hint: words.Text(`a profile is at least {"company": {"name": "..."}}`)}, false
	}
	if i := bytes.IndexByte(body, 0); i >= 0 {
		return problem{
			offset: i,
			what:   words.Text("byte %d is NUL, so this is not text in UTF-8", i),
			hint:   words.Text("check that this is a profile; %s", convert("UTF-16LE")),
		}, false
	}
	if !utf8.Valid(body) {
		i := invalidByte(body)
		return problem{
			offset: i,
			what:   words.Text("byte %d (0x%02X) is not UTF-8", i, body[i]),
			hint:   words.Text("%s (name the encoding that it is in)", convert("GB18030")),
		}, false
	}
	return problem{}, true
}

func invalidByte(body []byte) int {
	for i := 0; i < len(body); {
		r, size := utf8.DecodeRune(body[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(body)
}

// reader is the state that both formats share: the path to the current value, and the problems found.
type reader struct {
	text     *text
	path     []string
	values   int
	problems []problem
	places   map[string]span // for YAML; nil unless wanted
}

// read decodes the text. It returns false if the text can't be parsed; problems that leave the rest readable are only recorded.
func (r *reader) read(format Format) (map[string]any, bool) {
	if format == FormatYAML {
		return r.readYAML()
	}
	return r.readJSON()
}

func (r *reader) pointer() string { return jsonpointer.Of(r.path...) }

func (r *reader) push(token string) { r.path = append(r.path, token) }
func (r *reader) pushIndex(i int)   { r.push(strconv.Itoa(i)) }
func (r *reader) pop()              { r.path = r.path[:len(r.path)-1] }

// place records the position of the current value. key is the offset of its key, or -1 if it has none.
func (r *reader) place(key, start, end int) {
	if r.places == nil {
		return
	}
	if key < 0 {
		key = start
	}
	r.places[r.pointer()] = span{key: key, start: start, end: end}
}

// note records a problem with the current value.
func (r *reader) note(offset int, what, hint words.Message) {
	r.problems = append(r.problems, problem{pointer: r.pointer(), offset: offset, what: what, hint: hint})
}

// enter counts a value. It returns false, ending the reading, if there are too many or they are nested too deeply.
func (r *reader) enter(offset int, container bool) bool {
	r.values++
	switch {
	case r.values > MaxValues:
		r.path = nil
		r.note(offset, words.Text("the input holds more than %d values", MaxValues), words.Text("keep one profile in each file"))
		return false
	case container && len(r.path) >= MaxDepth:
		r.note(offset, words.Text("objects and lists are nested deeper than %d", MaxDepth), words.Text("a profile is flat; check how the file was made"))
		return false
	}
	return true
}

// duplicate records a key that occurs twice in its object.
func (r *reader) duplicate(offset int, key string) {
	r.note(offset, words.Text("the key %s occurs twice in the same object", quoted(key)), words.Text("keep one of the two; which one is right only the source can tell"))
}

// notObject records a document that is not an object.
func (r *reader) notObject(offset int, got words.Message) {
	r.note(offset, words.Text("an object is needed at the top, got %s", got), words.Text(`a profile starts like {"company": {"name": "..."}}; keep one profile in each file`))
}
