#!/bin/sh
# Installs publish: install.sh [--to FOLDER]. The default folder is ~/.local/bin.
#
# The release replaces the version and the address of the repository in this file.
set -eu

version=@VERSION@
repository=@REPOSITORY@
releases=${PUBLISH_RELEASES:-$repository/releases/download}/v$version
to=$HOME/.local/bin

fail() {
  echo "install.sh: $*" >&2
  exit 1
}

while [ $# -gt 0 ]; do
  case $1 in
    --to)
      [ $# -gt 1 ] || fail "--to needs a folder"
      to=$2
      shift 2
      ;;
    *) fail "unknown option $1; usage: install.sh [--to FOLDER]" ;;
  esac
done

case $(uname -s)-$(uname -m) in
  Linux-x86_64) target=x86_64-unknown-linux-gnu ;;
  Linux-aarch64 | Linux-arm64) target=aarch64-unknown-linux-gnu ;;
  Darwin-x86_64) target=x86_64-apple-darwin ;;
  Darwin-arm64) target=aarch64-apple-darwin ;;
  *) fail "there is no program for $(uname -s) on $(uname -m): build it with cargo" ;;
esac

name=publish-resolutions-$version-$target.tar.gz
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

for file in "$name" SHA256SUMS; do
  curl --fail --silent --show-error --location --output "$folder/$file" "$releases/$file" ||
    fail "cannot download $releases/$file"
done
expected=$(awk -v name="$name" '$2 == name { print $1 }' "$folder/SHA256SUMS")
if command -v sha256sum >/dev/null; then
  actual=$(sha256sum "$folder/$name" | cut -d ' ' -f 1)
else
  actual=$(shasum -a 256 "$folder/$name" | cut -d ' ' -f 1)
fi
[ "$actual" = "$expected" ] || fail "$name does not have the checksum of its release"

tar -xzf "$folder/$name" -C "$folder"
mkdir -p "$to"
cp "$folder/publish-resolutions-$version/publish" "$to/publish.new"
mv "$to/publish.new" "$to/publish"
echo "installed publish $version in $to"
case :$PATH: in
  *:"$to":*) ;;
  *) echo "add $to to your PATH" ;;
esac
