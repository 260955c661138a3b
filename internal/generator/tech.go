package generator

func (c *company) tech() *object {
	models := []any{c.model()}
	return of("differentiators", []any{
		of("claim", c.say("Finds a third more faults than general models", "检出率较通用模型高三成"),
			"evidence", either(c, c.say("Blind test on 400 cases", "400 例盲测"), "none"), "as_of", c.lately()),
	}, "stack", []any{of("name", "PyTorch", "version", "2.6.0", "eol_on", c.ago(either(c, -400, 90)), "pinned", !c.wrong())}, "models", models)
}

// model returns a trained model whose figures follow from its confusion matrix.
func (c *company) model() *object {
	positive, negative := c.between(20, 60)*50, c.between(60, 120)*50
	fn, fp := positive*c.between(4, 15)/100, negative*c.between(2, 8)/100
	tp, tn := positive-fn, negative-fp
	if c.wrong() { // it guesses
		tp, fn, fp, tn = positive/20, positive-positive/20, negative/10, negative-negative/10
	}
	samples := positive + negative
	figures := func(add int) *object {
		return of("accuracy", fraction(tp+tn, samples, add), "precision", fraction(tp, tp+fp, add), "recall", fraction(tp, tp+fn, add),
			"f1", fraction(2*tp, 2*tp+fp+fn, add))
	}
	evaluation := of("split", either(c, "test", "train"), "date", c.ago(70), "metrics", figures(either(c, 0, -800)), "averaging", "binary",
		"threshold", fraction(either(c, 1, 2), 2, 0), "samples", either(c, samples, samples/2), "prevalence", fraction(positive, samples, 0),
		"confusion", of("tp", tp, "fp", fp, "fn", fn, "tn", tn))
	overfit := c.wrong()
	if c.odds(50) {
		gap := either(c, 100, -700)
		if overfit {
			gap = 1800
		}
		evaluation.set("train_metrics", figures(gap), "validation_metrics", figures(50),
			"largest_class_share", fraction(negative, samples, 0))
	}
	task := either(c, "classification", "regression")
	if c.odds(20) {
		task = "generation"
	}
	evaluation.set("contamination_checked", !c.wrong(), "harmful_output_measured", !c.wrong())
	m := of("name", c.say("Model v2", "模型二代"), "architecture", c.say("Decoder transformer with adapters", "解码器架构加适配层"),
		"base_model", c.say("Open 7B model", "开源 7B 模型"), "base_model_licence", either(c, "Apache-2.0", pick(c.draw, []string{"none", "CC-BY-NC-4.0"})),
		"own_contribution", either(c, c.say("Domain head and labelled corpus", "领域头部与自建标注集"), "none"), "released_on", c.ago(60),
		"task", task, "modality", pick(c.draw, []string{"text", "image", "time_series"}),
		"data_prep", of("cleaning", of("done", !c.wrong(), "removed_rows", samples/20, "report", either(c, c.say("Data room 7.2", "资料室 7.2"), "none")),
			"normalisation", of("method", "z-score", "fitted_on", either(c, "train", "all")),
			"splits", of("train", samples*10, "validation", samples, "test", either(c, samples, 0), "disjoint", !c.wrong(), "dedup", !c.wrong(),
				"time_ordered", !c.wrong())),
		"training", c.training(samples*10, overfit), "evaluation", evaluation,
		"tuning", of("trials", 18, "selected_on", either(c, "validation", "test")))
	deployment := of("deployed", c.launched, "version_pinned", !c.wrong())
	if c.launched {
		deployment.set("compression", of("method", "quantisation", "metric_before", fraction(92, 100, 0), "metric_after", fraction(either(c, 91, 84), 100, 0)),
			"predeploy_eval", of("date", c.ago(either(c, 62, 400)), "split", either(c, "test", "train"), "value", fraction(either(c, 91, 60), 100, 0),
				"threshold", fraction(88, 100, 0)),
			"monitoring", of("metric", either(c, "F1", "none"), "cadence_days", 7, "alert_threshold", fraction(88, 100, 0), "last_on", c.ago(either(c, 4, 90))))
	}
	return m.set("deployment", deployment)
}

func (c *company) training(rows int, overfit bool) *object {
	regularisation := []any{"weight_decay", "dropout"}
	if overfit || c.wrong() {
		regularisation = []any{}
	}
	if c.odds(40) {
		rows *= 10
	}
	return of("init", "pretrained", "seeds", either(c, 3, 1), "seed_recorded", !c.wrong(), "loss", either(c, "cross_entropy", "mse"),
		"optimizer", of("name", "adamw", "learning_rate", fraction(1, 1000, 0), "beta1", fraction(either(c, 90, 100), 100, 0),
			"beta2", fraction(999, 1000, 0), "bias_correction", !c.wrong(), "hand_written", c.wrong()),
		"batch_size", either(c, 64, rows), "rows", rows, "epochs", 3, "early_stopping", !overfit,
		"regularisation", regularisation, "dropout", fraction(either(c, 1, 10), 10, 0),
		"dropout_off_at_inference", !c.wrong())
}

func (c *company) dataAssets() []any {
	own := of("name", c.say("Customer cases with consent", "授权客户案例"), "rows", c.between(4, 90)*1000,
		"licence", either(c, c.say("Order form, training clause", "合同训练条款"), "none"),
		"origin", either(c, c.say("Documents of customers", "客户授权文档"), c.say("scraped", "爬取")),
		"cost", c.money(0), "personal_data", c.odds(40), "objection", either(c, "none", pick(c.draw, []string{"terms_forbid", "claim_pending"})), "consent_basis", either(c, c.say("Contract", "合同授权"), "none"),
		"growth_per_month", either(c, 1200, 0), "exclusive", either(c, c.odds(60), false))
	return []any{own}
}

// ratio is a number of ten-thousandths, at most one.
type ratio int

// fraction is part of whole, with so many ten-thousandths added, in the bounds of a share.
func fraction(part, whole, add int) ratio {
	return ratio(min(10_000, max(0, (part*10_000+whole/2)/max(1, whole)+add)))
}
