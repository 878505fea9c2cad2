//! The tree of questions about signing in: every question is come to, and every answer leads somewhere, on
//! every portal.

use std::collections::BTreeSet;

use scs_domain::content::{Edition, SignInAnswer, SignInTarget};

use super::{Report, Rule, portals};

pub(super) fn check(edition: &Edition, report: Report<'_>) {
    let tree = &edition.sign_in;
    if tree.questions.is_empty() {
        return;
    }
    let mut come = BTreeSet::new();
    visit(edition, &tree.start, &mut Vec::new(), &mut come, report);
    for question in &tree.questions {
        if !come.contains(&question.id) {
            report(format!("sign-in/{}", question.id), Rule::Orphan, String::new());
        }
        for portal in portals(edition) {
            let is_empty = !question.answers.iter().any(|answer| answer.is_on(portal));
            if is_empty && asked_on(edition, portal).contains(question.id.as_str()) {
                report(format!("sign-in/{}", question.id), Rule::Trap, portal.to_owned());
            }
        }
        for answer in &question.answers {
            judge(edition, &format!("sign-in/{}", question.id), answer, report);
        }
    }
}

fn visit<'e>(
    edition: &'e Edition,
    id: &'e str,
    above: &mut Vec<&'e str>,
    come: &mut BTreeSet<String>,
    report: Report<'_>,
) {
    let place = format!("sign-in/{id}");
    let Some(question) = edition.sign_in.question(id) else {
        let asker = above.last().map_or_else(|| place.clone(), |asker| format!("sign-in/{asker}"));
        return report(asker, Rule::Unresolved, id.to_owned());
    };
    if above.contains(&id) {
        return report(place, Rule::Trap, String::new());
    }
    if !come.insert(id.to_owned()) {
        return;
    }
    above.push(id);
    for answer in &question.answers {
        if let Some(SignInTarget::Question(next)) = answer.target() {
            visit(edition, next, above, come, report);
        }
    }
    above.pop();
}

/// Questions a person on this portal may come to.
fn asked_on<'e>(edition: &'e Edition, portal: &str) -> BTreeSet<&'e str> {
    let mut waiting = vec![edition.sign_in.start.as_str()];
    let mut asked = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        let Some(question) = edition.sign_in.question(id) else { continue };
        if asked.insert(id) {
            let here = question.answers.iter().filter(|answer| answer.is_on(portal));
            waiting.extend(here.filter_map(|answer| answer.question.as_deref()));
        }
    }
    asked
}

fn judge(edition: &Edition, place: &str, answer: &SignInAnswer, report: Report<'_>) {
    let on = answer.portals.iter().flatten().map(|id| (id, edition.portals.contains_key(id)));
    let known = match answer.target() {
        None => return report(place.to_owned(), Rule::ArrowShape, answer.id.clone()),
        Some(SignInTarget::Question(_)) => None,
        Some(SignInTarget::Problem(_)) => {
            answer.problem.as_ref().map(|id| (id, edition.problems.contains_key(id)))
        }
        Some(SignInTarget::Path(path)) => match (&answer.entry, edition.paths.get(path)) {
            (Some(entry), Some(path)) => Some((entry, path.entry(entry).is_some())),
            (_, path) => answer.path.as_ref().map(|id| (id, path.is_some())),
        },
        Some(SignInTarget::Specialist(id)) => {
            let known = edition.specialists.iter().any(|kind| kind.id == id) && answer.note.is_some();
            answer.specialist.as_ref().map(|id| (id, known))
        }
    };
    for (id, _) in on.chain(known).filter(|(_, is_known)| !is_known) {
        report(place.to_owned(), Rule::Unresolved, id.clone());
    }
}
