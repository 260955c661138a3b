// Command hello reads and parses a JSON file and says hello: the least that any program on a profile takes.
package main

import (
	"encoding/json"
	"fmt"
	"os"
)

func main() {
	content, err := os.ReadFile(os.Args[1])
	if err == nil {
		var document any
		err = json.Unmarshal(content, &document)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("hello")
}
