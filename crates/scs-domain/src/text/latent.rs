//! What texts are about, beyond the words they share: stems that keep the same company lean the same way.
//!
//! The texts are laid along the few directions they spread in most (a truncated singular value decomposition by
//! subspace iteration). It learns from the texts alone, and the same texts always give the same.

/// So many directions are kept: fewer mix subjects, more go back to the words themselves.
const WIDTH: usize = 64;
/// The directions turn into place in so many rounds.
const ROUNDS: usize = 4;
/// What is left of a direction when those before it hold it already.
const NOTHING: f32 = 1e-6;

type Row = [f32; WIDTH];
type Sparse = [(usize, f32)];

/// Each text and each stem along the directions; a text of length one.
#[derive(Default)]
pub(super) struct Latent {
    texts: Vec<Row>,
    stems: Vec<Row>,
}

impl Latent {
    /// From each text as its stems with their weights, of so many stems in all.
    pub(super) fn of(texts: &[Vec<(usize, f32)>], stems: usize) -> Latent {
        let mut laid = scattered(texts.len());
        let mut along = Vec::new();
        for _ in 0..ROUNDS {
            upright(&mut laid);
            along = gathered(texts, &laid, stems);
            laid = texts.iter().map(|text| sum_of(text, &along)).collect();
        }
        upright(&mut along);
        let texts = texts.iter().map(|text| one_long(sum_of(text, &along))).collect();
        Latent { texts, stems: along }
    }

    /// How near each text is to what is half the stems and half these texts, each of them with its share in it;
    /// from 0 to 1.
    pub(super) fn near(&self, asked: &Sparse, shares: &Sparse) -> Vec<f32> {
        let [asked, told] = [sum_of(asked, &self.stems), sum_of(shares, &self.texts)].map(one_long);
        let mut middle = asked;
        add(&mut middle, &told, 1.0);
        let middle = one_long(middle);
        self.texts.iter().map(|text| product(text, &middle).max(0.0)).collect()
    }
}

/// Rows that lean no common way, the same every time.
fn scattered(count: usize) -> Vec<Row> {
    let mut state = 1_u32;
    let mut next = || {
        // xorshift32
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        if state & 1 == 0 { 1.0 } else { -1.0 }
    };
    (0..count).map(|_| std::array::from_fn(|_| next())).collect()
}

/// By stem: the texts that have it, together.
fn gathered(texts: &[Vec<(usize, f32)>], laid: &[Row], stems: usize) -> Vec<Row> {
    let mut sums = vec![[0.0; WIDTH]; stems];
    for (text, row) in texts.iter().zip(laid) {
        for (stem, weight) in text {
            sums.get_mut(*stem).into_iter().for_each(|sum| add(sum, row, *weight));
        }
    }
    sums
}

fn sum_of(weights: &Sparse, rows: &[Row]) -> Row {
    let mut sum = [0.0; WIDTH];
    for (at, weight) in weights {
        rows.get(*at).into_iter().for_each(|row| add(&mut sum, row, *weight));
    }
    sum
}

/// Makes the columns of the rows stand upright to each other, each of length one; a column the others hold becomes
/// nothing. Cholesky's way: by what the columns have in common.
fn upright(rows: &mut [Row]) {
    let mut common = [[0.0; WIDTH]; WIDTH];
    for row in &*rows {
        for (line, share) in common.iter_mut().zip(row) {
            add(line, row, *share);
        }
    }
    let turn = turned(&inverse(&root(&common)));
    for row in rows {
        let mut made = [0.0; WIDTH];
        turn.iter().zip(&*row).for_each(|(line, value)| add(&mut made, line, *value));
        *row = made;
    }
}

/// The lower triangle that gives this when multiplied by itself turned over.
fn root(common: &[Row; WIDTH]) -> [Row; WIDTH] {
    let mut lower: [Row; WIDTH] = [[0.0; WIDTH]; WIDTH];
    let least = common.iter().flatten().fold(0.0_f32, |most, value| most.max(*value)) * NOTHING;
    for (at, line) in common.iter().enumerate() {
        let mut made = [0.0; WIDTH];
        for (column, (known, value)) in lower.iter().zip(line).take(at).enumerate() {
            let length = known.get(column).copied().unwrap_or_default();
            let rest = value - product(known, &made);
            let value = if length > 0.0 { rest / length } else { 0.0 };
            made.get_mut(column).into_iter().for_each(|made| *made = value);
        }
        let left = line.get(at).copied().unwrap_or_default() - product(&made, &made);
        let length = if left > least { left.sqrt() } else { 0.0 };
        made.get_mut(at).into_iter().for_each(|made| *made = length);
        lower.get_mut(at).into_iter().for_each(|lower| *lower = made);
    }
    lower
}

/// Of a lower triangle; what was nothing stays so.
fn inverse(lower: &[Row; WIDTH]) -> [Row; WIDTH] {
    let mut inverse: [Row; WIDTH] = [[0.0; WIDTH]; WIDTH];
    for (at, line) in lower.iter().enumerate() {
        let mut made = [0.0; WIDTH];
        let length = line.get(at).copied().filter(|length| *length > 0.0);
        if let Some(length) = length {
            let before = inverse.iter().zip(line).take(at);
            before.for_each(|(known, value)| add(&mut made, known, -value / length));
            made.get_mut(at).into_iter().for_each(|made| *made = 1.0 / length);
        }
        inverse.get_mut(at).into_iter().for_each(|inverse| *inverse = made);
    }
    inverse
}

fn turned(square: &[Row; WIDTH]) -> [Row; WIDTH] {
    std::array::from_fn(|at| square.map(|line| line.get(at).copied().unwrap_or_default()))
}

fn add(sum: &mut Row, row: &Row, weight: f32) {
    sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += weight * value);
}

fn product(one: &Row, other: &Row) -> f32 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn one_long(mut row: Row) -> Row {
    let length = product(&row, &row).sqrt();
    if length > 0.0 {
        row.iter_mut().for_each(|value| *value /= length);
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    const MATTERS: usize = 60;
    const STEMS: usize = 4 * MATTERS;

    /// Each matter has two names that never stand in one text, and the two words that stand with either.
    fn texts() -> Vec<Vec<(usize, f32)>> {
        let text = |stems: [usize; 3], matter: usize| stems.map(|stem| (4 * matter + stem, 0.577)).to_vec();
        (0..MATTERS).flat_map(|matter| [text([0, 2, 3], matter), text([1, 2, 3], matter)]).collect()
    }

    #[test]
    fn another_name_of_the_same_is_near_by_the_company_it_keeps() {
        let near = Latent::of(&texts(), STEMS).near(&[(4 * 7, 1.0)], &[]);
        assert!(near[14] > 0.6 && near[14] <= 1.0 + 1e-5);
        assert!(near[15] > 0.2, "it has not the stem: {}", near[15]);
        assert!(near.iter().enumerate().all(|(at, near)| at / 2 == 7 || *near < 0.1));
    }

    #[test]
    fn half_is_what_is_asked_and_half_what_is_found() {
        let latent = Latent::of(&texts(), STEMS);
        let both = latent.near(&[(4 * 7, 1.0)], &[(20, 1.0)]);
        assert!(both[14] > 0.4 && both[20] > 0.4);
        let asked = latent.near(&[(4 * 7, 1.0)], &[]);
        assert!(asked[14] > both[14] && asked[20] < 0.1);
    }

    #[test]
    fn columns_stand_upright_and_one_that_others_hold_is_nothing() {
        let mut rows = scattered(100);
        rows.iter_mut().for_each(|row| row[5] = row[2] + row[3]);
        upright(&mut rows);
        let common = |one: usize, other: usize| rows.iter().map(|row| row[one] * row[other]).sum::<f32>();
        assert!((common(2, 2) - 1.0).abs() < 1e-3 && (common(63, 63) - 1.0).abs() < 1e-3);
        assert!(common(2, 3).abs() < 1e-3 && common(3, 63).abs() < 1e-3);
        assert_eq!(common(5, 5), 0.0);
    }
}
