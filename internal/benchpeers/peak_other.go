//go:build !unix

package main

import "os"

// Peak memory is known on Unix only.
func peakOf(*os.ProcessState) float64 { return 0 }

func ownPeak() float64 { return 0 }
