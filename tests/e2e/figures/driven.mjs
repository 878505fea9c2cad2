// The real window with a script inside it: WebDriver asks and tells, the keys and the wheel are the display's own.
import { openWindow } from '../lib/window.mjs';
import { window as ours } from './built.mjs';
import { gone } from './processes.mjs';

/** Ends with the stay as a person ends it, so that the next start finds all in order. */
export async function driven(stay, screen, folder, program = ours) {
  const window = await openWindow(stay, folder, [], { program, display: screen.name });
  const pid = window.program;
  stay.after(async () => {
    await screen.press('alt+F4');
    await gone(pid);
  });
  await window.find('//h1', 60);
  return window;
}

/** The name a function goes by in the page. */
export const inPage = (window, name, what) => window.run(`window[arguments[0]] = ${what}`, name);

/** Asks until the page says yes. */
export async function untilSo(window, script, ...args) {
  const end = Date.now() + 15_000;
  while (!(await window.run(`return ${script}`, ...args))) {
    if (Date.now() > end) throw new Error(`waited in vain for ${script}`);
  }
}
