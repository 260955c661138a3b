package pages

import "github.com/diligo/diligo/internal/words"

// actions are the words for the action codes of the audit log.
var actions = map[string]string{
	"assessment.add": said("action|a company was assessed"), "assessment.restore": said("action|an assessment was restored"), "assignment.add": said("action|a reviewer was assigned"),
	"assignment.withdraw": said("action|a reviewer was withdrawn"), "assignment.withdrawn": said("action|a reviewer was withdrawn"), "assignment.conflict": said("action|a conflict was declared"),
	"backtest.add": said("action|a backtest was asked for"), "case.change": said("action|a case was changed"), "comment.add": said("action|a remark was added"), "company.add": said("action|a company was added"),
	"company.enrol": said("action|a company came into a program"), "company.purge": said("action|a company was deleted"), "decision.add": said("action|a case was decided"), "decision.reopen": said("action|a decision was reopened"),
	"document.add": said("action|a document was added"), "grant.add": said("action|somebody was granted something"), "grant.remove": said("action|a grant was ended"), "key.add": said("action|a key was created"),
	"key.revoke": said("action|a key was revoked"), "letter.add": said("action|a letter was drafted"), "letter.edit": said("action|a letter was edited"), "letter.send": said("action|a letter was sent"),
	"link.add": said("action|a founder's link was created"), "link.revoke": said("action|a founder's link was revoked"), "member.add": said("action|a member was added"), "member.change": said("action|a member was changed"),
	"member.identity": said("action|a member came in through the organization"), "member.invite": said("action|a member was invited"), "member.password": said("action|a password was set"), "member.remove": said("action|a membership ended"),
	"program.add": said("action|a program was created"), "program.change": said("action|a program was changed"), "proposal.add": said("action|a change of policies was proposed"), "proposal.publish": said("action|a proposal was published"),
	"proposal.published": said("action|a proposal was published"), "proposal.withdraw": said("action|a proposal was withdrawn"), "proposal.withdrawn": said("action|a proposal was withdrawn"), "request.add": said("action|a request was written"),
	"request.asked": said("action|a request was asked"), "request.answered": said("action|a request was answered"), "request.follow-up": said("action|a request was asked again"), "request.closed": said("action|a request was closed"),
	"version.add": said("action|a profile was added"), "waivers.set": said("action|waivers were set"), "webhook.add": said("action|a webhook was added"), "webhook.remove": said("action|a webhook was removed"),
	"workspace.add": said("action|the workspace was created"), "workspace.rules": said("action|the rules of the workspace were changed"), "review.submit": said("action|a review was submitted"), "review.draft": said("action|a review was drafted"),
}

// action returns the words for an action code, or the code itself.
func (v *Visit) action(code string) string {
	if text, ok := actions[code]; ok {
		return words.In(v.Lang, text)
	}
	return code
}
