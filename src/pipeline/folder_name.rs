//! Names of output folders that no document can have.

use crate::statement::FILE_NAME;

/// Returns why no document can have a folder: it would take the name of a file of another document,
/// or Windows does not have such folders.
pub fn impossible_name(folder: &str) -> Option<String> {
    let parts: Vec<&str> = folder.split('/').collect();
    parts.iter().enumerate().find_map(|(index, part)| {
        if part.ends_with('.') {
            let message = format!("“{part}” in the folder “{folder}” ends with a full stop");
            return Some(message + ": Windows does not have such folders");
        }
        if is_reserved_on_windows(part) {
            let message = format!("“{part}” in the folder “{folder}” is the name of a device");
            return Some(message + " on Windows");
        }
        let (parent, language) = (parts.get(1..index)?, parts.first()?);
        is_file_name(part, parent, language).then(|| {
            let parent = parent.join("/");
            format!("“{part}” in the folder “{folder}” is the name of a file of “{parent}”")
        })
    })
}

fn is_reserved_on_windows(part: &str) -> bool {
    let name = part.split('.').next().unwrap_or_default();
    let name = name.to_ascii_uppercase();
    let is_port = ["COM", "LPT"].iter().any(|port| {
        let number = name.strip_prefix(port);
        number.is_some_and(|number| number.len() == 1 && number.as_bytes()[0].is_ascii_digit())
    });
    is_port || ["CON", "PRN", "AUX", "NUL"].contains(&name.as_str())
}

/// Whether a name is that of a file in the folder of a document, in any case.
fn is_file_name(name: &str, parent: &[&str], language: &str) -> bool {
    const EXTENSIONS: [&str; 7] = ["pdf", "epub", "xml", "txt", "jsonl", "brf", "ebrl"];
    let name = name.to_ascii_lowercase();
    let stem = format!("{}-{language}", parent.join("_")).to_ascii_lowercase();
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    let is_edition = name.starts_with(&stem)
        && extension.is_some_and(|extension| EXTENSIONS.contains(&extension));
    is_edition || ["index.html", FILE_NAME].contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::impossible_name;

    #[test]
    fn folders_that_cannot_exist_beside_the_files_of_others_are_found() {
        for folder in [
            "en/A/RES/68/197",
            "en/A/HRC/RES/1.2",
            "en/A/CONF.1/L.1_Rev.1",
            "en/S/RES/2334_2016",
            "en/A/COMMON/LPT",
            "en/A/RES/68/A_RES_69-EN.epub",
        ] {
            assert_eq!(impossible_name(folder), None, "{folder}");
        }
        for folder in [
            "en/A/RES/68/accessibility.html",
            "en/A/RES/68/Index.HTML/2",
            "en/A/RES/68/A_RES_68-EN.epub",
            "en/a/res/68/A_RES_68-EN-letter.pdf",
            "en/A/CON/1",
            "en/A/RES/nul.txt",
            "en/A/RES/Com1",
            "en/A/RES/1.",
        ] {
            assert!(impossible_name(folder).is_some(), "{folder}");
        }
    }
}
