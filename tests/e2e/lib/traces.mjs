// Looks for words in every form that a web view could have left them in.
import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';

/** Which of the words stand under `folder`: `file: word, form`. Files that `excepted` names are passed over. */
export function tracesUnder(folder, words, excepted = () => false) {
  const patterns = words.flatMap((word) => forms(word).map(([form, bytes]) => ({ told: `${word}, ${form}`, bytes })));
  const found = [];
  for (const file of filesUnder(folder)) {
    const name = path.relative(folder, file);
    const readings = [Buffer.from(name), ...(excepted(name) ? [] : readingsOf(file))];
    for (const { told, bytes } of patterns) {
      if (readings.some((reading) => reading.includes(bytes))) found.push(`${name}: ${told}`);
    }
  }
  return found;
}

/** Sockets and pipes hold nothing, and links are followed nowhere. */
function filesUnder(folder) {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    const kind = lstatSync(file);
    if (kind.isDirectory()) return filesUnder(file);
    return kind.isFile() ? [file] : [];
  });
}

/** The bytes as they lie, and what every zlib stream in them holds. */
function readingsOf(file) {
  const bytes = readFileSync(file);
  const readings = [bytes];
  for (let at = bytes.indexOf(0x78); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0x78, at + 1)) {
    if (bytes.readUInt16BE(at) % 31 === 0) readings.push(inflated(bytes.subarray(at)));
  }
  return readings;
}

function inflated(bytes) {
  try {
    return inflateSync(bytes, { maxOutputLength: 64 * 1024 * 1024 });
  } catch {
    return Buffer.alloc(0);
  }
}

function forms(word) {
  const cases = [word, word.toLowerCase(), word.toUpperCase()];
  const texts = new Set(cases.flatMap((text) => [text.normalize('NFC'), text.normalize('NFD')]));
  return [...texts].flatMap((text) => {
    const utf8 = Buffer.from(text);
    const wide = Buffer.from(text, 'utf16le');
    return [
      ['utf-8', utf8],
      ['utf-16le', wide],
      ['utf-16be', Buffer.from(wide).swap16()],
      ['percents', Buffer.from(encodeURIComponent(text))],
      ['json escapes', Buffer.from(escaped(text))],
      ['hex', Buffer.from(utf8.toString('hex'))],
      ...[0, 1, 2].map((shift) => ['base64', base64(utf8, shift)]),
    ];
  });
}

const escaped = (text) =>
  text.replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The signs that do not depend on what stands before and after, when `shift` bytes stand before. */
function base64(bytes, shift) {
  const padded = Buffer.concat([Buffer.alloc(shift), bytes]);
  const signs = padded.toString('base64');
  return Buffer.from(signs.slice(Math.ceil((shift * 8) / 6), Math.floor((padded.length * 8) / 6)));
}
