package app

import (
	"encoding/json"
	"sync"

	"github.com/diligo/diligo/policies"
)

// Schema is the schema of a profile as JSON, which says which facts there are. It is shared: callers must not change it.
var Schema = sync.OnceValues(func() (map[string]any, error) {
	var schema map[string]any
	err := json.Unmarshal([]byte(policies.Schema), &schema)
	return schema, err
})
