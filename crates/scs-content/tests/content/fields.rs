//! Every field the tables of the fact base name (sections C.3–C.11) is asked by a form, or the table says why not.

use std::collections::BTreeSet;

use scs_content::Pack;
use scs_domain::content::Form;

use crate::on_disk::base;

/// Form, the names of the source, and names that are only other words for a field the form has under another.
type Table = (&'static str, &'static [&'static str], &'static [(&'static str, &'static str)]);

const TABLES: &[Table] = &[
    ("resume", &["positionName", "professionSphereId", "salary", "switch_work_experience"], &[]),
    (
        "job-search-application",
        &[
            "id_cvField",
            "regionField",
            "addressField",
            "client_address_houseField",
            "czn_region_codeField",
            "cznField",
            "MIR",
            "mirNumberField",
            "underAgeOf16Field",
            "recipientsOldAgeOrSeniorityPensionsField",
            "convictedField",
            "havePayingJobField",
            "notariesLawyersIPField",
            "sellingProductsUnderContractsField",
            "contractWorkField",
            "selectedForPaidPositionField",
            "militaryServiceField",
            "fullTimeStudentsField",
            "temporarilyAbsentFromWorkplaceField",
            "foundersField",
            "membersOfPeasantFarmField",
            "disabledPersonCareField",
            "adoptiveParentsField",
            "professionalIncomeTaxPayersField",
            "familiarizedWithLawField",
            "warningFalseDataField",
            "consentPersonalDataField",
            "personalDataThirdPartiesField",
            "refusalFalseInformationField",
            "fraudulentBenefitField",
        ],
        &[],
    ),
    (
        "employer-card",
        &[
            "companycode",
            "inn",
            "kpp",
            "ogrn",
            "name",
            "full_company_name",
            "email",
            "phone",
            "url",
            "hr-agency",
            "company_business_size",
            "company_formField",
            "factAddressField",
        ],
        &[],
    ),
    (
        "vacancy-ecp",
        &[
            "vacancy_name",
            "code_profession",
            "work_places",
            "salary_min",
            "salary_max",
            "busy_type",
            "schedule_type",
            "education",
            "education_speciality",
            "required_experience",
            "required_certificates",
            "required_drive_license",
            "languageKnowledge",
            "hardSkills",
            "softSkills",
            "position_requirements",
            "position_responsibilities",
            "additional_requirements",
            "bonus_type",
            "additional_premium",
            "measure_type",
            "vacancy_benefit_ids",
            "other_vacancy_benefit",
            "social_protected_ids",
            "is_quoted",
            "need_medcard",
            "accommodation_capability",
            "accommodation_type",
            "transport_compensation",
            "retraining_capability",
            "retraining_condition",
            "retraining_grant",
            "retraining_grant_value",
            "career_perspective",
            "foreign_workers_capability",
            "is_mobility_program",
            "trainingDays",
            "workPlaceOrdinary",
            "workPlaceQuota",
            "workPlaceSpecial",
            "workPlaceForeign",
            "workPlaceSocialProtected",
            "workPlaceDisabilityGroup",
            "vacancy_address",
            "contact_person",
            "contact_list",
            "publication_period",
            "cznType",
            "czn",
            "positionResponsibilities",
            "positionRequirements",
            "contactPerson",
            "phone",
            "profession-name",
            "field-work",
        ],
        // The screen and the open data call the same thing by two names.
        &[
            ("code_profession", "profession-name"),
            ("position_requirements", "positionRequirements"),
            ("position_responsibilities", "positionResponsibilities"),
            ("vacancy_benefit_ids", "other_vacancy_benefit"),
            ("workPlaceOrdinary", "work_places"),
            ("workPlaceSocialProtected", "social_protected_ids"),
            ("contact_person", "contactPerson"),
            ("contact_list", "phone"),
        ],
    ),
    (
        "recruitment-ecp",
        &[
            "company_formField",
            "regionField",
            "addressField",
            "factAddressField",
            "czn_region_codeField",
            "cznField",
            "needForEmployees@0@vacancyField",
        ],
        &[],
    ),
];

/// Lists, requests, consents and attachments that no portal names fields of: sections C.13–C.14 by our own names.
const OWN: &[(&str, &[&str])] = &[
    (
        "candidate-list",
        &[
            "vacancy",
            "application_number",
            "made_on",
            "made",
            "work_places",
            "list_version",
            "candidate",
            "profession",
            "profession_kind",
            "region",
            "is_ready",
            "is_shown",
            "decision",
            "reason",
        ],
    ),
    (
        "access-request-ais",
        &[
            "recipient",
            "organisation",
            "employee_name",
            "employee_position",
            "employee_phone",
            "employee_email",
            "reply_email",
            "head_name",
            "signed_on",
            "scan_ready",
        ],
    ),
    ("quota-report", &["attachment_kind", "attachment_number", "attachment_date", "attachment_issuer"]),
    ("consent-data", &["person", "operator", "purpose", "data", "actions", "term", "withdraw", "decided"]),
];

/// Sheets and trackers with fields of our own naming: sections C.2, C.4, C.12.
const SHEETS: &[(&str, &[&str])] = &[
    (
        "sign-in-diagnosis",
        &[
            "symptom",
            "account_level",
            "recovery",
            "error_code",
            "signature",
            "carriers",
            "browser",
            "system",
            "outcome",
            "minutes",
        ],
    ),
    (
        "candidate-proposal-iap",
        &[
            "vacancy",
            "employer_decision",
            "citizen_decision",
            "meeting_date",
            "meeting_time",
            "way",
            "more_info",
            "result",
        ],
    ),
    (
        "referral",
        &[
            "portal_number",
            "portal_date",
            "application_number",
            "full_name",
            "employer_name",
            "employer_address",
            "directions",
            "contact_person",
            "contact_phone",
            "vacancy_number",
            "profession",
            "conditions",
            "salary",
            "interview_mode",
            "interview_date",
            "interview_time",
            "interview_place",
            "return_by",
            "specialist_name",
        ],
    ),
];

fn missing<'t>(pack: &Pack, (id, wanted): &(&str, &'t [&'t str])) -> Vec<&'t str> {
    let form = pack.forms.iter().find(|form| form.id == *id).unwrap_or_else(|| panic!("no form {id}"));
    wanted.iter().copied().filter(|name| form.field(name).is_none()).collect()
}

#[test]
fn lists_requests_and_consents_ask_what_the_fact_base_names() {
    let pack = Pack::read(&base()).unwrap();
    for row in OWN.iter().chain(SHEETS) {
        assert!(missing(&pack, row).is_empty(), "{}: {:?}", row.0, missing(&pack, row));
    }
    for (id, _) in OWN {
        let form = pack.forms.iter().find(|form| form.id == *id).unwrap();
        assert!(!form.papers.is_empty(), "{id} has no sheet of its own");
    }
}

/// Neither a password, nor a code, nor the answer to a question is a field of any form (C.2).
#[test]
fn no_form_asks_for_a_password() {
    let pack = Pack::read(&base()).unwrap();
    for field in pack.forms.iter().flat_map(|form| &form.fields) {
        let asked = format!("{} {}", field.title, field.ask.as_deref().unwrap_or_default()).to_lowercase();
        for word in ["пароль", "код из смс", "контрольный вопрос"] {
            assert!(!asked.contains(word), "{}: {asked}", field.id);
        }
    }
}

fn names(form: &Form) -> BTreeSet<&str> {
    form.fields.iter().filter_map(|field| field.portal_field.as_deref()).collect()
}

#[test]
fn every_field_the_fact_base_names_is_asked() {
    let pack = Pack::read(&base()).unwrap();
    for (id, wanted, other) in TABLES {
        let form = pack.forms.iter().find(|form| form.id == *id).unwrap_or_else(|| panic!("no form {id}"));
        let have = names(form);
        let is_asked = |name: &&&str| {
            let known = other.iter().find(|(one, _)| one == *name).map_or(**name, |(_, same)| *same);
            have.contains(known)
        };
        let missing: Vec<_> = wanted.iter().filter(|name| !is_asked(name)).collect();
        assert!(missing.is_empty(), "{id}: {missing:?}");
    }
}

/// What is stated nowhere is not required by us in the portal's name.
#[test]
fn a_field_that_stops_when_empty_names_its_source() {
    let pack = Pack::read(&base()).unwrap();
    let stated = pack.forms.iter().flat_map(|form| &form.fields).filter(|field| field.required_by.is_some());
    assert!(stated.clone().count() >= 5, "the sources do state some");
    for field in stated {
        assert!(field.required, "{}: a source says it is required, and the form does not", field.id);
    }
}

/// Of that application these stay.
const KEPT: [&str; 7] = [
    "id_cvField",
    "regionField",
    "addressField",
    "client_address_houseField",
    "czn_region_codeField",
    "cznField",
    "MIR",
];

/// Neither answers to the sixteen questions nor the number of a card outlive the consultation.
#[test]
fn what_must_not_be_kept_is_not() {
    let pack = Pack::read(&base()).unwrap();
    let form = pack.forms.iter().find(|form| form.id == "job-search-application").unwrap();
    let passing = form.fields.iter().filter(|field| field.transient);
    let passing: BTreeSet<&str> = passing.filter_map(|field| field.portal_field.as_deref()).collect();
    let (_, wanted, _) = TABLES.iter().find(|(id, ..)| *id == "job-search-application").unwrap();
    let ends_with_it: Vec<_> = wanted.iter().filter(|name| !KEPT.contains(name)).collect();
    assert_eq!(ends_with_it.len(), 1 + 16 + 6, "the card, the questions, the confirmations");
    for name in ends_with_it {
        assert!(passing.contains(name), "{name}");
    }
}
