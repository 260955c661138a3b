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
// New reads a plan into a Program; Load reads one that was analysed before, and its functions only when they are called.
// Program.Function looks a function up and makes sure that it, and all that it
// calls, can be evaluated here. If not, the error is an ErrUnsupported and the host leaves the entry point to OPA's
// topdown: there is no approximate answer. Reasons are few: built-ins that are not functions of their operands alone
// (time.now_ns, http.send), and two corners in which plans and topdown differ.
//
// A function is compiled when it is first called. Each statement becomes a Go closure (code) that works on the locals
// of the function, a slice, and returns a signal: to go on with the next statement, to leave so many blocks, or to
// stop with an error. A block runs its statements until one of them signals otherwise. What can be decided beforehand
// - whether an operand is a constant, which built-in is called - is decided while compiling.
//
// An Eval evaluates entry points on one input. It remembers what functions without arguments, that is rules,
// returned, so that what rules share is computed once. Under a `with` the documents differ and so does what rules
// return: each level of `with` remembers for itself. Only results are remembered, never errors, so an error in one
// entry point does not affect the next. Calls of functions are remembered too, as far as that is cheap; those that do
// not look at the input even over inputs (pure.go). An Eval counts steps, and looks at its context and its budget every so often.
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
// Where to read on: value.go, then stmt.go, then eval.go.
package plan
