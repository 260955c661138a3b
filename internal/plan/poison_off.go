//go:build !poison

package plan

// poisons says that memory which is taken back is overwritten; that costs time, and helps to find faults: build with -tags poison.
const poisons = false
