//! What a consultant does with public computers: pairs them, seats clients, helps, ends, asks for what was
//! prepared. Of what is typed there she sees nothing but what a client hands over.

use scs_domain::content::{Audience, Edition, Memo};
use scs_link::{ConsentTag, HintText, MemoTag, Minutes, PathTag, State, ToTerminal};
use scs_platform::Place;
use uuid::Uuid;

use super::{consultation_id, document, id};
use crate::desk::{Caller, Desk};
use crate::error::{Code, Error, FieldFault, Result};
use crate::terminal::{Asked, PairingStage, Seen, WORKSTATION};
use crate::views::terminal::{Drawing, words};
use crate::wire::{
    BrowserView, Choice, DocumentFormsInput, DocumentKind, Done, Nothing, Scale, TerminalAnswerInput,
    TerminalAskInput, TerminalHintInput, TerminalInput, TerminalList, TerminalMemoInput,
    TerminalMinutesInput, TerminalNameInput, TerminalPageInput, TerminalPairing, TerminalPairingStage,
    TerminalScaleInput, TerminalStartInput, TerminalState, TerminalView,
};
use crate::words as refusals;

/// What an administrator of a public computer puts in its place: the rules let in the portal of the centre and
/// nothing else.
pub(crate) fn browser(desk: &Desk, _: &Caller, _: Nothing) -> Result<BrowserView> {
    let hosts = desk.portal_hosts()?;
    let found = desk.browser.found(&hosts);
    let spelled = |path: &std::path::Path| path.display().to_string();
    Ok(BrowserView {
        program: found.as_ref().map(|found| spelled(&found.program)),
        file: found.as_ref().map(|found| spelled(&found.rules.join(scs_platform::POLICIES))),
        rules: if hosts.is_empty() { String::new() } else { scs_platform::policies(&hosts) },
        is_locked: found.is_some_and(|found| found.is_locked),
    })
}

pub(crate) fn list(desk: &Desk, caller: &Caller, _: Nothing) -> Result<TerminalList> {
    let here = desk.here()?;
    let edition = desk.edition(here.today())?;
    let portal = desk.centre()?.portal;
    let pages = pages(desk, caller)?;
    let passed = desk.clock.passed();
    let watched = desk.supervision.watched();
    let drawing = Drawing { edition: &edition, here: &here, passed };
    let mut terminals: Vec<TerminalView> =
        watched.terminals.iter().map(|(id, seen)| drawing.tile(*id, seen)).collect();
    terminals.sort_by_cached_key(|tile| by_number(&tile.name));
    let today = watched.wiped.iter().rev().filter(|line| here.day(line.at) == here.today());
    Ok(TerminalList {
        summary: summary(&terminals),
        terminals,
        wiped: today.map(|line| drawing.wiped(line)).collect(),
        pages,
        memos: memos(&edition, &portal),
        pairing: pairing(&watched.pairing, passed, || watched.free_name(words::terminal)),
    })
}

/// «Терминал 2» before «Терминал 10».
fn by_number(name: &str) -> (String, u64) {
    let digits = name.chars().rev().take_while(char::is_ascii_digit).count();
    let (head, tail) = name.split_at(name.len() - digits);
    (head.to_owned(), tail.parse().unwrap_or_default())
}

fn summary(terminals: &[TerminalView]) -> String {
    if terminals.is_empty() {
        return words::NOBODY.to_owned();
    }
    let busy = terminals.iter().filter(|tile| tile.is_seated).count();
    let free = terminals.iter().filter(|tile| tile.state == TerminalState::Free);
    words::summary(busy, terminals.len(), &free.map(|tile| tile.name.as_str()).collect::<Vec<_>>())
}

fn pages(desk: &Desk, caller: &Caller) -> Result<Vec<Choice>> {
    let own =
        words::PAGES.iter().map(|(id, title)| Choice { id: (*id).to_owned(), title: (*title).to_owned() });
    let forms = document::forms(desk, caller, DocumentFormsInput { consultation: None })?.forms;
    let applications = forms.into_iter().filter(|form| form.kind == DocumentKind::Application);
    Ok(own.chain(applications.map(|form| Choice { id: form.form, title: form.title })).collect())
}

fn memos(edition: &Edition, portal: &str) -> Vec<Choice> {
    let fits =
        |memo: &&Memo| memo.audience == Audience::Citizen && memo.portals.iter().any(|known| known == portal);
    let choice = |memo: &Memo| Choice { id: memo.id.clone(), title: memo.title.clone() };
    let mut memos: Vec<Choice> = edition.memos.values().filter(fits).map(choice).collect();
    memos.sort_by(|one, other| one.title.cmp(&other.title));
    memos
}

fn pairing(stage: &PairingStage, passed: u64, name: impl Fn() -> String) -> Option<TerminalPairing> {
    let (stage, code) = match stage {
        PairingStage::None => return None,
        PairingStage::Open { until } if *until <= passed => (TerminalPairingStage::Failed, None),
        PairingStage::Open { .. } => (TerminalPairingStage::Open, None),
        PairingStage::Asked { code, .. } => (TerminalPairingStage::Asked, Some(code.clone())),
        PairingStage::Agreed { .. } => (TerminalPairingStage::Agreed, None),
        PairingStage::Failed => (TerminalPairingStage::Failed, None),
    };
    let addresses = scs_platform::local_addresses();
    Some(TerminalPairing { stage, code, name: name(), addresses })
}

/// Refuses outside the live place: nothing of a lesson reaches a public computer.
pub(crate) fn allow(desk: &Desk, caller: &Caller, input: Nothing) -> Result<TerminalList> {
    desk.allow_pairing()?;
    list(desk, caller, input)
}

pub(crate) fn answer(desk: &Desk, caller: &Caller, input: TerminalAnswerInput) -> Result<TerminalList> {
    match input.same {
        true => desk.agree_to_pair(caller, name(desk, &input.name, None)?)?,
        false => desk.refuse_pairing(),
    }
    list(desk, caller, Nothing {})
}

pub(crate) fn rename(desk: &Desk, caller: &Caller, input: TerminalNameInput) -> Result<TerminalList> {
    let terminal = known(desk, &input.terminal, |_| Ok(()))?;
    desk.rename_terminal(terminal, &name(desk, &input.name, Some(terminal))?)?;
    list(desk, caller, Nothing {})
}

/// Refuses nothing, and a name another computer has.
fn name(desk: &Desk, typed: &str, of: Option<Uuid>) -> Result<String> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_taken = |(id, seen): (&Uuid, &Seen)| Some(*id) != of && seen.name == name;
    let (rule, message) = if name.is_empty() {
        ("empty", refusals::TERMINAL_UNNAMED)
    } else if desk.supervision.watched().terminals.iter().any(is_taken) {
        ("taken", refusals::TERMINAL_NAMESAKE)
    } else {
        return Ok(name);
    };
    let (field, rule, message) = ("name".to_owned(), rule.to_owned(), message.to_owned());
    Err(Error::Fields(vec![FieldFault { field, rule, message }]))
}

/// The computer of this id, if it is as it must be.
fn known<T>(desk: &Desk, typed: &str, look: impl FnOnce(&Seen) -> Result<T>) -> Result<Uuid> {
    let terminal = id(typed)?;
    let watched = desk.supervision.watched();
    look(watched.terminals.get(&terminal).ok_or(Error::NotFound)?)?;
    Ok(terminal)
}

fn is_seated(seen: &Seen) -> Result<()> {
    match seen.state() {
        None => Err(Error::Terminal(Code::TerminalAway)),
        Some(_) if seen.is_seated() => Ok(()),
        Some(_) => Err(Error::Terminal(Code::NobodySits)),
    }
}

fn is_free(seen: &Seen) -> Result<()> {
    match seen.state() {
        None => Err(Error::Terminal(Code::TerminalAway)),
        Some(State::Free) => Ok(()),
        Some(_) => Err(Error::Terminal(Code::SomebodySits)),
    }
}

pub(crate) fn forget(desk: &Desk, caller: &Caller, input: TerminalInput) -> Result<TerminalList> {
    desk.forget_terminal(caller, known(desk, &input.terminal, |_| Ok(()))?)?;
    list(desk, caller, Nothing {})
}

pub(crate) fn start(desk: &Desk, caller: &Caller, input: TerminalStartInput) -> Result<TerminalList> {
    let terminal = known(desk, &input.terminal, is_free)?;
    let path = input.page.as_deref().map(|typed| page(desk, caller, typed)).transpose()?;
    let said = ToTerminal::Start { minutes: minutes(input.minutes)?, path };
    order(desk, caller, terminal, said, "start")
}

pub(crate) fn assign(desk: &Desk, caller: &Caller, input: TerminalPageInput) -> Result<TerminalList> {
    let terminal = known(desk, &input.terminal, is_seated)?;
    let path = page(desk, caller, &input.page)?;
    order(desk, caller, terminal, ToTerminal::Assign { path }, "assign")
}

pub(crate) fn extend(desk: &Desk, caller: &Caller, input: TerminalMinutesInput) -> Result<TerminalList> {
    let terminal = known(desk, &input.terminal, is_seated)?;
    let minutes = minutes(input.minutes)?;
    order(desk, caller, terminal, ToTerminal::Extend { minutes }, "extend")
}

pub(crate) fn end(desk: &Desk, caller: &Caller, input: TerminalInput) -> Result<TerminalList> {
    let terminal = known(desk, &input.terminal, is_seated)?;
    order(desk, caller, terminal, ToTerminal::End, "end")
}

pub(crate) fn hint(desk: &Desk, caller: &Caller, input: TerminalHintInput) -> Result<TerminalList> {
    let terminal = known(desk, &input.terminal, is_seated)?;
    let text = input.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = HintText::try_from(text).map_err(|_| Error::Terminal(Code::TextEmpty))?;
    order(desk, caller, terminal, ToTerminal::Hint { text }, "hint")
}

pub(crate) fn memo(desk: &Desk, caller: &Caller, input: TerminalMemoInput) -> Result<TerminalList> {
    let terminal = known(desk, &input.terminal, is_seated)?;
    let edition = desk.edition(desk.here()?.today())?;
    let memo = edition.memos.get(&input.memo).ok_or(Error::NotFound)?;
    let id = MemoTag::new(&memo.id).map_err(|_| Error::Bug("the id of a memo is no tag"))?;
    order(desk, caller, terminal, ToTerminal::Memo { id }, "memo")
}

pub(crate) fn invite(desk: &Desk, caller: &Caller, input: TerminalInput) -> Result<TerminalList> {
    let terminal = known(desk, &input.terminal, is_seated)?;
    order(desk, caller, terminal, ToTerminal::ComeToDesk, "invite")
}

pub(crate) fn coming(desk: &Desk, caller: &Caller, input: TerminalInput) -> Result<TerminalList> {
    let terminal = known(desk, &input.terminal, is_seated)?;
    order(desk, caller, terminal, ToTerminal::OnMyWay, "coming")
}

pub(crate) fn scale(desk: &Desk, caller: &Caller, input: TerminalScaleInput) -> Result<TerminalList> {
    let terminal = known(desk, &input.terminal, is_seated)?;
    let scale = match input.scale {
        Scale::Normal => scs_link::Scale::Usual,
        Scale::Large => scs_link::Scale::Larger,
        Scale::Larger | Scale::Largest => scs_link::Scale::Largest,
    };
    order(desk, caller, terminal, ToTerminal::Scale { scale }, "scale")
}

/// Asks for the document that is open there. What is asked once waits until she answers or goes.
pub(crate) fn ask(desk: &Desk, caller: &Caller, input: TerminalAskInput) -> Result<TerminalList> {
    let terminal = known(desk, &input.terminal, is_seated)?;
    let consultation = input.consultation.as_deref().map(consultation_id).transpose()?;
    consultation.map(|record| desk.record_for(caller, record)).transpose()?;
    let open = |seen: &Seen| Some(seen.report.as_ref()?.0.path.as_ref()?.as_str().to_owned());
    let form = desk.supervision.watched().terminals.get(&terminal).and_then(open);
    let edition = desk.edition(desk.here()?.today())?;
    let form = form.filter(|form| edition.forms.get(form).is_some_and(|form| form.document.is_some()));
    let form = form.ok_or(Error::Terminal(Code::NothingPrepared))?;
    let what = ConsentTag::new(&form).map_err(|_| Error::Bug("the id of a form is no tag"))?;
    let waiting = Asked::Waiting { form, consultation, caller: caller.clone() };
    if let Some(seen) = desk.supervision.watched().terminals.get_mut(&terminal) {
        seen.asked = Some(waiting);
    }
    let asked = order(desk, caller, terminal, ToTerminal::AskConsent { what }, "ask");
    if asked.is_err()
        && let Some(seen) = desk.supervision.watched().terminals.get_mut(&terminal)
    {
        seen.asked = None;
    }
    asked
}

/// At a public computer itself, by its keeper: from the next start it belongs to nobody.
pub(crate) fn leave(desk: &Desk, _: &Caller, _: Nothing) -> Result<Done> {
    if desk.place() != Place::Terminal {
        return Err(Error::Terminal(Code::NoTerminalsHere));
    }
    let at = desk.now();
    desk.jot(&[], |notebook| Ok(notebook.set(WORKSTATION, "", at)?))?;
    Ok(Done {})
}

fn order(
    desk: &Desk,
    caller: &Caller,
    terminal: Uuid,
    said: ToTerminal,
    order: &str,
) -> Result<TerminalList> {
    desk.order_terminal(caller, terminal, said, order)?;
    list(desk, caller, Nothing {})
}

fn minutes(minutes: u16) -> Result<Minutes> {
    Minutes::try_from(minutes).map_err(|_| Error::Terminal(Code::MinutesWrong))
}

/// A page of the terminal, or a form a citizen fills in.
fn page(desk: &Desk, caller: &Caller, typed: &str) -> Result<PathTag> {
    let is_known = pages(desk, caller)?.iter().any(|page| page.id == typed);
    is_known.then(|| PathTag::new(typed).ok()).flatten().ok_or(Error::NotFound)
}
