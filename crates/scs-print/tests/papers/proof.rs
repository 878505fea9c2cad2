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

/// Two programs may read one odd file in two ways, so only our own writing is proved.
#[test]
fn a_file_saved_anew_by_another_program_is_not_vouched_for() {
    let (laid, pdf) = sealed(CODE);
    for other in [[&pdf[..], b"\n"].concat(), [b"\n", &pdf[..]].concat(), [&pdf[..], &pdf[..]].concat()] {
        assert_eq!(proven(&other).err(), Some(UnprovenError::Resaved));
    }
    let renumbered = changed(&pdf, |document| document.renumber_objects_with(500));
    assert_ne!(proven(&renumbered).map(|found| found.digest).ok(), laid.digest().unwrap());
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

/// A code blown up over the words would blacken them.
#[test]
fn the_code_hides_nothing_outside_its_place() {
    let (laid, pdf) = sealed(CODE);
    for (across, by) in [(1.0, 6.0), (-150.0, 1.0)] {
        let forged = redrawn(&pdf, |drawn| {
            let marked = drawn.operations.iter_mut().skip_while(|found| found.operator != "BMC");
            for operation in marked.take_while(|found| found.operator != "EMC") {
                if let [x, y] = operation.operands.as_mut_slice() {
                    *x = Object::Real((x.as_float().unwrap() - 550.0) * by + 550.0 + across);
                    *y = Object::Real((y.as_float().unwrap() - 800.0) * by + 800.0);
                }
            }
        });
        let passes = proven(&forged).is_ok_and(|found| Some(found.digest) == laid.digest().unwrap());
        assert!(!passes, "moved by {across}, {by} times as large");
    }
}

/// What our reader of drawings skips, another may draw.
#[test]
fn unreadable_drawing_is_noticed_wherever_it_stands() {
    let (laid, pdf) = sealed(CODE);
    for mark in [&b"EMC"[..], b"BMC"] {
        let forged = changed(&pdf, |document| {
            let page = document.get_pages()[&1];
            let mut drawn = document.get_page_content(page);
            let at = drawn.windows(3).position(|found| found == mark).unwrap() + 3;
            drawn.splice(at..at, b"\n<< 0 0 1 rg 0 0 600 800 re f ".iter().copied());
            document.change_page_content(page, drawn).unwrap();
        });
        let passes = proven(&forged).is_ok_and(|found| Some(found.digest) == laid.digest().unwrap());
        assert!(!passes, "after {}", String::from_utf8_lossy(mark));
    }
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
