package assist

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/words"
	"github.com/diligo/diligo/policies"
)

// Resource is something to read that no company is needed for.
type Resource struct {
	URI         string `json:"uri,omitempty"`
	Template    string `json:"uriTemplate,omitempty"`
	Name        string `json:"name"`
	Title       string `json:"title,omitempty"`
	Description string `json:"description,omitempty"`
	MIME        string `json:"mimeType"`
}

// The addresses of resources.
const (
	schemaAddress    = "diligo://schema"
	rulesAddress     = "diligo://rules/"
	checklistAddress = "diligo://checklists/"
	jsonType         = "application/json"
)

// resourcesShown is how many resources a page of their list has.
const resourcesShown = 50

// Resources lists the resources, from a cursor on.
func (c *Clerk) Resources(ctx context.Context, cursor string) ([]Resource, string, error) {
	j, err := c.desk.Judge(ctx)
	if err != nil {
		return nil, "", err
	}
	all := []Resource{{URI: schemaAddress, Name: "schema", Title: words.Say(c.lang, "Schema of a profile"), MIME: jsonType}}
	for _, l := range j.Catalogue().Checklists {
		all = append(all, Resource{URI: checklistAddress + l.Name, Name: l.Name, Title: l.Title.In(c.lang), Description: short(l.Purpose.In(c.lang), longText), MIME: jsonType})
	}
	for _, r := range j.Catalogue().Rules {
		all = append(all, Resource{URI: rulesAddress + string(r.ID), Name: string(r.ID), Title: r.Title.In(c.lang), MIME: jsonType})
	}
	return page(all, cursor, resourcesShown, Budget)
}

// Templates returns the resources by pattern.
func (c *Clerk) Templates() []Resource {
	return []Resource{
		{Template: schemaAddress + "{+pointer}", Name: "schema", Title: words.Say(c.lang, "Schema of a fact, by its pointer"), Description: words.Say(c.lang, "Such as diligo://schema/financials/cash; entries of lists are *."), MIME: jsonType},
		{Template: rulesAddress + "{category}/{rule}", Name: "rule", Title: words.Say(c.lang, "A rule"), MIME: jsonType},
		{Template: checklistAddress + "{name}", Name: "checklist", Title: words.Say(c.lang, "A checklist"), MIME: jsonType},
	}
}

// Read returns a resource as JSON; false where there is none.
func (c *Clerk) Read(ctx context.Context, uri string) (text string, ok bool, err error) {
	uri, err = url.PathUnescape(uri)
	if err != nil {
		return "", false, nil //nolint:nilerr // no address of ours
	}
	j, err := c.desk.Judge(ctx)
	if err != nil {
		return "", false, err
	}
	var value any
	switch {
	case uri == schemaAddress || strings.HasPrefix(uri, schemaAddress+"/"):
		value, ok = schemaAt(strings.TrimPrefix(uri, schemaAddress))
	case strings.HasPrefix(uri, rulesAddress):
		id := strings.TrimPrefix(uri, rulesAddress)
		r, err := j.Catalogue().Find(id)
		if ok = err == nil && string(r.ID) == id; ok {
			out := c.ruleOf(j, r)
			for _, pattern := range firstOf(r.Facts, 100) {
				out.Facts = append(out.Facts, FactRead{Pointer: pattern})
			}
			out.FactsTotal = len(r.Facts)
			value = out
		}
	case strings.HasPrefix(uri, checklistAddress):
		value, ok = j.Catalogue().Checklist(strings.TrimPrefix(uri, checklistAddress))
	}
	if !ok {
		return "", false, nil
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err = e.Encode(value)
	return strings.TrimSpace(b.String()), true, err
}

// schemaAt returns the schema of a fact, cut where it would be too long.
func schemaAt(pointer string) (any, bool) {
	var root map[string]any
	raw, err := fs.ReadFile(policies.FS, policies.SchemaFile)
	if err != nil || json.Unmarshal(raw, &root) != nil {
		return nil, false
	}
	at := root
	for token := range strings.SplitSeq(strings.Trim(pointer, "/"), "/") {
		if token == "" {
			break
		}
		at = resolved(root, at)
		next, ok := member(root, at, token)
		if !ok {
			return nil, false
		}
		at = next
	}
	for depth := 8; ; depth-- {
		if cut := cutAt(root, at, strings.TrimSuffix(pointer, "/"), depth); depth == 0 || sizeOf(cut) <= Budget {
			return cut, true
		}
	}
}

// resolved follows a reference, and what is null or the thing itself.
func resolved(root, at map[string]any) map[string]any {
	for range 20 {
		if ref, ok := at["$ref"].(string); ok {
			to := root
			for token := range strings.SplitSeq(strings.TrimPrefix(ref, "#/"), "/") {
				to, _ = to[token].(map[string]any)
			}
			at = to
			continue
		}
		choices, _ := at["anyOf"].([]any)
		i := slices.IndexFunc(choices, func(x any) bool { m, ok := x.(map[string]any); return ok && m["type"] != "null" })
		if i < 0 || at["properties"] != nil || at["items"] != nil {
			return at
		}
		at = choices[i].(map[string]any)
	}
	return at
}

// member returns the schema of a member or of an entry.
func member(root, at map[string]any, token string) (map[string]any, bool) {
	if _, err := strconv.Atoi(token); token == "*" || token == "-" || err == nil {
		if items, ok := at["items"].(map[string]any); ok {
			return items, true
		}
	}
	properties, _ := at["properties"].(map[string]any)
	m, ok := properties[token].(map[string]any)
	if more, open := at["additionalProperties"].(map[string]any); !ok && open {
		return more, true
	}
	return m, ok
}

// cutAt returns a schema with its references resolved, down to a depth; below that stands where to read on.
func cutAt(root, at map[string]any, pointer string, depth int) map[string]any {
	out := map[string]any{}
	for name, v := range at {
		if !slices.Contains([]string{"$defs", "properties", "items", "anyOf", "$ref"}, name) {
			out[name] = v
		}
	}
	inner := resolved(root, at)
	for name, v := range inner {
		if _, there := out[name]; !there && !slices.Contains([]string{"$defs", "properties", "items", "anyOf", "$ref"}, name) {
			out[name] = v
		}
	}
	if properties, ok := inner["properties"].(map[string]any); ok {
		all := map[string]any{}
		for name, v := range properties {
			m, _ := v.(map[string]any)
			if depth <= 0 {
				all[name] = schemaAddress + pointer + "/" + name
				continue
			}
			all[name] = cutAt(root, m, pointer+"/"+name, depth-1)
		}
		out["properties"] = all
	}
	if items, ok := inner["items"].(map[string]any); ok {
		if depth <= 0 {
			out["items"] = schemaAddress + pointer + "/*"
		} else {
			out["items"] = cutAt(root, items, pointer+"/*", depth-1)
		}
	}
	return out
}
