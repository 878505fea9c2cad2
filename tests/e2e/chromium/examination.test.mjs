// The examination sees: on a page made badly on purpose, each side of it finds its fault.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openBrowser } from '../lib/browser.mjs';
import { violations } from '../lib/axe.mjs';
import { errorFaults } from '../lib/examine/errors.mjs';
import { focusFaults } from '../lib/examine/focus.mjs';
import { forcedFaults } from '../lib/examine/forced.mjs';
import { inkFaults } from '../lib/examine/ink.mjs';
import { motionFaults } from '../lib/examine/motion.mjs';
import { nameFaults } from '../lib/examine/names.mjs';
import { reflowFaults } from '../lib/examine/reflow.mjs';
import { targetFaults } from '../lib/examine/targets.mjs';
import { prepare, size } from '../lib/examine.mjs';
import { startBridge } from '../lib/programs.mjs';
import { show } from '../lib/states/arrive.mjs';

/** What is done to a sound page, who must see it, and by what words. */
const faults = [
  ['a button without a name', violations, /button-name/, (main) => main.insertAdjacentHTML('beforeend', '<button class="btn"></button>')],
  ['grey words', violations, /color-contrast/, (main) => main.insertAdjacentHTML('afterbegin', '<p class="grey">Слова</p>')],
  ['an English name', nameFaults, /«Close»/, (main) => main.insertAdjacentHTML('beforeend', '<button class="btn" aria-label="Close">×</button>')],
  ['another language', nameFaults, /«en»/, () => (document.documentElement.lang = 'en')],
  ['a small button', targetFaults, /«Ещё».*wants 40/, (main) => main.insertAdjacentHTML('beforeend', '<button class="tiny">Ещё</button>')],
  ['a faint icon', inkFaults, /^icon/, (main) => main.insertAdjacentHTML('beforeend', '<svg class="i grey"></svg>')],
  ['a field without an edge', inkFaults, /no edge/, (main) => main.insertAdjacentHTML('beforeend', '<input class="in bare" aria-label="Поле">')],
  ['a wide table', reflowFaults, /^at ×1: main/, (main) => main.insertAdjacentHTML('beforeend', '<div class="broad">Слова</div>')],
  ['a cut line', reflowFaults, /^at ×2: p\.cut.*across/, (main) => main.insertAdjacentHTML('beforeend', '<p class="cut">Слова, которым тесно</p>')],
  ['a cut box', reflowFaults, /^at ×2: p\.low.*down/, (main) => main.insertAdjacentHTML('beforeend', '<p class="low">Слова, которым тесно</p>')],
  ['something that glides', motionFaults, /to change/, (main) => main.insertAdjacentHTML('beforeend', '<p class="slow">Слова</p>')],
  ['a tint alone in forced colours', forcedFaults, /looks like the rest/, () => document.querySelector('.rail a[aria-current]').style.setProperty('background', 'Canvas', 'important')],
  ['a control without a ring', focusFaults, /no ring/, (main) => main.insertAdjacentHTML('afterbegin', '<button class="btn ringless">Кнопка</button>')],
  ['a ring that cannot be told', focusFaults, /the ring of «Кнопка»/, (main) => main.insertAdjacentHTML('afterbegin', '<button class="btn pale">Кнопка</button>')],
  ['a control under another', focusFaults, /out of sight/, (main) => main.insertAdjacentHTML('afterbegin', '<button class="btn">Кнопка</button><div class="lid"></div>')],
  ['an error told to nobody', errorFaults, /the title is/, (main) => main.insertAdjacentHTML('beforeend', '<input class="in" aria-label="Поле" aria-invalid="true">')],
];

const badly = `
  .grey { color: #c8c8c8 !important; } .tiny { width: 20px; height: 20px; padding: 0; overflow: hidden; } .bare { border: 0 !important; }
  .broad { width: 3000px; } .cut { width: 200px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; } .low { width: 250px; height: 30px; overflow: hidden; }
  .slow { transition: opacity 2s; }
  .ringless:focus-visible { outline: none; } .pale:focus-visible { outline-color: #eee; box-shadow: none; }
  .lid { position: fixed; inset: 0; z-index: 99; background: #fff; }`;

test('each side of the examination finds its fault', async (t) => {
  const bridge = await startBridge(t);
  const page = await openBrowser(t, bridge.url, size);
  await prepare(page);
  for (const [name, look, words, spoil] of faults) {
    await t.test(name, async () => {
      await show(page, '#/', `//h1`);
      const before = (await look(page)).filter((fault) => words.test(fault));
      await page.evaluate(([sheet, change]) => {
        const style = new CSSStyleSheet();
        style.replaceSync(sheet);
        document.adoptedStyleSheets = [style];
        new Function('main', `(${change})(main)`)(document.querySelector('main'));
      }, [badly, spoil.toString()]);
      const found = (await look(page)).filter((fault) => words.test(fault));
      assert.ok(found.length > before.length, `not seen: ${name}`);
    });
  }
});
