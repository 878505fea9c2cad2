//! One sheet where one sheet is promised; several, numbered, where they are allowed.

use scs_print::papers::{self, MemoData, RecoveryData, ReferralData, ReferralPortal, SummaryData};
use scs_print::{Block, Item, Laid, PageLimit, Paper, Part, PrintError, lay_out, mm};

use crate::{laid, samples};

fn memos() -> Vec<MemoData> {
    vec![
        samples::memo_choose(),
        samples::memo_account(),
        samples::memo_interview("ecp"),
        samples::memo_interview("iap"),
    ]
}

fn codes(laid: &Laid) -> usize {
    let items = laid.sheets().iter().flat_map(|sheet| sheet.items());
    items.filter(|item| matches!(item, Item::Code(_))).count()
}

fn joined(laid: &Laid) -> String {
    laid.text().join("\n")
}

#[test]
fn every_memo_is_one_sheet_in_normal_and_large_print() {
    for memo in memos() {
        for data in [memo.clone(), samples::large(memo)] {
            assert_eq!(laid(papers::memo(&data)).pages(), 1);
        }
    }
}

#[test]
fn a_memo_about_a_public_resource_has_its_address_in_words_and_as_a_code() {
    let plain = samples::memo_interview("ecp");
    let linked = MemoData { link: Some("https://trudvsem.ru".to_owned()), ..plain.clone() };
    let (plain, linked) = (laid(papers::memo(&plain)), laid(papers::memo(&linked)));
    assert_eq!(codes(&linked), codes(&plain) + 1);
    assert!(joined(&linked).contains("https://trudvsem.ru"));
    assert_eq!(linked.pages(), 1);
}

#[test]
fn a_memo_in_normal_print_loses_nothing() {
    for memo in memos() {
        assert_eq!(laid(papers::memo(&memo)).dropped(), Vec::<String>::new());
    }
}

#[test]
fn large_print_leaves_out_optional_blocks_in_the_given_order() {
    let first = samples::large(samples::memo_interview("ecp"));
    let dropped = laid(papers::memo(&first)).dropped().to_vec();
    assert_eq!(dropped, ["Если встреча по видео", "Адрес и часы работы"]);
    let turned = MemoData { drop: vec!["ask".into(), "online".into()], ..first };
    let laid = laid(papers::memo(&turned));
    assert!(laid.dropped().contains(&"Спросите работодателя".to_owned()));
    assert!(joined(&laid).contains("Если встреча по видео"));
}

#[test]
fn a_memo_that_cannot_fit_is_refused_with_the_number_of_sheets() {
    let mut data = samples::large(samples::memo_interview("ecp"));
    data.drop.clear();
    assert_eq!(
        papers::memo(&data).and_then(|paper| lay_out(&paper)),
        Err(PrintError::NeedsMorePages { pages: 2 })
    );
}

#[test]
fn a_referral_with_the_longest_names_stays_on_one_sheet() {
    for portal in [ReferralPortal::Iap, ReferralPortal::Ecp] {
        let data = samples::longest(portal);
        let laid = laid(papers::referral(&data));
        assert_eq!(laid.pages(), 1);
        let printed = joined(&laid).replace('\n', " ");
        for words in [&data.person, &data.employer.name, &data.employer.address] {
            let squeezed = |text: &str| text.split_whitespace().collect::<String>();
            assert!(squeezed(&printed).contains(&squeezed(words)), "{words}");
        }
    }
}

#[test]
fn the_slip_carries_its_own_code_and_the_mark_does_not() {
    assert_eq!(codes(&laid(papers::referral(&samples::referral_iap()))), 2);
    assert_eq!(codes(&laid(papers::referral(&samples::referral_ecp()))), 1);
}

#[test]
fn only_the_regional_referral_is_cut() {
    let text = |data: &ReferralData| joined(&laid(papers::referral(data)));
    assert!(text(&samples::referral_iap()).contains("Линия отреза"));
    let ecp = text(&samples::referral_ecp());
    assert!(!ecp.contains("Линия отреза") && ecp.contains("Отметка работодателя"));
}

#[test]
fn the_code_does_not_depend_on_the_person() {
    let code = |data: &ReferralData| {
        let laid = laid(papers::referral(data));
        let items = laid.sheets()[0].items().to_vec();
        items.into_iter().find_map(|item| match item {
            Item::Code(code) => Some(code.dark),
            _ => None,
        })
    };
    let other =
        ReferralData { person: "Иванов Иван Иванович".into(), ..samples::referral_iap() };
    assert_eq!(code(&samples::referral_iap()), code(&other));
}

#[test]
fn a_reprint_says_so_near_the_number() {
    let data =
        ReferralData { reprint: Some("24 ноября 2026 года".into()), ..samples::referral_iap() };
    let laid = laid(papers::referral(&data));
    let sheet = &laid.sheets()[0];
    let run = |words: &str| sheet.runs().find(|run| run.text.contains(words)).unwrap();
    let (number, mark) = (run("№ 118-В"), run("повторная печать 24 ноября"));
    assert!(mark.y > number.y && mark.y - number.y < mm(10.0) && mark.x > mm(105.0));
}

#[test]
fn the_first_print_bears_no_mark_of_a_reprint() {
    let text = joined(&laid(papers::referral(&samples::referral_iap())));
    assert!(!text.contains("повторная"));
}

#[test]
fn a_training_sample_says_so_at_the_top_and_the_bottom_of_every_sheet() {
    let sample = papers::summary(&SummaryData { sample: true, ..samples::summary_long() });
    let laid = laid(sample);
    assert!(laid.pages() > 1);
    for sheet in laid.sheets() {
        let bands: Vec<f32> =
            sheet.runs().filter(|run| run.text.starts_with("УЧЕБНЫЙ ОБРАЗЕЦ")).map(|run| run.y).collect();
        assert!(bands.len() == 2 && bands[0] < mm(13.0) && bands[1] > mm(284.0), "{bands:?}");
        let words = sheet.runs().filter(|run| !run.text.starts_with("УЧЕБНЫЙ"));
        for run in words {
            assert!(run.y - run.size > mm(10.7) && run.y + 0.2 * run.size < mm(286.0), "{run:?}");
        }
    }
}

#[test]
fn a_summary_that_fits_is_one_sheet_without_a_number() {
    let laid = laid(papers::summary(&samples::summary_short()));
    assert_eq!(laid.pages(), 1);
    assert!(!joined(&laid).contains("лист 1"));
}

#[test]
fn sheets_of_a_long_summary_are_numbered() {
    let laid = laid(papers::summary(&samples::summary_long()));
    let text = joined(&laid);
    assert_eq!(laid.pages(), 3);
    for page in 1..=3 {
        assert!(text.contains(&format!("лист {page} из 3")));
    }
}

#[test]
fn a_heading_never_ends_a_sheet_and_a_signature_never_stands_alone() {
    let headings = ["Другие сроки", "Что сделано", "Что подано", "Что сделать дома", "К кому обратиться"];
    for count in 1..60 {
        let short = samples::summary_short();
        let done: Vec<String> = short.done.iter().cycle().take(count).cloned().collect();
        let laid = laid(papers::summary(&SummaryData { done, ..short }));
        for sheet in laid.sheets() {
            let runs: Vec<&str> = sheet.runs().map(|run| run.text.as_str()).collect();
            let body: Vec<&&str> = runs.iter().filter(|text| !text.contains(" · лист ")).collect();
            assert!(!headings.contains(body.last().unwrap()), "{count}: {runs:?}");
            assert!(
                !body[0].starts_with("Пароль") && !body[0].starts_with("Консультант"),
                "{count}: {runs:?}"
            );
        }
    }
}

#[test]
fn a_paragraph_never_leaves_one_line_behind() {
    let words = "Слово за словом складывается длинная строка. ".repeat(9);
    for lines in 0..40 {
        let filler = (0..lines).map(|_| Block::Paragraph("Строка.".into()));
        let blocks = filler.chain([Block::Paragraph(words.as_str().into())]).collect();
        let paper = Paper {
            title: "Проба".into(),
            limit: PageLimit::Several,
            body: vec![Part::fixed(blocks)],
            ..Paper::default()
        };
        let laid = laid(Ok(paper));
        for sheet in laid.sheets() {
            let count =
                sheet.runs().filter(|run| run.text.contains("слов") || run.text.contains("строка")).count();
            assert!(count != 1, "{lines}: {:?}", laid.text());
        }
    }
}

#[test]
fn a_referral_without_the_portals_number_and_date_is_refused() {
    let unnumbered = ReferralData { number: " ".into(), ..samples::referral_iap() };
    let undated = ReferralData { date: String::new(), ..samples::referral_ecp() };
    for data in [unnumbered, undated] {
        assert_eq!(papers::referral(&data), Err(PrintError::NotIssued));
    }
}

#[test]
fn nothing_is_called_filed_without_a_number_and_a_date() {
    let mut data = samples::summary_short();
    data.filed[0].number.clear();
    let what = data.filed[0].what.clone();
    assert_eq!(papers::summary(&data), Err(PrintError::NotFiled { what }));
}

#[test]
fn a_memo_without_a_title_and_a_key_without_a_key_are_refused() {
    let mut memo = samples::memo_account();
    memo.blocks.remove(0);
    assert_eq!(papers::memo(&memo), Err(PrintError::Empty));
    let keyless = RecoveryData { key: " - ".into(), ..samples::recovery() };
    assert_eq!(papers::recovery_key(&keyless), Err(PrintError::Empty));
}

#[test]
fn a_paper_with_nothing_on_it_is_refused() {
    assert_eq!(lay_out(&Paper::default()), Err(PrintError::Empty));
    let untitled = Paper { body: vec![Part::fixed(vec![Block::Rule])], ..Paper::default() };
    assert_eq!(lay_out(&untitled), Err(PrintError::Empty));
}

#[test]
fn a_block_taller_than_a_sheet_is_refused() {
    let tall = "Слово за словом складывается длинная строка. ".repeat(200);
    let paper = Paper {
        title: "Проба".into(),
        limit: PageLimit::Several,
        body: vec![Part::fixed(vec![Block::Note(vec![tall.into()])])],
        ..Paper::default()
    };
    assert_eq!(lay_out(&paper), Err(PrintError::BlockTooTall));
}

#[test]
fn a_table_repeats_its_headings_on_every_numbered_sheet() {
    let laid = laid(papers::records(&samples::journal(60)));
    let count = laid.pages();
    assert!(count > 2);
    for (page, sheet) in laid.sheets().iter().enumerate() {
        let runs: Vec<&str> = sheet.runs().map(|run| run.text.as_str()).collect();
        let headings = runs.iter().filter(|text| **text == "Заметка").count();
        assert_eq!(headings, 1, "{page}: {runs:?}");
        assert!(runs.contains(&"Минут"), "a short heading is not cut: {runs:?}");
        assert!(runs.iter().any(|text| text.ends_with(&format!("лист {} из {count}", page + 1))), "{runs:?}");
        assert!(sheet.size().0 > sheet.size().1, "a table lies");
    }
}

#[test]
fn a_row_taller_than_a_sheet_goes_on_under_the_headings() {
    let mut data = samples::journal(3);
    data.rows[1][7] = "Слово за словом складывается длинная заметка. ".repeat(60);
    let laid = laid(papers::records(&data));
    let words = joined(&laid).matches("Слово").count();
    assert!(laid.pages() > 1 && words == 60, "{} {words}", laid.pages());
    let second: Vec<&str> = laid.sheets()[1].runs().map(|run| run.text.as_str()).collect();
    assert_eq!(second[0], "День", "{second:?}");
}

#[test]
fn a_table_without_columns_is_refused() {
    let empty = papers::RecordsData { columns: Vec::new(), ..samples::journal(1) };
    assert_eq!(papers::records(&empty), Err(PrintError::Empty));
}

#[test]
fn a_summary_of_figures_is_one_sheet_whatever_its_span() {
    for columns in [1, 5, 13, 22, 31] {
        assert_eq!(laid(papers::statistics(&samples::figures(columns))).pages(), 1, "{columns}");
    }
}

#[test]
fn a_plot_without_points_says_why() {
    let mut data = samples::figures(5);
    data.plots[3].points.clear();
    data.plots[3].note = "Законченных приёмов не было.".into();
    let text = joined(&laid(papers::statistics(&data)));
    assert!(text.contains("Законченных приёмов не было.") && !text.contains("NaN"), "{text}");
}

#[test]
fn figures_that_were_not_counted_are_refused() {
    assert_eq!(papers::statistics(&papers::StatisticsData::default()), Err(PrintError::Empty));
}
