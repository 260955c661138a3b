#!/bin/bash
# One task of a manifest as a member of a Slurm array. All nodes must see the manifest, the inputs under the paths of the plan, and the
# folder of the parts.
#
#   diligo shard plan --in 'batches/*.ndjson' --out m.json       # says "m.json: 5 tasks, 0 to 4"
#   sbatch --array=0-4 slurm.sh m.json                           # a member for each task
#   sbatch --array=0-199 slurm.sh m.json 200                     # 200 members for any number of tasks (MaxArraySize is often 1001)
#   diligo shard merge --manifest m.json -f html -o cohort.html  # names the tasks that have no part: sbatch --array=3,7-9 slurm.sh m.json
#
#SBATCH --job-name=diligo
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=diligo-%A_%a.log
set -eu
manifest=$1 of=${2:-}
exec "${DILIGO:-diligo}" shard run --manifest "$manifest" --index "$SLURM_ARRAY_TASK_ID" ${of:+--of "$of"} --jobs "${SLURM_CPUS_PER_TASK:-1}"
