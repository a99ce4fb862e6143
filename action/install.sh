#!/usr/bin/env bash
# Installs the program of a release, or uses an installed one.
#
# Reads INPUT_PROGRAM, INPUT_VERSION, INPUT_SHA256, ACTION_REPOSITORY and the variables of the runner.
# PUBLISH_RELEASES replaces the address of the releases. Sets the outputs “program”, “version” and
# “cache”.
set -euo pipefail

fail() {
  echo "::error title=publish::$*"
  exit 1
}

home=$RUNNER_TEMP/publish
mkdir -p "$home"

# Sets the target in the name of the archive.
find_target() {
  case $RUNNER_OS-$RUNNER_ARCH in
    Linux-X64) target=x86_64-unknown-linux-gnu ;;
    Linux-ARM64) target=aarch64-unknown-linux-gnu ;;
    macOS-X64) target=x86_64-apple-darwin ;;
    macOS-ARM64) target=aarch64-apple-darwin ;;
    *) fail "there is no program for $RUNNER_OS on $RUNNER_ARCH: use a Linux or macOS runner" ;;
  esac
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

download() {
  curl --fail --silent --show-error --location --retry 3 --output "$home/$1" "$releases/$1" ||
    fail "cannot download $releases/$1"
}

install() {
  local version=$INPUT_VERSION name expected
  if [[ -z $version ]]; then
    version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' "$GITHUB_ACTION_PATH/Cargo.toml")
  fi
  [[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]] || fail "'$version' is not a version"
  if [[ -n ${PUBLISH_RELEASES:-} ]]; then
    releases=$PUBLISH_RELEASES/v$version
  else
    [[ -n $ACTION_REPOSITORY ]] ||
      fail "an action of the same repository has no release: set the input 'program'"
    releases=$GITHUB_SERVER_URL/$ACTION_REPOSITORY/releases/download/v$version
  fi
  find_target
  name=publish-resolutions-$version-$target.tar.gz
  download "$name"
  expected=$INPUT_SHA256
  if [[ -z $expected ]]; then
    download SHA256SUMS
    expected=$(awk -v name="$name" '$2 == name { print $1 }' "$home/SHA256SUMS")
  fi
  [[ $(sha256 "$home/$name") == "$expected" ]] || fail "$name does not have the checksum ${expected:-of its release}"
  # Who built it. Not for another address, whose files are not on GitHub.
  if [[ -z ${PUBLISH_RELEASES:-} && -z $INPUT_SHA256 ]]; then
    gh attestation verify "$home/$name" --repo "$ACTION_REPOSITORY" ||
      fail "$name has no attestation of $ACTION_REPOSITORY"
  fi
  tar -xzf "$home/$name" -C "$home" --strip-components 1
  program=$home/publish
}

program=$INPUT_PROGRAM
if [[ -z $program ]]; then
  install
elif [[ $program != /* ]]; then
  program=$GITHUB_WORKSPACE/$program
fi
[[ -x $program ]] || fail "$program is not a program"
version=$("$program" --version)
{
  echo "program=$program"
  echo "version=${version#publish }"
  echo "cache=$home/cache"
} >>"$GITHUB_OUTPUT"
dirname "$program" >>"$GITHUB_PATH"
