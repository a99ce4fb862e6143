# Runs the scripts of the pipelines for GitLab as a runner does: each job in one shell, in a folder with the
# files of the repository and the artifacts of the jobs before it. Packages of Debian are not installed, and
# the program is installed into a folder of the test. Sourced by tests/ci/run.

# job PIPELINE NAME [VARIABLE=VALUE...]: runs a job in the current folder.
job() {
  local pipeline=$1 name=$2 script
  shift 2
  script=$("$python/python" - "$pipeline" "$name" <<'END'
import sys, yaml
pipeline = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))
job = pipeline[sys.argv[2]]
for name, value in pipeline.get("variables", {}).items():
    print(f'{name}="{value}"; export {name}')
for line in job.get("before_script", []) + job["script"]:
    if not line.startswith("apt-get"):
        print(line)
END
  )
  env -i PATH="$work/gitlab-bin:$PATH" HOME="$work/home" CI=true GITLAB_CI=true "$@" \
    bash -eo pipefail -c "${script//\/usr\/local\/bin/$work/gitlab-bin}"
}

builds_a_project_in_gitlab() {
  local server=$work/gitlab-server status=0
  mkdir -p "$server/releases/download"
  cp -r "$release" "$server/releases/download/v$version"
  serve "$server"
  cd "$work/gitlab"
  sed -i "s|^  PUBLISH_REPOSITORY: .*|  PUBLISH_REPOSITORY: $address|" "$project_pipeline"
  job "$project_pipeline" editions PUBLISH_RELEASES="$address/releases/download"
  cmp "$work/gitlab-bin/publish" "$work/unpacked/publish"
  [[ -f dist/manifest.json ]]
  # The first document of a project has placeholders.
  issues 'all(name == "S018" for name in names) and names'
  job "$project_pipeline" pages
  [[ -f public/index.html && ! -e dist ]]

  # An error fails the job after the report about it, and the other documents are built.
  mkdir content/faulty
  document A/RES/99/2 '[^7]' >content/faulty/en.md
  job "$project_pipeline" editions PUBLISH_RELEASES="$address/releases/download" || status=$?
  ((status == 1))
  [[ -f dist/manifest.json ]]
  issues 'issues["S002"]["location"] == {"path": "content/faulty/en.md", "lines": {"begin": 11}}'
}

# issues EXPRESSION: whether an expression about the code quality report holds.
issues() {
  "$python/python" - "$1" <<'END'
import json, sys
report = json.load(open("gl-code-quality-report.json"))
assert all(issue["severity"] and issue["fingerprint"] for issue in report), report
names = [issue["check_name"] for issue in report]
issues = {issue["check_name"]: issue for issue in report}
assert eval(sys.argv[1]), report
END
}

# Receives uploads as the registry of packages does.
registry() {
  local log=$work/registry.log tries
  mkdir -p "$1"
  : >"$log"
  "$python/python" -u - "$1" >"$log" <<'END' &
import http.server, pathlib, sys

class Registry(http.server.BaseHTTPRequestHandler):
    def do_PUT(self):
        is_known = self.headers["JOB-TOKEN"] == "token"
        content = self.rfile.read(int(self.headers["Content-Length"]))
        if is_known:
            (pathlib.Path(sys.argv[1]) / pathlib.Path(self.path).name).write_bytes(content)
        self.send_response(201 if is_known else 401)
        self.end_headers()

    def log_message(self, *_):
        pass

server = http.server.HTTPServer(("127.0.0.1", 0), Registry)
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
END
  # shellcheck disable=SC2064 # the process of this server
  trap "kill $!" EXIT
  for ((tries = 0; tries < 100; tries++)); do
    address=$(<"$log")
    [[ -z $address ]] || return 0
    sleep 0.1
  done
  return 1
}

# The job “program” without its first line, which compiles the program.
releases_in_gitlab() {
  local folder=$work/gitlab-release address links link
  mkdir "$folder"
  cp -r action content publish.toml "$folder/"
  cp -r "$programs" "$folder/programs"
  sed '/^    - release\/package /d' .gitlab-ci.yml >"$folder/pipeline.yml"
  links=$(sed -n 's|^ *url: $PACKAGE/||p' .gitlab-ci.yml)
  cd "$folder"
  job pipeline.yml program
  [[ -f dist/manifest.json ]]
  (cd editions && sha256sum --check --strict --quiet editions-SHA256SUMS)
  registry "$work/registry"
  job pipeline.yml upload CI_JOB_TOKEN=token CI_API_V4_URL="$address" CI_PROJECT_ID=1 CI_COMMIT_TAG=v1.0
  diff <(cd "$work/registry" && echo *) <(ls programs editions | sed '/:$/d; /^$/d' | LC_ALL=C sort -u | paste -s -d ' ')
  [[ -n $links ]]
  for link in $links; do
    [[ -f $work/registry/$link ]]
  done
  ! job pipeline.yml upload CI_JOB_TOKEN=wrong CI_API_V4_URL="$address" CI_PROJECT_ID=1 CI_COMMIT_TAG=v1.0
}

check 'the pipeline of a project for GitLab builds it, and reports errors' builds_a_project_in_gitlab
check 'the pipeline of this repository for GitLab uploads what its release links to' releases_in_gitlab
