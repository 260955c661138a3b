// Command shipped makes the shipped table of exchange rates of the European Central Bank's history: month ends since 2010 and the
// last day of the file. `make rates` runs it.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"

	"github.com/diligo/diligo/internal/exchange"
	"github.com/diligo/diligo/internal/words"
)

// currencies are those that profiles use. More of them would be read at every start.
var currencies = []string{"AUD", "BRL", "CAD", "CHF", "CNY", "GBP", "HKD", "ILS", "INR", "JPY", "KRW", "SEK", "SGD", "USD"}

const from = "2010-01-01"

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "rates:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 2 {
		return words.Errorf("want the history of the European Central Bank (CSV or zip) and the file to write")
	}
	content, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	table, err := exchange.Read(args[0], content)
	if err != nil {
		return err
	}
	table = table.Reduce(currencies, from)
	table.Origin = "ecb"
	if got := table.Currencies(); len(got) != len(currencies) {
		return words.Errorf("%s has rates of %v only", args[0], got)
	}
	out, err := json.Marshal(table.Document())
	if err != nil {
		return err
	}
	// A series a line, so that a refreshed table shows what changed.
	for _, mark := range []string{`"calendars":`, `"series":`, `"months":`} {
		out = bytes.ReplaceAll(out, []byte(mark), []byte("\n"+mark))
	}
	out = bytes.ReplaceAll(out, []byte(`},"`), []byte("},\n\""))
	return os.WriteFile(args[1], append(out, '\n'), 0o644)
}
