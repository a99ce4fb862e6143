#!/usr/bin/env bash
# Builds and checks the editions of a project, shows findings at the lines of the source, and writes a
# summary.
#
# Reads PUBLISH_PROGRAM, INPUT_FOLDER, INPUT_ARGUMENTS, INPUT_CACHE (empty for none) and the variables
# of the runner. Sets the outputs “status”, “out”, “messages” and “sarif”. Fails only for usage errors,
# so that the editions of the other documents can be uploaded.
set -euo pipefail

home=$RUNNER_TEMP/publish
mkdir -p "$home"
messages=$home/messages.jsonl
sarif=$home/publish.sarif
cd "$GITHUB_WORKSPACE/$INPUT_FOLDER"

read -r -a arguments <<<"$INPUT_ARGUMENTS"
if [[ -n $INPUT_CACHE ]]; then
  arguments+=(--cache "$INPUT_CACHE")
else
  arguments+=(--no-cache)
fi

annotate() { "$PUBLISH_PROGRAM" annotate "$messages" --folder "$INPUT_FOLDER" --to "$@"; }

status=0
"$PUBLISH_PROGRAM" build --check --message-format json "${arguments[@]}" >"$messages" || status=$?
annotate github
annotate sarif >"$sarif"
{
  echo "messages=$messages"
  echo "sarif=$sarif"
  echo "status=$status"
} >>"$GITHUB_OUTPUT"
((status < 2)) || exit "$status"

out=$(sed -n 's/^{"summary":.*"out":"\(.*\)"}}$/\1/p' "$messages")
annotate markdown --out "$out" >>"$GITHUB_STEP_SUMMARY"
if [[ -d $out ]]; then
  "$PUBLISH_PROGRAM" verify "$out"
  echo "out=$(cd "$out" && pwd)" >>"$GITHUB_OUTPUT"
fi
