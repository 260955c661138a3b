// Package policies carries the shipped policies, their data and the schema of a profile.
package policies

import (
	"embed"
	"unsafe"
)

// FS holds main.rego, the libraries, the rules without their tests, the checklists and the schema, as in the folder.
//
//go:embed main.rego lib rules/*/*/rule.rego rules/*/*/data.yaml checklists schema
var FS embed.FS

// SchemaFile is the JSON Schema of a profile in FS.
const SchemaFile = "schema/profile.schema.json"

// SynonymsFile lists in FS what people call the facts of a profile.
const SynonymsFile = "schema/synonyms.yaml"

// FactsFile is what people need to answer for the facts of the schema, in FS.
const FactsFile = "schema/facts.yaml"

// Schema is the content of SchemaFile.
//
//go:embed schema/profile.schema.json
var Schema string

// Rates is the shipped table of exchange rates, data.lib.money.rates (see internal/exchange for its form). It is written by make rates.
//
//go:embed lib/money/rates/data.json
var Rates []byte

// Compiled is the compiled form of FS, which saves parsing and compiling it. It is written by make generate.
var Compiled = unsafe.String(unsafe.SliceData(compiled), len(compiled))

// compiled is a list, and not a string, because those lie at any place: code in it is used where it lies.
//
//go:embed compiled.bin
var compiled []byte
