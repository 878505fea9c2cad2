//! Under which addresses others of the same network reach this machine.

use std::net::IpAddr;

/// IPv4 addresses of the network cards, the lowest first; none where the machine is alone.
pub fn local_addresses() -> Vec<String> {
    let cards = if_addrs::get_if_addrs().unwrap_or_default();
    let ours = cards.into_iter().filter(|card| !card.is_loopback() && !card.is_link_local());
    let mut addresses: Vec<_> = ours
        .filter_map(|card| match card.ip() {
            IpAddr::V4(address) => Some(address),
            IpAddr::V6(_) => None,
        })
        .collect();
    addresses.sort_unstable();
    addresses.into_iter().map(|address| address.to_string()).collect()
}
