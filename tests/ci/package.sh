# Packs the program as for a release, and runs it where there is nothing else. Sourced by tests/ci/run.

target=$(rustc -vV | sed -n 's/^host: //p')
programs=$work/programs

packs_program() {
  release/package "$target" "$programs"
  mkdir "$work/unpacked"
  tar -xzf "$programs/publish-resolutions-$version-$target.tar.gz" -C "$work/unpacked" --strip-components 1
  ls -R "$work/unpacked"
  [[ $("$work/unpacked/publish" --version) == "publish $version" ]]
  [[ -f $work/unpacked/LICENSE && -f $work/unpacked/man/publish-build.1 && -f $work/unpacked/fonts/amiri/OFL.txt ]]
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

# Installs from a server with the files of a release, as “curl | sh” does. The archives of other targets
# are not real.
installs_by_script() {
  local releases=$work/installer name other address
  mkdir -p "$releases/v$version"
  cp "$programs"/*.tar.gz "$releases/v$version/"
  for other in {x86_64,aarch64}-{unknown-linux-gnu,apple-darwin}; do
    [[ $other == "$target" ]] || echo "$other" >"$releases/v$version/publish-resolutions-$version-$other.tar.gz"
  done
  release/finish "$releases/v$version" https://github.com/example/publish-resolutions
  (cd "$releases/v$version" && sha256sum --check --quiet --strict SHA256SUMS)
  serve "$releases"
  export PUBLISH_RELEASES=$address
  curl --fail --silent --show-error "$address/v$version/install.sh" | env HOME="$work/home" sh
  cmp "$work/home/.local/bin/publish" "$work/unpacked/publish"
  # A damaged archive is not installed.
  name=publish-resolutions-$version-$target.tar.gz
  echo damaged >>"$releases/v$version/$name"
  ! sh "$releases/v$version/install.sh" --to "$work/damaged" 2>"$work/refused"
  grep -F "$name does not have the checksum of its release" "$work/refused"
  # Nor one that is missing.
  rm "$releases/v$version/$name"
  ! sh "$releases/v$version/install.sh" --to "$work/damaged" 2>"$work/refused"
  grep -F "cannot download $address/v$version/$name" "$work/refused"
  [[ ! -e $work/damaged ]]
}

# The same archive gives the same package, from which pip installs the program.
installs_by_pip() {
  local archive=$programs/publish-resolutions-$version-$target.tar.gz
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
  ! release/finish "$work/incomplete" https://github.com/example/publish-resolutions
}

check 'the archive of a release has the program, manual pages and licences' packs_program
if [[ $(ldd "$work/unpacked/publish" 2>&1) == *'statically linked'* ]]; then
  check 'the program builds content/ in a folder with nothing else' runs_alone
else
  echo 'skipped: the program alone, because it is linked statically only on Linux'
fi
check 'the installer compares the checksum' installs_by_script
check 'pip installs the package of the program' installs_by_pip
check 'a release without an archive is not completed' needs_all_archives
