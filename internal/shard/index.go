package shard

import (
	"strconv"

	"github.com/diligo/diligo/internal/words"
)

// indexVariables are the variables by which schedulers tell a task its index, from 0: Kubernetes indexed jobs, Slurm arrays (submitted as
// --array=0-N), AWS Batch arrays, Google Batch, Cloud Run jobs.
var indexVariables = []string{"JOB_COMPLETION_INDEX", "SLURM_ARRAY_TASK_ID", "AWS_BATCH_JOB_ARRAY_INDEX", "BATCH_TASK_INDEX", "CLOUD_RUN_TASK_INDEX"}

// Index returns the task index in the environment, and its variable. It is an error if two variables differ.
func Index(environment func(string) string) (index int, variable string, err error) {
	index = -1
	for _, name := range indexVariables {
		text := environment(name)
		if text == "" {
			continue
		}
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 {
			return 0, "", words.Errorf("%s is %q: a whole number from 0 is needed", name, text)
		}
		if variable != "" && n != index {
			return 0, "", words.Errorf("%s says task %d and %s says %d: name the task with --index", variable, index, name, n)
		}
		if variable == "" {
			index, variable = n, name
		}
	}
	if variable == "" {
		return 0, "", words.Errorf("which task? use --index, or run it where one of %s is set", words.Or(indexVariables))
	}
	return index, variable, nil
}
