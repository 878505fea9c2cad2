//! The words: all there, in reading order, by their golden text; nothing printed as a box.

use std::path::PathBuf;

use scs_print::papers::{self, MemoBlock, MemoKind, ReferralData, SummaryData};
use scs_print::{PrintError, lay_out, printable};

use crate::{all_laid, laid, samples};

fn golden(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(format!("{name}.txt"))
}

/// `SCS_BLESS=1` writes the golden texts anew; read the difference before committing.
#[test]
fn every_sample_reads_as_its_golden_text() {
    for (name, laid) in all_laid() {
        let text = laid.text().join("\n") + "\n";
        if std::env::var_os("SCS_BLESS").is_some() {
            std::fs::write(golden(name), &text).unwrap();
        }
        let wanted = std::fs::read_to_string(golden(name)).unwrap_or_default();
        assert_eq!(text, wanted, "{name}: read the difference, then SCS_BLESS=1");
    }
}

#[test]
fn characters_without_a_glyph_are_refused_by_name() {
    let data = ReferralData { person: "Иванов 漢 Иван ✓".into(), ..samples::referral_iap() };
    let refused = PrintError::MissingGlyphs { characters: vec!['✓', '漢'] };
    assert_eq!(papers::referral(&data).and_then(|paper| lay_out(&paper)), Err(refused));
}

#[test]
fn a_missing_glyph_is_refused_before_a_missing_sheet() {
    let mut data = samples::large(samples::memo_interview("ecp"));
    data.drop.clear();
    data.blocks[1].text[0].push('✂');
    assert_eq!(
        papers::memo(&data).and_then(|paper| lay_out(&paper)),
        Err(PrintError::MissingGlyphs { characters: vec!['✂'] })
    );
}

#[test]
fn facts_that_are_not_known_leave_no_empty_label() {
    let data = ReferralData {
        basis: String::new(),
        employer: papers::Employer { name: "ООО «Веретено»".into(), ..Default::default() },
        job: Default::default(),
        meeting: Default::default(),
        made: String::new(),
        ..samples::referral_iap()
    };
    let text = laid(papers::referral(&data)).text().join("\n");
    for label in ["Основание", "Адрес", "Проезд", "На какую работу", "Профессия"]
    {
        assert!(!text.contains(label), "{label}: {text}");
    }
}

#[test]
fn the_imprint_does_not_say_the_phone_twice() {
    let text = laid(papers::memo(&samples::memo_account())).text().join("\n");
    assert_eq!(text.matches("8 000 000-00-10").count(), 1, "{text}");
    assert_eq!(text.matches("Редакция от 21 ноября 2026 года").count(), 1, "{text}");
}

#[test]
fn a_marked_lead_is_strong_and_its_marks_are_gone() {
    let laid = laid(papers::memo(&samples::memo_choose()));
    let lead = laid.sheets()[0].runs().find(|run| run.text == "Войдите на портал").unwrap();
    assert!(lead.strong);
    assert!(!laid.text().join(" ").contains('*'));
}

#[test]
fn a_deadline_without_a_date_leaves_no_frame() {
    let mut data = samples::memo_choose();
    data.blocks[2].date.clear();
    let text = laid(papers::memo(&data)).text().join(" ");
    assert!(!text.contains("Отправьте выбор") && text.contains("Откройте перечень"), "{text}");
}

#[test]
fn large_print_parts_a_name_from_its_phone() {
    let data = SummaryData { large_print: true, ..samples::summary_short() };
    let text = laid(papers::summary(&data)).text().join(" ");
    assert!(text.contains("Специалист Болотина В. А.: 8 000 000-00-12, каб. 4"), "{text}");
}

#[test]
fn a_title_inside_a_title_changes_its_quotes() {
    let mut data = samples::memo_account();
    data.blocks[0] =
        MemoBlock {
            kind: MemoKind::Title, text: vec!["Вход в «Работу»".into()], ..MemoBlock::default()
        };
    assert_eq!(laid(papers::memo(&data)).title(), "Памятка «Вход в „Работу“»");
}

#[test]
fn a_recovery_key_stands_in_groups_of_five() {
    let text = laid(papers::recovery_key(&samples::recovery())).text();
    assert!(text.iter().any(|line| line == "7KQ2M XW9TD 4HN8R P3VBC"), "{text:?}");
}

#[test]
fn a_recovery_key_does_not_reach_a_log() {
    let shown = format!("{:?}", samples::recovery());
    assert!(shown.contains("Рабочее место 2") && !shown.contains("7KQ2M"), "{shown}");
}

#[test]
fn what_cannot_be_put_right_is_printed_with_question_marks() {
    assert_eq!(printable("Готово ✓, 漢\nсо  всем"), "Готово ?, ?\nсо всем");
    let mut data = samples::journal(1);
    data.rows[0][7] = printable("Получилось ✂");
    assert!(laid(papers::records(&data)).text().join("\n").contains("Получилось ?"));
}
