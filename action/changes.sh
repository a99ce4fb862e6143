#!/usr/bin/env bash
# Adds to the summary what has changed in the documents since the last release.
#
# Reads PUBLISH_PROGRAM, INPUT_FOLDER, MESSAGES (those of the build), GH_TOKEN and the variables of the
# runner. Without an earlier release, or if it cannot be had, the summary stays as it is.
set -euo pipefail
cd "$GITHUB_WORKSPACE"

# A page of GitHub shows 1 MB of a summary.
documents_max=50
characters_max=10000

notice() {
  echo "::notice title=publish::$1"
  exit 0
}

releases=$(gh release list --repo "$GITHUB_REPOSITORY" --exclude-drafts --exclude-pre-releases --limit 2 \
  --json tagName --jq '.[].tagName') || notice 'the releases of the repository could not be listed'
last=$(grep -vxF -- "$GITHUB_REF_NAME" <<<"$releases" | head -n 1) || exit 0
[[ -n $last ]] || exit 0
git fetch --quiet --depth 1 --no-tags origin "refs/tags/$last:refs/tags/$last" ||
  notice "the files of the release $last could not be fetched"

home=$RUNNER_TEMP/publish/changes
rm -rf "$home"
mkdir -p "$home"
# The files that the build has read as documents.
sed -n 's/^{"document":{"source":"\([^"\\]*\)".*/\1/p' "$MESSAGES" | LC_ALL=C sort -u >"$home/sources"
prefix=
[[ $INPUT_FOLDER == . ]] || prefix=${INPUT_FOLDER%/}/

# Text without markup.
escaped() { sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g'; }

new=0 changed=0 shown=0
while IFS=$'\t' read -r status old path; do
  path=${path:-$old}
  grep -qxF -- "${path#"$prefix"}" "$home/sources" || continue
  if [[ $status == A ]]; then
    new=$((new + 1))
    printf -- '- %s: new\n' "$(escaped <<<"$path")" >>"$home/list"
    continue
  fi
  changed=$((changed + 1))
  ((shown < documents_max)) || continue
  shown=$((shown + 1))
  # The extension is that of the source form.
  earlier=$home/earlier.${path##*.}
  git show "$last:$old" >"$earlier"
  if ! "$PUBLISH_PROGRAM" diff "$earlier" "$path" --out "$home/diff" --force 2>"$home/errors"; then
    printf -- '- %s: could not be compared\n' "$(escaped <<<"$path")" >>"$home/list"
    continue
  fi
  {
    printf '\n<details><summary>%s: %s</summary>\n\n<pre dir="auto">' \
      "$(escaped <<<"$path")" "$(tail -n 1 "$home/diff" | escaped)"
    head -c "$characters_max" "$home/diff" | iconv -c -f UTF-8 -t UTF-8 | escaped
    (($(wc -c <"$home/diff") <= characters_max)) || printf '…\n'
    printf '</pre>\n\n</details>\n'
  } >>"$home/details"
done < <(git -c core.quotePath=false diff --name-status --find-renames "$last" HEAD -- "./$INPUT_FOLDER")

{
  printf '\n## Changes since %s\n\n' "$(escaped <<<"$last")"
  printf 'Changed documents: %s. New documents: %s.\n' "$changed" "$new"
  if [[ -f $home/list ]]; then
    printf '\n'
    head -n 200 "$home/list"
  fi
  [[ ! -f $home/details ]] || cat "$home/details"
  ((changed == shown)) || printf '\n%s more are not compared here.\n' "$((changed - shown))"
} >>"$GITHUB_STEP_SUMMARY"
