# METADATA
# title: Names of investors
# description: |
#   Whether two names mean one investor: width, case, spaces, punctuation, legal form and the word for capital make no difference.
package lib.investor_names

import data.lib.given

# plain is the name without all that makes no difference, or the bare name where nothing would be left.
plain(name) := short if {
	short := _short(name)
	short != ""
} else := _bare(name)

# names is the set of plain names of a list of investors.
names(investors) := {plain(name) | some investor in investors; name := given.fact(investor.name)}

# twice is the plain names that stand in the list more than once, each with the places where.
twice(investors) := {name: places |
	some name in names(investors)
	places := [i | some i, investor in investors; plain(given.fact(investor.name)) == name]
	count(places) > 1
}

_short(name) := regex.replace(_bare(name), concat("", ["(", concat("|", data.lib.investor_names.endings), ")+$"]), "")

_bare(name) := regex.replace(lower(_half_width(name)), `[\s\p{Zs}\p{P}]+`, "")

_half_width(name) := strings.replace_n(_narrow, name) if {
	regex.match(`[Ａ-Ｚａ-ｚ０-９]`, name)
} else := name

# Full-width letters and digits.
_narrow := {wide[i]: narrow[i] |
	wide := split("ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ０１２３４５６７８９", "")
	narrow := split("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "")
	some i, _ in wide
}
