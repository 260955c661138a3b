// Command diligo judges how a start-up uses capital.
package main

import (
	"os"

	"github.com/diligo/diligo/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
