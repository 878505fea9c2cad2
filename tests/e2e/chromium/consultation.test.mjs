// The scripted consultation in the browser, on the real core behind the test bridge.
import { test } from 'node:test';

import { Browser, openBrowser } from '../lib/browser.mjs';
import { performByHand } from '../lib/by-hand.mjs';
import { assertSameEvents } from '../lib/events.mjs';
import { startBridge } from '../lib/programs.mjs';

test('the scripted consultation in the browser leaves the agreed events', async (t) => {
  const bridge = await startBridge(t);
  const { today } = await bridge.call('desk.show');
  const page = await openBrowser(t, bridge.url);
  await performByHand(new Browser(page), today);
  const { events } = await bridge.call('journal.events', { limit: 1000 });
  assertSameEvents(events, today);
});
