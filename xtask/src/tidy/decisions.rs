//! A decision nobody can find was not made.

use crate::tidy::Finding;
use crate::tidy::tree::Tree;

const MAP: &str = "ARCHITECTURE.md";

pub(super) fn every_decision_is_linked(tree: &Tree) -> Vec<Finding> {
    let Some(map) = tree.text(MAP) else {
        return Vec::new();
    };
    let decisions = tree.under("docs/adr/").filter(|file| file.path.ends_with(".md"));
    let lost = decisions.filter(|file| !map.contains(&format!("({}", file.path)));
    lost.map(|file| Finding::new(&file.path, 1, format!("is not linked from {MAP}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DECISION: (&str, &str) = ("docs/adr/0001-root-package.md", "");

    #[test]
    fn a_decision_without_a_link_is_found() {
        let tree = Tree::of(&[DECISION, (MAP, "See docs/adr/0001-root-package.md, not linked.")]);
        assert_eq!(every_decision_is_linked(&tree).len(), 1);
    }

    #[test]
    fn a_linked_decision_is_right() {
        let tree = Tree::of(&[DECISION, (MAP, "[Why](docs/adr/0001-root-package.md)")]);
        assert!(every_decision_is_linked(&tree).is_empty());
        assert!(
            every_decision_is_linked(&Tree::of(&[DECISION])).is_empty(),
            "the map is still being written"
        );
    }
}
