# Counts and reports tests. Sourced by tests/ci/run and tests/ci/packages, which set the folder $work.

passed=0 failed=0

# check NAME COMMAND...: one test. The output is printed if it fails.
check() {
  local name=$1 status
  shift
  set +e
  (
    set -e
    "$@"
  ) >"$work/log" 2>&1
  status=$?
  set -e
  if ((status == 0)); then
    passed=$((passed + 1))
    echo "ok      $name"
  else
    failed=$((failed + 1))
    echo "FAILED  $name"
    sed 's/^/        /' "$work/log"
  fi
}
