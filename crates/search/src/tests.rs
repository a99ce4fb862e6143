use super::{Index, IndexFile, Page};

const HTML: &str = "<!DOCTYPE html><html lang=\"en\"><head><title>No</title>\
    <script type=\"application/json\" id=\"places\">{\"op-1\": [\"paragraph 1\", \"1\", \"\"]}</script></head>\
    <body><main id=\"main\"><h1>Rest</h1><h2 id=\"operative\" data-generated=\"\">Operative</h2>\
    <p id=\"op-1\"><span class=\"number\">1.</span> Decides to rest\
    <sup class=\"note-call\"><a href=\"#fn-1\">1</a></sup> on Sundays;</p></main></body></html>";

fn page(address: &str) -> Page<'_> {
    Page {
        address,
        html: HTML,
        symbol: "A/RES/99/1",
        title: "Rest & \"peace\"",
        date: Some("1 May 2044"),
        body: "Assembly",
        subjects: &["Rest", "Work & leisure"],
        year: Some("2044"),
    }
}

fn files(language: &str) -> Vec<IndexFile> {
    let mut index = Index::new(language).unwrap();
    for address in ["/en/1/index.html", "/en/2/index.html"] {
        index.add(&page(address)).unwrap();
    }
    index.finish().unwrap()
}

fn paths(files: &[IndexFile]) -> Vec<&str> {
    files.iter().map(|file| file.path.as_str()).collect()
}

#[test]
fn the_names_of_places_are_at_their_anchors() {
    let annotated = page("/en/1/index.html").annotated("en");
    assert_eq!(
        annotated,
        "<!DOCTYPE html><html lang=\"en\"><body>\
         <p data-pagefind-meta=\"symbol[data-symbol], title[data-title], date[data-date]\" \
         data-pagefind-filter=\"symbol[data-symbol], body[data-body], year[data-year]\" \
         data-symbol=\"A/RES/99/1\" data-title=\"Rest &amp; &quot;peace&quot;\" \
         data-date=\"1 May 2044\" data-body=\"Assembly\" data-year=\"2044\"></p>\
         <p data-pagefind-filter=\"subject[data-subject]\" data-subject=\"Rest\"></p>\
         <p data-pagefind-filter=\"subject[data-subject]\" data-subject=\"Work &amp; leisure\"></p>\
         <main id=\"main\"><h1>Rest\u{200B}</h1><h2 id=\"operative\" data-generated=\"\">Operative\u{200B}</h2>\
         <p data-pagefind-title=\"paragraph 1\" id=\"op-1\"><span class=\"number\">1.</span> Decides to rest\
         <sup class=\"note-call\"><a href=\"#fn-1\">1</a></sup> on Sundays;\u{200B}</p></body></html>"
    );
}

#[test]
fn an_index_has_only_the_files_that_its_language_needs() {
    let english = files("en");
    let paths = paths(&english);
    assert!(paths.contains(&"pagefind.js") && paths.contains(&"pagefind-entry.json"));
    assert!(paths.contains(&"wasm.en.pagefind") && !paths.contains(&"wasm.unknown.pagefind"));
    let scripts = paths.iter().filter(|path| path.ends_with(".js"));
    assert_eq!(scripts.count(), 1, "{paths:?}");
    assert!(self::paths(&files("zh")).contains(&"wasm.unknown.pagefind"));
}

#[test]
fn the_same_pages_make_the_same_files() {
    assert_eq!(files("en"), files("en"));
}

#[test]
fn an_index_is_divided_into_smaller_parts() {
    let mut index = Index::new("en").unwrap();
    let words: Vec<String> = (0..6_000).map(|number| format!("w{number:04}")).collect();
    for (number, words) in words.chunks(600).enumerate() {
        let html = format!("<main><p id=\"op-1\">{}</p></main>", words.join(" "));
        let address = format!("/en/{number}/index.html");
        index
            .add(&Page {
                html: &html,
                ..page(&address)
            })
            .unwrap();
    }
    let files = index.finish().unwrap();
    let parts = files.iter().filter(|file| file.path.starts_with("index/"));
    let sizes: Vec<usize> = parts.map(|file| file.bytes.len()).collect();
    assert!(sizes.len() > 4, "{sizes:?}");
    let entry = files
        .iter()
        .find(|file| file.path == "pagefind-entry.json")
        .unwrap();
    let entry = String::from_utf8(entry.bytes.clone()).unwrap();
    let lists = files.iter().filter(|file| file.path.ends_with(".pf_meta"));
    let [list] = lists.collect::<Vec<_>>()[..] else {
        panic!()
    };
    let hash = list
        .path
        .trim_start_matches("pagefind.")
        .trim_end_matches(".pf_meta");
    assert!(entry.contains(&format!("\"hash\":\"{hash}\"")), "{entry}");
    assert!(entry.contains("\"page_count\":10"), "{entry}");
}
