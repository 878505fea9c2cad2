//! From records and materials to what screens show. No rule is decided here.

pub(crate) mod card;
pub(crate) mod consultation;
pub(crate) mod deadline;
pub(crate) mod document;
pub(crate) mod drafts;
pub(crate) mod found;
pub(crate) mod problem;
pub(crate) mod proof;
pub(crate) mod question;
pub(crate) mod record;
mod sections;
pub(crate) mod statistics;
pub(crate) mod step;
pub(crate) mod terminal;
pub(crate) mod unfinished;
pub(crate) mod visits;
pub(crate) mod wording;
pub(crate) mod words;

use scs_domain::consultation::Judgement;
use scs_domain::content as c;
use scs_domain::event as e;

use crate::wire;

/// Words of the rules and words of the wire, one to one.
macro_rules! same_words {
    ($($rule:path => $wire:path { $($word:ident),* })*) => {$(
        impl From<$rule> for $wire {
            fn from(word: $rule) -> Self {
                match word { $(<$rule>::$word => <$wire>::$word),* }
            }
        }
        impl From<$wire> for $rule {
            fn from(word: $wire) -> Self {
                match word { $(<$wire>::$word => <$rule>::$word),* }
            }
        }
    )*};
}

same_words! {
    c::Client => wire::Client { Citizen, Employer, Any }
    c::ShiftEdge => wire::ShiftEdge { Open, Close }
    c::Confidence => wire::ConfidenceWord { Confirmed, SeedOnly, Unverified }
    c::StepKind => wire::StepKindWord { Do, Choose, File, Wait, HandOver }
    c::Actor => wire::ActorWord { Citizen, Employer, Representative, Consultant, Specialist, System }
    c::OutcomeKind => wire::OutcomeKindWord { Done, Waiting, Failed, Declined, HandedOver }
    c::EndResult => wire::EndWord { Done, Continues, Declined, HandedOver, Stopped }
    Judgement => wire::JudgementWord { Helped, Partly, Failed }
    c::Unit => wire::UnitWord { WorkingDays, CalendarDays }
    e::Channel => wire::ChannelWord { InPerson, Phone, Mail, Messenger }
    e::ConsultationResult => wire::ResultWord { Solved, Again, HandedOver, Unsolved }
    e::ReadReason => wire::ReadReasonWord { CameAgain, Asked, Correction, Review }
    e::PaperForm => wire::PaperKind { Memo, Referral, Summary, Document }
    c::FormFieldKind => wire::FieldKind {
        Text, LongText, Date, Month, Time, Phone, Email, Money, Number, Choice, Choices, YesNo, Confirm, Reference,
        Snils, Inn, Ogrn, Kpp, BirthDate, Postcode, Kept
    }
    c::DocumentKind => wire::DocumentKind { Resume, Application, Employer, Vacancy, Recruitment, Report, Notice }
    c::CheckLevel => wire::LevelWord { Format, Logic, Across, Warning, Advice }
    c::StateKind => wire::StandingWord { Preparing, Waiting, Good, Returned, Ended }
    c::Mover => wire::MoverWord { Citizen, Employer, Centre, Portal, Consultant }
    c::Need => wire::NeedWord { Number, Date, Reason }
}
