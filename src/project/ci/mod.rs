//! The workflow of a project: the file that makes a code host build the editions on every push.

/// A code host with a built-in workflow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeHost {
    /// GitHub Actions.
    GitHub,
    /// GitLab CI/CD.
    GitLab,
}

/// The file with the workflow of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workflow {
    /// Its path, relative to the root of the repository.
    pub path: &'static str,
    /// Its text.
    pub text: String,
}

/// The account in the address of this repository, as long as nobody hosts it.
const NO_ACCOUNT: &str = "YOUR_ACCOUNT";

/// The address of this repository, from `Cargo.toml`.
const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

impl Workflow {
    /// Returns the workflow for a code host.
    pub fn new(host: CodeHost) -> Self {
        let (path, template) = match host {
            CodeHost::GitHub => (".github/workflows/editions.yml", include_str!("github.yml")),
            CodeHost::GitLab => (".gitlab-ci.yml", include_str!("gitlab.yml")),
        };
        let action = REPOSITORY.trim_start_matches("https://github.com/");
        let text = template
            .replace("{action}", action)
            .replace("{repository}", REPOSITORY)
            .replace("{version}", env!("CARGO_PKG_VERSION"));
        Workflow { path, text }
    }

    /// Returns the text to replace in it before it can run: the program was built from a repository
    /// that has no public address.
    pub fn placeholder(&self) -> Option<&'static str> {
        self.text.contains(NO_ACCOUNT).then_some(NO_ACCOUNT)
    }
}
