//! Regular expressions that are compiled when they are needed.

use std::ops::Deref;
use std::sync::{Arc, LazyLock, OnceLock};

use regex::Regex;

/// A regular expression that is compiled at its first use: a run needs few of those of all bodies,
/// and compiling one takes as long as reading a document.
#[derive(Debug, Clone)]
pub struct Pattern(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    expression: String,
    compiled: OnceLock<Regex>,
}

/// Matches nothing.
static NOTHING: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[^\s\S]").expect("a valid pattern"));

impl Pattern {
    /// Creates a pattern without compiling its expression. An invalid expression matches nothing, and
    /// [`Pattern::check`] reports it.
    pub fn new(expression: impl Into<String>) -> Self {
        Pattern(Arc::new(Inner {
            expression: expression.into(),
            compiled: OnceLock::new(),
        }))
    }

    /// Compiles the expression.
    ///
    /// # Errors
    /// If it is not a regular expression, or too large.
    pub fn check(&self) -> Result<(), regex::Error> {
        let regex = Regex::new(&self.0.expression)?;
        self.0.compiled.get_or_init(|| regex);
        Ok(())
    }
}

impl Deref for Pattern {
    type Target = Regex;

    fn deref(&self) -> &Regex {
        let compile = || Regex::new(&self.0.expression).unwrap_or_else(|_| NOTHING.clone());
        self.0.compiled.get_or_init(compile)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_compiled_at_their_first_use() {
        let pattern = Pattern::new("a+");
        assert!(pattern.0.compiled.get().is_none());
        assert!(pattern.is_match("ba"));
        assert!(pattern.0.compiled.get().is_some());
    }

    #[test]
    fn an_invalid_expression_is_an_error_and_matches_nothing() {
        let pattern = Pattern::new("(");
        assert!(pattern.check().is_err());
        assert!(!pattern.is_match("("));
        assert!(!pattern.is_match(""));
    }
}
