//! Conditions over facts, written in CEL.
//!
//! A condition sees facts only: words, yes/no and the portal. It may not read a fact nobody has
//! answered yet; that is found by the content check long before a citizen could meet it.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use cel::{Context, Program, Value};

/// Answers by fact id: `true`, `false`, or the id of a value or a cut.
pub type Facts = BTreeMap<String, String>;

/// Why a condition gave no answer. All of these are faults of the content, never of the person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConditionError {
    #[error("condition does not parse: {source_text}: {why}")]
    Unreadable { source_text: String, why: String },
    #[error("condition {source_text} reads {fact}, which is not answered")]
    Unanswered { source_text: String, fact: String },
    #[error("condition {source_text} is not a yes or no")]
    NotYesNo { source_text: String },
}

/// A condition made ready: its program, and the facts it reads, sorted.
struct Ready {
    program: Program,
    reads: Vec<String>,
}

thread_local! {
    static READY: RefCell<HashMap<String, Rc<Ready>>> = RefCell::new(HashMap::new());
    // The functions of the language are the same for every condition, and slow to gather.
    static LANGUAGE: Context<'static, 'static> = Context::default();
}

fn ready(source: &str) -> Result<Rc<Ready>, ConditionError> {
    READY.with(|all| {
        if let Some(known) = all.borrow().get(source) {
            return Ok(Rc::clone(known));
        }
        let program = Program::compile(source).map_err(|why| ConditionError::Unreadable {
            source_text: source.to_owned(),
            why: why.to_string(),
        })?;
        let mut reads: Vec<String> =
            program.references().variables().into_iter().map(str::to_owned).collect();
        reads.sort();
        let made = Rc::new(Ready { program, reads });
        all.borrow_mut().insert(source.to_owned(), Rc::clone(&made));
        Ok(made)
    })
}

/// Ids of the facts a condition reads, sorted.
pub fn reads(source: &str) -> Result<Vec<String>, ConditionError> {
    Ok(ready(source)?.reads.clone())
}

/// Whether the condition holds. Every fact it reads must be answered, even where the answer
/// to another would decide alone.
pub fn holds(source: &str, facts: &Facts) -> Result<bool, ConditionError> {
    let ready = ready(source)?;
    LANGUAGE.with(|language| {
        let mut context = language.new_inner_scope();
        for name in &ready.reads {
            let Some(answer) = facts.get(name) else {
                return Err(ConditionError::Unanswered {
                    source_text: source.to_owned(),
                    fact: name.clone(),
                });
            };
            context.add_variable_from_value(name, value(answer));
        }
        match ready.program.execute(&context) {
            Ok(Value::Bool(answer)) => Ok(answer),
            _ => Err(ConditionError::NotYesNo { source_text: source.to_owned() }),
        }
    })
}

fn value(answer: &str) -> Value {
    match answer {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        word => Value::from(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(pairs: &[(&str, &str)]) -> Facts {
        pairs.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn words_and_yes_no_are_compared() {
        let known = facts(&[("portal", "iap"), ("variant_left", "true")]);
        assert_eq!(holds("variant_left && portal == 'iap'", &known), Ok(true));
        assert_eq!(holds("portal == 'ecp'", &known), Ok(false));
    }

    #[test]
    fn a_fact_nobody_answered_is_not_guessed() {
        let error = holds("portal == 'iap' || mark_needed", &facts(&[("portal", "iap")]));
        assert!(matches!(error, Err(ConditionError::Unanswered { fact, .. }) if fact == "mark_needed"));
    }

    #[test]
    fn what_is_not_a_condition_is_refused() {
        assert!(matches!(holds("portal ==", &facts(&[])), Err(ConditionError::Unreadable { .. })));
        assert!(matches!(
            holds("portal", &facts(&[("portal", "iap")])),
            Err(ConditionError::NotYesNo { .. })
        ));
    }
}
