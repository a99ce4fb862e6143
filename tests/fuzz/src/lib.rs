//! What the fuzz targets share.

use std::sync::LazyLock;

use publish_test_support::consistency::Checker;

static CHECKER: LazyLock<Checker> = LazyLock::new(Checker::default);

/// Builds the editions of a source, and panics if they have faults that no source may cause.
pub fn check(name: &str, source: &str) {
    if let Some(faults) = CHECKER.faults(name, source) {
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}
