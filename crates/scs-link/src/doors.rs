//! Connections that have not yet shown who they are.
//!
//! Anybody on the network can open them, so there are only so many. A newcomer is never turned away:
//! the oldest of the address that holds most of them goes. A flood from one machine thus pushes out its
//! own, and whoever means it needs a few milliseconds.

use std::collections::BTreeMap;
use std::net::{IpAddr, TcpStream};

use crate::wire;

/// Twice the terminals of a centre: all may come back in one moment after a power cut.
pub(crate) const DOORS: usize = 64;

#[derive(Default)]
pub(crate) struct Doors {
    next: u64,
    open: BTreeMap<u64, (IpAddr, TcpStream)>,
}

impl Doors {
    /// Takes one in, and shuts another if there are too many. The number is for [`Doors::leave`].
    pub(crate) fn enter(&mut self, from: IpAddr, stream: TcpStream) -> u64 {
        if self.open.len() >= DOORS {
            let from = self.open.iter().map(|(number, (from, _))| (*number, *from));
            let pushed_out = to_push_out(from).and_then(|number| self.open.remove(&number));
            if let Some((_, stream)) = pushed_out {
                wire::shut(&stream);
            }
        }
        self.next += 1;
        self.open.insert(self.next, (from, stream));
        self.next
    }

    /// It showed who it is, or gave up.
    pub(crate) fn leave(&mut self, number: u64) {
        self.open.remove(&number);
    }

    pub(crate) fn shut_all(&mut self) {
        std::mem::take(&mut self.open).into_values().for_each(|(_, stream)| wire::shut(&stream));
    }
}

/// `open` in the order they came.
fn to_push_out(open: impl Iterator<Item = (u64, IpAddr)>) -> Option<u64> {
    let mut held: BTreeMap<IpAddr, (usize, u64)> = BTreeMap::new();
    for (number, from) in open {
        held.entry(from).or_insert((0, number)).0 += 1;
    }
    held.into_values()
        .max_by_key(|(count, oldest)| (*count, std::cmp::Reverse(*oldest)))
        .map(|(_, oldest)| oldest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(last: u8) -> IpAddr {
        IpAddr::from([10, 0, 0, last])
    }

    #[test]
    fn a_flood_pushes_out_its_own() {
        let terminal = [(1, at(1))];
        let flood = (2..60).map(|number| (number, at(66)));
        assert_eq!(to_push_out(terminal.into_iter().chain(flood)), Some(2));
    }

    #[test]
    fn among_equals_the_oldest_goes() {
        assert_eq!(to_push_out([(4, at(9)), (5, at(1)), (6, at(3))].into_iter()), Some(4));
        assert_eq!(to_push_out(std::iter::empty()), None);
    }
}
