//! The body of a document.

use publish_model::body::{Bodies, Body, BodyId, Claim};
use publish_model::diagnostic::{Code, Diagnostic};
use publish_model::{Symbol, suggestion};

/// Returns the finding about a body that no file describes.
pub fn unknown(id: &BodyId, bodies: &Bodies) -> Diagnostic {
    let known = || bodies.iter().map(|body| body.id.as_str());
    let help = match suggestion::nearest(id.as_str(), known()) {
        Some(nearest) => format!("did you mean “{nearest}”?"),
        None => format!(
            "use one of {}, or add {id}.toml to the folder of body files",
            list(bodies)
        ),
    };
    Diagnostic::error(Code::UnknownBody, format!("unknown body “{id}”"), help)
}

/// Returns the body to which the symbol of a new document belongs, which has no front matter yet.
///
/// # Errors
/// The finding, if there is none or there are several.
pub fn of_new_symbol<'b>(symbol: &Symbol, bodies: &'b Bodies) -> Result<&'b Body, Diagnostic> {
    of_symbol(symbol, bodies).map_err(|mut finding| {
        finding.help = match finding.code {
            Code::SymbolClaimedTwice => "name the body with --body NAME".to_owned(),
            _ => format!(
                "correct the symbol, or name the body with --body NAME: one of {}. A body of your own is a \
                 file in the folder “bodies” of the project, or in that of --bodies; docs/your-own-body.md \
                 describes it",
                list(bodies)
            ),
        };
        finding
    })
}

/// Returns the body to which a symbol belongs.
///
/// # Errors
/// The finding, if there is none or there are several.
pub fn of_symbol<'b>(symbol: &Symbol, bodies: &'b Bodies) -> Result<&'b Body, Diagnostic> {
    match bodies.claim(symbol) {
        Claim::One(body) => Ok(body),
        Claim::None => {
            let message = format!("no body has symbols such as “{symbol}”");
            let help = format!(
                "correct the symbol, or name the body with a line “body: …”: one of {}, or a body of \
                 your own, as docs/bodies.md describes",
                list(bodies)
            );
            Err(Diagnostic::error(Code::UnknownBody, message, help))
        }
        Claim::Two(one, other) => {
            let message = format!(
                "“{symbol}” can be a symbol of the bodies “{}” and “{}”",
                one.id, other.id
            );
            let help = format!(
                "name the body with a line such as “body: {}”, or change the grammar of symbols in {}.toml or {}.toml",
                one.id, one.id, other.id
            );
            Err(Diagnostic::error(Code::SymbolClaimedTwice, message, help))
        }
    }
}

fn list(bodies: &Bodies) -> String {
    let ids: Vec<&str> = bodies.iter().map(|body| body.id.as_str()).collect();
    ids.join(", ")
}
