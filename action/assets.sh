#!/usr/bin/env bash
# Packs an output folder for a release: an archive per format, the EPUBs and PDFs themselves, the
# manifest, the accessibility statement, and the checksums of all. The same editions give the same
# archives.
#
# Reads PUBLISH_OUT and the variables of the runner. Sets the outputs “folder” and “checksums”.
set -euo pipefail

assets=$RUNNER_TEMP/publish/assets
copy=$RUNNER_TEMP/publish/copy
rm -rf "$assets" "$copy"
mkdir -p "$assets"
# Hidden files, such as those of an interrupted build, are not editions.
mkdir "$copy"
(cd "$PUBLISH_OUT" && find . -name '.?*' -prune -o -type f -print0 | tar -cf - --null -T -) | tar -xf - -C "$copy"
find "$copy" -exec env TZ=UTC touch -h -t 198001010000 {} +

# archive NAME FIND-EXPRESSION...: packs the files for which the expression holds.
archive() {
  local name=$1 files
  shift
  files=$(cd "$copy" && find . -type f "$@" | LC_ALL=C sort)
  [[ -n $files ]] || return 0
  (cd "$copy" && TZ=UTC zip -q -X -D "$assets/$name" -@ <<<"$files")
}

archive editions-html.zip ! -name '*.pdf' ! -name '*.epub' ! -name '*.xml' ! -name '*.txt' ! -name '*.brf' ! -name '*.ebrl'
archive editions-epub.zip -name '*.epub'
archive editions-pdf.zip -name '*.pdf'
archive editions-other.zip '(' -name '*.xml' -o -name '*.txt' -o -name '*.brf' -o -name '*.ebrl' ')'

# A release has at most 1,000 files.
files=$(cd "$copy" && find . -type f '(' -name '*.pdf' -o -name '*.epub' ')' | LC_ALL=C sort)
if (($(grep -c . <<<"$files") <= 900)); then
  while read -r file; do
    [[ -n $file ]] || continue
    name=${file##*/}
    # Two documents whose files have the same name: the folder distinguishes them.
    if [[ -e $assets/$name ]]; then
      name=${file#./}
      name=${name//\//-}
    fi
    cp "$copy/$file" "$assets/$name"
  done <<<"$files"
else
  echo "::notice title=publish::more than 900 EPUBs and PDFs: the release has only the archives"
fi
for file in manifest.json accessibility.html checks.json; do
  [[ ! -f $copy/$file ]] || cp "$copy/$file" "$assets/$file"
done
rm -rf "$copy"

# A release of programs has a SHA256SUMS, which this file must not replace.
sums=$RUNNER_TEMP/publish/editions-SHA256SUMS
(
  cd "$assets"
  if command -v sha256sum >/dev/null; then sha256sum -- *; else shasum -a 256 -- *; fi
) >"$sums"
mv "$sums" "$assets/"
{
  echo "folder=$assets"
  echo "checksums=$assets/editions-SHA256SUMS"
} >>"$GITHUB_OUTPUT"
