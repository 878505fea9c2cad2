//! The anchor: how long the journal is and what its head is, kept beside the key so that a cut-off
//! tail shows. Written behind the work by one thread: a slow keyring never holds up a deed.

use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use scs_platform::SecretStore;
use scs_protocol::{Anchor, DeviceKey};
use scs_store::Head;

pub(crate) struct AnchorKeeper {
    send: Mutex<Option<Sender<Anchor>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
    account: String,
    secrets: Arc<dyn SecretStore>,
}

impl AnchorKeeper {
    pub(crate) fn new(account: String, secrets: Arc<dyn SecretStore>) -> AnchorKeeper {
        let (send, hear) = mpsc::channel::<Anchor>();
        let (keep, at) = (Arc::clone(&secrets), account.clone());
        let thread = std::thread::spawn(move || {
            while let Ok(mut anchor) = hear.recv() {
                while let Ok(newer) = hear.try_recv() {
                    anchor = newer;
                }
                write(keep.as_ref(), &at, &anchor);
            }
        });
        AnchorKeeper { send: Mutex::new(Some(send)), thread: Mutex::new(Some(thread)), account, secrets }
    }

    pub(crate) fn keep(&self, key: &DeviceKey, head: &Head) {
        let anchor = key.anchor(&head.device, head.count(), head.hash);
        let send = self.send.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(send) = send.as_ref() {
            let _ = send.send(anchor);
        }
    }

    /// The last anchor that reached the keyring.
    pub(crate) fn last(&self) -> Option<Anchor> {
        let bytes = self.secrets.get(&self.account).ok()??;
        serde_json::from_slice(&bytes).ok()
    }
}

fn write(secrets: &dyn SecretStore, account: &str, anchor: &Anchor) {
    let kept = serde_json::to_vec(anchor).ok().map(|bytes| secrets.set(account, &bytes));
    if !matches!(kept, Some(Ok(()))) {
        tracing::warn!(count = anchor.count, "anchor not kept");
    }
}

/// The last anchor is written before the desk is gone.
impl Drop for AnchorKeeper {
    fn drop(&mut self) {
        self.send.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take() {
            let _ = thread.join();
        }
    }
}
