//! E-mail address; Cyrillic names and domains are welcome (domain facts D.5).

use super::input::tidy;
use super::rule::{EmailFault, Fault, Rule};
use super::{Kind, Verdict};

/// Characters in the whole address.
const LONGEST: usize = 254;
/// Characters before @, and in one part of the domain.
const LONGEST_LOCAL: usize = 64;
const LONGEST_LABEL: usize = 63;
/// Signs that may stand before @ beside letters, digits and dots.
const LOCAL_SIGNS: &str = "!#$%&'*+/=?^_`{|}~-";

/// Canonical form: as typed, the part after @ in small letters. Quoted names and addresses in
/// brackets are not accepted: nobody has them.
pub fn email(text: &str) -> Verdict {
    Verdict::of(read(text))
}

fn read(text: &str) -> Result<Verdict, Rule> {
    let plain = tidy(Kind::Email, text)?;
    if plain.contains(' ') {
        return Err(Rule::Email(EmailFault::Space));
    }
    let found = plain.chars().filter(|c| *c == '@').count();
    let (local, domain) = match plain.split_once('@') {
        Some(parts) if found == 1 => parts,
        _ => return Err(Rule::Email(EmailFault::At { found })),
    };
    known_signs(local, LOCAL_SIGNS)?;
    known_signs(domain, "-")?;
    one_script_per_word(&plain)?;
    if !local_stands(local) {
        return Err(Rule::Email(EmailFault::Local));
    }
    if !domain_stands(domain) {
        return Err(Rule::Email(EmailFault::Domain));
    }
    let found = plain.chars().count();
    if found > LONGEST {
        return Err(Rule::Any(Kind::Email, Fault::Length { found }));
    }
    Ok(Verdict::Valid { canonical: format!("{local}@{}", domain.to_lowercase()) })
}

fn known_signs(part: &str, signs: &str) -> Result<(), Rule> {
    match part.chars().find(|c| !(c.is_alphanumeric() || *c == '.' || signs.contains(*c))) {
        None => Ok(()),
        Some(sign) if sign.is_ascii() => Err(Rule::Email(EmailFault::Sign { sign })),
        Some(_) => Err(Rule::Any(Kind::Email, Fault::Characters)),
    }
}

/// «gmаil» with a Cyrillic «а» looks right and leads elsewhere.
fn one_script_per_word(address: &str) -> Result<(), Rule> {
    let mixed = address.split(|c: char| !c.is_alphanumeric()).any(|word| {
        let has = |script| word.chars().filter(|c| c.is_alphabetic()).any(|c| script_of(c) == script);
        usize::from(has(Script::Latin)) + usize::from(has(Script::Cyrillic)) + usize::from(has(Script::Other))
            > 1
    });
    if mixed { Err(Rule::Email(EmailFault::MixedScripts)) } else { Ok(()) }
}

#[derive(Clone, Copy, PartialEq)]
enum Script {
    Latin,
    Cyrillic,
    Other,
}

fn script_of(letter: char) -> Script {
    match letter {
        '\u{0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Script::Latin,
        '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{2de0}'..='\u{2dff}' => Script::Cyrillic,
        _ => Script::Other,
    }
}

fn local_stands(local: &str) -> bool {
    local.chars().count() <= LONGEST_LOCAL && local.split('.').all(|word| !word.is_empty())
}

fn domain_stands(domain: &str) -> bool {
    let label_stands = |label: &str| {
        !label.is_empty()
            && label.chars().count() <= LONGEST_LABEL
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let top = domain.rsplit('.').next().unwrap_or_default();
    domain.contains('.')
        && domain.split('.').all(label_stands)
        && top.chars().count() >= 2
        && top.chars().any(char::is_alphabetic)
}
