package assist

import "sync"

// tools are all tools, in the order in which they are listed.
var tools = sync.OnceValue(func() []Tool {
	return []Tool{
		newTool("companies", say("Companies"), say("Lists the companies that can be asked about, by the names that the other tools take."), true, companies),
		newTool("check", say("Check a company"), say("Judges a company: the verdict, the score as an interval, coverage, outcomes by category, the worst findings, and the core facts that are missing. A missing fact is neither a fail nor a pass."), true, check),
		newTool("findings", say("Findings"), say("Lists what rules found, with evidence, thresholds and their sources, places in the profile and suggestions; or the rules of another outcome. Paged."), true, findings),
		newTool("explain", say("Explain a verdict"), say("Explains a rule: what it reads, by which thresholds from which sources it judges; with a company what it concludes and why."), true, explain),
		newTool("facts", say("Facts"), say("Lists facts: what a profile may have, with question, unit and who knows it; with a company what the profile has, how it is supported, or what it lacks."), true, facts),
		newTool("next_question", say("Next question"), say("The question whose answer settles most for what it costs. Put it to the person as it stands; never answer it yourself."), true, nextQuestion),
		newTool("answer", say("Record an answer"), say("Records a person's answer to a question of the interview into the profile, as claimed, and gives the next question. Only what is missing can be answered; nothing is overwritten. Use it only for what a person has said."), false, answer),
		newTool("whatif", say("What if"), say("Tries other facts or thresholds and reports what would change. Nothing is written."), true, whatIf),
		newTool("target", say("Targets"), say("Finds what would have to become true for the findings of a rule to clear, by evaluating, and what else that clears or breaks."), true, targets),
		newTool("forecast", say("Forecast"), say("Says when each verdict changes if nothing is done, and why. Nothing is statistical; what is assumed is stated."), true, foresee),
		newTool("compare", say("Compare companies"), say("Puts companies side by side: verdict, score by category, key ratios, worst findings."), true, compareAll),
		newTool("rules_search", say("Search rules"), say("Finds rules by words, category and severity."), true, rulesSearch),
		newTool("propose_facts", say("Propose facts from a document"), say("Proposes facts that a document states. Each needs the statement, word for word. The passage is found in the document and judged: value, unit, currency, period, company, negation, forecast. Gives a diff for a person to accept; nothing is written, and nothing counts as more than claimed."), true, propose),
	}
})

// say marks a text of the catalogue of words.
func say(english string) string { return english }
