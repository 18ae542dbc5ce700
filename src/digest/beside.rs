//! A digest that is taken in a thread of its own, so that whoever reads need not wait for it.

use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread::{JoinHandle, spawn};

use sha2::{Digest as _, Sha256};

/// How many pushes may wait.
const WAITING: usize = 4;

/// A digest under way.
pub(super) struct Beside {
    pushed: SyncSender<Vec<u8>>,
    /// Room that was used and may be used again.
    used: Receiver<Vec<u8>>,
    worker: JoinHandle<Sha256>,
}

impl Beside {
    /// Goes on from `hasher`.
    pub(super) fn new(mut hasher: Sha256) -> Self {
        let (pushed, waiting) = sync_channel::<Vec<u8>>(WAITING);
        let (give_back, used) = channel();
        let worker = spawn(move || {
            for bytes in waiting {
                hasher.update(&bytes);
                // Nobody may be there to use it again.
                let _ = give_back.send(bytes);
            }
            hasher
        });
        Self { pushed, used, worker }
    }

    /// Takes in the next bytes.
    pub(super) fn push(&self, bytes: &[u8]) {
        let mut room = self.used.try_recv().unwrap_or_default();
        room.clear();
        room.extend_from_slice(bytes);
        // It can only fail where the worker panicked, which `finish` passes on.
        let _ = self.pushed.send(room);
    }

    /// The state with all that was pushed.
    pub(super) fn finish(self) -> Sha256 {
        drop(self.pushed);
        self.worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }
}
