// The largest text: nothing runs off the page sideways, and no heading of a column loses its words.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openBrowser } from '../lib/browser.mjs';
import { startBridge } from '../lib/programs.mjs';
import { working } from '../lib/states.mjs';

/** What stands where it cannot be read. */
function cramped() {
  const page = document.documentElement;
  const troubles = page.scrollWidth > page.clientWidth ? [`the page is ${page.scrollWidth} wide in ${page.clientWidth}`] : [];
  for (const head of document.querySelectorAll('th, [role=columnheader]')) {
    if (head.checkVisibility() && head.scrollWidth > head.clientWidth) troubles.push(`«${head.innerText}» has ${head.clientWidth} of ${head.scrollWidth}`);
  }
  return troubles;
}

for (const [width, height] of [[1280, 800], [800, 600]]) {
  test(`every screen holds its words at double size in ${width}×${height}`, async (t) => {
    const bridge = await startBridge(t);
    await bridge.call('view.save', { view: { theme: 'system', scale: '2', space: 'normal', font: 'golos', journal: 'roll' } });
    const page = await openBrowser(t, bridge.url, { width, height });
    for (const { name, arrive } of working) {
      await t.test(name, async () => {
        await arrive(page, bridge.call);
        assert.deepEqual(await page.evaluate(cramped), []);
      });
    }
  });
}
