//! The durability bench: what was answered as saved is there after a kill, a power cut and a failing disk.
//!
//! The short form runs with the other tests; `SCS_DEEP=1` (`cargo xtask test --deep`) asks for the fuller counts.
//! Every operation is written once in `tests/worker/operations.rs`; here it is broken in every way there is.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::string_slice,
    unreachable_pub,
    reason = "tests fail loudly, in their helpers too"
)]

#[path = "../worker/faults.rs"]
mod faults;
#[path = "../worker/few.rs"]
mod few;
#[path = "../worker/operations.rs"]
mod operations;

mod bases;
mod bench;
mod disk;
mod folder;
mod io_errors;
mod judge;
mod kills;
mod order;
mod power;
mod record;
mod seeded;
mod states;
mod syscalls;
mod trace;
mod truth;

/// One test an operation, so that they run side by side and fail by name.
macro_rules! each_operation {
    ($check:path) => {
        crate::each_operation! { $check;
            open_first "open-first", open_and_wipe "open-and-wipe", install_materials "install-materials",
            begin "begin", step "step", quick_entry "quick-entry", finish "finish", draft "draft",
            print "print", correct "correct", card "card", document "document", recovery_key "recovery-key", settings "settings",
            backup "backup", restore "restore", migrate "migrate"
        }
    };
    ($check:path; $($test:ident $name:literal),*) => {
        $(#[test]
        fn $test() {
            $check(crate::operations::find($name).unwrap());
        })*

        #[test]
        fn no_operation_is_forgotten() {
            let here: Vec<&str> = vec![$($name),*];
            let all: Vec<&str> = crate::operations::ALL.iter().map(|operation| operation.name).collect();
            assert_eq!(here, all);
        }
    };
}
pub(crate) use each_operation;
