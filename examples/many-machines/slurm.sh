#!/bin/bash
# Builds a project on many machines of a Slurm cluster, one shard per task:
#
#   sbatch slurm.sh
#   sbatch --dependency=afterany:JOB --wrap 'publish merge shards/* --out dist'
#
# Run it in the folder of the project, which all machines share. To run one task again:
#   sbatch --array=3 slurm.sh
#
#SBATCH --job-name=publish
#SBATCH --array=1-16
#SBATCH --cpus-per-task=2
#SBATCH --mem=2G
#SBATCH --requeue

set -u

mkdir -p shards
shard=shards/$(printf '%05d' "$SLURM_ARRAY_TASK_ID")
publish build --shard auto/16 --jobs "${SLURM_CPUS_PER_TASK:-2}" --out "$shard"
status=$?

# 3: a file could not be read or written. The same task may succeed later, on another machine.
if [ "$status" -eq 3 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt 3 ]; then
  scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"
fi
exit "$status"
