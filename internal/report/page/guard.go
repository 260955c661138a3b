package page

import (
	"crypto/sha256"
	"encoding/base64"
	"html/template"
)

// Guard returns the meta element that forbids a page to load or run anything except its style sheet and a data: icon.
func Guard(style string) template.HTML {
	return template.HTML(`<meta http-equiv="Content-Security-Policy" content="` + Policy(style) + `">`)
}

// Policy returns Guard's Content-Security-Policy, for use in headers.
func Policy(style string) string {
	hash := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'; img-src data:; base-uri 'none'; form-action 'none'"
}
