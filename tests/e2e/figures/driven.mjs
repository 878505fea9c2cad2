// The real window with a script inside it: WebDriver asks and tells, the keys and the wheel are the display's own.
import { heading } from '../lib/names.mjs';
import { openWindow } from '../lib/window.mjs';
import { window as program } from './built.mjs';

export async function driven(stay, screen, folder) {
  const window = await openWindow(stay, folder, [], { program, display: screen.name });
  await window.find(heading('С чем пришли?'), 60);
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
