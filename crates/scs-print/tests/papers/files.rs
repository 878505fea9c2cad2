//! What stands in the files: the PDF's own words about itself, and both painters on one layout.

use std::process::Command;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};
use scs_print::{Laid, Run, Sheet, papers};

use crate::{all_laid, laid, samples};

fn opened(laid: &Laid) -> Document {
    Document::load_mem(&laid.to_pdf().unwrap()).unwrap()
}

fn info(file: &Document) -> &Dictionary {
    let id = file.trailer.get(b"Info").unwrap().as_reference().unwrap();
    file.get_dictionary(id).unwrap()
}

#[test]
fn a_file_names_its_title_and_language_and_nothing_else() {
    let laid = laid(papers::referral(&samples::referral_iap()));
    let file = opened(&laid);
    let keys: Vec<&[u8]> = info(&file).iter().map(|(key, _)| key.as_slice()).collect();
    assert_eq!(keys, [b"Title"]);
    let title = lopdf::decode_text_string(info(&file).get(b"Title").unwrap()).unwrap();
    assert_eq!(title, "Направление на работу № 118-В от 23 ноября 2026 года");
    let catalog = file.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"ru-RU");
    assert_eq!(file.version, "1.7");
}

#[test]
fn no_file_claims_a_printing_standard_or_a_date() {
    for (name, laid) in all_laid() {
        let file = opened(laid);
        assert!(!file.catalog().unwrap().has(b"OutputIntents"), "{name}");
        let bytes = laid.to_pdf().unwrap();
        for word in ["GTS_PDFX", "CreationDate", "ModDate", "printpdf", "D:19", "D:20"] {
            let found = bytes.windows(word.len()).any(|window| window == word.as_bytes());
            assert!(!found, "{name} says {word}");
        }
    }
}

#[test]
fn a_title_never_names_the_person() {
    for (name, laid) in all_laid() {
        for person in ["Каравайцева", "Константинопольская"] {
            assert!(!laid.title().contains(person), "{name}");
        }
    }
}

#[test]
fn both_faces_are_embedded_as_subsets() {
    let file = opened(&laid(papers::memo(&samples::memo_choose())));
    let names: Vec<String> = file
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| dict.has(b"FontFile2"))
        .map(|dict| String::from_utf8_lossy(dict.get(b"FontName").unwrap().as_name().unwrap()).into_owned())
        .collect();
    assert_eq!(names, ["GOLOSB+GolosText-SemiBold", "GOLOSR+GolosText-Regular"]);
}

#[test]
fn a_sheet_of_one_page_is_a_small_file() {
    for (name, laid) in all_laid() {
        let size = laid.to_pdf().unwrap().len();
        assert!(size < 32_000 * laid.pages(), "{name}: {size}");
    }
}

/// Where each text begins in the file, in sheet coordinates.
fn text_starts(file: &Document, page: usize, height: f32) -> Vec<(f32, f32)> {
    let id = *file.get_pages().values().nth(page).unwrap();
    let content = Content::decode(&file.get_page_content(id)).unwrap();
    let number = |object: &Object| object.as_float().unwrap();
    content
        .operations
        .iter()
        .filter(|operation| operation.operator == "Td")
        .map(|operation| (number(&operation.operands[0]), height - number(&operation.operands[1])))
        .collect()
}

#[test]
fn the_file_places_words_where_the_layout_has_them() {
    for (name, laid) in all_laid() {
        let file = opened(laid);
        for (page, sheet) in laid.sheets().iter().enumerate() {
            let starts = text_starts(&file, page, sheet.size().1);
            let runs: Vec<&Run> = sheet.runs().collect();
            assert_eq!(starts.len(), runs.len(), "{name}");
            for ((x, y), run) in starts.iter().zip(runs) {
                assert!((x - run.x).abs() < 0.02 && (y - run.y).abs() < 0.02, "{name}: {run:?} at {x} {y}");
            }
        }
    }
}

/// The value of an attribute inside a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    let (_, rest) = tag.split_once(&format!(" {name}=\"")).unwrap_or_else(|| panic!("{name} in {tag}"));
    rest.split_once('"').unwrap().0
}

/// Text elements of an SVG: opening tag and words.
fn texts(svg: &str) -> Vec<(&str, String)> {
    svg.split("<text")
        .skip(1)
        .map(|part| {
            let (tag, rest) = part.split_once('>').unwrap();
            let words = rest.split_once("</text>").unwrap().0;
            let plain =
                words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
            (tag, plain)
        })
        .collect()
}

#[test]
fn the_preview_places_the_same_words_at_the_same_points() {
    for (name, laid) in all_laid() {
        for (page, sheet) in laid.sheets().iter().enumerate() {
            let svg = laid.to_svg(page).unwrap();
            let found = texts(&svg);
            let runs: Vec<&Run> = sheet.runs().collect();
            assert_eq!(found.len(), runs.len(), "{name}");
            for ((tag, words), run) in found.iter().zip(runs) {
                let number = |name: &str| attribute(tag, name).parse::<f32>().unwrap();
                assert_eq!(*words, run.text, "{name}");
                assert!(
                    (number("x") - run.x).abs() < 0.01 && (number("y") - run.y).abs() < 0.01,
                    "{name}: {tag}"
                );
                assert!((number("textLength") - run.width).abs() < 0.01, "{name}: {tag}");
                assert_eq!(attribute(tag, "font-weight") == "600", run.strong, "{name}: {tag}");
            }
        }
    }
}

#[test]
fn there_is_no_picture_of_a_sheet_that_is_not_there() {
    let laid = laid(papers::memo(&samples::memo_choose()));
    assert!(laid.to_svg(0).is_some() && laid.to_svg(1).is_none());
}

/// Opening and closing tags match, and no bare sign stands in the text.
fn assert_well_formed(svg: &str) {
    let mut open: Vec<String> = Vec::new();
    for (index, part) in svg.split('<').enumerate().skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or_else(|| panic!("tag {index} is open"));
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        assert!(!text.contains('>'), "{text}");
        for entity in text.split('&').skip(1) {
            assert!(["amp;", "lt;", "gt;", "quot;"].iter().any(|known| entity.starts_with(known)), "{text}");
        }
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap().to_owned();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert_eq!(open, Vec::<String>::new());
}

#[test]
fn every_preview_is_well_formed() {
    for (_, laid) in all_laid() {
        for page in 0..laid.pages() {
            assert_well_formed(&laid.to_svg(page).unwrap());
        }
    }
}

#[test]
fn signs_of_markup_are_escaped_in_a_preview() {
    let data = papers::ReferralData {
        person: "<b>Иванов & \"Ко\"</b>".into(),
        number: "1<2&\"3\"".into(),
        ..samples::referral_iap()
    };
    let svg = laid(papers::referral(&data)).to_svg(0).unwrap();
    assert_well_formed(&svg);
    assert!(svg.contains("&lt;b&gt;Иванов &amp; &quot;Ко&quot;&lt;/b&gt;"));
}

#[test]
fn a_preview_passes_a_strict_content_policy() {
    let svg = laid(papers::referral(&samples::referral_iap())).to_svg(0).unwrap();
    for forbidden in ["<style", " style=", "<script", "href", "url(", "@import"] {
        assert!(!svg.contains(forbidden), "{forbidden}");
    }
}

/// What a reader's program finds in the file; silent only where the tool is not installed.
#[test]
fn pdftotext_returns_every_line() {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        return;
    }
    for (name, laid) in all_laid() {
        let path = std::env::temp_dir().join(format!("scs-print-{}-{name}.pdf", std::process::id()));
        std::fs::write(&path, laid.to_pdf().unwrap()).unwrap();
        let run = Command::new("pdftotext")
            .args(["-layout", "-enc", "UTF-8"])
            .arg(&path)
            .arg("-")
            .output()
            .unwrap();
        std::fs::remove_file(&path).unwrap();
        let found = squeezed(&String::from_utf8(run.stdout).unwrap());
        for run in laid.sheets().iter().flat_map(Sheet::runs) {
            assert!(found.contains(&squeezed(&run.text)), "{name}: {}", run.text);
        }
    }
}

/// Words with single spaces.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
