// Tab from control to control: each has a ring that is seen, in the colours of the theme.
import { seen } from '../keys.mjs';

/** More controls than any screen has. */
const most = 250;

/** Runs in the page: the ring of what has the focus beside what it lies on. */
function ring() {
  const item = document.activeElement;
  if (!item || item === document.body) return { isOutside: true };
  const here = window.seen();
  window.passed ??= new Set();
  if (window.passed.has(item)) return { isAround: true };
  window.passed.add(item);
  if (typeof here === 'string') return { fault: here };
  const bearer = [item.closest('label'), item].find((one) => one && getComputedStyle(one).outlineStyle !== 'none');
  const { outlineColor, boxShadow } = getComputedStyle(bearer);
  const ground = window.groundOf(bearer.parentElement);
  const halo = boxShadow.match(/rgba?\([^)]*\)/g)?.at(-1);
  const best = Math.max(...[outlineColor, halo].filter(Boolean).map((colour) => window.contrast(colour, ground)));
  return best < 3 ? { fault: `the ring of «${here.name}» is ${outlineColor} and ${halo} on ${ground}` } : {};
}

/** Goes round by Tab until it comes back. */
export async function focusFaults(page) {
  await page.evaluate(() => (window.passed = new Set()));
  const faults = [];
  let around = 0;
  for (let tabs = 0; tabs < most; tabs += 1) {
    await page.keyboard.press('Tab');
    const { isAround, fault } = await page.evaluate(ring);
    if (fault) faults.push(fault);
    around += isAround ? 1 : 0;
    if (around > 0) return faults;
  }
  return [...faults, `Tab did not come round in ${most} presses`];
}

export const withRings = `window.seen = ${seen}`;
