// A page as it stands, looked at from every side at once: it is loaded once, themes and sizes are put on in place.
import { axe, violations } from './axe.mjs';
import { colours } from './examine/colours.mjs';
import { errorFaults } from './examine/errors.mjs';
import { focusFaults, withRings } from './examine/focus.mjs';
import { forcedFaults } from './examine/forced.mjs';
import { inkFaults } from './examine/ink.mjs';
import { motionFaults } from './examine/motion.mjs';
import { nameFaults } from './examine/names.mjs';
import { reflowFaults } from './examine/reflow.mjs';
import { targetFaults } from './examine/targets.mjs';

export const themes = ['light', 'dark', 'contrast-white', 'contrast-black', 'contrast-blue'];
export const size = { width: 1280, height: 720 };

/** Less motion is asked for from here on. */
export async function prepare(page) {
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  for (const script of [axe, colours, withRings]) await page.addInitScript(script);
  await page.reload();
}

const wear = (page, theme) => page.evaluate((name) => (document.documentElement.dataset.theme = name), theme);

async function inEachTheme(page) {
  const faults = [];
  for (const theme of themes) {
    await wear(page, theme);
    faults.push(...[...(await violations(page)), ...(await inkFaults(page))].map((fault) => `${theme}: ${fault}`));
  }
  await wear(page, 'light');
  return faults;
}

/** Goes round by Tab in one theme, or in the system's own colours: the next state has the next. */
async function inTurn(page, at) {
  const theme = [...themes, null][at % (themes.length + 1)];
  if (theme) await wear(page, theme);
  else await page.emulateMedia({ forcedColors: 'active' });
  const faults = await focusFaults(page);
  await page.emulateMedia({ forcedColors: 'none' });
  return faults.map((fault) => `${theme ?? 'forced colours'}: ${fault}`);
}

/** All that is wrong. Where nothing was sent, as in the gallery, errors stand without having been told. */
export async function faultsOf(page, { at = 0, isSent = true } = {}) {
  return [
    ...(isSent ? await errorFaults(page) : []),
    ...(await nameFaults(page)),
    ...(await motionFaults(page)),
    ...(await targetFaults(page)),
    ...(await inEachTheme(page)),
    ...(await forcedFaults(page)),
    ...(await reflowFaults(page)),
    ...(await inTurn(page, at)),
  ];
}
