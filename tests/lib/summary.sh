# Runs the steps of tests/run and sums up what came of them. Sourced by it.

# step KEY TITLE COMMAND [NEEDED...]: runs a command unless a step that it needs has failed or could
# not run. The command has been skipped if it exits with 3 and says why in a line "skipped: ...".
step() {
  local key=$1 title=$2 command=$3 needed log=$work/$1.log
  printf '\n== %s\n' "$title"
  for needed in "${@:4}"; do
    if [[ ${state[$needed]} == failed || ${state[$needed]} == impossible ]]; then
      echo "skipped: it needs the step “$needed”"
      skipped=$((skipped + 1))
      conclude "$key" impossible "$title" "it needs the step “$needed”" 0
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

# Adds up what a step's output says: “test result: ok. 5 passed; 0 failed; 1 ignored” of Rust,
# “page: 5 passed, 0 failed” of the Node programs. A step that counts nothing is one test itself.
count() {
  local key=$1 title=$2 status=$3 log=$4 seconds=$5 good bad left why
  read -r good bad left < <(sed -nE \
    -e 's/^test result: .* ([0-9]+) passed; ([0-9]+) failed; ([0-9]+) ignored.*/\1 \2 \3/p' \
    -e 's/^[a-z]+: ([0-9]+) passed, ([0-9]+) failed$/\1 \2 0/p' "$log" |
    awk '{ good += $1; bad += $2; left += $3 } END { print good + 0, bad + 0, left + 0 }')
  if ((status == 3)); then
    why=$(sed -n 's/^skipped: //p' "$log" | tail -n 1)
    skipped=$((skipped + 1))
    conclude "$key" skipped "$title" "$why" "$seconds"
    return
  fi
  while read -r why; do
    reasons+=("$title: $why")
    [[ $why == *' ... ignored'* ]] || left=$((left + 1))
  done < <(sed -nE -e 's/^(test .* \.\.\. ignored.*)/\1/p' -e 's/^skipped: //p' "$log")
  ((status == 0 || bad > 0)) || bad=1
  ((status != 0 || good + bad + left > 0)) || good=1
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
  why="$good passed"
  ((bad == 0)) || why+=", $bad failed"
  ((left == 0)) || why+=", $left skipped"
  if ((status == 0 && bad == 0)); then
    conclude "$key" passed "$title" "$why" "$seconds"
  else
    conclude "$key" failed "$title" "$why" "$seconds"
  fi
}

conclude() {
  local key=$1 title=$3 what=$4 seconds=$5 mark
  state[$key]=$2
  case $2 in
    passed) mark='ok' ;;
    failed) mark='FAIL' ;;
    *) mark='skipped' ;;
  esac
  lines+=("$(printf '%-7s  %5d s  %-50s  %s' "$mark" "$seconds" "$title" "$what")")
}

# Prints the summary, however the run ends. A run that was cut short has failed.
finish() {
  [[ $ended == yes ]] || failed=$((failed + 1))
  printf '\n== Summary, after %d s\n' "$SECONDS"
  ((${#lines[@]} == 0)) || printf '%s\n' "${lines[@]}"
  ((${#reasons[@]} == 0)) || printf 'skipped: %s\n' "${reasons[@]}"
  [[ $ended == yes ]] || echo 'FAIL     the run did not come to its end'
  rm -rf "$work" || echo "left behind: $work"
  echo "tests: $passed passed, $failed failed, $skipped skipped"
}
