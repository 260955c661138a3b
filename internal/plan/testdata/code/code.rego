# What the optimiser makes of functions, in code.golden beside it.
package code

# A chain of lookups is one instruction, and nothing is copied.
amount := input.financials.cash.amount

# So is a path into the data document.
limit := data.limits.low

# A built-in and the test of its result are one instruction; the test of a kind has its own.
small if {
	count(input.list) < 3
	is_object(input.cash)
}

# A negation turns a test round.
other if not input.stage == "growth"

# Rules of one value end where the first of them holds; its code returns at once.
known(x) if x == null

known(x) if is_string(x)

# A short function takes the place of its call.
wanted if known(input.name)

# A composite of constants is a constant.
pair := {"at": ["/a", "/b"], "kind": "x"}

# A loop over a constant is a sequence of its body, in which calls with constants are made beforehand.
missing contains pointer if {
	some pointer in {"/a", "/b/c"}
	object.get(input, tokens(pointer), null) == null
}

tokens(pointer) := split(trim_left(pointer, "/"), "/")

# A loop over what a profile has stays a loop.
names contains n if some n in input.names

# What several rules give must agree.
agreed := 1 if input.a

agreed := 2 if input.b

# Under a with the document is put back however its block is left.
replaced if known(input.name) with input.name as "x"
