package policy

import (
	"cmp"
	"encoding/json"

	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/util"

	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/rule"
)

// measured returns what compiling the sources would say of them, without compiling: the digest of the modules that stand, and the data. Both
// come from the sources as they are read, so that what a cache keeps can be held against them. Of a source that carries its compiled
// form the data are believed. It is false where only compiling tells, because a module begins in an unusual way or there is a problem.
func measured(sources []Source) (digest, data string, ok bool) {
	t, err := read(sources)
	if err != nil {
		return "", "", false
	}
	document := map[string]any{}
	off := map[string]bool{}
	for i, s := range sources {
		part := map[string]any{}
		if f, ok := decodeForm(s.Compiled); ok {
			err = util.UnmarshalJSON([]byte(f.data), &part)
		} else {
			own := tree{data: slices.DeleteFunc(slices.Clone(t.data), func(f file) bool { return f.source != i })}
			var problems Problems
			part, problems = own.document()
			err = problems.err()
		}
		if err != nil {
			return "", "", false
		}
		list, _ := part[disabled].([]any)
		for _, id := range list {
			id, _ := id.(string)
			off[id] = true
		}
		merge(document, part)
	}
	if len(off) > 0 {
		list := make([]any, 0, len(off))
		for id := range off {
			list = append(list, id)
		}
		slices.SortFunc(list, func(a, b any) int { return cmp.Compare(a.(string), b.(string)) })
		document[disabled] = list
	}
	text, err := json.Marshal(document)
	if err != nil {
		return "", "", false
	}

	last := map[string]int{} // package -> its last source
	packages := make([]string, len(t.modules))
	for i, f := range t.modules {
		if packages[i], ok = packageOf(f.content); !ok {
			return "", "", false
		}
		last[packages[i]] = f.source
	}
	var standing []Module
	for i, f := range t.modules {
		parts := strings.Split(packages[i], ".")
		left := len(parts) == 3 && parts[0] == "rules" && off[string(rule.ID(parts[1]+"/"+parts[2]))]
		if !left && last[packages[i]] == f.source {
			standing = append(standing, Module{File: f.export()})
		}
	}
	return digestOf(standing), string(text), true
}

var plainPackage = lazyregexp.New(`^package[ \t]+([a-zA-Z_][a-zA-Z0-9_]*(?:\.[a-zA-Z_][a-zA-Z0-9_]*)*)[ \t]*(?:#.*)?$`)

// packageOf returns the package of a module, if its first line that is neither empty nor a comment names it in the usual way.
func packageOf(content []byte) (name string, ok bool) {
	for line := range strings.Lines(string(content)) {
		line = strings.TrimRight(line, "\r\n")
		if rest := strings.TrimLeft(line, " \t"); rest == "" || rest[0] == '#' {
			continue
		}
		m := plainPackage.FindStringSubmatch(line)
		if m == nil {
			return "", false
		}
		return m[1], true
	}
	return "", false
}
