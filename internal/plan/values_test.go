package plan

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// valueFiles are the files of values, which the compiler and the machine stand on.
var valueFiles = []string{"value.go", "number.go", "decode.go", "encode.go", "convert.go", "memory.go", "poison.go", "poison_off.go"}

// TestValues_KnowNoMachine: the files of values use no name of the compiler and the machine (decision 0011).
func TestValues_KnowNoMachine(t *testing.T) {
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	files, above, methods := map[string]*ast.File{}, map[string]string{}, map[string]string{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = f
		if slices.Contains(valueFiles, name) {
			continue
		}
		for declared := range f.Scope.Objects {
			above[declared] = name
		}
	}
	types := map[string]bool{}
	for _, name := range valueFiles {
		if f, ok := files[name]; ok {
			for declared := range f.Scope.Objects {
				types[declared] = true
			}
		}
	}
	for name, f := range files { // what the compiler and the machine ask of values, by methods of theirs
		for _, d := range f.Decls {
			if m, ok := d.(*ast.FuncDecl); ok && m.Recv != nil && types[receiver(m)] && !slices.Contains(valueFiles, name) {
				methods[m.Name.Name] = name
			}
		}
	}
	for _, name := range valueFiles {
		f, ok := files[name]
		if !ok {
			t.Errorf("there is no %s", name)
			continue
		}
		for _, id := range f.Unresolved {
			if in, ok := above[id.Name]; ok {
				t.Errorf("%s uses %s of %s", name, id.Name, in)
			}
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if x, ok := n.(*ast.SelectorExpr); ok && methods[x.Sel.Name] != "" && !isImport(f, x) {
				t.Errorf("%s uses the method %s of %s", name, x.Sel.Name, methods[x.Sel.Name])
			}
			return true
		})
	}
	if len(above) < 200 {
		t.Errorf("only %d names of the compiler and the machine were looked for", len(above))
	}
}

// isImport reports whether a selector is of a package that the file imports.
func isImport(f *ast.File, x *ast.SelectorExpr) bool {
	id, ok := x.X.(*ast.Ident)
	return ok && slices.Contains(f.Unresolved, id)
}

// receiver returns the name of the type that a method is of.
func receiver(m *ast.FuncDecl) string {
	e := m.Recv.List[0].Type
	if p, ok := e.(*ast.StarExpr); ok {
		e = p.X
	}
	id, ok := e.(*ast.Ident)
	if !ok {
		return ""
	}
	return id.Name
}
