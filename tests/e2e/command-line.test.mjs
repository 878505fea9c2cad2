// The scripted consultation by `scs call`.
import { test } from 'node:test';

import { assertSameEvents } from './lib/events.mjs';
import { commandLine, temporaryFolder } from './lib/programs.mjs';
import { centre, perform } from './lib/script.mjs';

test('the scripted consultation by scs call leaves the agreed events', async (t) => {
  const call = commandLine(temporaryFolder(t));
  call('settings.save', { centre });
  const today = await perform(async (command, input) => call(command, input));
  assertSameEvents(call('journal.events', { limit: 1000 }).events, today);
});
