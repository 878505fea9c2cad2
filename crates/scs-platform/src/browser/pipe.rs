//! The pipe of a browser we started: which pages it has open, and an end to those it should not have.
//!
//! The developer tools are shut by the rules, so a page itself can neither be read nor touched from here.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, PipeReader, PipeWriter, Write};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;

use super::Stray;

pub(super) struct Pipe {
    pages: Arc<Mutex<Pages>>,
}

impl Pipe {
    /// Listens until the browser goes away.
    pub(super) fn listen(to: PipeWriter, from: PipeReader, hosts: Vec<String>) -> Pipe {
        let pages = Arc::new(Mutex::new(Pages {
            hosts,
            to,
            asked: 0,
            first: None,
            seen: BTreeMap::new(),
            strays: Vec::new(),
        }));
        let listening = Arc::clone(&pages);
        std::thread::spawn(move || {
            held(&listening).ask("Target.setDiscoverTargets", json!({ "discover": true }));
            for message in BufReader::new(from).split(0).map_while(std::io::Result::ok) {
                if let Ok(said) = serde_json::from_slice(&message) {
                    held(&listening).hear(said);
                }
            }
        });
        Pipe { pages }
    }

    pub(super) fn strays(&self) -> Vec<Stray> {
        std::mem::take(&mut held(&self.pages).strays)
    }
}

fn held(pages: &Mutex<Pages>) -> std::sync::MutexGuard<'_, Pages> {
    pages.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the browser tells of itself; its answers to what was asked have no method, and are nothing.
#[derive(Deserialize)]
struct Said {
    method: String,
    params: Params,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Params {
    target_info: Option<Page>,
    target_id: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Page {
    target_id: String,
    #[serde(rename = "type")]
    kind: String,
    url: String,
}

struct Pages {
    hosts: Vec<String>,
    to: PipeWriter,
    asked: u64,
    /// The window of the portal.
    first: Option<String>,
    /// Where each page is.
    seen: BTreeMap<String, String>,
    strays: Vec<Stray>,
}

impl Pages {
    fn ask(&mut self, method: &str, params: Value) {
        self.asked += 1;
        let message = json!({ "id": self.asked, "method": method, "params": params });
        // A browser that has gone is noticed by its keeper.
        let _ = write!(self.to, "{message}\0");
    }

    fn hear(&mut self, said: Said) {
        match (said.method.as_str(), said.params) {
            ("Target.targetCreated" | "Target.targetInfoChanged", Params { target_info: Some(page), .. })
                if page.kind == "page" =>
            {
                self.stands(page.target_id, page.url);
            }
            ("Target.targetDestroyed", Params { target_id: Some(gone), .. }) => {
                self.seen.remove(&gone);
            }
            _ => (),
        }
    }

    fn stands(&mut self, page: String, url: String) {
        let is_first = *self.first.get_or_insert_with(|| page.clone()) == page;
        let is_new = self.seen.insert(page.clone(), url.clone()).is_none_or(|before| before != url);
        if !is_new || is_let_in(&url, &self.hosts) {
            return;
        }
        self.strays.push(if is_first { Stray::Page } else { Stray::Window });
        if !is_first {
            self.ask("Target.closeTarget", json!({ "targetId": page }));
        }
    }
}

/// A page that has no address yet is let in: portals open one and send it on.
fn is_let_in(url: &str, hosts: &[String]) -> bool {
    if url.is_empty() || url == "about:blank" {
        return true;
    }
    let Ok(url) = Url::parse(url) else { return false };
    let Some(host) = url.host_str() else { return false };
    let is_known = |known: &String| {
        host == known || host.strip_suffix(known.as_str()).is_some_and(|under| under.ends_with('.'))
    };
    url.scheme() == "https" && hosts.iter().any(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_let_in_by_its_host_over_https_and_by_nothing_that_only_looks_like_it() {
        let hosts = ["portal.example".to_owned()];
        let is_in = |url: &str| is_let_in(url, &hosts);
        assert!(
            is_in("https://portal.example/")
                && is_in("https://login.portal.example/a?b#c")
                && is_in("")
                && is_in("about:blank")
        );
        for url in [
            "http://portal.example/",
            "https://evilportal.example/",
            "https://portal.example.evil.test/",
            "https://portal.example@evil.test/",
            "https://evil.test/https://portal.example/",
            "file:///etc/passwd",
            "chrome://newtab/",
            "view-source:https://portal.example/",
            "javascript:alert(1)",
        ] {
            assert!(!is_in(url), "{url}");
        }
    }

    fn pages() -> (Pages, PipeReader) {
        let (from, to) = std::io::pipe().unwrap();
        let hosts = vec!["portal.example".to_owned()];
        (Pages { hosts, to, asked: 0, first: None, seen: BTreeMap::new(), strays: Vec::new() }, from)
    }

    fn page(method: &str, id: &str, url: &str) -> Said {
        let info = json!({ "targetId": id, "type": "page", "title": "", "attached": false, "url": url });
        serde_json::from_value(json!({ "method": method, "params": { "targetInfo": info } })).unwrap()
    }

    #[test]
    fn a_window_that_is_not_on_the_list_is_closed_and_the_portals_own_is_only_told_of() {
        let (mut pages, from) = pages();
        pages.hear(page("Target.targetCreated", "1", "https://portal.example/"));
        pages.hear(page("Target.targetCreated", "2", "https://portal.example/help"));
        assert!(pages.strays.is_empty(), "a window of the portal's may stay");
        pages.hear(page("Target.targetCreated", "3", "chrome://newtab/"));
        pages.hear(page("Target.targetInfoChanged", "1", "https://elsewhere.test/"));
        pages.hear(page("Target.targetInfoChanged", "1", "https://elsewhere.test/"));
        assert_eq!(pages.strays, [Stray::Window, Stray::Page]);
        drop(pages);
        let asked: Vec<Vec<u8>> = BufReader::new(from).split(0).map(Result::unwrap).collect();
        let asked: Vec<String> =
            asked.iter().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
        assert_eq!(asked.len(), 1);
        assert!(asked.iter().all(|text| text.contains("closeTarget") && text.contains("\"3\"")), "{asked:?}");
    }

    #[test]
    fn of_all_that_comes_over_the_pipe_only_pages_count() {
        let (mut pages, _from) = pages();
        let worker = json!({ "targetId": "1", "type": "service_worker", "url": "https://elsewhere.test/" });
        let said = [
            json!({ "method": "Target.targetCreated", "params": { "targetInfo": worker } }),
            json!({ "method": "Target.targetCreated", "params": {} }),
            json!({ "method": "Other", "params": { "x": 1 } }),
        ];
        for message in said {
            pages.hear(serde_json::from_value(message).unwrap());
        }
        assert!(pages.strays.is_empty());
    }
}
