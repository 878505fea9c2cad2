//! Contacts inside a text: phones, addresses of mail, sites, names in messengers.

use crate::personal_scan::{FindingKind, scan};

/// The first contact, as it stands; None when the text has none.
pub(super) fn contact(text: &str) -> Option<&str> {
    let found = scan(text, &[])
        .into_iter()
        .find(|found| matches!(found.kind, FindingKind::Phone | FindingKind::Email));
    let scanned = found.and_then(|found| text.get(found.start..found.end));
    scanned.or_else(|| free_phone(text)).or_else(|| text.split_whitespace().find(|word| is_site(word)))
}

/// Numbers 8-800 belong to organisations, and are contacts all the same.
fn free_phone(text: &str) -> Option<&str> {
    let starts = text.char_indices().filter(|(_, sign)| matches!(sign, '8' | '+'));
    let mut places = starts.map(|(at, _)| at);
    places.find_map(|at| {
        let rest = text.get(at..)?;
        let length: usize = rest
            .chars()
            .take_while(|sign| sign.is_ascii_digit() || "+-() ".contains(*sign))
            .map(char::len_utf8)
            .sum();
        let number = rest.get(..length)?.trim_end_matches(['-', '(', ' ']);
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        (digits.len() == 11 && digits.get(1..4) == Some("800")).then_some(number)
    })
}

fn is_site(word: &str) -> bool {
    let plain = word.trim_matches(|sign: char| !sign.is_alphanumeric() && sign != '@').to_lowercase();
    let begins = ["http://", "https://", "www.", "t.me/", "vk.com/", "wa.me/"];
    let is_name = plain.len() > 3 && plain.starts_with('@');
    let host = plain.split('/').next().unwrap_or_default();
    is_name
        || begins.iter().any(|start| plain.starts_with(start))
        || super::words::SITE_ENDINGS.iter().any(|end| host.len() > end.len() && host.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_are_found_and_duties_are_not() {
        for text in [
            "Звоните 8 (846) 000-00-17",
            "Пишите на zavod@example.ru",
            "Бесплатно 8-800-000-00-17 круглосуточно",
            "Подробнее: www.zavod.example",
            "Сайт zavod.рф.",
            "Телеграм @zavod_job",
            "t.me/zavod",
        ] {
            assert!(contact(text).is_some(), "{text}");
        }
        for text in [
            "Ведение учёта в 1С:Предприятие 8.3",
            "Работа с Windows 10, смены по 12 часов",
            "ГОСТ 12.0.004-2015, 3 разряд, 800 изделий",
            "Оклад 45 000 рублей, премия 10 %",
        ] {
            assert_eq!(contact(text), None, "{text}");
        }
    }
}
