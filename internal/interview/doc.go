// Package interview says which question comes next.
package interview
