# Lints everything that other machines run. Sourced by tests/ci/run.

workflows=(.github/workflows/*.yml)
mapfile -t scripts < <(git ls-files -co --exclude-standard | while read -r file; do
  [[ -f $file ]] && head -n 1 "$file" | grep -qE '^#!.*\b(ba)?sh$' && echo "$file"
done)

# The workflows of “publish init --ci”.
"$program" init "$work/github" --ci github >/dev/null 2>&1
"$program" init "$work/gitlab" --ci gitlab >/dev/null 2>&1
project_workflow=$work/github/.github/workflows/editions.yml
project_pipeline=$work/gitlab/.gitlab-ci.yml
many_machines=examples/many-machines/github-actions.yml

schema() { "$python/check-jsonschema" --quiet --builtin-schema "vendor.$1" "${@:2}"; }

# Actions of other repositories.
pinned() {
  local unpinned
  unpinned=$(grep -hE '^ *(- )?uses:' action.yml "${workflows[@]}" |
    grep -vE 'uses: (\./|[^@]+@[0-9a-f]{40} # v[0-9.]+$)' || true)
  [[ -z $unpinned ]] || { echo "$unpinned" && return 1; }
}

check 'shell scripts pass shellcheck' "$python/shellcheck" --external-sources --exclude SC2329 "${scripts[@]}"
check 'workflows match the schema of GitHub' schema github-workflows "${workflows[@]}" "$project_workflow" "$many_machines"
check 'the action matches the schema of GitHub' schema github-actions action.yml
check 'pipelines match the schema of GitLab' schema gitlab-ci .gitlab-ci.yml "$project_pipeline"
check 'the Dependabot file matches its schema' schema dependabot .github/dependabot.yml
if [[ -x $tools/actionlint ]]; then
  check 'workflows pass actionlint' env PATH="$python:$PATH" "$tools/actionlint" "${workflows[@]}" "$project_workflow" "$many_machines"
else
  echo 'skipped: actionlint, because Go is not installed'
fi
check 'workflows and the action pass zizmor' "$python/zizmor" --offline --quiet action.yml .github
check 'actions of others are pinned by their commit' pinned
check 'the container files pass hadolint' "$python/hadolint" release/Containerfile release/Containerfile.braille
