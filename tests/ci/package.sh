# Packs the program as for a release, and runs it where there is nothing else. Sourced by tests/ci/run.

host=$(rustc -vV | sed -n 's/^host: //p')
programs=$work/programs
release=$work/release
hosted=https://github.com/example/publish-resolutions
# Those of the workflow.
mapfile -t targets < <(sed -n 's/^ *- target: //p' .github/workflows/release.yml)

packs_program() {
  release/package "$host" "$programs"
  mkdir "$work/unpacked"
  tar -xzf "$programs/publish-resolutions-$version-$host.tar.gz" -C "$work/unpacked" --strip-components 1
  ls -R "$work/unpacked"
  [[ $("$work/unpacked/publish" --version) == "publish $version" ]]
  [[ -f $work/unpacked/LICENSE && -f $work/unpacked/man/publish-build.1 && -f $work/unpacked/fonts/amiri/OFL.txt ]]
}

refuses_tag() {
  local printed
  ! printed=$(GITHUB_REF_TYPE=tag GITHUB_REF_NAME=v0.0.0 release/package "$host" "$work/none" 2>&1)
  [[ $printed == *"the tag v0.0.0 is not v$version"* ]]
  ! CI_COMMIT_TAG=v0.0.0 release/package "$host" "$work/none"
}

# The same editions as those of the program of the tests, which is linked dynamically. Runs as root, or
# in a user namespace.
runs_alone() {
  local root=$work/root alone
  # The path, because the environment of the program is empty.
  alone=("$(PATH=$PATH:/usr/sbin:/sbin command -v chroot)")
  [[ $(id -u) == 0 ]] || alone=("$(command -v unshare)" --map-root-user "${alone[@]}")
  mkdir -p "$root/project"
  cp "$work/unpacked/publish" "$root/"
  cp -r content "$root/project/"
  local build=(build --no-project --no-cache --check --formats "html,epub,pdf,akn,txt" --out dist project/content)
  env -i "${alone[@]}" "$root" /publish "${build[@]}"
  env -i "${alone[@]}" "$root" /publish verify --no-project dist
  mkdir -p "$work/usual/project"
  cp -r content "$work/usual/project/"
  (cd "$work/usual" && "$program" "${build[@]}")
  diff -rq "$root/dist" "$work/usual/dist"
}

# serve FOLDER: serves a folder on this machine until the test ends, and sets the address.
serve() {
  local log=$work/server.log tries
  : >"$log"
  python3 -u -m http.server --bind 127.0.0.1 --directory "$1" 0 >"$log" 2>&1 &
  # shellcheck disable=SC2064 # the process of this server
  trap "kill $!" EXIT
  for ((tries = 0; tries < 100; tries++)); do
    address=$(sed -n 's|.*(\(http://127[^/]*\)/).*|\1|p' "$log")
    [[ -z $address ]] || return 0
    sleep 0.1
  done
  return 1
}

# The files of a release, as .github/workflows/release.yml makes them. The archives of other targets have a
# program of two lines.
completes_release() {
  local target name archive other=$work/other
  ((${#targets[@]} > 1))
  mkdir -p "$release" "$other/publish-resolutions-$version"
  cp README.md LICENSE "$other/publish-resolutions-$version/"
  printf '#!/bin/sh\necho other\n' >"$other/publish-resolutions-$version/publish"
  cp "$programs/publish-resolutions-$version-$host.tar.gz" "$release/"
  for target in "${targets[@]}"; do
    name=publish-resolutions-$version-$target
    if [[ $target == *-windows-* ]]; then
      python3 -c 'import shutil, sys; shutil.make_archive(sys.argv[1], "zip", sys.argv[2])' "$release/$name" "$other"
    elif [[ $target != "$host" ]]; then
      tar -czf "$release/$name.tar.gz" -C "$other" "publish-resolutions-$version"
    fi
  done
  for archive in "$release"/*; do
    release/wheel "$archive" "$release"
  done
  release/finish "$release" "$hosted"
  (cd "$release" && sha256sum --check --quiet --strict SHA256SUMS && ls -l)
  [[ $(find "$release" -name '*.whl' | wc -l) == "${#targets[@]}" ]]
}

# archives [without-windows]: the names of all archives.
archives() {
  (cd "$release" && LC_ALL=C && ls publish-resolutions-"$version"-*.tar.gz publish-resolutions-"$version"-*.zip) |
    if [[ ${1:-} == without-windows ]]; then grep -v windows; else cat; fi
}

# Everything that downloads an archive names those that the workflow makes, with their checksums.
names_agree() {
  local system machine imitated=$work/imitated
  mkdir "$imitated"
  # shellcheck disable=SC2016 # the imitation expands it
  printf '#!/bin/sh\n[ "$1" = -s ] && echo "$SYSTEM" || echo "$MACHINE"\n' >"$imitated/uname"
  # shellcheck disable=SC2016 # the imitation expands it
  printf '#!/bin/sh\nfor address; do :; done\necho "$address" >>"$DOWNLOADS"\nexit 22\n' >"$imitated/curl"
  chmod +x "$imitated"/*
  echo 'the installer'
  while read -r system machine; do
    ! PATH=$imitated:$PATH DOWNLOADS=$work/asked.installer SYSTEM=$system MACHINE=$machine sh "$release/install.sh"
  done <<<$'Linux x86_64\nLinux aarch64\nDarwin x86_64\nDarwin arm64'
  diff <(archives without-windows | sed "s|^|$hosted/releases/download/v$version/|") <(sort "$work/asked.installer")

  echo 'the action'
  while read -r system machine; do
    ! runner_os=$system runner_arch=$machine as_runner install INPUT_PROGRAM='' INPUT_VERSION='' INPUT_SHA256='' \
      PUBLISH_RELEASES="file://$work/none" ACTION_REPOSITORY=example/publish
  done <<<$'Linux X64\nLinux ARM64\nmacOS X64\nmacOS ARM64' >"$work/asked.action"
  diff <(archives without-windows | sed "s|^|::error title=publish::cannot download file://$work/none/v$version/|") \
    <(sort "$work/asked.action")

  echo 'the formula'
  diff <(cd "$release" && archives without-windows | xargs sha256sum | sed "s|  |  $hosted/releases/download/v$version/|") \
    <(sed -n 's/^ *url "\(.*\)"/\1/p; s/^ *sha256 "\(.*\)"/\1/p' "$release/publish-resolutions.rb" |
      paste - - | sed 's/^\(.*\)\t\(.*\)/\2  \1/' | sort -k 2)

  echo 'the package for npm, and cargo binstall'
  tar -xzf "$release/publish-resolutions-npm-$version.tgz" -C "$work" package/package.json
  "$python/python" - "$release" "$work/package/package.json" "${targets[@]}" <<'END'
import hashlib, json, pathlib, shutil, sys, tempfile, tomllib
release, package, targets = pathlib.Path(sys.argv[1]), json.load(open(sys.argv[2])), sys.argv[3:]
cargo = tomllib.load(open("Cargo.toml", "rb"))
common, binstall = cargo["workspace"]["package"], cargo["package"]["metadata"]["binstall"]
made = {}
for target in targets:
    windows = "windows" in target
    words = {"name": cargo["package"]["name"], "version": common["version"], "repo": common["repository"],
             "target": target, "archive-suffix": ".zip" if windows else ".tar.gz",
             "bin": "publish", "binary-ext": ".exe" if windows else ""}
    def expand(text):
        for name, value in words.items():
            text = text.replace("{ %s }" % name, value)
        return text
    archive = f"publish-resolutions-{words['version']}-{target}{words['archive-suffix']}"
    address = expand(binstall["pkg-url"])
    assert address == f"{words['repo']}/releases/download/v{words['version']}/{archive}", address
    program = expand(binstall["bin-dir"])
    with tempfile.TemporaryDirectory() as folder:
        shutil.unpack_archive(release / archive, folder)
        assert windows or (pathlib.Path(folder) / program).is_file(), program
    made[archive] = hashlib.sha256((release / archive).read_bytes()).hexdigest()
assert {one["name"]: one["sha256"] for one in package["archives"].values()} == made, package["archives"]
assert package["version"] == common["version"], package["version"]
END
}

# Installs from a server with the files of a release, as “curl | sh” does.
installs_by_script() {
  local releases=$work/installer name address
  mkdir -p "$releases"
  cp -r "$release" "$releases/v$version"
  serve "$releases"
  export PUBLISH_RELEASES=$address
  curl --fail --silent --show-error "$address/v$version/install.sh" | env HOME="$work/home" sh
  cmp "$work/home/.local/bin/publish" "$work/unpacked/publish"
  # A damaged archive is not installed.
  name=publish-resolutions-$version-$host.tar.gz
  echo damaged >>"$releases/v$version/$name"
  ! sh "$releases/v$version/install.sh" --to "$work/damaged" 2>"$work/refused"
  grep -F "$name does not have the checksum of its release" "$work/refused"
  # Nor one that is missing.
  rm "$releases/v$version/$name"
  ! sh "$releases/v$version/install.sh" --to "$work/damaged" 2>"$work/refused"
  grep -F "cannot download $address/v$version/$name" "$work/refused"
  [[ ! -e $work/damaged ]]
}

# The package for npm downloads the program when it is run for the first time.
installs_by_npm() {
  local releases=$work/npm-releases project=$work/npm-project name=publish-resolutions-$version-$host.tar.gz
  local status=0 address command
  mkdir -p "$releases/v$version" "$project"
  serve "$releases"
  export PUBLISH_RELEASES=$address
  npm install --prefix "$project" --offline --no-audit --no-fund "$release/publish-resolutions-npm-$version.tgz"
  command=$project/node_modules/.bin/publish
  # Neither a missing nor a damaged archive is run, and both can be tried again.
  ! "$command" --version 2>"$work/refused"
  grep -F "publish: cannot download $address/v$version/$name" "$work/refused"
  (cat "$release/$name" && echo damaged) >"$releases/v$version/$name"
  ! "$command" --version 2>"$work/refused"
  grep -F "publish: $name does not have the checksum of its release" "$work/refused"
  cp "$release/$name" "$releases/v$version/"
  [[ $("$command" --version) == "publish $version" ]]
  cmp "$project/node_modules/publish-resolutions/publish" "$work/unpacked/publish"
  # From here on, without a network; the status is that of the program.
  rm -r "$releases"
  "$command" build --formats papyrus || status=$?
  ((status == 2))
  (cd "$project/node_modules/publish-resolutions" && LC_ALL=C && [[ $(echo *) == 'LICENSE README.md package.json publish publish.js' ]])
}

# The same archive gives the same package, from which pip installs the program.
installs_by_pip() {
  local archive=$programs/publish-resolutions-$version-$host.tar.gz
  release/wheel "$archive" "$work/wheels"
  release/wheel "$archive" "$work/wheels-again"
  diff -r "$work/wheels" "$work/wheels-again"
  "$python/python" -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet --no-index --disable-pip-version-check "$work"/wheels/*.whl
  "$work/venv/bin/pip" show --files publish-resolutions
  [[ $("$work/venv/bin/publish" --version) == "publish $version" ]]
  cmp "$work/venv/bin/publish" "$work/unpacked/publish"
  ! release/wheel LICENSE "$work/wheels"
}

needs_all_archives() {
  mkdir "$work/incomplete"
  cp "$programs"/*.tar.gz "$work/incomplete/"
  ! release/finish "$work/incomplete" "$hosted"
}

check 'a tag that is not that of the version is refused' refuses_tag
check 'the archive of a release has the program, manual pages and licences' packs_program
if [[ $(ldd "$work/unpacked/publish" 2>&1) == *'statically linked'* ]]; then
  check 'the program builds content/ in a folder with nothing else' runs_alone
else
  echo 'skipped: the program alone, because it is linked statically only on Linux'
fi
check 'a release is completed with installers and checksums' completes_release
check 'everything that downloads an archive names those of the release' names_agree
check 'the installer compares the checksum' installs_by_script
check 'the package for npm downloads the program and compares the checksum' installs_by_npm
check 'pip installs the package of the program' installs_by_pip
check 'a release without an archive is not completed' needs_all_archives
