package profile_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/profile"
)

// refusal is an input with its expected problems, as "line:column pointer: problem -> hint".
type refusal struct {
	name, in string
	want     []string
}

func checkRefusals(t *testing.T, format profile.Format, refusals []refusal) {
	t.Helper()
	v := validator(t)
	for _, test := range refusals {
		t.Run(test.name, func(t *testing.T) {
			p, err := v.Decode("acme", []byte(test.in), format)
			if p != nil {
				t.Error("a profile comes with the error")
			}
			if diff := cmp.Diff(test.want, said(err)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func said(err error) []string {
	var lines []string
	errs, _ := errors.AsType[profile.Errors](err)
	for _, e := range errs {
		lines = append(lines, fmt.Sprintf("%d:%d %s: %s -> %s", e.Line, e.Column, e.Pointer, e.Problem, e.Hint))
	}
	return lines
}

// problems is said without hints.
func problems(err error) []string {
	lines := said(err)
	for i, line := range lines {
		lines[i], _, _ = strings.Cut(line, " -> ")
	}
	return lines
}

func TestDecode_RefusedJSON(t *testing.T) {
	checkRefusals(t, profile.FormatJSON, []refusal{
		{"truncated in a list", "{\"company\": {\"id\": \"a\"},\n \"rounds\": [{\"name\": \"A\"}", []string{
			`2:26 /rounds/1: the text ends too early -> the [ of line 2, column 12 is not closed; check that the file is complete`,
		}},
		{"truncated in a word", `{"company": nul`, []string{
			`1:16 /company: the text ends too early -> the { of line 1, column 1 is not closed; check that the file is complete`,
		}},
		{"truncated in a string", `{"company": {"id": "启明`, []string{
			`1:23 /company/id: the text ends too early -> the { of line 1, column 13 is not closed; check that the file is complete`,
		}},
		{"truncated after a line end", "{\"company\": {},\n\n", []string{
			`1:16 : the text ends too early -> the { of line 1, column 1 is not closed; check that the file is complete`,
		}},
		{"second value", "{}\n{}", []string{
			`2:1 : there is more text after the end of the profile -> keep one profile in each file, and nothing after its last }`,
		}},
		{"rubbish after the end", `{"company": {}} x`, []string{
			`1:17 : there is more text after the end of the profile -> keep one profile in each file, and nothing after its last }`,
		}},
		{"list at the top", `[1]`, []string{
			`1:1 : an object is needed at the top, got a list -> a profile starts like {"company": {"name": "..."}}; keep one profile in each file`,
		}},
		{"number at the top", ` 5`, []string{
			`1:2 : an object is needed at the top, got the number 5 -> a profile starts like {"company": {"name": "..."}}; keep one profile in each file`,
		}},
		{"trailing comma", `{"company": {},}`, []string{
			`1:15 : a comma stands before the closing } -> remove the comma`,
		}},
		{"comma without value", `{"extensions": {"a": [1,,2]}}`, []string{
			`1:25 /extensions/a/1: something is missing before , -> write a value, or null when it is not known`,
		}},
		{"missing comma", "{\"company\": {}\n \"rounds\": []}", []string{
			`2:2 : a comma or } is missing before " -> separate members with a comma`,
		}},
		{"missing comma in a list", `{"extensions": {"a": [1 2]}}`, []string{
			`1:25 /extensions/a/1: a comma or ] is missing before 2 -> separate entries with a comma`,
		}},
		{"missing colon", `{"company" {}}`, []string{
			`1:12 /company: a colon is missing before { -> write "key": value`,
		}},
		{"missing value", `{"company": }`, []string{
			`1:13 /company: something is missing before } -> write a value, or null when it is not known`,
		}},
		{"wrong bracket", `{"company": {]}`, []string{
			`1:14 /company: ] can't close the { of line 1, column 13 -> check which bracket is missing or too many`,
		}},
		{"key without quotes", `{company: {}}`, []string{
			`1:2 : a key in double quotes is needed before c -> write "key": value`,
		}},
		{"single quotes", `{"company": {"id": 'a'}}`, []string{
			`1:20 /company/id: ' is not a JSON quote -> use the straight double quote "`,
		}},
		{"typographic quotes", `{"company": {"id": “a”}}`, []string{
			`1:20 /company/id: “ is not a JSON quote -> use the straight double quote "`,
		}},
		{"full-width colon", `{"company"：{}}`, []string{
			`1:11 /company: ： is a full-width character -> use the plain one: , : { } [ ]`,
		}},
		{"comment", "{ // the company\n}", []string{
			`1:3 : a comment is not allowed in JSON -> remove it, or keep the profile in YAML`,
		}},
		{"line break in a string", "{\"company\": {\"id\": \"a\nb\"}}", []string{
			`1:22 /company/id: a string does not end on its line -> close it with ", or write a line break as \n`,
		}},
		{"tab in a string", `{"company": {"id": "a	b"}}`, []string{
			`1:22 /company/id: a string holds the control character U+0009 -> write it as \u0009`,
		}},
		{"unknown escape", `{"company": {"id": "C:\data"}}`, []string{
			`1:23 /company/id: the escape \d in a string is not valid -> write a backslash as \\`,
		}},
		{"backslash before a line break", "{\"company\": {\"id\": \"a\\\nb\"}}", []string{
			`1:22 /company/id: the escape \U+000A in a string is not valid -> write a backslash as \\`,
		}},
		{"half of a character escaped", `{"company": {"id": "\u4e启明"}}`, []string{
			`1:21 /company/id: the escape \u4e启明 in a string is not valid -> write the character itself, or all of its \uXXXX`,
		}},
		{"half a surrogate pair", `{"company": {"id": "\ud800"}}`, []string{
			`1:21 /company/id: the escape \ud800 in a string is not valid -> write the character itself, or all of its \uXXXX`,
		}},
		{"leading zero", `{"company": {"headcount": 012}}`, []string{
			`1:28 /company: a number starts with 0 -> remove the leading zeros, or put it in quotes if it is text`,
		}},
		{"leading plus", `{"company": {"headcount": +12}}`, []string{
			`1:27 /company/headcount: a number starts with + -> write a number such as 1500000 or -0.5`,
		}},
		{"number without digits after the point", `{"company": {"headcount": 12.}}`, []string{
			`1:30 /company/headcount: a number goes wrong at } -> write a number such as 1500000 or -0.5, without units and separators`,
		}},
		{"NaN", `{"company": {"headcount": NaN}}`, []string{
			`1:27 /company/headcount: NaN is not a number -> leave the fact out when it is not known`,
		}},
		{"minus infinity", `{"company": {"headcount": -Infinity}}`, []string{
			`1:28 /company/headcount: Infinity is not a number -> leave the fact out when it is not known`,
		}},
		{"True", `{"company": {"listed": True}}`, []string{
			`1:24 /company/listed: "True" is not in lower case -> write true`,
		}},
		{"None", `{"company": {"listed": None}}`, []string{
			`1:24 /company/listed: "None" is not a JSON value -> write null, or leave the key out`,
		}},
		{"unquoted text", `{"company": {"id": acme}}`, []string{
			`1:20 /company/id: "acme" is not a JSON value -> put text in double quotes`,
		}},
		{"duplicate keys", "{\"company\": {\"id\": \"a\", \"id\": \"b\"}, \"rounds\": [],\n \"rounds\": []}", []string{
			`1:25 /company/id: the key "id" occurs twice in the same object -> keep one of the two; which one is right only the source can tell`,
			`2:2 /rounds: the key "rounds" occurs twice in the same object -> keep one of the two; which one is right only the source can tell`,
		}},
		{"duplicate key spelt with an escape", `{"company": {"id": "a", "\u0069d": "b"}}`, []string{
			`1:25 /company/id: the key "id" occurs twice in the same object -> keep one of the two; which one is right only the source can tell`,
		}},
		{"numbers without a finite value", `{"extensions": {"a": 1e400, "b": -1e400, "c": 1e-400, "d": 0e99999, "e": 1e99999999999999999999}}`, []string{
			`1:22 /extensions/a: the number 1e400 is too large -> check the exponent; numbers go up to 1.7e308`,
			`1:34 /extensions/b: the number -1e400 is too large -> check the exponent; numbers go up to 1.7e308`,
			`1:47 /extensions/c: the number 1e-400 is too small -> check the exponent, or write 0`,
			`1:60 /extensions/d: the number 0e99999 has an exponent out of range -> write 0`,
			`1:74 /extensions/e: the number 1e99999999999999999999 is too large -> check the exponent; numbers go up to 1.7e308`,
		}},
		{"number with too many digits", `{"extensions": {"a": 0.3333333333333333333333333333333333333333333333333333333333333333333333}}`, []string{
			`1:22 /extensions/a: the number has 72 characters, more than 64 -> round it to what is known`,
		}},
		{"string where a number belongs", `{"financials": {"margin_pct": "5", "growth": "about a third", "months": ["", "n/a", "1,234,567.80"]}}`, []string{
			`1:31 /financials/margin_pct: a number is needed, got the string "5" -> remove the quotes: 5`,
			`1:46 /financials/growth: a number is needed, got the string "about a third" -> write the number without quotes, units and separators, such as 1500000`,
			`1:74 /financials/months/0: a number is needed, got the string "" -> leave the key out when the fact is not known`,
			`1:78 /financials/months/1: a number is needed, got the string "n/a" -> leave the key out when the fact is not known`,
			`1:85 /financials/months/2: a number is needed, got the string "1,234,567.80" -> write it without quotes and separators: 1234567.80`,
		}},
		{"spreadsheet damage", "{\"financials\": {\"cash\": {\"amount\": \"#####\", \"currency\": \"CNY\"}, \"revenue\": \"#NAME?\",\n \"margin_pct\": \"2008-03-01\", \"growth\": \"Mar-05\"}}", []string{
			`1:36 /financials/cash/amount: a number is needed, got the spreadsheet error "#####" -> a spreadsheet could not show or compute the cell: take the value from the original, or leave the fact out`,
			`1:76 /financials/revenue: an amount with its currency is needed, got the spreadsheet error "#NAME?" -> a spreadsheet could not show or compute the cell: take the value from the original, or leave the fact out`,
			`2:16 /financials/margin_pct: a number is needed, got the string "2008-03-01" -> a spreadsheet may have turned the number into a date: take the figure from the original`,
			`2:40 /financials/growth: a number is needed, got the string "Mar-05" -> a spreadsheet may have turned the number into a date: take the figure from the original`,
		}},
		{"date damage", `{"company": {"founded_on": "#####"}}`, []string{
			`1:28 /company/founded_on: a date is needed, got the spreadsheet error "#####" -> a spreadsheet could not show or compute the cell: take the value from the original, or leave the fact out`,
		}},
		{"amount without currency", `{"financials": {"cash": {"amount": 5}, "revenue": {}}, "rounds": [{"name": "A", "amount": {"amount": 5}}]}`, []string{
			`1:25 /financials/cash: an amount without currency -> add "currency" with its ISO 4217 code, such as "CNY" or "USD"`,
			`1:51 /financials/revenue: the currency is missing -> add "currency" with its ISO 4217 code, such as "CNY" or "USD"`,
			`1:91 /rounds/0/amount: an amount without currency -> add "currency" with its ISO 4217 code, such as "CNY" or "USD"`,
		}},
		{"currency without amount", `{"financials": {"cash": {"currency": "CNY"}}}`, []string{
			`1:25 /financials/cash: amount or amount_text is missing -> add amount or amount_text`,
		}},
		{"number where an amount belongs", `{"financials": {"cash": 5000000, "revenue": "5"}}`, []string{
			`1:25 /financials/cash: an amount with its currency is needed, got the number 5000000 -> write {"amount": 5000000, "currency": "CNY"}, with the currency that it is in`,
			`1:45 /financials/revenue: an amount with its currency is needed, got the string "5" -> write {"amount": 5, "currency": "CNY"}, with the currency that it is in`,
		}},
		{"unknown keys", "{\"compny\": {}, \"company\": {\"Name\": \"x\", \"foo\": 1}, \"financials\": {\"revnue\": {}}, \"rounds\": [{\"name\": \"A\", \"amt\": 1}],\n \"what is this\": null}", []string{
			`1:2 /compny: the key "compny" is not known here -> did you mean "company"? If not: facts of your own go under /extensions`,
			`1:28 /company/Name: the key "Name" is not known here -> did you mean "name"? If not: facts of your own go under /extensions`,
			`1:41 /company/foo: the key "foo" is not known here -> known here: as_of, country, founded_on, headcount, id, listed, name, stage; facts of your own go under /extensions`,
			`1:67 /financials/revnue: the key "revnue" is not known here -> did you mean "revenue"? If not: facts of your own go under /extensions`,
			`1:107 /rounds/0/amt: the key "amt" is not known here -> known here: amount, closed_on, name; facts of your own go under /extensions`,
			`2:2 /what is this: the key "what is this" is not known here -> known here: asked, company, complete, extensions, financials, provenance, rates, rounds; facts of your own go under /extensions`,
		}},
		{"unknown key beside a value that does not fit", `{"financials": {"cash": 5, "burn": 1, "revenue": null}}`, []string{
			`1:25 /financials/cash: an amount with its currency is needed, got the number 5 -> write {"amount": 5, "currency": "CNY"}, with the currency that it is in`,
			`1:28 /financials/burn: the key "burn" is not known here -> known here: cash, growth, margin_pct, months, revenue; facts of your own go under /extensions`,
		}},
		{"wrong enum value", `{"company": {"stage": "Growth"}, "financials": {"cash": {"amount": 1, "currency": "usd"}}}`, []string{
			`1:23 /company/stage: one of start_up, growth or expansion is needed, got "Growth" -> did you mean "growth"?`,
			`1:83 /financials/cash/currency: one of CNY, USD or EUR is needed, got "usd" -> did you mean "USD"?`,
		}},
		{"enum value like no other", `{"company": {"stage": "seed"}, "provenance": {"/rounds": {"level": 3}}}`, []string{
			`1:23 /company/stage: one of start_up, growth or expansion is needed, got "seed" -> choose one, or leave the key out when the fact is not known`,
			`1:68 /provenance/~1rounds/level: one of claimed, documented or verified is needed, got the number 3 -> choose one, or leave the key out when the fact is not known`,
		}},
		{"wrong dates", "{\"company\": {\"founded_on\": \"2023-02-30\", \"as_of\": \"31.10.2026\"}, \"rounds\": [{\"name\": \"A\", \"closed_on\": \"2023-13\"},\n {\"name\": \"B\", \"closed_on\": \"2024-02-29\"}, {\"name\": \"C\", \"closed_on\": \"2023-1-5\"}, {\"name\": \"D\", \"closed_on\": 2023}]}", []string{
			`1:28 /company/founded_on: the date "2023-02-30" does not exist -> February 2023 has 28 days`,
			`1:51 /company/as_of: a date is needed, got the string "31.10.2026" -> write it as YYYY-MM-DD, YYYY-MM or YYYY, such as 2026-10-31`,
			`1:104 /rounds/0/closed_on: the date "2023-13" does not exist -> the month goes from 01 to 12; the order is year, month, day`,
			`2:71 /rounds/2/closed_on: a date is needed, got the string "2023-1-5" -> write it as YYYY-MM-DD, YYYY-MM or YYYY, such as 2026-10-31`,
			`2:111 /rounds/3/closed_on: a date is needed, got the number 2023 -> put it in quotes: "2023"`,
		}},
		{"wrong types", `{"company": {"id": 5, "listed": "yes", "name": ["x"], "headcount": 1.5}, "rounds": {}, "financials": []}`, []string{
			`1:20 /company/id: a text is needed, got the number 5 -> put it in quotes: "5"`,
			`1:33 /company/listed: true or false is needed, got the string "yes" -> write true or false without quotes`,
			`1:48 /company/name: a text is needed, got a list -> see the profile schema for what is allowed here`,
			`1:68 /company/headcount: a whole number is needed, got the number 1.5 -> count in whole units`,
			`1:84 /rounds: a list is needed, got an object -> put it in square brackets: [ ]`,
			`1:102 /financials: an object is needed, got a list -> write its facts in curly brackets: { }`,
		}},
		{"null where a fact is needed", `{"rounds": [null]}`, []string{
			`1:13 /rounds/0: an object is needed, got null -> leave it out when the fact is not known`,
		}},
		{"required key", `{"rounds": [{}]}`, []string{
			`1:13 /rounds/0: name is missing -> add name (Label of the round)`,
		}},
		{"bounds", `{"company": {"id": "", "headcount": -1, "country": "china"}, "financials": {"margin_pct": 100.5, "growth": -1.5}}`, []string{
			`1:20 /company/id: the text is empty -> leave the key out when the fact is not known`,
			`1:37 /company/headcount: a number of at least 0 is needed, got -1 -> check the sign`,
			`1:52 /company/country: the string "china" does not have the right form -> what belongs here: Country, ISO 3166-1 alpha-2`,
			`1:91 /financials/margin_pct: a number of at most 100 is needed, got 100.5 -> check the unit`,
			`1:108 /financials/growth: a number above -1.5 is needed, got -1.5 -> check the sign`,
		}},
		{"pointers", "{\"complete\": [\"/round\", \"rounds\", \"/rounds/0/amunt\", \"/rounds\", \"/rounds/0/amount/amount/x\", \"/extensions/any/thing\"],\n \"asked\": {\"/company/~2\": \"2026\", \"/company/nme\": \"2026\"}, \"provenance\": {\"financials\": {\"level\": \"claimed\"}}}", []string{
			`1:15 /complete/0: "/round" names no fact of a profile -> did you mean /rounds?`,
			`1:25 /complete/1: "rounds" is not a JSON pointer -> write the way to the fact, such as /rounds or /rounds/0/amount`,
			`1:35 /complete/2: "/rounds/0/amunt" names no fact of a profile -> did you mean /rounds/0/amount?`,
			`1:65 /complete/4: "/rounds/0/amount/amount/x" names no fact of a profile -> see the names of all facts in the profile schema`,
			`2:12 /asked/~1company~1~02: "/company/~2" is not a JSON pointer -> write the way to the fact, such as /rounds or /rounds/0/amount`,
			`2:35 /asked/~1company~1nme: "/company/nme" names no fact of a profile -> did you mean /company/name?`,
			`2:75 /provenance/financials: "financials" is not a JSON pointer -> write the way to the fact, such as /rounds or /rounds/0/amount`,
		}},
		{"key that does not fit", `{"rates": {"usd": 7.1}, "extensions": {"usd": 1}}`, []string{
			`1:12 /rates/usd: one of CNY or USD is needed, got "usd" -> did you mean "USD"?`,
		}},
		{"long values are cut", `{"company": {"headcount": "confidential confidential confidential confidential"}}`, []string{
			`1:27 /company/headcount: a whole number is needed, got the string "confidential confidential confidential …" -> write the number without quotes, units and separators, such as 1500000`,
		}},
		{"control characters are escaped", `{"company": {"stage": "\u001b[31mred"}, "a\nb": 1}`, []string{
			`1:23 /company/stage: one of start_up, growth or expansion is needed, got "\x1b[31mred" -> choose one, or leave the key out when the fact is not known`,
			"1:41 /a\nb: the key \"a\\nb\" is not known here -> known here: asked, company, complete, extensions, financials, provenance, rates, rounds; facts of your own go under /extensions",
		}},
		{"position after wide characters", `{"company": {"name": "启明视觉😀", "stage": 5}}`, []string{
			`1:40 /company/stage: a text is needed, got the number 5 -> put it in quotes: "5"`,
		}},
		{"after a byte order mark", "\ufeff{\"company\": 5}", []string{
			`1:13 /company: an object is needed, got the number 5 -> write its facts in curly brackets: { }`,
		}},
	})
}

func TestDecode_RefusedYAML(t *testing.T) {
	checkRefusals(t, profile.FormatYAML, []refusal{
		{"only comments", "# nothing\n", []string{
			`1:1 : the input holds only comments -> a profile starts with company:`,
		}},
		{"only a marker", "---\n", []string{
			`2:1 : an object is needed at the top, got null -> a profile starts like {"company": {"name": "..."}}; keep one profile in each file`,
		}},
		{"list at the top", "- a\n", []string{
			`1:1 : an object is needed at the top, got a list -> a profile starts like {"company": {"name": "..."}}; keep one profile in each file`,
		}},
		{"text at the top", "company\n", []string{
			`1:1 : an object is needed at the top, got the string "company" -> a profile starts like {"company": {"name": "..."}}; keep one profile in each file`,
		}},
		{"two documents", "company:\n  id: a\n---\ncompany: {}\n", []string{
			`3:1 : a second document starts here -> keep one profile in each file, and no --- after the first line`,
		}},
		{"rubbish after the end", "company: {}\n...\nrubbish\n", []string{
			`3:1 : this is not valid YAML: did not find expected <document start> -> check the indentation, quotes and brackets of this line and the one above`,
		}},
		{"tab as indentation", "company:\n\tid: a\n", []string{
			`2:1 : a tab can't indent YAML -> indent with spaces`,
		}},
		{"colon in plain text", "company:\n  id: a\n  name: x: y\n", []string{
			`3:3 : a colon makes a key where none can stand -> put text that holds ": " in quotes, and check the indentation`,
		}},
		{"wrong indentation", "company:\n  id: a\n name: b\n", []string{
			`3:2 : this is not valid YAML: did not find expected key -> check the indentation, quotes and brackets of this line and the one above`,
		}},
		{"reserved character", "company:\n  id: a\n  name: @b\n", []string{
			`3:3 : a value starts with a character that YAML keeps for itself -> put the value in quotes`,
		}},
		{"unclosed quote", "company:\n  id: \"a\n  name: b\n", []string{
			`2:3 : this is not valid YAML: found unexpected end of stream -> check the indentation, quotes and brackets of this line and the one above`,
		}},
		{"unclosed list", "company: {}\nrounds: [\n", []string{
			`2:1 : this is not valid YAML: did not find expected node content -> check the indentation, quotes and brackets of this line and the one above`,
		}},
		{"anchor and alias", "company: &c\n  id: a\nextensions:\n  again: *c\n", []string{
			`1:10 /company: the anchor &c is not allowed -> remove it and write repeated values out`,
			`4:10 /extensions/again: the alias *c is not allowed -> write the value out`,
		}},
		{"merge key", "company:\n  <<: {id: a}\n", []string{
			`2:3 /company/<<: the merge key << is not allowed -> write the values out`,
		}},
		{"tags", "company:\n  id: !!str 5\n  name: ! x\n  headcount: !n 5\n", []string{
			`2:7 /company/id: the tag !!str is not allowed -> remove it; put text in quotes and leave numbers plain`,
			`3:9 /company/name: the tag ! is not allowed -> remove it; put text in quotes and leave numbers plain`,
			`4:14 /company/headcount: the tag !n is not allowed -> remove it; put text in quotes and leave numbers plain`,
		}},
		{"keys that are not text", "extensions:\n  1: a\n  true: b\n  null: c\n  ? [d]\n  : e\n  2026-10-31: f\n", []string{
			`2:3 /extensions/1: a key is text, got 1 -> put the key in quotes`,
			`3:3 /extensions/true: a key is text, got true -> put the key in quotes`,
			`4:3 /extensions/null: a key is text, got null -> put the key in quotes`,
			`5:5 /extensions: a key is text, got a list or an object -> write one word before the colon`,
		}},
		{"duplicate keys", "company:\n  id: a\n  \"id\": b\n", []string{
			`3:3 /company/id: the key "id" occurs twice in the same object -> keep one of the two; which one is right only the source can tell`,
		}},
		{"numbers that are not plain", "extensions: [.inf, -.Inf, .NaN, 0x1F, 0o17, 017, 0b1, 1_000, +5, .5, 5., 1e400]\n", []string{
			`1:13 /extensions: an object is needed, got a list -> write its facts in curly brackets: { }`,
			`1:14 /extensions/0: .inf is not a finite number -> leave the fact out when it is not known`,
			`1:20 /extensions/1: -.Inf is not a finite number -> leave the fact out when it is not known`,
			`1:27 /extensions/2: .NaN is not a finite number -> leave the fact out when it is not known`,
			`1:33 /extensions/3: 0x1F is not a plain decimal number -> programs disagree on its value: write it like 1500000 or 0.5, or put it in quotes if it is text`,
			`1:39 /extensions/4: 0o17 is not a plain decimal number -> programs disagree on its value: write it like 1500000 or 0.5, or put it in quotes if it is text`,
			`1:45 /extensions/5: 017 is not a plain decimal number -> programs disagree on its value: write it like 1500000 or 0.5, or put it in quotes if it is text`,
			`1:50 /extensions/6: 0b1 is not a plain decimal number -> programs disagree on its value: write it like 1500000 or 0.5, or put it in quotes if it is text`,
			`1:55 /extensions/7: 1_000 is not a plain decimal number -> programs disagree on its value: write it like 1500000 or 0.5, or put it in quotes if it is text`,
			`1:62 /extensions/8: +5 is not a plain decimal number -> programs disagree on its value: write it like 1500000 or 0.5, or put it in quotes if it is text`,
			`1:66 /extensions/9: .5 is not a plain decimal number -> programs disagree on its value: write it like 1500000 or 0.5, or put it in quotes if it is text`,
			`1:70 /extensions/10: 5. is not a plain decimal number -> programs disagree on its value: write it like 1500000 or 0.5, or put it in quotes if it is text`,
			`1:74 /extensions/11: the number 1e400 is too large -> check the exponent; numbers go up to 1.7e308`,
		}},
		{"a year is a number", "company:\n  founded_on: 2023\n", []string{
			`2:15 /company/founded_on: a date is needed, got the number 2023 -> put it in quotes: "2023"`,
		}},
		{"dates and words are text", "company:\n  founded_on: 2023-02-30\n  listed: yes\n  headcount: no\n", []string{
			`2:15 /company/founded_on: the date "2023-02-30" does not exist -> February 2023 has 28 days`,
			`3:11 /company/listed: true or false is needed, got the string "yes" -> write true or false without quotes`,
			`4:14 /company/headcount: a whole number is needed, got the string "no" -> write the number without quotes, units and separators, such as 1500000`,
		}},
		{"string where a number belongs", "financials:\n  margin_pct: \"5\"\n  cash: {amount: \"#####\", currency: CNY}\n", []string{
			`2:15 /financials/margin_pct: a number is needed, got the string "5" -> remove the quotes: 5`,
			`3:18 /financials/cash/amount: a number is needed, got the spreadsheet error "#####" -> a spreadsheet could not show or compute the cell: take the value from the original, or leave the fact out`,
		}},
		{"amount without currency", "financials:\n  cash:\n    amount: 5\n", []string{
			`3:5 /financials/cash: an amount without currency -> add "currency" with its ISO 4217 code, such as "CNY" or "USD"`,
		}},
		{"unknown key", "# 说明\ncompany:\n  \"名称\": x\n  nmae: x\n", []string{
			`3:3 /company/名称: the key "名称" is not known here -> known here: as_of, country, founded_on, headcount, id, listed, name, stage; facts of your own go under /extensions`,
			`4:3 /company/nmae: the key "nmae" is not known here -> did you mean "name"? If not: facts of your own go under /extensions`,
		}},
	})
}
