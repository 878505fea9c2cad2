// In the system's own high contrast: edges, what is chosen, and text keep standing out.
import { violations } from '../axe.mjs';
import { inkFaults } from './ink.mjs';

/** What is chosen says so by more than a tint that the system takes away. */
function unmarked() {
  const chosen = [
    '.rail a[aria-current], .queue a[aria-current], .path .steps li[aria-current]',
    '[role=option][aria-selected=true], .roll [aria-selected=true]',
    ':is(.who, .freq, .pick) label:has(:checked)',
  ].join(', ');
  const faults = [];
  for (const item of document.querySelectorAll(chosen)) {
    if (!item.checkVisibility()) continue;
    const [own, around] = [getComputedStyle(item).backgroundColor, window.groundOf(item.parentElement)];
    if (window.contrast(own, around) < 3) faults.push(`«${item.innerText.trim().slice(0, 30)}» is chosen and looks like the rest`);
  }
  for (const mark of document.querySelectorAll('.box, .dot')) {
    const { appearance, opacity } = getComputedStyle(mark);
    if (mark.checkVisibility() && opacity !== '0' && appearance !== 'auto') faults.push('a mark that the system does not draw');
  }
  return faults;
}

export async function forcedFaults(page) {
  await page.emulateMedia({ forcedColors: 'active' });
  const words = await violations(page, { runOnly: { type: 'rule', values: ['color-contrast'] } });
  const faults = [...words, ...(await inkFaults(page)), ...(await page.evaluate(unmarked))];
  await page.emulateMedia({ forcedColors: 'none' });
  return faults.map((fault) => `in forced colours: ${fault}`);
}
