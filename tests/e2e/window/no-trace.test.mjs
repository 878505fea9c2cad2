// The real window leaves no word of a person in clear: not in its web view's folders, nor anywhere else.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';

import { performByHand } from '../lib/by-hand.mjs';
import { heading } from '../lib/names.mjs';
import { temporaryFolder } from '../lib/programs.mjs';
import { centre, quick, referral } from '../lib/script.mjs';
import { tracesUnder } from '../lib/traces.mjs';
import { openWindow } from '../lib/window.mjs';

const words = [...referral.full_name.split(' '), 'Веретено', quick.note];
/** Sheets that were saved instead of printed; their names are looked at all the same. */
const isSaved = (name) => name.startsWith(path.join('desk', 'live', 'papers') + path.sep);

/** All that a program started from here may write to lies under one folder. */
function machine(t) {
  const folder = temporaryFolder(t);
  const places = {
    HOME: '.',
    XDG_DATA_HOME: '.local/share',
    XDG_STATE_HOME: '.local/state',
    XDG_CONFIG_HOME: '.config',
    XDG_CACHE_HOME: '.cache',
    XDG_RUNTIME_DIR: 'run',
    TMPDIR: 'tmp',
  };
  const before = { ...process.env };
  for (const [variable, place] of Object.entries(places)) {
    process.env[variable] = path.join(folder, place);
    mkdirSync(process.env[variable], { recursive: true, mode: 0o700 });
  }
  t.after(() => Object.keys(places).forEach((variable) => restore(variable, before[variable])));
  return folder;
}

function restore(variable, value) {
  if (value === undefined) delete process.env[variable];
  else process.env[variable] = value;
}

test('after a consultation no word of it stands in clear, open or killed', async (t) => {
  const folder = machine(t);
  const window = await openWindow(t, path.join(folder, 'desk'));
  await window.find(heading('С чем пришли?'), 60);
  await window.call('settings.save', { centre });
  const { today } = await window.call('desk.show');
  await performByHand(window, today);
  assert.deepEqual(tracesUnder(folder, words, isSaved), [], 'open');
  await window.kill();
  assert.deepEqual(tracesUnder(folder, words, isSaved), [], 'killed');
  assert.ok(readdirSync(path.join(folder, '.local/share/ru.scs.desk')).length > 0, 'the web view keeps its own');
  assert.ok(readdirSync(path.join(folder, 'desk', 'live', 'papers')).length > 0, 'sheets were saved');
});

test('a word planted in any form is found', (t) => {
  const folder = temporaryFolder(t);
  const [word] = words;
  const plants = {
    'utf-8': Buffer.from(word.toUpperCase()),
    'utf-16le': Buffer.from(word, 'utf16le'),
    percents: Buffer.from(encodeURIComponent(word)),
    hex: Buffer.from(Buffer.from(word).toString('hex')),
    base64: Buffer.from(Buffer.from(`имя ${word} Л.`).toString('base64')),
  };
  const file = path.join(folder, 'cache');
  for (const [form, bytes] of Object.entries(plants)) {
    for (const plant of [bytes, deflateSync(bytes)]) {
      writeFileSync(file, Buffer.concat([Buffer.from('before'), plant]));
      assert.deepEqual(tracesUnder(folder, words), [`cache: ${word}, ${form}`]);
    }
  }
  rmSync(file);
  writeFileSync(path.join(folder, word), '');
  assert.deepEqual(tracesUnder(folder, words), [`${word}: ${word}, utf-8`]);
});
