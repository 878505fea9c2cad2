use scs_content::{Bundle, Pack};

use crate::on_disk::{base, base_files};

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

/// Consultations keep the materials they began with, so a newer program reads what it has stored long ago.
#[test]
fn a_pack_of_an_earlier_release_reads_without_what_came_later() {
    let files = base_files().into_iter().filter(|(name, _)| name != "reference/sector.toml");
    let pack = Pack::read(&Bundle::new(files)).unwrap();
    assert_eq!(pack.sector.items().count(), 0);
}

#[test]
fn the_base_pack_has_no_findings() {
    let remarks = scs_content::check::remarks(&base());
    let lines: Vec<String> = remarks.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}
