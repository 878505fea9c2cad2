//! Who may know whom (ARCHITECTURE.md draws it). A new arrow is a decision: docs/adr first, then here.

use crate::tidy::Finding;
use crate::tidy::tree::Tree;
use crate::workspace::Package;

/// A crate of ours and those of ours it may stand on.
const ARROWS: &[(&str, &[&str])] = &[
    ("scs-domain", &[]),
    ("scs-protocol", &["scs-domain"]),
    ("scs-content", &["scs-domain", "scs-protocol"]),
    ("scs-store", &["scs-domain", "scs-protocol"]),
    ("scs-print", &["scs-domain", "scs-protocol"]),
    ("scs-platform", &["scs-domain", "scs-protocol"]),
    ("scs-sync", &["scs-domain", "scs-protocol"]),
    ("scs-link", &["scs-domain", "scs-protocol"]),
    (
        "scs-desk",
        &[
            "scs-domain",
            "scs-protocol",
            "scs-content",
            "scs-store",
            "scs-print",
            "scs-platform",
            "scs-sync",
            "scs-link",
        ],
    ),
    ("scs-cli", &["scs-desk", "scs-domain"]),
    ("scs-app", &["scs-desk", "scs-domain"]),
    ("scs-testkit", ALL_BUT_THE_WINDOW),
    ("scs-acceptance", ALL_BUT_THE_WINDOW),
    ("xtask", &[]),
];

const ALL_BUT_THE_WINDOW: &[&str] = &[
    "scs-domain",
    "scs-protocol",
    "scs-content",
    "scs-store",
    "scs-print",
    "scs-platform",
    "scs-sync",
    "scs-link",
    "scs-desk",
    "scs-cli",
    "scs-testkit",
];

/// A crate of ours and the libraries it must never see.
const STRANGERS: &[(&str, &[&str])] = &[
    ("scs-domain", &["rusqlite", "tokio", "reqwest", "tracing", "keyring"]),
    ("scs-protocol", &["rusqlite", "tokio", "reqwest", "keyring"]),
    ("scs-store", &["tokio", "reqwest", "keyring"]),
    ("scs-print", &["rusqlite", "tokio", "reqwest"]),
    ("scs-platform", &["rusqlite", "reqwest"]),
    ("scs-sync", &["rusqlite", "printpdf", "keyring"]),
    ("scs-app", &["rusqlite", "reqwest", "printpdf", "keyring"]),
];

pub(super) fn arrows_point_inward(tree: &Tree) -> Vec<Finding> {
    tree.packages.iter().flat_map(wrong_arrows).collect()
}

fn wrong_arrows(package: &Package) -> Vec<Finding> {
    let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == package.name) else {
        let what = format!("{} is not in the table of arrows (xtask/src/tidy/arrows.rs)", package.name);
        return vec![Finding::new(&package.manifest, 1, what)];
    };
    let ours = package.needs.iter().filter(|need| need.starts_with("scs-"));
    let wrong = ours.filter(|need| !allowed.contains(&need.as_str()));
    wrong.map(|need| finding(package, &format!("must not know {need}"))).collect()
}

pub(super) fn every_crate_keeps_to_its_libraries(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in &tree.packages {
        for need in package.needs.iter().filter(|need| is_strange(package, need)) {
            findings.push(finding(package, &format!("must never see {need}")));
        }
    }
    findings
}

fn is_strange(package: &Package, need: &str) -> bool {
    let is_tauri = need == "tauri" || need.starts_with("tauri-");
    let strangers =
        STRANGERS.iter().find(|(name, _)| *name == package.name).map_or(&[][..], |(_, list)| list);
    (is_tauri && package.name != "scs-app") || strangers.contains(&need)
}

fn finding(package: &Package, what: &str) -> Finding {
    Finding::new(&package.manifest, 1, format!("{} {what}", package.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(name: &str, needs: &[&str]) -> Tree {
        let package = Package {
            name: name.into(),
            manifest: format!("crates/{name}/Cargo.toml"),
            needs: needs.iter().map(ToString::to_string).collect(),
            binaries: Vec::new(),
        };
        Tree { packages: vec![package], ..Tree::of(&[]) }
    }

    fn wrong(name: &str, needs: &[&str]) -> Vec<String> {
        let tree = tree(name, needs);
        let mut findings = arrows_point_inward(&tree);
        findings.extend(every_crate_keeps_to_its_libraries(&tree));
        findings.into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn an_arrow_outward_or_sideways_is_found() {
        assert_eq!(
            wrong("scs-domain", &["serde", "scs-protocol"]),
            ["scs-domain must not know scs-protocol"]
        );
        assert_eq!(wrong("scs-store", &["scs-domain", "scs-print"]), ["scs-store must not know scs-print"]);
        assert_eq!(wrong("scs-app", &["scs-store"]), ["scs-app must not know scs-store"]);
    }

    #[test]
    fn the_test_kit_is_never_a_normal_dependency() {
        assert_eq!(wrong("scs-desk", &["scs-testkit"]), ["scs-desk must not know scs-testkit"]);
        assert!(wrong("scs-acceptance", &["scs-testkit", "scs-desk"]).is_empty());
    }

    #[test]
    fn only_the_window_sees_tauri() {
        assert_eq!(wrong("scs-desk", &["tauri"]), ["scs-desk must never see tauri"]);
        assert_eq!(wrong("scs-cli", &["tauri-plugin-shell"]), ["scs-cli must never see tauri-plugin-shell"]);
        assert!(wrong("scs-app", &["tauri", "tauri-build"]).is_empty());
    }

    #[test]
    fn the_rules_see_no_disk_and_the_disk_no_network() {
        assert_eq!(wrong("scs-domain", &["rusqlite"]), ["scs-domain must never see rusqlite"]);
        assert_eq!(wrong("scs-store", &["reqwest"]), ["scs-store must never see reqwest"]);
        assert!(wrong("scs-store", &["rusqlite", "scs-domain"]).is_empty());
    }

    #[test]
    fn a_crate_nobody_decided_upon_is_found() {
        assert!(wrong("scs-extra", &[]).first().unwrap().contains("not in the table"));
    }

    #[test]
    fn the_tables_speak_of_the_same_crates() {
        let known = |name: &str| ARROWS.iter().any(|(known, _)| *known == name);
        assert!(STRANGERS.iter().all(|(name, _)| known(name)));
        assert!(ARROWS.iter().flat_map(|(_, allowed)| *allowed).all(|name| known(name)));
    }
}
