// Package plan evaluates policies in Rego quickly, with OPA's exact answers. It knows neither companies nor files: it
// takes a plan, documents and the name of what to evaluate, and returns a value.
//
// # Where plans come from
//
// OPA parses a policy, checks it and plans it: it turns the rules into functions of a small imperative language, the
// intermediate representation of package ir. There are statements to look up a key, to iterate over a collection, to
// build one, to compare, to call; and blocks, which a statement leaves when what it looks for is undefined. So
//
//	missing contains p if { some p in pointers; not present(p) }
//
// becomes
//
//	func data.rules.missing(input, data) r:
//	    r = make set
//	    block
//	        scan pointers: p
//	            not
//	                call present(input, data, p)
//	            add p to r
//	    return r
//
// OPA hands a plan to a target plugin of package rego, in process. It plans the functions that a query names, so the
// host names all the rules that it is going to ask for, and afterwards calls their functions by name.
//
// # How a plan is evaluated
//
// New reads a plan into a Program; Load takes one from an image, which Program.Image made before, and reads its functions only
// when they are called. Program.Function looks a function up and makes sure that it, and all that it calls, can be
// evaluated here. If not, the error is an ErrUnsupported and the host leaves the entry point to OPA's topdown: there is no
// approximate answer. Reasons are few: built-ins that are not functions of their operands alone (time.now_ns,
// http.send), and two corners in which plans and topdown differ.
//
// A function is made into code when it is first called, or when an image is made. Code (code.go) is a list of instructions that
// work on the locals of the function: look a key up, compare, add to a set, call, jump. Blocks are gone: what leaves a block
// in the plan is a jump in the code (translate.go). The example becomes
//
//	0  l2 = make set
//	1  l3 = scan ["a","b"] -> 6
//	2  l4 = next l3 l5 -> 6
//	3  l5 = call #12 l0 l1 l4 -> 5
//	4  not equal l5 false -> 2           if it is true, go on with the next pointer
//	5  add l2 l4, and jump -> 2
//	6  return l2
//
// OPA's planner makes no attempt at short plans. So code is improved before it is kept: optimise.go and facts.go take away half of
// the instructions, expand.go puts short functions in the place of their calls and does beforehand what depends on constants only.
// The machine (machine.go) runs the code, in one loop with one switch.
//
// Why instructions and not closures: policies are large and profiles are many. A thousand functions run once for each profile, so
// that what they do comes from memory and hardly ever from a cache. An instruction is 20 bytes, read in sequence; a closure is an
// object of its own with all that it captures. Instructions can also be kept as they are, and improved by looking at them.
//
// An Eval evaluates entry points on one input. It remembers what functions without arguments, that is rules,
// returned, so that what rules share is computed once. Under a `with` the documents differ and so does what rules
// return: each level of `with` remembers for itself. Only results are remembered, never errors, so an error in one
// entry point does not affect the next. Calls of functions are remembered too, where that pays; those that do not look at the
// input even over inputs (pure.go). An Eval counts steps, and looks at its context and its budget every so often.
//
// # Values
//
// A Value is four words, of which some are used for each kind, and is passed in registers. Documents are decoded from
// JSON into Values directly. Numbers are OPA's, to the digit: integers and decimals of usual size are computed with
// in machine words (number.go), the others by OPA. Sets and objects keep their keys in the order of insertion while
// they are built and are put in OPA's order when they are first read in sequence. Everything that leaves an
// evaluation is frozen: in order, and never changed again, so that goroutines can share it.
//
// # Built-ins
//
// The common built-ins are native (builtin_*.go). A native built-in hands operands that are out of the ordinary to
// OPA's implementation. All other built-ins are OPA's, by converting operands and result.
//
// # How it is kept right
//
// The tests run OPA's own conformance cases, each passed or listed as a fallback, and compare results with topdown's
// as texts, which tells 1 from 1.0 and sets from arrays: on these cases, on a corpus of policies in testdata, and, by
// fuzzing, on generated documents and numbers.
//
// Where to read on: value.go, then code.go, translate.go, machine.go and eval.go; then optimise.go, facts.go and expand.go; image.go
// is how a program is kept.
package plan
