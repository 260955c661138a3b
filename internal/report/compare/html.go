package compare

import (
	"html/template"
	"io"
	"sync"

	"github.com/diligo/diligo/internal/report/page"
	"github.com/diligo/diligo/internal/report/phrase"
)

// writeHTMLComparison writes a self-contained page without scripts.
func writeHTMLComparison(w io.Writer, c Comparison, o phrase.Options) error {
	t := newComparison(c, o)
	var names []string
	for _, company := range c.Companies {
		names = append(names, companyName(company))
	}
	return comparisonPage().Execute(w, map[string]any{
		"Lang": string(o.Lang), "Style": template.CSS(comparisonStyle), "Guard": page.Guard(comparisonStyle), "Title": t.own.title, "Names": names, "Columns": len(names) + 1, "Sections": t.sections, "Note": t.own.note, "Policies": phrase.PackLines(c.Policy, o.Lang),
	})
}

const comparisonStyle = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1a232e; --muted: #55606d; --line: #d3d9e0; --panel: #f4f6f8; --good: #1c6844; --bad: #9a1620; --open: #7d5700; --low: #2a5f93 }
@media screen and (prefers-color-scheme: dark) { :root { --paper: #11161c; --ink: #e3e8ed; --muted: #a2adb9; --line: #303a45; --panel: #1a212a; --good: #7fcf9f; --bad: #ff9a94; --open: #e6bf66; --low: #8fb8e6 } }
body { margin: 2rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 -apple-system, "Segoe UI", Roboto, Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; font-variant-numeric: tabular-nums }
h1 { font-size: 1.5rem }
.frame { overflow-x: auto }
table { border-collapse: collapse }
th, td { padding: .35rem .9rem .35rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; min-width: 8rem; max-width: 20rem; overflow-wrap: anywhere }
tbody th { font-weight: 400; color: var(--muted) }
thead th { position: sticky; top: 0; background: var(--paper) }
th:first-child { position: sticky; left: 0; background: var(--paper); padding-left: .4rem }
tbody th[scope=colgroup] { padding-top: 1.2rem; font-weight: 600; color: var(--ink) }
.pass { color: var(--good); font-weight: 600 } .fail { color: var(--bad); font-weight: 600 } .incomplete { color: var(--open); font-weight: 600 }
.critical, .high { color: var(--bad) } .medium { color: var(--open) } .low { color: var(--low) } .info, .note { color: var(--muted) }
td span { display: block }
`

var comparisonPage = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Parse(`<!DOCTYPE html>
<html lang="{{.Lang}}">
<head>
<meta charset="utf-8">
{{.Guard}}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<style>{{.Style}}</style>
</head>
<body>
<h1>{{.Title}}</h1>
<div class="frame" tabindex="0" role="region" aria-label="{{.Title}}">
<table>
<thead><tr><td></td>{{range .Names}}<th scope="col">{{.}}</th>{{end}}</tr></thead>
{{range .Sections}}<tbody>
{{if .Title}}<tr><th scope="colgroup" colspan="{{$.Columns}}">{{.Title}}</th></tr>
{{end}}{{range .Rows}}<tr><th scope="row">{{.Label}}</th>{{range .Cells}}<td{{with .Class}} class="{{.}}"{{end}}>{{range .Lines}}<span>{{.}}</span>{{end}}</td>{{end}}</tr>
{{end}}</tbody>
{{end}}</table>
</div>
<p class="note">{{.Note}}</p>
{{- range .Policies}}<p class="note">{{.}}</p>{{end}}
</body>
</html>
`))
})
