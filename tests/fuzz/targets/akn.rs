#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| publish_fuzz::check("source.xml", source));
