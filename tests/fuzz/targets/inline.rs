#![no_main]

use libfuzzer_sys::fuzz_target;

// One paragraph with a note, so that every input reaches the inline grammar.
fuzz_target!(|text: &str| {
    let text = text.replace(['\n', '\r'], " ");
    let source = format!(
        "---\nsymbol: A/RES/1/1\nlanguage: en\ntitle: A title\n---\n\n\
         *The General Assembly*,\n\n1. *Decides* {text}\n\n[^1]: A note.\n"
    );
    publish_fuzz::check("source.md", &source);
});
