//! A paper proves itself: whatever is changed on a sealed sheet, its hash or its code no longer fits.

use lopdf::content::Content;
use lopdf::{Document, Object, dictionary};
use scs_print::{Laid, UnprovenError, proven};

use crate::all_laid;

const CODE: &str =
    "118-1-2026-0012\n23.11.2026\nSCS1.3q2-7wAAAAAAAAAA-_-_-_-_3q2-7wAAAAAAAAAA-_-_-_-_3q2-7wAAAAAAAAAA";

fn sealed(code: &str) -> (Laid, Vec<u8>) {
    let (_, laid) = all_laid().iter().find(|(name, _)| *name == "referral-iap").unwrap();
    let pdf = laid.clone().sealed(code.to_owned()).unwrap().to_pdf().unwrap();
    (laid.clone(), pdf)
}

fn changed(pdf: &[u8], change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut document = Document::load_mem(pdf).unwrap();
    change(&mut document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// Changes the operations of the first page.
fn redrawn(pdf: &[u8], change: impl FnOnce(&mut Content)) -> Vec<u8> {
    changed(pdf, |document| {
        let page = document.get_pages()[&1];
        let mut drawn = Content::decode(&document.get_page_content(page)).unwrap();
        change(&mut drawn);
        document.change_page_content(page, drawn.encode().unwrap()).unwrap();
    })
}

#[test]
fn a_sealed_paper_says_its_code_and_has_the_hash_it_was_sealed_with() {
    let mut sealed_ones = 0;
    for (name, laid) in all_laid() {
        let Some(digest) = laid.digest().unwrap() else { continue };
        let pdf = laid.clone().sealed(CODE.to_owned()).unwrap().to_pdf().unwrap();
        let found = proven(&pdf).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        assert_eq!(found.code, CODE, "{name}");
        assert_eq!(found.digest, digest, "{name}");
        sealed_ones += 1;
    }
    assert!(sealed_ones > 5, "{sealed_ones}");
}

#[test]
fn packing_a_file_anew_changes_nothing_on_its_sheets() {
    let (laid, pdf) = sealed(CODE);
    let packed = changed(&pdf, |document| {
        document.renumber_objects_with(500);
        document.decompress();
    });
    assert_ne!(packed, pdf);
    assert_eq!(Some(proven(&packed).unwrap().digest), laid.digest().unwrap());
}

#[test]
fn two_papers_never_share_a_hash() {
    let mut met = std::collections::BTreeMap::new();
    for (name, laid) in all_laid() {
        if let Some(digest) = laid.digest().unwrap() {
            assert_eq!(met.insert(digest, name), None, "{name}");
        }
    }
}

#[test]
fn every_changed_operation_of_a_page_is_noticed() {
    let (laid, pdf) = sealed(CODE);
    let digest = laid.digest().unwrap();
    let document = Document::load_mem(&pdf).unwrap();
    let page = document.get_pages()[&1];
    let count = Content::decode(&document.get_page_content(page)).unwrap().operations.len();
    for at in (0..count).step_by(count.div_ceil(40)) {
        let forged = redrawn(&pdf, |drawn| {
            drawn.operations.remove(at);
        });
        let passes = proven(&forged).is_ok_and(|found| Some(found.digest) == digest && found.code == CODE);
        assert!(!passes, "operation {at} of {count}");
    }
}

#[test]
fn nothing_can_be_laid_over_a_sheet() {
    let (laid, pdf) = sealed(CODE);
    let digest = laid.digest().unwrap().unwrap();
    let noted = changed(&pdf, |document| {
        let note = document.add_object(dictionary! { "Type" => "Annot", "Subtype" => "FreeText" });
        let page = document.get_pages()[&1];
        let page = document.get_object_mut(page).unwrap().as_dict_mut().unwrap();
        page.set("Annots", vec![Object::Reference(note)]);
    });
    assert_ne!(proven(&noted).unwrap().digest, digest);
    // Hidden between the marks of the code.
    let hidden = redrawn(&pdf, |drawn| {
        let inside = drawn.operations.iter().position(|found| found.operator == "BMC").unwrap() + 1;
        let text: Vec<_> = drawn.operations.iter().filter(|found| found.operator == "TJ").cloned().collect();
        drawn.operations.splice(inside..inside, text);
    });
    assert_eq!(proven(&hidden), Err(UnprovenError::OtherCode));
}

#[test]
fn the_drawn_code_is_the_code_that_reads() {
    let (_, pdf) = sealed(CODE);
    let renamed = changed(&pdf, |document| {
        let info = document.trailer.get(b"Info").and_then(Object::as_reference).unwrap();
        let info = document.get_object_mut(info).unwrap().as_dict_mut().unwrap();
        info.set("Proof", Object::string_literal(CODE.replace("0012", "0013")));
    });
    assert_eq!(proven(&renamed), Err(UnprovenError::OtherCode));
}

#[test]
fn what_is_no_paper_of_ours_is_refused() {
    let (laid, _) = sealed(CODE);
    assert_eq!(proven(b"%PDF-1.7 nothing"), Err(UnprovenError::Unreadable));
    assert_eq!(proven(&laid.to_pdf().unwrap()), Err(UnprovenError::NoProof));
}
