package page

import (
	"crypto/sha256"
	"encoding/base64"
	"html/template"
)

// Guard forbids the page to load or to run anything: only its own style sheet counts, and an empty picture in place of an icon.
func Guard(style string) template.HTML {
	return template.HTML(`<meta http-equiv="Content-Security-Policy" content="` + Policy(style) + `">`)
}

// Policy is the policy of Guard, for whoever sends the page with headers.
func Policy(style string) string {
	hash := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'; img-src data:; base-uri 'none'; form-action 'none'"
}
