//! What experience says of a fix: how likely it is to help here, when it has seldom been tried.

use crate::walk::StepAddress;

/// How often a fix of a card was tried at one place, and how it ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    pub fix: String,
    pub portal: String,
    /// None: asked for apart from any step.
    pub step: Option<StepAddress>,
    /// Release of the materials the fix was read in.
    pub release: String,
    pub helped: u32,
    pub partly: u32,
    pub failed: u32,
}

/// Where somebody asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Here {
    pub portal: String,
    pub step: Option<StepAddress>,
    pub release: String,
}

/// Sums over places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    pub helped: u32,
    pub partly: u32,
    pub failed: u32,
}

impl Sum {
    pub fn of<'t>(tried: impl IntoIterator<Item = &'t Tried>) -> Sum {
        tried.into_iter().fold(Sum::default(), |sum, one| Sum {
            helped: sum.helped + one.helped,
            partly: sum.partly + one.partly,
            failed: sum.failed + one.failed,
        })
    }

    pub fn tried(&self) -> u32 {
        self.helped + self.partly + self.failed
    }
}

/// So many imagined tries stand on the side of what is known more widely.
const DOUBT: f64 = 4.0;
/// Nobody has tried anything yet.
const UNKNOWN: f64 = 0.5;
/// A try counts for less when the materials have been released anew since: the fix may read otherwise.
const EARLIER_RELEASE: f64 = 0.5;
const IN_PART: f64 = 0.5;

/// From 0 to 1: what is known at this step outweighs the portal, the portal all places, and the fix its card, each
/// as far as it was tried. `tried` is of one card.
///
/// Shrinkage to the wider mean, from step to card (empirical Bayes with a fixed weight).
pub fn likelihood(tried: &[Tried], fix: Option<&str>, here: &Here) -> f64 {
    let is_fix = |one: &Tried| fix.is_none_or(|fix| one.fix == fix);
    let is_portal = |one: &Tried| one.portal == here.portal;
    let is_step = |one: &Tried| is_portal(one) && one.step.is_some() && one.step == here.step;
    let all = |_: &Tried| true;
    let elsewhere = |one: &Tried| is_fix(one) && !is_portal(one);
    let on_portal = |one: &Tried| is_fix(one) && is_portal(one) && !is_step(one);
    let at_step = |one: &Tried| is_fix(one) && is_step(one);
    let levels: [&dyn Fn(&Tried) -> bool; 4] = [&all, &elsewhere, &on_portal, &at_step];
    levels.iter().fold(UNKNOWN, |wider, is_here| {
        let (good, all) = weighed(tried.iter().filter(|one| is_here(one)), &here.release);
        (good + DOUBT * wider) / (all + DOUBT)
    })
}

fn weighed<'t>(tried: impl Iterator<Item = &'t Tried>, release: &str) -> (f64, f64) {
    tried.fold((0.0, 0.0), |(good, all), one| {
        let weight = if one.release == release { 1.0 } else { EARLIER_RELEASE };
        let sum = Sum::of([one]);
        let helped = f64::from(sum.helped) + IN_PART * f64::from(sum.partly);
        (good + weight * helped, all + weight * f64::from(sum.tried()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(id: &str) -> Option<StepAddress> {
        Some(StepAddress { path: "esia".to_owned(), step: id.to_owned() })
    }

    fn tried(fix: &str, at: &str, release: &str, counts: [u32; 3]) -> Tried {
        Tried {
            fix: fix.to_owned(),
            portal: "ecp".to_owned(),
            step: step(at),
            release: release.to_owned(),
            helped: counts[0],
            partly: counts[1],
            failed: counts[2],
        }
    }

    fn here() -> Here {
        Here { portal: "ecp".to_owned(), step: step("sign-in"), release: "2".to_owned() }
    }

    fn of(tried: &[Tried], fix: &str) -> f64 {
        likelihood(tried, Some(fix), &here())
    }

    #[test]
    fn one_lucky_try_does_not_lead_thirty_good_ones() {
        let known = [tried("often", "sign-in", "2", [28, 0, 2]), tried("once", "sign-in", "2", [1, 0, 0])];
        assert!(of(&known, "often") > of(&known, "once"));
        assert!((of(&[], "often") - UNKNOWN).abs() < f64::EPSILON);
    }

    #[test]
    fn this_step_outweighs_others_as_far_as_it_was_tried() {
        let mut known = vec![
            tried("here", "sign-in", "2", [6, 0, 2]),
            tried("here", "resume", "2", [0, 0, 6]),
            tried("there", "resume", "2", [6, 0, 2]),
            tried("there", "sign-in", "2", [1, 0, 5]),
        ];
        assert!(of(&known, "here") > of(&known, "there"));
        known.retain(|one| one.step == step("resume"));
        assert!(of(&known, "there") > of(&known, "here"), "nothing is known of this step");
    }

    #[test]
    fn in_part_is_between_and_an_earlier_release_counts_for_less() {
        let all = |counts| of(&[tried("fix", "sign-in", "2", counts)], "fix");
        assert!(all([3, 0, 0]) > all([0, 3, 0]) && all([0, 3, 0]) > all([0, 0, 3]));
        let before = of(&[tried("fix", "sign-in", "1", [3, 0, 0])], "fix");
        assert!(before > UNKNOWN && before < all([3, 0, 0]));
    }
}
