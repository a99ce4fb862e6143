//! The Akoma Ntoso edition: its structure, and whether it reads back as the same model.
//! `tests/corpus` validates it against the schema.

use publish_model::diagnostic::SourceFile;
use publish_source as source;
use publish_test_support::{
    catalogues, first_difference, own_sources, resolution, resolution_with_findings, root,
};
use publish_text::akn;

#[test]
fn written_akoma_ntoso_reads_back_as_the_same_model() {
    for path in own_sources() {
        let (resolution, _) = resolution_with_findings(&path);
        let file = SourceFile::new(
            "written.xml",
            akn::write(&resolution, catalogues().bodies()),
        );
        let reading = source::read(&file, catalogues());
        assert!(reading.diagnostics.is_empty(), "{}", path.display());
        let difference = first_difference(&resolution, &reading.resolution.unwrap());
        assert_eq!(difference, None, "{}", path.display());
    }
}

#[test]
fn body_of_a_document_in_parts_matches_snapshot() {
    let resolution = resolution(&root().join("tests/structure/parts.md"));
    let written = akn::write(&resolution, catalogues().bodies());
    let begin = written.find("<collectionBody>").unwrap();
    // The metadata of the parts repeat those of the document.
    let mut shown = String::new();
    for (index, piece) in written[begin..].split("<meta>").enumerate() {
        let rest = piece.split_once("</meta>").map_or(piece, |(_, rest)| rest);
        shown.push_str(if index == 0 { piece } else { rest });
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn metadata_match_snapshot() {
    let resolution = resolution(&root().join("tests/structure/whole.md"));
    let written = akn::write(&resolution, catalogues().bodies());
    let begin = written.find("<meta>").unwrap();
    let end = written.find("<references").unwrap();
    insta::assert_snapshot!(&written[begin..end]);
}

#[test]
fn element_ids_contain_the_printed_numbers() {
    let resolution = resolution(&root().join("content/A/RES/68/197/en.md"));
    let written = akn::write(&resolution, catalogues().bodies());
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
