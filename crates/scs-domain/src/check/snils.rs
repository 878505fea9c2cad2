//! СНИЛС: `XXX-XXX-XXX YY` (domain facts D.1).

use super::input::{Digits, tidy};
use super::rule::Rule;
use super::{Kind, Verdict};

const WEIGHTS: [u32; 9] = [9, 8, 7, 6, 5, 4, 3, 2, 1];
/// Numbers up to 001-001-998 were given out without a control number.
const LAST_UNCONTROLLED: u64 = 1_001_998;

/// Canonical form «112-233-445 95». Spaces and dashes may stand only between its groups.
///
/// Doubtful when the control does not come out in a number that never had one.
pub fn snils(text: &str) -> Verdict {
    Verdict::of(read(text))
}

fn read(text: &str) -> Result<Verdict, Rule> {
    let plain = tidy(Kind::Snils, text)?;
    let digits = Digits::read(Kind::Snils, &plain, " -")?;
    digits.must_be(Kind::Snils, 11)?;
    if !grouped_as_on_the_card(&plain) {
        return Err(Rule::SnilsGrouping);
    }
    digits.must_differ(Kind::Snils)?;
    let canonical = canonical(&digits);
    if control_holds(&digits) {
        Ok(Verdict::Valid { canonical })
    } else if is_uncontrolled(&digits) {
        Ok(Verdict::Doubtful { canonical, rule: Rule::SnilsUncontrolled })
    } else {
        Err(Rule::SnilsControl)
    }
}

fn grouped_as_on_the_card(plain: &str) -> bool {
    let mut seen = 0;
    plain.split([' ', '-']).filter(|group| !group.is_empty()).all(|group| {
        seen += group.len();
        matches!(seen, 3 | 6 | 9 | 11)
    })
}

/// Whether eleven digits end with the control number of the first nine.
pub(crate) fn control_holds(digits: &Digits) -> bool {
    let control = match digits.weighted(&WEIGHTS) % 101 {
        100 => 0,
        rest => rest,
    };
    digits.len() == 11 && control == digits.at(9) * 10 + digits.at(10)
}

fn is_uncontrolled(digits: &Digits) -> bool {
    (0..9).fold(0, |number, place| number * 10 + u64::from(digits.at(place))) <= LAST_UNCONTROLLED
}

fn canonical(digits: &Digits) -> String {
    let mut text = String::with_capacity(14);
    for (place, digit) in digits.text().chars().enumerate() {
        match place {
            3 | 6 => text.push('-'),
            9 => text.push(' '),
            _ => {}
        }
        text.push(digit);
    }
    text
}
