# METADATA
# title: Questions about models
# description: |
#   The questions about models that several rules need. The names of figures are often mixed up, so a figure is asked for by its
#   formula.
# custom:
#   question:
#     /tech/models/-:
#       en: "Are these all the models that you run or develop, those bought in and fine-tuned included? Please add any that are left out."
#       zh: "以上是否为公司在用和在研的全部模型（含外购后微调的）？如有遗漏，请补充。"
#     /tech/models/*/name:
#       en: "By what name do you speak of model {n} inside the company?"
#       zh: "公司内部如何称呼第 {n} 个模型？"
#     /tech/models/*/task:
#       en: "What does {subject} put out: a class, a number, a ranking, or generated text or media?"
#       zh: "{subject} 的输出是什么：类别、数值、排序，还是生成的文本或媒体内容？"
#     /tech/models/*/modality:
#       en: "What goes into {subject}: text, images, audio, tables, time series, or several of these?"
#       zh: "{subject} 的输入是哪类数据：文本、图像、音频、表格、时间序列，还是多模态？"
#     /tech/models/*/released_on:
#       en: "On what date was the present version of {subject} finished?"
#       zh: "{subject} 的现行版本是哪一天定版的？"
#     /tech/models/*/data_prep/splits/test:
#       en: "How many labelled rows were set aside to test {subject} and never used to train or tune it? Zero is an answer too."
#       zh: "为测试 {subject} 单独留出、从未用于训练或调参的标注样本有多少条？没有请填 0。"
#     /tech/models/*/evaluation/split:
#       en: "Were the figures quoted for {subject} measured on training, validation, test or outside data?"
#       zh: "{subject} 对外引用的指标是在哪部分数据上测得的：训练集、验证集、测试集，还是外部数据？"
#     /tech/models/*/evaluation/metrics:
#       en: "Which figures do you quote for {subject}? Please give each with its formula in TP, FP, FN and TN, since the names are often mixed up."
#       zh: "{subject} 对外引用哪些指标？各指标名称容易混淆，请逐一注明以 TP、FP、FN、TN 表示的计算公式。"
#     /tech/models/*/evaluation/metrics/accuracy:
#       en: "Of all the samples put to {subject}, right class or wrong, what share did it get right: (TP+TN)/(TP+FP+FN+TN)?"
#       zh: "{subject} 对全部样本判断正确的比例是多少，即 (TP+TN)/(TP+FP+FN+TN)？"
#     /tech/models/*/evaluation/metrics/precision:
#       en: "Of what {subject} flags as positive, what share really is: TP/(TP+FP)?"
#       zh: "{subject} 判为正的样本中，实际为正的占多少，即 TP/(TP+FP)？"
#     /tech/models/*/evaluation/metrics/recall:
#       en: "Of what really is positive, what share does {subject} find: TP/(TP+FN)?"
#       zh: "实际为正的样本中，被 {subject} 找出的占多少，即 TP/(TP+FN)？"
#     /tech/models/*/evaluation/metrics/f1:
#       en: "What is 2TP/(2TP+FP+FN) for {subject}, on the same data and at the same threshold as the other figures?"
#       zh: "在与其他指标相同的数据和判定阈值下，{subject} 的 2TP/(2TP+FP+FN) 是多少？"
#     /tech/models/*/evaluation/train_metrics:
#       en: "What does {subject} score on its own training data, by the same formulas as the figures you quote?"
#       zh: "按与对外指标相同的公式计算，{subject} 在训练集上的得分各是多少？"
#     /tech/models/*/evaluation/train_metrics/accuracy:
#       en: "What share of its own training samples does {subject} get right: (TP+TN)/(TP+FP+FN+TN)?"
#       zh: "在训练集上，{subject} 判断正确的样本占比是多少，即 (TP+TN)/(TP+FP+FN+TN)？"
#     /tech/models/*/evaluation/train_metrics/precision:
#       en: "On its own training data, what is TP/(TP+FP) of {subject}?"
#       zh: "在训练集上，{subject} 的 TP/(TP+FP) 是多少？"
#     /tech/models/*/evaluation/train_metrics/recall:
#       en: "On its own training data, what is TP/(TP+FN) of {subject}?"
#       zh: "在训练集上，{subject} 的 TP/(TP+FN) 是多少？"
#     /tech/models/*/evaluation/train_metrics/f1:
#       en: "On its own training data, what is 2TP/(2TP+FP+FN) of {subject}?"
#       zh: "在训练集上，{subject} 的 2TP/(2TP+FP+FN) 是多少？"
#     /tech/models/*/evaluation/averaging:
#       en: "Do precision, recall and F1 of {subject} speak of one positive class, or are they averaged over classes; and how: macro, micro or weighted?"
#       zh: "{subject} 的精确率、召回率和 F1 是针对单一正类，还是对多个类别取平均？若取平均，是宏平均、微平均还是加权平均？"
#     /tech/models/*/evaluation/prevalence:
#       en: "In the data on which {subject} was measured, what share of samples is positive: (TP+FN)/(TP+FP+FN+TN)?"
#       zh: "{subject} 的评估数据中，实际为正的样本占多少，即 (TP+FN)/(TP+FP+FN+TN)？"
#     /tech/models/*/evaluation/confusion:
#       en: "Please send the confusion matrix of {subject} as four counts, TP, FP, FN and TN, from the run whose figures you quote."
#       zh: "请提供 {subject} 对外指标所对应那次评估的混淆矩阵，即 TP、FP、FN、TN 四个计数。"
#     /tech/models/*/evaluation/confusion/tp:
#       en: "How many positive samples did {subject} flag as positive (TP)?"
#       zh: "实际为正且被 {subject} 判为正的样本有多少条（TP）？"
#     /tech/models/*/evaluation/confusion/fp:
#       en: "How many negative samples did {subject} flag as positive (FP)?"
#       zh: "实际为负却被 {subject} 判为正的样本有多少条（FP）？"
#     /tech/models/*/evaluation/confusion/fn:
#       en: "How many positive samples did {subject} miss (FN)?"
#       zh: "实际为正却被 {subject} 漏判的样本有多少条（FN）？"
#     /tech/models/*/evaluation/confusion/tn:
#       en: "How many negative samples did {subject} rightly leave alone (TN)?"
#       zh: "实际为负且被 {subject} 判为负的样本有多少条（TN）？"
#     /tech/models/*/deployment/deployed:
#       en: "Is {subject} in use by customers or inside the company today?"
#       zh: "{subject} 目前是否已投入使用（对客户或内部）？"
package lib.questions.model_development
