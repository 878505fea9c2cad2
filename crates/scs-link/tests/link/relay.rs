//! Whoever sits on the cable: sees every frame, and may do with it what he likes.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use crate::places::anywhere;

/// From connection (from 0), place in it (from 0) and frame of a terminal to what goes on instead.
/// Places 0 to 2 are the handshake.
pub type Change = dyn FnMut(usize, usize, Vec<u8>) -> Vec<u8> + Send;

#[derive(Default)]
pub struct Counts {
    pub up_bytes: AtomicU64,
    pub down_bytes: AtomicU64,
    pub frames: AtomicU64,
}

pub struct Relay {
    pub address: SocketAddr,
    pub counts: Arc<Counts>,
    pub is_deaf: Arc<AtomicBool>,
    sockets: Arc<Mutex<Vec<TcpStream>>>,
}

impl Relay {
    pub fn open(
        to: SocketAddr,
        change: impl FnMut(usize, usize, Vec<u8>) -> Vec<u8> + Send + 'static,
    ) -> Self {
        let listener = TcpListener::bind(anywhere()).unwrap();
        let relay = Relay {
            address: listener.local_addr().unwrap(),
            counts: Arc::default(),
            is_deaf: Arc::default(),
            sockets: Arc::default(),
        };
        let change: Arc<Mutex<Change>> = Arc::new(Mutex::new(change));
        let (counts, is_deaf, sockets) = (relay.counts.clone(), relay.is_deaf.clone(), relay.sockets.clone());
        let connections = AtomicUsize::new(0);
        std::thread::spawn(move || {
            for terminal in listener.incoming() {
                let terminal = terminal.unwrap();
                let Ok(console) = TcpStream::connect(to) else { continue };
                terminal.set_nodelay(true).unwrap();
                console.set_nodelay(true).unwrap();
                let connection = connections.fetch_add(1, Ordering::SeqCst);
                let mut held = sockets.lock().unwrap();
                held.extend([terminal.try_clone().unwrap(), console.try_clone().unwrap()]);
                let (up, down) = (terminal.try_clone().unwrap(), console.try_clone().unwrap());
                let (change, counted, deaf) = (change.clone(), counts.clone(), is_deaf.clone());
                std::thread::spawn(move || {
                    let mut place = 0;
                    pass(up, &console, &deaf, &counted.up_bytes, &counted.frames, |frame| {
                        place += 1;
                        (change.lock().unwrap())(connection, place - 1, frame)
                    });
                });
                let (counted, deaf) = (counts.clone(), is_deaf.clone());
                std::thread::spawn(move || {
                    pass(down, &terminal, &deaf, &counted.down_bytes, &counted.frames, |frame| frame);
                });
            }
        });
        relay
    }

    pub fn plain(to: SocketAddr) -> Self {
        Self::open(to, |_, _, frame| frame)
    }

    /// Pulls the cable; the next connection goes through.
    pub fn cut(&self) {
        for socket in self.sockets.lock().unwrap().drain(..) {
            let _ = socket.shutdown(Shutdown::Both);
        }
    }
}

fn pass(
    mut from: TcpStream,
    mut to: &TcpStream,
    is_deaf: &AtomicBool,
    bytes: &AtomicU64,
    frames: &AtomicU64,
    mut change: impl FnMut(Vec<u8>) -> Vec<u8>,
) {
    loop {
        let mut frame = vec![0; 2];
        if from.read_exact(&mut frame).is_err() {
            break;
        }
        let length = usize::from(u16::from_be_bytes([frame[0], frame[1]]));
        frame.resize(2 + length, 0);
        if from.read_exact(&mut frame[2..]).is_err() {
            break;
        }
        bytes.fetch_add(frame.len() as u64, Ordering::SeqCst);
        frames.fetch_add(1, Ordering::SeqCst);
        let frame = change(frame);
        if !is_deaf.load(Ordering::SeqCst) && to.write_all(&frame).is_err() {
            break;
        }
    }
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}
