//! A test harness for tests whose files or programs may be missing.
//!
//! Rust's own harness can only pass or fail such a test. A test binary with `harness = false` lists
//! its tests with [`test!`](crate::test!) and runs them with [`run`]. If the files or programs of a
//! test are missing, it is reported as ignored, with the reason.

use std::process::ExitCode;

use libtest_mimic::{Arguments, Completion, Trial};

/// A test in the list of a binary.
pub struct Test(Trial);

/// Declares a test that is named after its function. The function after `if` returns the reason why
/// the test cannot run, if there is one.
#[macro_export]
macro_rules! test {
    ($function:path) => {
        $crate::harness::Test::new(stringify!($function), $function, || None)
    };
    ($function:path, if $missing:expr) => {
        $crate::harness::Test::new(stringify!($function), $function, $missing)
    };
}

impl Test {
    /// Creates a test. `missing` returns the reason why it cannot run, if there is one.
    pub fn new(
        name: &str,
        test: fn(),
        missing: impl FnOnce() -> Option<String> + Send + 'static,
    ) -> Self {
        let run = move || match missing() {
            Some(reason) => Ok(Completion::ignored_with(reason)),
            None => {
                test();
                Ok(Completion::Completed)
            }
        };
        Test(Trial::ignorable_test(name, run))
    }

    /// Marks the test to run only with `--include-ignored`, because it takes long or needs programs
    /// that `tests/validators/install` installs.
    #[must_use]
    pub fn on_request(self) -> Self {
        Test(self.0.with_ignored_flag(true))
    }
}

/// Runs the tests that the command-line arguments select.
pub fn run(tests: impl IntoIterator<Item = Test>) -> ExitCode {
    let tests = tests.into_iter().map(|test| test.0).collect();
    libtest_mimic::run(&Arguments::from_args(), tests).exit_code()
}
