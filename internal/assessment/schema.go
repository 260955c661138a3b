package assessment

import _ "embed"

// JSONSchema is the JSON Schema (2020-12) of a saved report of the version Schema. It is written from the types and comments of this
// package: TestJSONSchema holds the two together, and lets another implementation judge real reports by it.
//
//go:embed report.schema.json
var JSONSchema []byte
