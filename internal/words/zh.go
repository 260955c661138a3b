package words

// chinese has the Chinese text for an English one; "" is none.
func chinese(english string) string {
	switch english {
	case "list|, ":
		return "、"
	case "%s or %s":
		return "%s或%s"
	case "%s and %s":
		return "%s和%s"
	case "%s: %s":
		return "%s：%s"
	case "unknown language %q: use en or zh":
		return "未知语言 %q：请使用 en 或 zh"
	case "no such file or directory":
		return "没有该文件或目录"
	case "permission denied":
		return "没有访问权限"
	case "file exists":
		return "文件已存在"
	case "is a directory":
		return "是目录，不是文件"
	case "not a directory":
		return "不是目录"

	// HTML page.
	case "Due-diligence assessment":
		return "尽职调查评估报告"
	case "Companies":
		return "公司一览"
	case "Contents":
		return "目录"
	case "Summary":
		return "评估结论"
	case "Main findings":
		return "主要问题"
	case "Score by category":
		return "各类别得分"
	case "Cash runway":
		return "现金跑道"
	case "Ownership":
		return "股权结构"
	case "Financing rounds":
		return "历次融资"
	case "Findings":
		return "发现的问题"
	case "Questions for the company":
		return "待公司答复的问题"
	case "Waived findings":
		return "已豁免的问题"
	case "Rules in error":
		return "执行出错的规则"
	case "Success factors":
		return "成功要素"
	case "All other checks":
		return "其他检查项"
	case "Support of the facts":
		return "事实的证据等级"
	case "Parameters set by the user":
		return "用户调整的参数"
	case "How to reproduce this report":
		return "报告复核信息"
	case "Inputs that could not be read":
		return "无法读取的输入"
	case "Sources of the thresholds":
		return "阈值来源"
	case "Company":
		return "公司"
	case "Verdict":
		return "结论"
	case "Score":
		return "得分"
	case "of 100":
		return "满分 100"
	case "Known":
		return "信息完整度"
	case "share|Known":
		return "完整度"
	case "Category":
		return "类别"
	case "Failed":
		return "不通过"
	case "Unknown":
		return "未知"
	case "Outcome":
		return "结果"
	case "Rules by outcome":
		return "规则判断结果"
	case "Finding":
		return "问题"
	case "Evidence":
		return "判断依据"
	case "Suggestions":
		return "改进建议"
	case "threshold":
		return "阈值"
	case "details":
		return "详情"
	case "Reason":
		return "豁免理由"
	case "Owner":
		return "责任人"
	case "Approved by":
		return "批准人"
	case "known":
		return "已知"
	case "Waivers":
		return "豁免清单"
	case "Baseline":
		return "基线"
	case "Expires":
		return "有效期至"
	case "Rule":
		return "规则"
	case "Rules":
		return "规则数"
	case "Problem":
		return "问题"
	case "Place":
		return "位置"
	case "Support":
		return "证据等级"
	case "What to do":
		return "处理办法"
	case "Factor":
		return "要素"
	case "Fact":
		return "事实"
	case "Level":
		return "等级"
	case "Source":
		return "来源"
	case "Date":
		return "日期"
	case "ID":
		return "编号"
	case "Parameter":
		return "参数"
	case "Value":
		return "取值"
	case "Default":
		return "默认值"
	case "Set by":
		return "设定来源"
	case "Holder":
		return "股东"
	case "Share":
		return "持股比例"
	case "Instrument":
		return "工具"
	case "Amount":
		return "金额"
	case "Valuation cap":
		return "估值上限"
	case "Round":
		return "轮次"
	case "Channel":
		return "渠道"
	case "Post-money":
		return "投后估值"
	case "Lead":
		return "领投方"
	case "Profile":
		return "资料文件"
	case "As of":
		return "基准日"
	case "Policy":
		return "规则集"
	case "Evaluator":
		return "执行引擎"
	case "Fails at severity":
		return "判定不通过的级别"
	case "Format":
		return "评估数据格式"
	case "Lowest score first. The low end of a score counts every unknown as failed, the high end as passed.":
		return "按得分由低到高排列。得分下限将未知项视为不通过，上限视为通过。"
	case "The low end counts every unknown as failed, the high end as passed.":
		return "下限将未知项全部视为不通过，上限全部视为通过。"
	case "Lowest score first. Solid: sure; thin: possible, depending on what is unknown.":
		return "按得分由低到高排列。粗条为已确定的得分，细条为未知项全部通过时可达到的得分。"
	case "In the order of their dates; the numbers are those of the timeline.":
		return "按日期排列，编号与时间轴对应。"
	case "Not yet converted, and not in the chart":
		return "尚未转股，未计入上图"
	case "These findings were made, and do not count in verdict and score.":
		return "下列问题确已发现，但不计入结论和得分。"
	case "A rule that could not be evaluated proves nothing; no verdict of pass is given.":
		return "规则执行出错即无从判断，因此不作“通过”结论。"
	case "Rolled up from the rules that carry each factor.":
		return "由各要素对应的规则汇总得出。"
	case "As the profile states it; a fact without an entry of its own takes that of the part it belongs to.":
		return "依据资料所载；事实未单独注明的，适用其所属部分的等级。"
	case "Where the thresholds that this report names come from.":
		return "本报告所引阈值的出处。"
	case "The same profile, policies, parameters and date give the same assessment.":
		return "资料、规则、参数和基准日均相同，则评估结果相同。"
	case "Passed":
		return "已通过"
	case "A rule is named after the bad state that it looks for: none of these was found.":
		return "规则以其所查的不良情形命名；下列情形均未发现。"
	case "list|Unknown":
		return "尚无法判断"
	case "Facts are missing: neither passed nor failed. The questions ask for them.":
		return "缺少相关事实，既非通过也非不通过，详见待答复问题。"
	case "Not applicable":
		return "不适用"
	case "The facts prove that there is nothing to judge here.":
		return "事实表明此处无需判断。"
	case ": ":
		return "："
	case "exchange rate":
		return "汇率"
	case "; ":
		return "；"
	case "%s.":
		return "%s。"
	case "entries: %d":
		return "共 %d 条"
	case "%[2]d %[1]s":
		return "%s %d 项"
	case "none":
		return "无"
	case "findings of severity %s or above":
		return "存在“%s”及以上级别的问题"
	case "(%d)":
		return "（%d 项）"
	case "nothing that counts":
		return "无计分规则"
	case "asked on %s":
		return "已于%s询问公司"
	case "Without a name (%d)":
		return "未具名（%d）"
	case "cap|none":
		return "不设上限"
	case "Score %s of 100":
		return "得分 %s，满分 100"
	case "%d over what is known":
		return "已知部分得分 %d"
	case "Not drawn: the profile does not give %s.":
		return "资料未提供 %s，故未绘图。"
	case "Not shown: the profile itself was not at hand when this report was written.":
		return "生成本报告时未取得原始资料，故未列示。"
	case "The profile does not say how well its facts are supported.":
		return "资料未说明各项事实的证据等级。"
	case "Not drawn: cash is in %s and net burn in %s.":
		return "现金以 %s 计，月净消耗以 %s 计，币种不同，故未绘图。"
	case "Cash is held in %s, and converted at the rate that the rule used.":
		return "现金以 %s 持有，已按规则所用汇率折算。"
	case "No net burn: %s a month more comes in than goes out.":
		return "无净消耗：每月净流入 %s。"
	case "No net burn: as much comes in as goes out.":
		return "无净消耗：收支相抵。"
	case "There is no cash, and none is spent.":
		return "账面无现金，也无支出。"
	case "No cash is left, at a net burn of %s a month.":
		return "账面已无现金，月净消耗 %s。"
	case "Cash of %s lasts %[3]s months at a net burn of %[2]s a month.":
		return "账面现金 %s，按月净消耗 %s计，可支撑 %s 个月。"
	case "Cash %s":
		return "现金 %s"
	case "%s months":
		return "%s 个月"
	case "lasts %s months":
		return "可支撑 %s 个月"
	case "Minimum: %s months":
		return "底线：%s 个月"
	case "Comfortable: %s months":
		return "安全线：%s 个月"
	case "No threshold is drawn: the rule or the stage of the company is unknown.":
		return "规则或公司发展阶段未知，故未标示阈值。"
	case "Dashed: if revenue fell by %s%%, cash would last %s months.":
		return "虚线：若收入下降 %s%%，现金可支撑 %s 个月。"
	case "months":
		return "月数"
	case "months from %s":
		return "自%s起的月数"
	case "The shares named add up to 100%.":
		return "所列持股比例合计 100%。"
	case "The shares named add up to %s; the other %s is not accounted for.":
		return "所列持股比例合计 %s，其余 %s 归属未载明。"
	case "The shares add up to %s, more than the whole; the line marks 100%%.":
		return "持股比例合计 %s，超过 100%%；竖线处为 100%%。"
	case "Shares by kind of holder: %s":
		return "各类股东持股比例：%s"
	case "Not drawn: no holder's share is given.":
		return "资料未提供持股比例，故未绘图。"
	case "Basis not stated":
		return "口径未说明"
	case "Kind not stated":
		return "类别未说明"
	case "No financing has closed.":
		return "尚无已交割的融资。"
	case "Financings that have closed: %d.":
		return "已完成交割的融资共 %d 次。"
	case "Without a date, and so not on the timeline: %d.":
		return "其中 %d 次未载明日期，未列入时间轴。"
	case "Timeline from %d to %d with %d financings, numbered as in the table":
		return "%d 年至 %d 年时间轴，标示 %d 次融资，编号与下表一致"

	// Forecasts.
	case "forecast: name one profile, or - for the standard input":
		return "forecast：请指定一份资料，或用 - 表示标准输入"
	case "unknown format %q: use one of %s":
		return "未知格式 %q：可用格式为 %s"
	case "from %s until %s":
		return "%s 至 %s"
	case "the company gets worse":
		return "公司状况恶化"
	case "nobody updated":
		return "资料未更新"
	case "falls due":
		return "到期"
	case "eases":
		return "解除"
	case "projected: %s":
		return "推算：%s"
	case "the calendar":
		return "日期推移"
	case "the calendar: %s":
		return "日期推移：%s"
	case "%s and %d more":
		return "%s 等另外 %d 项"
	case "%d verdicts rest on facts that are too old from then on: %s":
		return "自该日起，%d 项结论所依据的资料已过期：%s"
	case "No verdict changes in this time.":
		return "该期间内结论无变化。"
	case "Not predictable":
		return "无法预测"
	case "Taken for granted":
		return "假设前提"
	case "in %d days":
		return "%d 天后"
	case "%s: %s; not looked at: %s":
		return "%s：%s；未作预测的规则：%s"
	case "Day":
		return "日期"
	case "Change":
		return "变化"
	case "Why":
		return "原因"
	case "facts are too old":
		return "资料过期"
	case "What comes next":
		return "后续变化"
	case "Timeline of changes":
		return "变化时间轴"
	// Server and store.
	case "diligo listens on %s; the API is described at %s/openapi.json\n":
		return "diligo 已在 %s 启动；接口说明见 %s/openapi.json\n"
	case "Open this link once to create the workspace and its administrator's key:\n  %s/setup?token=%s\n":
		return "请打开以下一次性链接，创建工作区及管理员密钥：\n  %s/setup?token=%s\n"
	case "It holds for one day. Until then nobody can use the server.\n":
		return "链接一天内有效；创建之前，任何人都无法使用服务。\n"
	case "The demonstration has %d companies. Try:\n  curl -H 'Authorization: Bearer %s' %s/api/v1/programs/%s/ranking\n":
		return "演示数据含 %d 家公司。可试：\n  curl -H 'Authorization: Bearer %s' %s/api/v1/programs/%s/ranking\n"
	case "diligo has ended; what was under way is done or will be done at the next start\n":
		return "diligo 已停止；未完成的任务将在下次启动时继续\n"
	case "program %s: its settings name what this version does not have; it is judged as before until they are changed\n":
		return "项目 %s：其设置引用了本版本没有的内容；更改设置之前仍按原规则评估\n"
	case "%s: %d bytes\n":
		return "%s：%d 字节\n"
	case "restored; start the server on it: jobs that waited are asked for again\n":
		return "已恢复；请在其上启动服务：等待中的任务将重新提交\n"
	case "the tables are up to date\n":
		return "数据表已是最新\n"
	case "would do: %s\n":
		return "将执行：%s\n"
	case "done: %s\n":
		return "已执行：%s\n"
	case "%s: workspace %s\n":
		return "%s：工作区 %s\n"
	case "workspace %s; its administrator's key, shown once:\n  %s\n":
		return "工作区 %s；管理员密钥（仅显示一次）：\n  %s\n"
	case "workspace %s: %d entries, whole; the last hash is %s\n":
		return "工作区 %s：共 %d 条，完整；末条哈希为 %s\n"
	case "workspace %s: %s\n":
		return "工作区 %s：%s\n"
	case "db: %w":
		return "数据库：%w"
	case "db: another process has %s open: stop it first, or use PostgreSQL, which several servers can share":
		return "数据库：%s 正被另一进程使用：请先停止该进程，或改用可由多个服务共享的 PostgreSQL"
	case "addr %s: use host:port":
		return "监听地址 %s：请写成 主机:端口"
	case "tls-cert and tls-key belong together":
		return "tls-cert 与 tls-key 须同时给出"
	case "addr %s: beyond this machine it needs --tls-cert and --tls-key, or --behind-proxy":
		return "监听地址 %s：对本机以外开放须给出 --tls-cert 和 --tls-key，或使用 --behind-proxy"
	case "addr %s: there is no administrator yet: start once on 127.0.0.1 and open the link that is shown":
		return "监听地址 %s：尚无管理员：请先在 127.0.0.1 启动一次并打开所显示的链接"
	case "addr: %w":
		return "监听地址：%w"
	case "tls-cert: %w":
		return "证书：%w"
	case "demo: the database is not empty: name a new one with --db":
		return "演示：数据库非空：请用 --db 指定新库"
	case "store backup: %w":
		return "备份：%w"
	case "store restore: %w":
		return "恢复：%w"
	case "the store holds no workspace":
		return "库中没有工作区"
	case "name one of the workspaces with --workspace:%s":
		return "请用 --workspace 指定其中一个工作区：%s"
	case "name the file to write":
		return "请指定要写入的文件"
	case "name the file to read":
		return "请指定要读取的文件"
	case "name a new folder":
		return "请指定一个新目录"
	case "name the folder of an export":
		return "请指定导出目录"
	case "backtest: name files or folders of profiles, or a program of a store: --db FILE --program ID":
		return "回测：请指定公司资料的文件或目录，或库中的项目：--db 文件 --program 标识"
	case "backtest: name either paths or a program":
		return "回测：路径与项目只能二选一"
	case "backtest: say what is to be otherwise: --with-set, --with-data or --with-policy":
		return "回测：请说明要改动的内容：--with-set、--with-data 或 --with-policy"
	case "backtest: there is no program %s":
		return "回测：没有项目 %s"
	case "%d companies judged, %d verdicts flip, %d could not be judged":
		return "已评估 %d 家公司，其中 %d 家结论改变；%d 家无法评估"
	case "Outcomes that change":
		return "结果有变化的规则"
	case "and %d more":
		return "另有 %d 项"
	case "bundle: %w":
		return "存档：%w"
	case "bundle %s: %w":
		return "存档 %s：%w"
	case "%s: news of %d of %d companies":
		return "%s：%d 家公司有变化（共 %d 家）"
	case "new: %s · %s":
		return "新问题：%s · %s"
	case "coming on %s: %s · %s":
		return "预计 %s：%s · %s"
	case "no longer: %s":
		return "已解除：%s"
	case "the profile is no longer there":
		return "资料已不存在"
	case "watched from now on; serious findings: %d, the worst %s":
		return "开始跟踪；严重问题 %d 项，最严重为%s"
	case "without new facts: %d verdicts rest on facts that are too old, %d small findings came, %d findings went":
		return "资料未更新：%d 项结论所依据的资料已过期，新增一般问题 %d 项，消除问题 %d 项"
	case "watch: name at least one file, folder or glob":
		return "watch：请至少指定一个文件、文件夹或通配符"
	case "watch: name the file that keeps what is known with --state":
		return "watch：请用 --state 指定保存状态的文件"
	case "ahead: %q is no number of days: write it as 90d":
		return "ahead：%q 不是天数，请写作 90d"
	case "watch: another run uses %s: wait for it to end":
		return "watch：另一进程正在使用 %s，请等待其结束"
	case "%s: larger than %d MB: this is no state of diligo watch":
		return "%s：超过 %d MB，不是 diligo watch 的状态文件"
	case "%s: this is no state of diligo watch: name another file, or remove it to start anew":
		return "%s：不是 diligo watch 的状态文件；请指定其他文件，或将其删除后重新开始"
	}
	return ""
}
