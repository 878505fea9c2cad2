//! The materials of a worker's desk.

use scs_content::Bundle;

/// Lists of things by file, and what the desk does without.
const LEFT_OUT: [&str; 11] = [
    "paths/",
    "problems/",
    "memos/",
    "course/",
    "forms/",
    "cycles/",
    "lists/",
    "wordings/",
    "pay/",
    "reference/sector.toml",
    "reference/sign-in.toml",
];
/// What the operations walk through and come by.
const WALKED: [&str; 14] = [
    "forms/referral.toml",
    "forms/consultation-summary.toml",
    "forms/resume.toml",
    "cycles/resume-ecp.toml",
    "lists/professions.toml",
    "lists/regions.toml",
    "paths/close-consultation.toml",
    "paths/find-work.toml",
    "paths/esia-account.toml",
    "paths/resume.toml",
    "problems/account-missing.toml",
    "problems/sms-code-missing.toml",
    "memos/interview.toml",
    "memos/application.toml",
];

/// All that the program carries in the deep form. In the short one a few of the paths: every step of the
/// bench opens a desk or starts a worker, and reading what nobody walks would be most of its time.
pub(crate) fn materials() -> Bundle {
    let all = scs_desk::materials();
    if std::env::var_os("SCS_DEEP").is_some_and(|word| word == "1") {
        return all;
    }
    let left_out = |path: &str| LEFT_OUT.iter().any(|part| path.starts_with(part));
    let kept = |path: &&str| WALKED.contains(path) || !left_out(path);
    let files =
        all.paths().filter(kept).filter_map(|path| Some((path.to_owned(), all.file(path)?.to_owned())));
    Bundle::new(files)
}
