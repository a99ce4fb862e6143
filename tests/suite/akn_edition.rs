//! The Akoma Ntoso edition: its structure, and the same model when it is read again.
//! `tests/corpus` validates it against the schema.

use publish_model::diagnostic::SourceFile;
use publish_source as source;
use publish_test_support::{
    catalogues, first_difference, own_sources, resolution, resolution_with_findings, root,
};
use publish_text::akn;

#[test]
fn what_is_written_is_read_again_as_the_same_model() {
    for path in own_sources() {
        let (resolution, _) = resolution_with_findings(&path);
        let file = SourceFile::new("written.xml", akn::write(&resolution));
        let reading = source::read(&file, catalogues());
        assert!(reading.diagnostics.is_empty(), "{}", path.display());
        let difference = first_difference(&resolution, &reading.resolution.unwrap());
        assert_eq!(difference, None, "{}", path.display());
    }
}

#[test]
fn a_document_in_parts_becomes_this() {
    let resolution = resolution(&root().join("tests/structure/parts.md"));
    let written = akn::write(&resolution);
    let begin = written.find("<collectionBody>").unwrap();
    // The metadata of the parts repeat those of the whole.
    let mut shown = String::new();
    for (index, piece) in written[begin..].split("<meta>").enumerate() {
        let rest = piece.split_once("</meta>").map_or(piece, |(_, rest)| rest);
        shown.push_str(if index == 0 { piece } else { rest });
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn the_metadata_say_this() {
    let resolution = resolution(&root().join("tests/structure/whole.md"));
    let written = akn::write(&resolution);
    let begin = written.find("<meta>").unwrap();
    let end = written.find("<references").unwrap();
    insta::assert_snapshot!(&written[begin..end]);
}

#[test]
fn numbers_are_in_the_names_of_elements() {
    let resolution = resolution(&root().join("content/A/RES/68/197/en.md"));
    let written = akn::write(&resolution);
    for id in [
        "container_31",
        "para_48",
        "para_18__list_1__point_c",
        "authorialNote_25",
    ] {
        let attribute = format!("eId=\"{id}\"");
        assert_eq!(written.matches(&attribute).count(), 1, "{id}");
    }
    assert_eq!(written.matches("<authorialNote ").count(), 25);
    assert_eq!(written.matches("<noteRef ").count(), 42 - 25);
}
