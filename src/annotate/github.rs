//! Workflow commands of GitHub Actions: `::error file=…,line=…,col=…,title=…::…`.
//!
//! GitHub shows ten errors and ten warnings of a step, so errors come first.

use super::message::{Message, Severity};

/// Returns one command per message.
pub fn commands(messages: &[Message], folder: &str) -> String {
    let mut ordered: Vec<&Message> = messages.iter().collect();
    ordered.sort_by_key(|message| message.severity);
    let commands = ordered.into_iter().map(|message| {
        let command = match message.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let place = message.place(folder);
        format!(
            "::{command} file={},line={},col={},title={}::{}\n",
            property(&place.path),
            place.line,
            place.column,
            property(&format!("publish {}", message.code)),
            data(&message.description()),
        )
    });
    commands.collect()
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn errors_come_first_and_separators_are_escaped() {
        let messages = read(concat!(
            r#"{"code":"S005","severity":"warning","message":"a gap","file":"a,b.md","line":3,"column":1}"#,
            "\n",
            r#"{"code":"S002","severity":"error","message":"50 %\nof: it","file":"en.md","line":2,"column":5,"help":"define it"}"#,
        ))
        .unwrap();
        assert_eq!(
            commands(&messages, "x"),
            "::error file=x/en.md,line=2,col=5,title=publish S002::50 %25%0Aof: it%0AHelp: define it\n\
             ::warning file=x/a%2Cb.md,line=3,col=1,title=publish S005::a gap\n"
        );
    }
}
