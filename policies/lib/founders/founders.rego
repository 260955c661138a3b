# METADATA
# title: Founders
# description: |
#   The founders and the four abilities that they bring together: technical, business, team_building, capital. One founder who has
#   an ability covers it for the team. An assessed level counts when something shows it.
package lib.founders

import data.lib.entries
import data.lib.facts
import data.lib.subjects
import data.lib.words

# all is every founder that the profile names, by pointer.
all := entries.at("/team/founders", object.get(input, ["team", "founders"], null))

# pointers is where the founders stand; the list itself when it is empty.
pointers := [facts.entry("/team/founders", i) | some i, _ in input.team.founders] if {
	count(input.team.founders) > 0
} else := ["/team/founders"]

# subject is the name by which findings speak of founder i and waivers find it again.
subject(i) := subjects.of(input.team.founders, i, "name")

# shows is true when the founder's level in the ability is sufficient and something shows it.
shows(founder, ability, levels) if {
	founder.competencies[ability].level in levels
	words.says_something(founder.competencies[ability], "evidence")
}

# falls_short is true when the level is known and is not sufficient, or when nothing shows it.
falls_short(founder, ability, levels) if {
	level := founder.competencies[ability].level
	level != null
	not level in levels
}

falls_short(founder, ability, levels) if {
	founder.competencies[ability].level in levels
	words.says_none(founder.competencies[ability], "evidence")
}

# unassessed is true when nobody has stated a level.
unassessed(founder, ability) if not facts.known(founder, concat("/", ["competencies", ability, "level"]))

# unproven is the set of pointers of what would show a sufficient level of the founder at pointer.
unproven(pointer, founder, ability, levels) := facts.lacking(
	pointer,
	founder,
	{concat("/", ["competencies", ability, "evidence"]) | founder.competencies[ability].level in levels},
)
