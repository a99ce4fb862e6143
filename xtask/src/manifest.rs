//! The few values of `Cargo.toml` that a release needs.

/// Returns a text value of the table `workspace.package`.
pub fn workspace_value<'t>(manifest: &'t str, key: &str) -> Option<&'t str> {
    manifest
        .lines()
        .skip_while(|line| line.trim() != "[workspace.package]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .find_map(|line| {
            let (name, value) = line.split_once('=')?;
            let value = value.trim().strip_prefix('"')?.strip_suffix('"')?;
            (name.trim() == key).then_some(value)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_from_the_workspace_only() {
        let manifest = "[package]\nversion = \"9\"\n[workspace.package]\n# A comment = \"1\"\nversion = \"0.1.0\"\n\n[lib]\nname = \"x\"\n";
        assert_eq!(workspace_value(manifest, "version"), Some("0.1.0"));
        assert_eq!(workspace_value(manifest, "name"), None);
    }
}
