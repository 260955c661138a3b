package app

import (
	"encoding/json"
	"sync"

	"github.com/diligo/diligo/policies"
)

// Schema returns the profile schema, decoded. It is shared: callers must not change it.
var Schema = sync.OnceValues(func() (map[string]any, error) {
	var schema map[string]any
	err := json.Unmarshal([]byte(policies.Schema), &schema)
	return schema, err
})
