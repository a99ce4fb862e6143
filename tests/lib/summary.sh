# Runs the steps of tests/run and prints a summary. Sourced by tests/run.

# step KEY TITLE COMMAND [NEEDED...]: runs a command, unless a step that it needs failed or did not run.
# A command that skips itself exits with 3 and prints the reason on a line "skipped: ...".
step() {
  local key=$1 title=$2 command=$3 needed log=$work/$1.log
  printf '\n== %s\n' "$title"
  for needed in "${@:4}"; do
    if [[ ${state[$needed]} == failed || ${state[$needed]} == blocked ]]; then
      echo "skipped: requires the step “$needed”"
      skipped=$((skipped + 1))
      record "$key" blocked "$title" "requires the step “$needed”" 0
      return
    fi
  done
  local start=$SECONDS status
  set +e
  (
    set -e
    "$command"
  ) 2>&1 | tee "$log"
  status=${PIPESTATUS[0]}
  set -e
  count "$key" "$title" "$status" "$log" "$((SECONDS - start))"
}

# Adds up the counts in the output of a step: “test result: ok. 5 passed; 0 failed; 1 ignored” from Rust,
# “page: 5 passed, 0 failed” from the Node programs. A step without counts is one test.
count() {
  local key=$1 title=$2 status=$3 log=$4 seconds=$5 good bad ignored reason
  read -r good bad ignored < <(sed -nE \
    -e 's/^test result: .* ([0-9]+) passed; ([0-9]+) failed; ([0-9]+) ignored.*/\1 \2 \3/p' \
    -e 's/^[a-z]+: ([0-9]+) passed, ([0-9]+) failed$/\1 \2 0/p' "$log" |
    awk '{ good += $1; bad += $2; ignored += $3 } END { print good + 0, bad + 0, ignored + 0 }')
  if ((status == 3)); then
    reason=$(sed -n 's/^skipped: //p' "$log" | tail -n 1)
    skipped=$((skipped + 1))
    record "$key" skipped "$title" "$reason" "$seconds"
    return
  fi
  while read -r reason; do
    reasons+=("$title: $reason")
    [[ $reason == *' ... ignored'* ]] || ignored=$((ignored + 1))
  done < <(sed -nE -e 's/^(test .* \.\.\. ignored.*)/\1/p' -e 's/^skipped: //p' "$log")
  ((status == 0 || bad > 0)) || bad=1
  ((status != 0 || good + bad + ignored > 0)) || good=1
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + ignored))
  local counts="$good passed"
  ((bad == 0)) || counts+=", $bad failed"
  ((ignored == 0)) || counts+=", $ignored skipped"
  if ((status == 0 && bad == 0)); then
    record "$key" passed "$title" "$counts" "$seconds"
  else
    record "$key" failed "$title" "$counts" "$seconds"
  fi
}

# record KEY STATE TITLE RESULT SECONDS: adds a line to the summary.
record() {
  local key=$1 title=$3 result=$4 seconds=$5 mark
  state[$key]=$2
  case $2 in
    passed) mark='ok' ;;
    failed) mark='FAIL' ;;
    *) mark='skipped' ;;
  esac
  lines+=("$(printf '%-7s  %5d s  %-50s  %s' "$mark" "$seconds" "$title" "$result")")
}

# Prints the summary, even if the run is interrupted. An interrupted run has failed.
finish() {
  [[ $ended == yes ]] || failed=$((failed + 1))
  printf '\n== Summary, after %d s\n' "$SECONDS"
  ((${#lines[@]} == 0)) || printf '%s\n' "${lines[@]}"
  ((${#reasons[@]} == 0)) || printf 'skipped: %s\n' "${reasons[@]}"
  [[ $ended == yes ]] || echo 'FAIL     the run ended early'
  rm -rf "$work" || echo "could not remove $work"
  echo "tests: $passed passed, $failed failed, $skipped skipped"
}
