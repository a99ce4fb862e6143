//! Checks that a catalogue has all messages that the program and the templates use: the messages of
//! the built-in English catalogue, which the tests keep complete.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};

/// The messages of a catalogue, by name.
pub type Messages = BTreeMap<String, Uses>;

/// The variables and messages that a message uses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Uses {
    variables: BTreeSet<String>,
    messages: BTreeSet<String>,
}

/// A difference between a catalogue and the messages that it must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// A message is missing.
    Missing {
        /// The name of the message.
        message: String,
    },
    /// A message uses a variable that it does not receive.
    UnknownVariable {
        /// The name of the message.
        message: String,
        /// The name of the variable.
        variable: String,
        /// The names of the variables that it receives.
        known: BTreeSet<String>,
    },
    /// A message refers to a message that does not exist.
    UnknownReference {
        /// The name of the message.
        message: String,
        /// The name of that message.
        reference: String,
    },
}

/// The variables that messages receive in addition to those that English uses. Other languages may
/// compose dates from more parts, or have different words for each number.
const OTHER_VARIABLES: [(&str, &[&str]); 6] = [
    ("report", &["committee"]),
    ("date", &["day", "month", "year"]),
    ("adoption-in-parts", &["parts"]),
    ("cite-heading", &["label"]),
    ("cite-section", &["number"]),
    ("name-section", &["number"]),
];

/// Returns the differences between a catalogue and the English one, in order of message name.
/// Messages that English does not have are allowed.
pub fn misfits(catalogue: &Messages, english: &Messages) -> Vec<Misfit> {
    let mut misfits = Vec::new();
    for (message, english) in english {
        let Some(uses) = catalogue.get(message) else {
            let message = message.clone();
            misfits.push(Misfit::Missing { message });
            continue;
        };
        let known = variables_of(message, english);
        let unknown = uses.variables.difference(&known);
        misfits.extend(unknown.map(|variable| Misfit::UnknownVariable {
            message: message.clone(),
            variable: variable.clone(),
            known: known.clone(),
        }));
        let references = uses.messages.iter();
        let unknown = references.filter(|reference| !catalogue.contains_key(*reference));
        misfits.extend(unknown.map(|reference| Misfit::UnknownReference {
            message: message.clone(),
            reference: reference.clone(),
        }));
    }
    misfits
}

/// Returns the variables that a message receives.
pub fn variables_of(message: &str, english: &Uses) -> BTreeSet<String> {
    let others = OTHER_VARIABLES.iter().filter(|(name, _)| *name == message);
    let others = others.flat_map(|(_, others)| others.iter());
    let others = others.map(|other| (*other).to_owned());
    others.chain(english.variables.iter().cloned()).collect()
}

/// Returns what each message of a catalogue uses, both directly and through the messages that it
/// refers to. If several messages have the same name, the last one counts.
pub fn messages<'r>(entries: impl IntoIterator<Item = &'r Entry<&'r str>>) -> Messages {
    let mut own = Messages::new();
    for entry in entries {
        if let Entry::Message(message) = entry
            && let Some(value) = &message.value
        {
            own.insert(message.id.name.to_owned(), Uses::of(value));
        }
    }
    let names = own.keys();
    names
        .map(|name| (name.clone(), all_uses(name, &own)))
        .collect()
}

fn all_uses(name: &str, own: &Messages) -> Uses {
    let mut all = Uses::default();
    let mut open = vec![name];
    while let Some(uses) = open.pop().and_then(|name| own.get(name)) {
        all.variables.extend(uses.variables.iter().cloned());
        for message in &uses.messages {
            if all.messages.insert(message.clone()) && own.contains_key(message) {
                open.push(message);
            }
        }
    }
    all
}

impl Uses {
    /// Returns the variables that the message uses.
    pub fn variables(&self) -> impl Iterator<Item = &String> {
        self.variables.iter()
    }

    /// Returns the messages that the message refers to.
    pub fn messages(&self) -> impl Iterator<Item = &String> {
        self.messages.iter()
    }

    fn of(pattern: &Pattern<&str>) -> Self {
        let mut uses = Uses::default();
        uses.pattern(pattern);
        uses
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.messages.insert(id.name.to_owned());
            }
            // A term receives the arguments of its reference, not those of the message.
            InlineExpression::TermReference { arguments, .. } => {
                if let Some(arguments) = arguments {
                    self.arguments(arguments);
                }
            }
            InlineExpression::FunctionReference { arguments, .. } => self.arguments(arguments),
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&str>) {
        for positional in &arguments.positional {
            self.inline(positional);
        }
        for named in &arguments.named {
            self.inline(&named.value);
        }
    }
}
