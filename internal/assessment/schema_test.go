package assessment_test

import (
	"bytes"
	"encoding"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report"
	"github.com/diligo/diligo/internal/report/reporttest"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/schema/schematest"
	"github.com/diligo/diligo/internal/words"
)

// TestJSONSchema_IsOfTheTypes: the published schema says of every member what the Go types and their comments say.
func TestJSONSchema_IsOfTheTypes(t *testing.T) {
	reporttest.Golden(t, "../report.schema.json", schemaOf(t)) // make generate writes it
}

// TestJSONSchema_Judges: it accepts a report with everything in it, and none with a member that is missing, strange or of another kind.
func TestJSONSchema_Judges(t *testing.T) {
	judge, err := schematest.Reference(assessment.JSONSchema, nil)
	if err != nil {
		t.Fatal(err)
	}
	read := func() map[string]any {
		var text bytes.Buffer
		sample := reporttest.Sample()
		sample.Assessments[0].Summary.Factors, sample.Assessments[0].Summary.Core.Missing = []assessment.Factor{}, []assessment.MissingCore{}
		if err := report.Write(&text, "json", sample, reporttest.Options(rule.English)); err != nil {
			t.Fatal(err)
		}
		out := map[string]any{}
		if err := json.Unmarshal(text.Bytes(), &out); err != nil {
			t.Fatal(err)
		}
		return out
	}
	if err := judge.Validate(read()); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(report, first, result map[string]any){
		"another version":      func(r, _, _ map[string]any) { r["schema"] = assessment.SchemaV1 },
		"a strange member":     func(_, a, _ map[string]any) { a["verdict"] = "pass" },
		"no summary":           func(_, a, _ map[string]any) { delete(a, "summary") },
		"an unknown outcome":   func(_, _, r map[string]any) { r["outcome"] = "maybe" },
		"a number for a text":  func(_, _, r map[string]any) { r["title"] = 1 },
		"null for a list":      func(_, _, r map[string]any) { r["chapters"] = nil },
		"a severity by number": func(_, _, r map[string]any) { r["severity"] = 3 },
	} {
		t.Run(name, func(t *testing.T) {
			r := read()
			a := r["assessments"].([]any)[0].(map[string]any)
			spoil(r, a, a["results"].([]any)[0].(map[string]any))
			if judge.Validate(r) == nil {
				t.Error("the schema accepts it")
			}
		})
	}
}

// written are types whose JSON is not what their Go kind says.
var written = map[reflect.Type]map[string]any{
	reflect.TypeFor[json.Number]():    {"type": "number"},
	reflect.TypeFor[rule.Severity]():  {"enum": names(rule.Severities())},
	reflect.TypeFor[rule.Level]():     {"enum": names(rule.Levels())},
	reflect.TypeFor[rule.Lang]():      {"enum": words.Langs()},
	reflect.TypeFor[map[string]any](): {"type": "object"},
}

// called are the names of types that have one name with another: a checklist in full, and a parameter that the user changed.
var called = map[reflect.Type]string{reflect.TypeFor[rule.Checklist](): "checklistInFull", reflect.TypeFor[rule.Override](): "changedParameter"}

// names returns the texts of values, as they are written.
func names[T encoding.TextMarshaler](values []T) (out []string) {
	for _, v := range values {
		text, err := v.MarshalText()
		if err != nil {
			panic(err)
		}
		out = append(out, string(text))
	}
	return out
}

// describer writes a JSON Schema of Go types.
type describer struct {
	t        *testing.T
	comments map[string]string       // of types and of fields: "rule.Rate", "rule.Rate.AsOf"
	values   map[string][]string     // of a named kind of text: its constants
	types    map[string]reflect.Type // by their names in defs
	defs     map[string]any
}

// schemaOf returns the schema of a report, indented.
func schemaOf(t *testing.T) []byte {
	t.Helper()
	d := &describer{t: t, comments: map[string]string{}, values: map[string][]string{}, types: map[string]reflect.Type{}, defs: map[string]any{}}
	d.read("assessment", ".")
	d.read("rule", "../rule")
	root := d.object(reflect.TypeFor[assessment.Report]())
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = "A report of diligo check --format json"
	root["properties"].(map[string]any)["schema"] = map[string]any{"const": assessment.Schema}
	root["$defs"] = d.defs
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(root); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// read takes comments and constants out of the Go files of a folder.
func (d *describer) read(name, folder string) {
	d.t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		d.t.Fatal(err)
	}
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".go") || strings.HasSuffix(entry.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path.Join(folder, entry.Name()), nil, parser.ParseComments)
		if err != nil {
			d.t.Fatal(err)
		}
		for _, decl := range file.Decls {
			if g, ok := decl.(*ast.GenDecl); ok {
				for _, spec := range g.Specs {
					d.take(name, g, spec)
				}
			}
		}
	}
}

func (d *describer) take(pkg string, g *ast.GenDecl, spec ast.Spec) {
	switch spec := spec.(type) {
	case *ast.ValueSpec:
		kind, ok := spec.Type.(*ast.Ident)
		if !ok || g.Tok != token.CONST {
			return
		}
		for _, v := range spec.Values {
			if literal, ok := v.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				text, _ := strconv.Unquote(literal.Value)
				d.values[pkg+"."+kind.Name] = append(d.values[pkg+"."+kind.Name], text)
			}
		}
	case *ast.TypeSpec:
		name := pkg + "." + spec.Name.Name
		d.comments[name] = strings.Join(strings.Fields(g.Doc.Text()), " ")
		if s, ok := spec.Type.(*ast.StructType); ok {
			for _, f := range s.Fields.List {
				for _, n := range f.Names {
					d.comments[name+"."+n.Name] = strings.Join(strings.Fields(f.Doc.Text()+" "+f.Comment.Text()), " ")
				}
			}
		}
	}
}

// of returns the schema of a value of the type.
func (d *describer) of(t reflect.Type) map[string]any {
	if s, ok := written[t]; ok {
		return s
	}
	if values := d.values[t.String()]; len(values) > 0 {
		return map[string]any{"enum": values}
	}
	switch t.Kind() {
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int, reflect.Int64:
		return map[string]any{"type": "integer"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Interface:
		return map[string]any{}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": d.of(t.Elem())}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": d.of(t.Elem())}
	case reflect.Pointer:
		return d.of(t.Elem())
	case reflect.Struct:
		name := strings.ToLower(t.Name()[:1]) + t.Name()[1:]
		if own, ok := called[t]; ok {
			name = own
		}
		switch known, ok := d.types[name]; {
		case !ok:
			d.types[name] = t
			d.defs[name] = d.object(t)
		case known != t:
			d.t.Fatalf("%s and %s have one name", known, t)
		}
		return map[string]any{"$ref": "#/$defs/" + name}
	}
	d.t.Fatalf("%s: no schema of this kind", t)
	return nil
}

// object returns the schema of a struct's members.
func (d *describer) object(t reflect.Type) map[string]any {
	properties, required := map[string]any{}, []string{}
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name == "-" || !f.IsExported():
			continue
		case f.Anonymous && name == "":
			embedded := d.object(f.Type)
			for n, s := range embedded["properties"].(map[string]any) {
				properties[n] = s
			}
			required = append(required, embedded["required"].([]string)...)
			continue
		}
		member := map[string]any{}
		for k, v := range d.of(f.Type) {
			member[k] = v
		}
		optional := strings.Contains(options, "omit")
		if f.Type.Kind() == reflect.Pointer && !optional { // written as null
			member["type"] = []string{member["type"].(string), "null"}
		}
		if c := d.comments[t.String()+"."+f.Name]; c != "" {
			member["description"] = c
		}
		properties[name] = member
		if !optional {
			required = append(required, name)
		}
	}
	slices.Sort(required)
	out := map[string]any{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
	if c := d.comments[t.String()]; c != "" {
		out["description"] = c
	}
	return out
}
