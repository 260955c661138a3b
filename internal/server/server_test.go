package server

import (
	"testing"
)

func TestNew(t *testing.T) {
	s := New(Options{})
	b, err := s.OpenAPI()
	if err != nil { t.Fatal(err) }
	t.Log(len(b))
}
