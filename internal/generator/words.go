package generator

var (
	syllables      = []string{"bar", "cor", "del", "fen", "gal", "hol", "ister", "jun", "kel", "lor", "mer", "nor", "oak", "pel", "quil", "ros", "sel", "tarn", "ul", "ver", "wen", "yar"}
	endings        = []string{"mere", "stone", "field", "wick", "light", "gate", "ford", "path", "loom", "dale"}
	givenNames     = []string{"Maren", "Ikenna", "Judith", "Tomas", "Aiko", "Priya", "Lukas", "Nadia", "Owen", "Salma", "Viktor", "Yara"}
	familyNames    = []string{"Tolliver", "Adeyo", "Hallamore", "Brandt", "Okafor", "Sandoval", "Lindqvist", "Marchetti", "Novak", "Rahman"}
	characters     = []rune("砚渚衡榆岚岐川知云澜启明辰拓恒星远图智量光禾")
	chineseFamily  = []rune("王李张刘陈杨赵黄周吴徐孙沈陆顾")
	chineseGiven   = []rune("聿怀知岚承屿嘉宁思远明哲若溪一诺子墨书瑶")
	cities         = []string{"杭州", "北京", "上海", "深圳", "成都", "苏州"}
	legalForms     = map[string]string{"US": " AI, Inc.", "GB": " AI Ltd", "DE": " KI GmbH", "SG": " AI Pte. Ltd.", "CN": " Technology Co., Ltd."}
	sectors        = []string{"Contract review models", "Medical image triage", "Industrial defect detection", "Customer-service agents", "Drug discovery models", "Code assistants"}
	chineseSectors = []string{"保险理赔大模型", "医学影像辅助诊断", "工业质检视觉", "智能客服", "药物发现模型", "政务文档处理"}
)

func (c *company) madeUpName() string {
	if c.chinese {
		return string([]rune{pick(c.draw, characters), pick(c.draw, characters)}) + "智能"
	}
	name := pick(c.draw, syllables) + pick(c.draw, endings)
	return string(name[0]-'a'+'A') + name[1:]
}

func (c *company) legalName() string {
	if c.chinese {
		return pick(c.draw, cities) + c.name + "科技有限公司"
	}
	return c.name + legalForms[c.place.country]
}

func (c *company) sector() string {
	if c.chinese {
		return pick(c.draw, chineseSectors)
	}
	return pick(c.draw, sectors)
}

func (c *company) person() string {
	if c.chinese {
		return string([]rune{pick(c.draw, chineseFamily), pick(c.draw, chineseGiven), pick(c.draw, chineseGiven)})
	}
	return pick(c.draw, givenNames) + " " + pick(c.draw, familyNames)
}

func (c *company) fund() string {
	if c.chinese {
		return string([]rune{pick(c.draw, characters), pick(c.draw, characters)}) + pick(c.draw, []string{"资本", "创投", "基金", "投资"})
	}
	name := pick(c.draw, syllables) + pick(c.draw, endings)
	return string(name[0]-'a'+'A') + name[1:] + pick(c.draw, []string{" Capital", " Ventures", " Partners"})
}

// nextRound returns the name of the round that is planned.
func (c *company) nextRound() string {
	label := []string{"a", "b", "d"}[c.stage]
	n := roundNames[label]
	return c.say(n[0], n[1])
}
