// Package waterfall divides what a sale of a company pays to its shareholders: preferences first, then what is left by shares, where holders
// of preferred shares without participation convert if that pays them more. All arithmetic is exact. It is a computation over what if, not
// a figure of the profile: no rule reads it, and policies have no second one. Of ours it imports only words.
package waterfall

import (
	"cmp"
	"errors"
	"math/big"
	"slices"
)

// Class is a class of shares.
type Class struct {
	Name          string
	Shares        *big.Rat
	Preference    *big.Rat // what it is paid first: investment times multiple; nil for common
	Participating bool     // it also shares in what is left
	Rank          int      // of preferences: the lower is paid first; equal ones share by their preferences
}

// Paid is what a class gets.
type Paid struct {
	Preference *big.Rat // paid as preference
	Common     *big.Rat // paid by shares
	Converted  bool     // preferred shares that gave up their preference
}

// Total is both parts.
func (p Paid) Total() *big.Rat { return new(big.Rat).Add(p.Preference, p.Common) }

// ErrRank says that the preferences exceed what is paid, and the classes' ranks decide who is left out. Divide returns it where told that
// ranks are not known.
var ErrRank = errors.New("the preferences exceed the proceeds")

// Divide divides proceeds, which must not be negative, among classes with shares above zero. Where the ranks are not known, proceeds below
// the sum of the preferences that are kept are ErrRank, unless one class alone has a preference.
//
// A class without participation converts if its part of what is left by shares is more than its preference, given what the others do. The
// classes convert in the order of their preferences per share: the one with the lowest converts first.
func Divide(proceeds *big.Rat, classes []Class, ranksKnown bool) ([]Paid, error) {
	paid := make([]Paid, len(classes))
	var choosing []int
	for i, c := range classes {
		if c.Preference != nil && !c.Participating {
			choosing = append(choosing, i)
		}
	}
	perShare := func(i int) *big.Rat { return new(big.Rat).Quo(classes[i].Preference, classes[i].Shares) }
	slices.SortStableFunc(choosing, func(a, b int) int { return perShare(a).Cmp(perShare(b)) })
	for n := len(choosing); n > 0; n-- { // the most that convert and are better off
		if left, shares := remainder(proceeds, classes, choosing[:n]); left.Sign() > 0 &&
			new(big.Rat).Quo(left, shares).Cmp(perShare(choosing[n-1])) > 0 {
			for _, i := range choosing[:n] {
				paid[i].Converted = true
			}
			break
		}
	}
	left := new(big.Rat).Set(proceeds)
	var kept []int
	total := new(big.Rat)
	for i, c := range classes {
		paid[i].Preference, paid[i].Common = new(big.Rat), new(big.Rat)
		if c.Preference != nil && !paid[i].Converted {
			kept = append(kept, i)
			total.Add(total, c.Preference)
		}
	}
	if total.Cmp(proceeds) > 0 && !ranksKnown && len(kept) > 1 {
		return nil, ErrRank
	}
	slices.SortStableFunc(kept, func(a, b int) int { return cmp.Compare(classes[a].Rank, classes[b].Rank) })
	for len(kept) > 0 {
		n := 1
		for n < len(kept) && classes[kept[n]].Rank == classes[kept[0]].Rank {
			n++
		}
		due := new(big.Rat)
		for _, i := range kept[:n] {
			due.Add(due, classes[i].Preference)
		}
		part := big.NewRat(1, 1)
		if due.Cmp(left) > 0 {
			part.Quo(left, due)
		}
		for _, i := range kept[:n] {
			paid[i].Preference.Mul(classes[i].Preference, part)
			left.Sub(left, paid[i].Preference)
		}
		kept = kept[n:]
	}
	shares := new(big.Rat)
	for i, c := range classes {
		if c.Preference == nil || c.Participating || paid[i].Converted {
			shares.Add(shares, c.Shares)
		}
	}
	if shares.Sign() == 0 { // nobody shares in what is left: the preferred do, by their shares
		for _, c := range classes {
			shares.Add(shares, c.Shares)
		}
		for i, c := range classes {
			paid[i].Common.Mul(left, new(big.Rat).Quo(c.Shares, shares))
		}
		return paid, nil
	}
	for i, c := range classes {
		if c.Preference == nil || c.Participating || paid[i].Converted {
			paid[i].Common.Mul(left, new(big.Rat).Quo(c.Shares, shares))
		}
	}
	return paid, nil
}

// remainder returns what is left by shares, and the shares that have a part in it, if these classes convert.
func remainder(proceeds *big.Rat, classes []Class, converting []int) (left, shares *big.Rat) {
	left, shares = new(big.Rat).Set(proceeds), new(big.Rat)
	for i, c := range classes {
		converts := slices.Contains(converting, i)
		if c.Preference != nil && !converts {
			left.Sub(left, c.Preference)
		}
		if c.Preference == nil || c.Participating || converts {
			shares.Add(shares, c.Shares)
		}
	}
	return left, shares
}

// Cents rounds amounts to hundredths so that their sum is that of the exact ones, rounded: the largest remainders are rounded up.
func Cents(amounts []*big.Rat) []*big.Int {
	hundred := big.NewRat(100, 1)
	out, rest := make([]*big.Int, len(amounts)), make([]*big.Rat, len(amounts))
	sum, floor := new(big.Rat), new(big.Int)
	order := make([]int, len(amounts))
	for i, a := range amounts {
		cents := new(big.Rat).Mul(a, hundred)
		sum.Add(sum, cents)
		out[i] = new(big.Int).Div(cents.Num(), cents.Denom())
		floor.Add(floor, out[i])
		rest[i] = cents.Sub(cents, new(big.Rat).SetInt(out[i]))
		order[i] = i
	}
	half := new(big.Rat).Add(sum, big.NewRat(1, 2))
	missing := new(big.Int).Sub(new(big.Int).Div(half.Num(), half.Denom()), floor)
	slices.SortStableFunc(order, func(a, b int) int { return rest[b].Cmp(rest[a]) })
	for _, i := range order {
		if missing.Sign() <= 0 {
			break
		}
		out[i].Add(out[i], big.NewInt(1))
		missing.Sub(missing, big.NewInt(1))
	}
	return out
}
