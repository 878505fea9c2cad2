//! Looks for words in every form a program could have left them in.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

use aho_corasick::AhoCorasick;
use data_encoding::{BASE64, BASE64URL, HEXLOWER, Specification};
use flate2::read::{DeflateDecoder, GzDecoder, ZlibDecoder};
use unicode_normalization::UnicodeNormalization;

/// As much of one stream as is looked at.
const LARGEST_STREAM: u64 = 64 * 1024 * 1024;

/// Words that must stand nowhere, each in all its forms.
pub struct Canaries {
    search: AhoCorasick,
    /// What was found, by number of the pattern.
    names: Vec<String>,
}

impl Canaries {
    pub fn new(words: &[String]) -> Canaries {
        let (mut names, mut patterns) = (Vec::new(), Vec::new());
        for word in words {
            for (form, pattern) in forms(word) {
                names.push(format!("{word} in {form}"));
                patterns.push(pattern);
            }
        }
        let search = AhoCorasick::builder().ascii_case_insensitive(true).build(patterns).unwrap();
        Canaries { search, names }
    }

    /// Everything found under a folder, with the file it is in; `excepted` files are passed over.
    pub fn under(&self, folder: &Path, excepted: impl Fn(&Path) -> bool) -> BTreeSet<String> {
        let files = files(folder);
        assert!(!files.is_empty(), "nothing to look through");
        let mut found = BTreeSet::new();
        for path in files.iter().filter(|path| !excepted(path)) {
            let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            let traces = self.in_file(path).into_iter().chain(self.in_bytes(name.as_bytes()));
            found.extend(traces.map(|trace| format!("{name}: {trace}")));
        }
        found
    }

    /// A file as it lies, what its streams hold once unpacked, and the text of a PDF.
    pub fn in_file(&self, path: &Path) -> BTreeSet<String> {
        let Ok(bytes) = std::fs::read(path) else {
            // A socket holds nothing.
            return BTreeSet::new();
        };
        let mut found = self.in_bytes(&bytes);
        for stream in streams(&bytes) {
            found.extend(self.in_bytes(&stream));
        }
        if bytes.starts_with(b"%PDF") {
            let read = Command::new("pdftotext").arg("-q").arg(path).arg("-").output().unwrap();
            assert!(read.status.success());
            found.extend(self.in_bytes(&read.stdout));
        }
        found
    }

    pub fn in_bytes(&self, bytes: &[u8]) -> BTreeSet<String> {
        let hits = self.search.find_overlapping_iter(bytes);
        hits.map(|hit| self.names[hit.pattern().as_usize()].clone()).collect()
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_path_buf()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let kind = entry.file_type().unwrap();
            if kind.is_dir() { folders.push(entry.path()) } else { found.push(entry.path()) }
        }
    }
    found
}

/// What deflate gives from every place where a zlib, gzip or zip entry may begin.
fn streams(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for at in 0..bytes.len().saturating_sub(2) {
        let rest = &bytes[at..];
        let is_zlib = rest[0] == 0x78 && (u32::from(rest[0]) * 256 + u32::from(rest[1])).is_multiple_of(31);
        let stream = if is_zlib {
            unpacked(ZlibDecoder::new(rest))
        } else if rest.starts_with(&[0x1f, 0x8b, 8]) {
            unpacked(GzDecoder::new(rest))
        } else if rest.starts_with(b"PK\x03\x04") && rest.len() > 30 {
            let length = |at: usize| usize::from(u16::from_le_bytes([rest[at], rest[at + 1]]));
            unpacked(DeflateDecoder::new(rest.get(30 + length(26) + length(28)..).unwrap_or_default()))
        } else {
            continue;
        };
        found.push(stream);
    }
    found
}

/// As much as comes out, also of a stream that is cut short.
fn unpacked(stream: impl Read) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = stream.take(LARGEST_STREAM).read_to_end(&mut bytes);
    bytes
}

fn forms(word: &str) -> Vec<(&'static str, Vec<u8>)> {
    let cases = [word.to_owned(), word.to_lowercase(), word.to_uppercase()];
    let mut found = Vec::new();
    for text in cases.iter().flat_map(|case| [case.nfc().collect::<String>(), case.nfd().collect()]) {
        let bytes = text.as_bytes();
        found.push(("utf-8", bytes.to_vec()));
        found.push(("utf-16le", text.encode_utf16().flat_map(u16::to_le_bytes).collect()));
        found.push(("utf-16be", text.encode_utf16().flat_map(u16::to_be_bytes).collect()));
        found.extend(windows_1251(&text).map(|bytes| ("windows-1251", bytes)));
        found.push(("percents", bytes.iter().flat_map(|byte| format!("%{byte:02x}").into_bytes()).collect()));
        found.push(("json escapes", json_escapes(&text)));
        found.push(("hex", HEXLOWER.encode(bytes).into_bytes()));
        for shift in 0..3 {
            found.push(("base64", base64(bytes, shift, BASE64.specification())));
            found.push(("base64 for addresses", base64(bytes, shift, BASE64URL.specification())));
        }
    }
    let mut known = BTreeSet::new();
    found.retain(|(_, pattern)| known.insert(pattern.clone()));
    found
}

fn json_escapes(text: &str) -> Vec<u8> {
    let escape = |unit: u16| match u8::try_from(unit) {
        Ok(byte) if byte.is_ascii() => char::from(byte).to_string(),
        _ => format!("\\u{unit:04x}"),
    };
    text.encode_utf16().map(escape).collect::<String>().into_bytes()
}

fn windows_1251(text: &str) -> Option<Vec<u8>> {
    let byte = |letter: char| match letter {
        'А'..='я' => u8::try_from(u32::from(letter) - 0x410 + 0xc0).ok(),
        'Ё' => Some(0xa8),
        'ё' => Some(0xb8),
        other => u8::try_from(other).ok().filter(u8::is_ascii),
    };
    text.chars().map(byte).collect()
}

/// The signs that do not depend on what stands before and after, when `shift` bytes stand before.
fn base64(bytes: &[u8], shift: usize, alphabet: Specification) -> Vec<u8> {
    let padded = [vec![0; shift], bytes.to_vec()].concat();
    let text = alphabet.encoding().unwrap().encode(&padded).into_bytes();
    text[(shift * 8).div_ceil(6)..padded.len() * 8 / 6].to_vec()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    const WORD: &str = "Щеглоедовой";

    fn plant(bytes: &[u8]) -> BTreeSet<String> {
        let folder = tempfile::tempdir().unwrap();
        let around = [&[0x91; 77], bytes, &[0x17; 33]].concat();
        std::fs::write(folder.path().join("cache.bin"), around).unwrap();
        Canaries::new(&[WORD.to_owned()]).under(folder.path(), |_| false)
    }

    fn finds(form: &str, bytes: &[u8]) {
        let found = plant(bytes);
        assert!(found.contains(&format!("cache.bin: {WORD} in {form}")), "{form}: {found:?}");
    }

    #[test]
    fn a_word_is_found_in_every_form() {
        finds("utf-8", WORD.to_uppercase().as_bytes());
        finds("utf-8", WORD.nfd().collect::<String>().as_bytes());
        finds("utf-16le", &WORD.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
        finds("utf-16be", &WORD.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>());
        finds("windows-1251", &windows_1251(WORD).unwrap());
        finds("percents", "%D0%A9%D0%B5%D0%B3%D0%BB%D0%BE%D0%B5%D0%B4%D0%BE%D0%B2%D0%BE%D0%B9".as_bytes());
        finds("hex", HEXLOWER.encode(WORD.as_bytes()).to_uppercase().as_bytes());
        let escaped = r"\u0429\u0435\u0433\u043B\u043E\u0435\u0434\u043e\u0432\u043e\u0439";
        finds("json escapes", escaped.as_bytes());
        for before in ["", "a", "ab"] {
            finds("base64", BASE64.encode(format!("{before}{WORD}, Лидия").as_bytes()).as_bytes());
        }
    }

    #[test]
    fn a_word_is_found_in_a_stream_even_when_the_stream_is_cut_short() {
        let text = format!("{} {WORD} {}", "слово ".repeat(99), "дело ".repeat(99));
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        zlib.write_all(text.as_bytes()).unwrap();
        let zlib = zlib.finish().unwrap();
        finds("utf-8", &zlib);
        finds("utf-8", &zlib[..zlib.len() - 9]);
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(text.as_bytes()).unwrap();
        finds("utf-8", &gzip.finish().unwrap());
        let mut raw = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        raw.write_all(text.as_bytes()).unwrap();
        let head = [b"PK\x03\x04".as_slice(), &[0; 22], &[5, 0, 0, 0], b"a.txt"].concat();
        finds("utf-8", &[head, raw.finish().unwrap()].concat());
    }

    #[test]
    fn a_word_is_found_in_a_name_and_another_word_is_not() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("papers")).unwrap();
        std::fs::write(folder.path().join(format!("papers/{WORD}.txt")), "Щеглова").unwrap();
        let found = Canaries::new(&[WORD.to_owned()]).under(folder.path(), |_| false);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(plant("Щеглова".as_bytes()).is_empty());
    }
}
