//! How much texts are about the same: by the stems they share, the rarer the more, and by the company stems keep.

use super::latent::Latent;
use super::vocabulary::Vocabulary;

/// Shorter stems relate nothing.
const SHORTEST: usize = 3;
/// What shared stems say.
const SHARED: f32 = 0.5;
/// What leaning the same way says; the square tells the same matter from the same field.
const LEANING: f32 = 0.8;

/// Each text as its stems, of length one.
#[derive(Default)]
pub(super) struct Relations {
    texts: Vec<Vec<(usize, f32)>>,
    /// By stem: the texts that have it.
    stems: Vec<Vec<(usize, f32)>>,
    latent: Latent,
}

impl Relations {
    /// From how much each text says of each stem, and how much a stem says at all; one of a single text relates nothing.
    pub(super) fn of(
        vocabulary: &Vocabulary,
        told: Vec<Vec<(usize, f32)>>,
        says: impl Fn(usize) -> f32,
    ) -> Relations {
        let mut weights = vec![0.0; vocabulary.len()];
        for (_, place) in vocabulary.all().filter(|(stem, _)| stem.chars().count() >= SHORTEST) {
            weights.get_mut(place).into_iter().for_each(|weight| *weight = says(place));
        }
        let mut relations = Relations { stems: vec![Vec::new(); vocabulary.len()], ..Relations::default() };
        for (at, told) in told.into_iter().enumerate() {
            let weight = |stem: usize| weights.get(stem).copied().unwrap_or(0.0);
            let of = |(stem, told): (usize, f32)| (stem, (1.0 + told.ln_1p()) * weight(stem));
            let text: Vec<(usize, f32)> =
                one_long(told.into_iter().map(of).filter(|(_, weight)| *weight > 0.0).collect());
            for (stem, weight) in &text {
                relations.stems.get_mut(*stem).into_iter().for_each(|texts| texts.push((at, *weight)));
            }
            relations.texts.push(text);
        }
        relations.latent = Latent::of(&relations.texts, vocabulary.len());
        relations
    }

    /// How near each text is to these together, each of them with its share in it, and to what the stems are asked
    /// for with their weights.
    pub(super) fn near(&self, shares: &[(usize, f32)], asked: &[(usize, f32)]) -> Vec<f32> {
        let leaning = self.latent.near(asked, shares).into_iter();
        let near = self.sharing(shares).into_iter().zip(leaning);
        near.map(|(shared, leaning)| SHARED * shared + LEANING * leaning * leaning).collect()
    }

    /// By the stems they share; from 0 to 1.
    fn sharing(&self, shares: &[(usize, f32)]) -> Vec<f32> {
        let mut sum = vec![0.0_f32; self.stems.len()];
        for (text, share) in shares {
            for (stem, weight) in self.texts.get(*text).into_iter().flatten() {
                sum.get_mut(*stem).into_iter().for_each(|sum| *sum += weight * share);
            }
        }
        let sum = one_long(sum.into_iter().enumerate().filter(|(_, weight)| *weight > 0.0).collect());
        let mut near = vec![0.0; self.texts.len()];
        for (stem, weight) in sum {
            for (text, other) in self.stems.get(stem).into_iter().flatten() {
                near.get_mut(*text).into_iter().for_each(|near| *near += weight * other);
            }
        }
        near
    }
}

fn one_long(mut vector: Vec<(usize, f32)>) -> Vec<(usize, f32)> {
    let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|(_, weight)| *weight /= length);
    }
    vector
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shares_rare_stems_is_near() {
        let mut vocabulary = Vocabulary::default();
        let [common, rare, other] =
            ["общий", "редкий", "другой"].map(|stem| vocabulary.take(stem.to_owned()));
        let told = [vec![common, rare], vec![common, rare], vec![common, other], vec![other]];
        let told = told.map(|stems| stems.into_iter().map(|stem| (stem, 1.0)).collect()).to_vec();
        let relations = Relations::of(&vocabulary, told, |stem| if stem == common { 0.5 } else { 2.0 });
        let near = relations.sharing(&[(0, 1.0)]);
        assert!(near[0] > 0.999 && near[1] > 0.999);
        assert!(near[2] < 0.2 && near[2] > near[3]);
        assert_eq!(near[3], 0.0);
        let asked = relations.near(&[(0, 1.0)], &[(other, 1.0)]);
        assert!(asked[0] > SHARED + 0.2 && asked[3] > 0.2, "{asked:?}");
    }
}
