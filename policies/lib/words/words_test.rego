package lib.words_test

import data.lib.words

test_words[note] if {
	some note, tc in {
		"nothing, in English": {"entry": {"x": " None "}, "want": "none"},
		"nothing, in Chinese": {"entry": {"x": "暂无"}, "want": "none"},
		"something": {"entry": {"x": "a second supplier"}, "want": "something"},
		"a word that begins alike": {"entry": {"x": "no-code tool"}, "want": "something"},
		"null": {"entry": {"x": null}, "want": "unknown"},
		"absent": {"entry": {}, "want": "unknown"},
	}

	_said(tc.entry) == {"none": ["none"], "something": ["something"], "unknown": []}[tc.want]
}

_said(entry) := array.concat(
	["none" | words.says_none(entry, "x")],
	["something" | words.says_something(entry, "x")],
)
