// A person without a mouse: presses keys, and after each the focus is there, with a ring, in sight.
import { openBrowser } from './browser.mjs';

/** What has the focus, as the page shows it; a string says what is wrong with it. */
export function seen() {
  const item = document.activeElement;
  if (!item || item === document.body) return 'the focus is lost';
  const ring = [item.closest('label'), item].find((bearer) => bearer && getComputedStyle(bearer).outlineStyle !== 'none');
  const name = item.getAttribute('aria-label') ?? item.labels?.[0]?.innerText ?? item.innerText;
  if (!ring || parseFloat(getComputedStyle(ring).outlineWidth) < 2) return `no ring around «${name}»`;
  const { left, top, right, bottom } = ring.getBoundingClientRect();
  const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
  const [high, low] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
  /** A tall one may begin or end where it is covered. */
  const isThere = (y) => {
    const above = document.elementFromPoint(x, y);
    return above !== null && (ring.contains(above) || above.contains(ring));
  };
  if (![(high + low) / 2, high + 4, low - 4].some(isThere)) return `«${name}» lies out of sight`;
  return { name: name.replace(/\s+/g, ' ').trim(), group: item.closest('fieldset')?.querySelector('legend')?.innerText ?? '' };
}

export class Keys {
  constructor(page) {
    this.page = page;
  }

  /** A browser whose pages can tell what has the focus. */
  static async open(t, bridge) {
    const page = await openBrowser(t, bridge.url);
    await page.addInitScript(`window.seen = ${seen}`);
    await page.reload();
    return new Keys(page);
  }

  /** What has the focus; waits for a page on its way, not for a focus that is lost. */
  async focus() {
    let found;
    const end = Date.now() + 3_000;
    do found = await this.page.evaluate(() => window.seen());
    while (typeof found === 'string' && Date.now() < end);
    if (typeof found === 'string') throw new Error(found);
    return found;
  }

  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      await this.focus();
    }
  }

  /** Tab, or Shift+Tab, until the focus is on a control with this name, or in a group with this legend. */
  async to(name, tab = 'Tab') {
    const passed = [];
    for (let tabs = 0; tabs < 80; tabs += 1) {
      await this.press(tab);
      const here = await this.focus();
      if (here.name.startsWith(name) || here.group === name) return;
      passed.push(here.name);
    }
    throw new Error(`${tab} does not lead to «${name}», only to ${passed.join(', ')}`);
  }

  async run(name, tab) {
    await this.to(name, tab);
    await this.press('Enter');
  }

  /** The focus has come by itself to a control with this name, or into a group with this legend. */
  async on(name) {
    await this.page.waitForFunction((wanted) => {
      const { name, group } = window.seen();
      return name?.startsWith(wanted) || group === wanted;
    }, name);
  }

  /** By the digit beside an option of the group that has the focus. */
  async pick(legend, title) {
    await this.on(legend);
    const digit = await this.page.evaluate((wanted) => {
      const labels = [...document.activeElement.closest('fieldset').querySelectorAll('label')];
      return labels.find((label) => label.innerText.trim().startsWith(wanted))?.querySelector('.digit')?.innerText;
    }, title);
    if (!digit) throw new Error(`no digit beside «${title}»`);
    await this.press(`Digit${digit}`);
    const isPicked = (wanted) => [...document.querySelectorAll('label:has(:checked)')].some((label) => label.innerText.trim().startsWith(wanted));
    await this.page.waitForFunction(isPicked, title);
  }

  /** Writes over whatever the field with the focus holds. */
  async write(text) {
    await this.press('Control+a');
    await this.page.keyboard.type(text);
    await this.focus();
  }

  async fill(label, text) {
    await this.to(label);
    await this.write(text);
  }

  /** A screen has come: its heading stands and has the focus. */
  async arrive(title) {
    const isThere = (wanted) => document.activeElement.matches('h1') && window.seen().name === wanted;
    await this.page.waitForFunction(isThere, title).catch(async () => {
      const [here, text] = await this.page.evaluate(() => [JSON.stringify(window.seen()), document.querySelector('main')?.innerText]);
      throw new Error(`«${title}» has not come; the focus: ${here}; the screen: ${text}`);
    });
  }
}
