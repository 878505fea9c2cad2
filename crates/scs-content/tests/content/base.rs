use scs_content::Pack;

use crate::on_disk::base;

#[test]
fn every_file_of_the_base_pack_reads() {
    match Pack::read(&base()) {
        Ok(pack) => assert!(pack.paths.len() >= 5),
        Err(errors) => {
            let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
            panic!("{}", lines.join("\n"));
        }
    }
}

#[test]
fn the_base_pack_has_no_findings() {
    let pack = Pack::read(&base()).unwrap();
    let findings: Vec<String> =
        scs_content::check::check(&pack).iter().map(|finding| finding.message()).collect();
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}
