package profile

import (
	"errors"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/diligo/diligo/internal/words"

	"github.com/go-json-experiment/json/jsontext"
)

// syntax records why the text is not JSON, at the byte where it ceases to be.
func (j *jsonReader) syntax(err error) {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		j.truncated()
		return
	}
	at, token := j.tokenStart(), j.tokenStart()
	if s, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		at = int(s.ByteOffset)
	}
	if at > token {
		j.insideToken(token, at)
		return
	}
	j.structure(at)
}

// tokenStart returns the offset of the next token, past any comma or colon before it.
func (j *jsonReader) tokenStart() int {
	at := j.next()
	if at < len(j.text.body) && strings.IndexByte(",:", j.text.body[at]) >= 0 {
		return skipSpace(j.text.body, at+1)
	}
	return at
}

func (j *jsonReader) truncated() {
	end := len(strings.TrimRight(string(j.text.body), " \t\r\n"))
	hint := words.Text("check that the file is complete")
	if n := len(j.opened); n > 0 {
		line, column := j.text.position(j.opened[n-1])
		hint = words.Text("the %c of line %d, column %d is not closed; %s", j.text.body[j.opened[n-1]], line, column, hint)
	}
	j.note(end, words.Text("the text ends too early"), hint)
}

// insideToken records a string, number or word that is invalid after its first byte.
func (j *jsonReader) insideToken(token, at int) {
	rest := j.text.body[at:]
	c, _ := utf8.DecodeRune(rest)
	switch first := j.text.body[token]; {
	case first == '"' && strings.HasPrefix(string(rest), `\u`):
		j.note(at, words.Text("the escape %s in a string is not valid", escape(rest, 5)), words.Text(`write the character itself, or all of its \uXXXX`))
	case first == '"' && c == '\\':
		j.note(at, words.Text("the escape %s in a string is not valid", escape(rest, 1)), words.Text(`write a backslash as \\`))
	case first == '"' && (c == '\n' || c == '\r'):
		j.note(at, words.Text("a string does not end on its line"), words.Text(`close it with ", or write a line break as \n`))
	case first == '"':
		j.note(at, words.Text("a string holds the control character %U", c), words.Text(`write it as \u%04x`, c))
	case unicode.IsLetter(c) && strings.HasPrefix(string(rest), "Inf"):
		j.notNumber(at, word(rest))
	case first == '-' || unicode.IsDigit(rune(first)):
		j.note(at, words.Text("a number goes wrong at %s", character(c)), words.Text("write a number such as 1500000 or -0.5, without units and separators"))
	default:
		j.unknownWord(token, word(j.text.body[token:]))
	}
}

// escape returns the backslash that a text begins with and as many characters behind it, up to the first that is not printable, which is named.
func escape(text []byte, n int) string {
	shown := `\`
	for rest := text[1:]; n > 0 && len(rest) > 0; n-- {
		c, size := utf8.DecodeRune(rest)
		shown += character(c)
		if c == utf8.RuneError || !unicode.IsPrint(c) {
			break
		}
		rest = rest[size:]
	}
	return shown
}

// structure records a token in a place where it is not allowed.
func (j *jsonReader) structure(at int) {
	body := j.text.body
	if at >= len(body) {
		j.truncated()
		return
	}
	c, _ := utf8.DecodeRune(body[at:])
	before := strings.TrimRight(string(body[:at]), " \t\r\n")
	after := skipSpace(body, min(at+1, len(body)))
	kind, count := j.dec.StackIndex(j.dec.StackDepth())
	wantsKey := kind == '{' && count%2 == 0
	separated := count == 0 || strings.HasSuffix(before, ",") || strings.HasSuffix(before, ":")

	switch {
	case kind == '{' && c == ']' || kind == '[' && c == '}':
		line, column := j.text.position(j.opened[len(j.opened)-1])
		j.note(at, words.Text("%c can't close the %c of line %d, column %d", c, kind, line, column), words.Text("check which bracket is missing or too many"))
	case c == '/' || c == '#':
		j.note(at, words.Text("a comment is not allowed in JSON"), words.Text("remove it, or keep the profile in YAML"))
	case strings.ContainsRune("'‘’“”„«»「」", c):
		j.note(at, words.Text("%s is not a JSON quote", character(c)), words.Text(`use the straight double quote "`))
	case strings.ContainsRune("，：｛｝［］", c):
		j.note(at, words.Text("%s is a full-width character", character(c)), words.Text("use the plain one: , : { } [ ]"))
	case c == ',' && after < len(body) && (body[after] == '}' || body[after] == ']'):
		j.note(at, words.Text("a comma stands before the closing %c", body[after]), words.Text("remove the comma"))
	case !separated && unicode.IsDigit(c) && strings.HasSuffix(string(body[:at]), "0"):
		j.note(at, words.Text("a number starts with 0"), words.Text("remove the leading zeros, or put it in quotes if it is text"))
	case kind == '{' && count%2 == 1 && !strings.HasSuffix(before, ":"):
		j.note(at, words.Text("a colon is missing before %s", character(c)), words.Text(`write "key": value`))
	case kind == '{' && !separated:
		j.note(at, words.Text("a comma or } is missing before %s", character(c)), words.Text("separate members with a comma"))
	case kind == '[' && !separated:
		j.note(at, words.Text("a comma or ] is missing before %s", character(c)), words.Text("separate entries with a comma"))
	case wantsKey && c != ',' && c != ']':
		j.note(at, words.Text("a key in double quotes is needed before %s", character(c)), words.Text(`write "key": value`))
	case c == '+' || c == '.':
		j.note(at, words.Text("a number starts with %s", character(c)), words.Text("write a number such as 1500000 or -0.5"))
	case unicode.IsLetter(c):
		j.unknownWord(at, word(body[at:]))
	case strings.ContainsRune(",:}]", c):
		j.note(at, words.Text("something is missing before %s", character(c)), words.Text("write a value, or null when it is not known"))
	default:
		j.note(at, words.Text("%s is not allowed here", character(c)), words.Text("check the quotes and commas around it"))
	}
}

func (j *jsonReader) unknownWord(at int, name string) {
	switch lower := strings.ToLower(name); lower {
	case "nan", "inf", "infinity":
		j.notNumber(at, name)
	case "true", "false", "null":
		j.note(at, words.Text("%s is not in lower case", quoted(name)), words.Text("write %s", lower))
	case "none", "nil", "undefined":
		j.note(at, words.Text("%s is not a JSON value", quoted(name)), words.Text("write null, or leave the key out"))
	default:
		j.note(at, words.Text("%s is not a JSON value", quoted(name)), words.Text("put text in double quotes"))
	}
}

func (j *jsonReader) notNumber(at int, name string) {
	j.note(at, words.Text("%s is not a number", name), words.Text("leave the fact out when it is not known"))
}

// word returns the leading run of letters and digits.
func word(text []byte) string {
	s := string(text[:min(len(text), 200)])
	if i := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }); i >= 0 {
		s = s[:i]
	}
	return s
}
