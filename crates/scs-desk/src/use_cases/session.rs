//! What a client may do with her sitting at a public computer: go on, call, read, hand over, end. While the
//! computer belongs to nobody yet, the staff pairs it here.

use scs_domain::content::{Block, Edition, Memo};
use scs_domain::terminal::{Ending, Phase, Sitting, WayOut};
use scs_link::{Document as Parcel, PathTag, StepTag};

use super::document::document_id;
use crate::desk::{Caller, Desk};
use crate::error::{Code, Error, Result};
use crate::terminal::{HandedOver, Message, PairingStep, Shown, Spot, Told};
use crate::wire::{
    AskedView, CallInput, ConsentInput, MessageKind, MessageView, Nothing, PairAnswerInput, PairInput,
    PairingStepWord, PortalInput, Scale, SessionPairing, SessionPhase, SessionPortal, SessionView, SpotInput,
    TriedInput, WantedPage, WantedScale, WayOutWord,
};

pub(crate) fn show(desk: &Desk, _: &Caller, _: Nothing) -> Result<SessionView> {
    let (centre, here) = (desk.centre()?, desk.here()?);
    let edition = desk.edition(here.today())?;
    let (sitting, shown, now) = desk.sitting_now();
    let (phase, left) = phase(&sitting, now);
    let title = |form: &String| edition.forms.get(form).map(|form| form.title.clone());
    Ok(SessionView {
        phase,
        left,
        calls: sitting.calls(),
        today: here.today(),
        is_linked: shown.is_linked,
        is_paired: shown.is_paired,
        minutes_left: sitting.left(now).map(|left| u32::try_from(left.div_ceil(60_000)).unwrap_or(u32::MAX)),
        message: shown.message.as_ref().map(|message| message_view(&edition, &centre.portal, message)),
        wanted: shown.wanted.clone().map(|(number, page)| WantedPage { number, page }),
        scale: shown.scale.map(|(number, scale)| WantedScale { number, scale: scale_word(scale) }),
        asked: shown
            .asked
            .as_ref()
            .and_then(|form| Some(AskedView { form: form.clone(), title: title(form)? })),
        pairing: pairing(&shown),
        portal: portal(desk, &edition, &centre.portal),
        centre: centre.name,
    })
}

fn phase(sitting: &Sitting, now: u64) -> (SessionPhase, Option<u32>) {
    match sitting.phase(now) {
        Phase::Free => (SessionPhase::Free, None),
        Phase::Busy => (SessionPhase::Busy, None),
        Phase::Asked { left } => (SessionPhase::Asked, u32::try_from(left).ok()),
        Phase::Calm { left } => (SessionPhase::Calm, u32::try_from(left).ok()),
        Phase::Over(_) => (SessionPhase::Over, None),
    }
}

fn scale_word(scale: scs_link::Scale) -> Scale {
    match scale {
        scs_link::Scale::Usual => Scale::Normal,
        scs_link::Scale::Larger => Scale::Large,
        scs_link::Scale::Largest => Scale::Larger,
    }
}

fn message_view(edition: &Edition, portal: &str, message: &Message) -> MessageView {
    let plain = |kind| MessageView { kind, title: None, lines: Vec::new() };
    match message {
        Message::Hint(text) => MessageView { lines: vec![text.clone()], ..plain(MessageKind::Hint) },
        Message::Memo(id) => edition.memos.get(id).map_or_else(
            || plain(MessageKind::Come),
            |memo| MessageView {
                kind: MessageKind::Memo,
                title: Some(memo.title.clone()),
                lines: memo_lines(edition, portal, memo),
            },
        ),
        Message::Come => plain(MessageKind::Come),
        Message::Coming => plain(MessageKind::Coming),
        Message::Handed => plain(MessageKind::Handed),
        Message::NotHanded => plain(MessageKind::NotHanded),
    }
}

/// What large print keeps of it, without blanks to fill in.
fn memo_lines(edition: &Edition, portal: &str, memo: &Memo) -> Vec<String> {
    let stays = |block: &&Block| {
        let is_here =
            block.portals.as_ref().is_none_or(|portals| portals.iter().any(|known| known == portal));
        let is_plain = block.applies_when.is_none() && block.deadline.is_none();
        is_here && is_plain && !memo.large_print.drop.contains(&block.id)
    };
    let blocks = memo.blocks.iter().filter(stays);
    blocks.flat_map(|block| block.text.0.iter()).map(|line| edition.speak(portal, line)).collect()
}

fn pairing(shown: &Shown) -> Option<SessionPairing> {
    let (step, code) = match shown.pairing.as_ref()? {
        PairingStep::Asking => (PairingStepWord::Asking, None),
        PairingStep::Code(code) => (PairingStepWord::Code, Some(code.clone())),
        PairingStep::NoAddress => (PairingStepWord::NoAddress, None),
        PairingStep::NoAnswer => (PairingStepWord::NoAnswer, None),
        PairingStep::Declined => (PairingStepWord::Declined, None),
    };
    Some(SessionPairing { step, code })
}

/// She is here: three minutes begin anew. After the end nothing does.
pub(crate) fn touch(desk: &Desk, caller: &Caller, input: Nothing) -> Result<SessionView> {
    desk.touch();
    show(desk, caller, input)
}

pub(crate) fn call(desk: &Desk, caller: &Caller, input: CallInput) -> Result<SessionView> {
    desk.touch();
    desk.call_consultant(input.on);
    show(desk, caller, Nothing {})
}

/// Ids of the content alone are told on; anything else is as if nothing were open.
pub(crate) fn place(desk: &Desk, caller: &Caller, input: SpotInput) -> Result<SessionView> {
    let spelled = |id: &String| id.replace('_', "-");
    let page = input.page.as_ref().and_then(|id| PathTag::new(&spelled(id)).ok());
    let part = input.part.as_ref().and_then(|id| StepTag::new(&spelled(id)).ok());
    desk.stand_at(Spot { page, part, at: input.at.min(input.of), of: input.of });
    show(desk, caller, Nothing {})
}

pub(crate) fn read(desk: &Desk, caller: &Caller, input: Nothing) -> Result<SessionView> {
    desk.touch();
    desk.read_message();
    show(desk, caller, input)
}

/// Hands over the document that was asked for, or keeps it. Refuses another document than that.
pub(crate) fn consent(desk: &Desk, caller: &Caller, input: ConsentInput) -> Result<SessionView> {
    desk.touch();
    let (_, shown, _) = desk.sitting_now();
    let asked = shown.asked.ok_or(Error::NotFound)?;
    let parcel = match input.give {
        true => Some(parcel(desk, caller, &asked, input.document.as_deref().ok_or(Error::NotFound)?)?),
        false => None,
    };
    desk.hand_over(parcel);
    show(desk, caller, Nothing {})
}

fn parcel(desk: &Desk, caller: &Caller, asked: &str, document: &str) -> Result<Parcel> {
    let opened = desk.document_for(caller, document_id(document)?)?;
    if opened.document.form != asked {
        return Err(Error::NotFound);
    }
    let handed = HandedOver { form: asked.to_owned(), answers: desk.answers_of(&opened)?.0 };
    let json = serde_json::to_vec(&handed).map_err(|_| Error::Bug("a document does not serialise"))?;
    Parcel::new(json).map_err(|_| Error::Terminal(Code::ParcelTooLong))
}

/// Refuses once the computer belongs to a workstation.
pub(crate) fn pair(desk: &Desk, caller: &Caller, input: PairInput) -> Result<SessionView> {
    keeper_is_asked(desk, Told::Pair { address: input.address })?;
    show(desk, caller, Nothing {})
}

pub(crate) fn answer_pairing(desk: &Desk, caller: &Caller, input: PairAnswerInput) -> Result<SessionView> {
    keeper_is_asked(desk, Told::PairAnswer { same: input.same })?;
    show(desk, caller, Nothing {})
}

fn keeper_is_asked(desk: &Desk, told: Told) -> Result<()> {
    let (_, shown, _) = desk.sitting_now();
    if shown.is_paired {
        return Err(Error::Forbidden);
    }
    desk.touch();
    desk.say_to_keeper(told);
    Ok(())
}

fn portal(desk: &Desk, edition: &Edition, id: &str) -> Option<SessionPortal> {
    let known = edition.portals.get(id).filter(|portal| !portal.hosts.is_empty())?;
    let name = known.words.get("portal").map(|word| word.nom.clone())?;
    Some(SessionPortal { name, is_open: desk.has_portal() })
}

/// The portal of this centre, and nothing but its hosts.
pub(crate) fn open_portal(desk: &Desk, caller: &Caller, input: PortalInput) -> Result<SessionView> {
    desk.touch();
    if input.open {
        desk.open_portal(&desk.portal_hosts()?)?;
    } else {
        desk.close_portal();
    }
    show(desk, caller, Nothing {})
}

/// A key or a gesture the page itself shuts out.
pub(crate) fn tried(desk: &Desk, caller: &Caller, input: TriedInput) -> Result<SessionView> {
    desk.tried(way_out(input.way));
    show(desk, caller, Nothing {})
}

fn way_out(word: WayOutWord) -> WayOut {
    match word {
        WayOutWord::Keys => WayOut::Keys,
        WayOutWord::Menu => WayOut::Menu,
        WayOutWord::File => WayOut::File,
    }
}

pub(crate) fn end(desk: &Desk, caller: &Caller, input: Nothing) -> Result<SessionView> {
    desk.end_sitting(Ending::Client);
    show(desk, caller, input)
}
