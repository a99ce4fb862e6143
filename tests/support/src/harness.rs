//! Tests that can turn out to be impossible once they have begun.
//!
//! Rust's own test harness can only pass or fail such a test. A test binary with `harness = false`
//! lists its tests by [`test!`](crate::test!) and runs them with [`run`]; a test whose files or
//! programs are missing is then reported as ignored, with the reason.

use std::process::ExitCode;

use libtest_mimic::{Arguments, Completion, Trial};

/// A test of a list.
pub struct Test(Trial);

/// A test named after its function. With `if`, a function that gives the reason why the test cannot be
/// run, or nothing.
#[macro_export]
macro_rules! test {
    ($function:path) => {
        $crate::harness::Test::new(stringify!($function), $function, || None)
    };
    ($function:path, if $impossible:expr) => {
        $crate::harness::Test::new(stringify!($function), $function, $impossible)
    };
}

impl Test {
    /// A test of a name. `impossible` gives the reason why it cannot be run, or nothing.
    pub fn new(
        name: &str,
        test: fn(),
        impossible: impl FnOnce() -> Option<String> + Send + 'static,
    ) -> Self {
        let run = move || match impossible() {
            Some(reason) => Ok(Completion::ignored_with(reason)),
            None => {
                test();
                Ok(Completion::Completed)
            }
        };
        Test(Trial::ignorable_test(name, run))
    }

    /// The same, run only with `--include-ignored`: it takes long, or needs programs that
    /// `tests/validators/install` installs.
    #[must_use]
    pub fn on_request(self) -> Self {
        Test(self.0.with_ignored_flag(true))
    }
}

/// Runs tests as the arguments of the program say.
pub fn run(tests: impl IntoIterator<Item = Test>) -> ExitCode {
    let tests = tests.into_iter().map(|test| test.0).collect();
    libtest_mimic::run(&Arguments::from_args(), tests).exit_code()
}
