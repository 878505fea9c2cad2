// The keeper of a public computer and its sittings, with a window manager that has no keys of its own, real keys and a real mouse.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { app, scs } from './programs.mjs';

/** As it is given to centres. */
const manners = fileURLToPath(new URL('../../../assets/terminal/openbox.xml', import.meta.url));

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export async function until(what, attempt, seconds = 30) {
  for (const end = Date.now() + seconds * 1000; ; await pause(50)) {
    const found = attempt();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}`);
  }
}

async function display(test) {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1024x768x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  test.after(() => child.kill('SIGKILL'));
  const [number] = await once(child.stdio[3], 'data');
  return `:${String(number).trim()}`;
}

/** Process ids with their command lines. */
function processes() {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      return [{ pid: Number(pid), words: readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0') }];
    } catch {
      return [];
    }
  });
}

/** However the folder of the program is spelled. */
const isOurs = (words) => path.basename(words[0]) === path.basename(app);

/** Points of the screen; a caret of three by fifty is fewer. */
const mostOfACaret = 250;
const differing = (one, other) => one.reduce((count, point, at) => count + (point === other[at] ? 0 : 1), 0);

export class Terminal {
  env;
  #around;
  #folders = new Set();
  #keeper;

  static async start(test, folder, centre, around = []) {
    const terminal = new Terminal();
    terminal.#around = around;
    terminal.env = { ...process.env, DISPLAY: await display(test), SCS_DATA_DIR: folder, SCS_KEYSTORE: 'file', WEBKIT_DISABLE_DMABUF_RENDERER: '1' };
    const manager = spawn('openbox', ['--config-file', manners, '--sm-disable'], { env: terminal.env, stdio: 'ignore' });
    test.after(() => manager.kill('SIGKILL'));
    test.after(() => terminal.kill());
    terminal.staff('call', 'settings.save', JSON.stringify({ centre }));
    terminal.open();
    return terminal;
  }

  open() {
    const [program, ...words] = [...this.#around, app, '--place', 'terminal'];
    this.#keeper = spawn(program, words, { env: this.env, stdio: 'ignore' });
  }
  /** The command line, as the keeper of the computer has it. */
  staff(...words) {
    return execFileSync(scs, ['--place', 'terminal', '--json', ...words], { env: this.env, encoding: 'utf8' });
  }
  /** The sitting that runs now, once its window stands: its first process and its folder. */
  async sitting(not = null) {
    const found = await until('a sitting', () => {
      const session = processes().find(({ words }) => isOurs(words) && words.includes('--session'));
      const folder = session?.words[session.words.indexOf('--session') + 1];
      if (folder) this.#folders.add(folder);
      return folder && folder !== not ? { pid: session.pid, folder } : null;
    });
    await until('its window', () => this.windows().length > 0);
    await until('its page', () => this.#isPainted());
    return found;
  }
  /** Something dark stands on the white of the page. */
  #isPainted() {
    const colours = execFileSync('import', ['-window', 'root', '-format', '%k', 'info:'], { env: this.env, encoding: 'utf8' });
    return Number(colours) > 20;
  }
  #hand(...words) {
    return execFileSync('xdotool', words, { env: this.env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  }
  press(...keys) {
    this.#hand('key', '--clearmodifiers', ...keys);
  }
  type(text) {
    this.#hand('type', '--delay', '15', text);
  }
  /** A hand comes before it presses. */
  mouse(x, y, ...words) {
    this.#hand('mousemove', String(x), String(y), 'sleep', '0.1', ...words);
  }
  /** All windows that can be seen. */
  windows() {
    try {
      return this.#hand('search', '--onlyvisible', '--name', '.').split('\n').filter(Boolean).sort();
    } catch {
      return [];
    }
  }
  /** What their title bars would say. */
  titles() {
    return this.windows()
      .map((window) => {
        try {
          return this.#hand('getwindowname', window).trim();
        } catch {
          return '';
        }
      })
      .filter(Boolean)
      .sort();
  }
  /** Our own page has all of the screen. */
  isWhole() {
    const ours = this.#hand('search', '--onlyvisible', '--class', path.basename(app)).split('\n').filter(Boolean);
    return ours.some((window) => this.#hand('getwindowgeometry', window).includes('1024x768'));
  }
  /** Processes that bear the mark of a sitting. */
  bearing(folder) {
    const mark = `SCS_SESSION=${path.basename(folder)}`;
    return readdirSync('/proc').filter((name) => {
      try {
        return /^\d+$/.test(name) && readFileSync(`/proc/${name}/environ`, 'utf8').split('\0').includes(mark);
      } catch {
        return false;
      }
    });
  }
  picture() {
    return execFileSync('import', ['-window', 'root', '-depth', '8', 'gray:-'], { env: this.env, maxBuffer: 1 << 24 });
  }
  isGone({ pid, folder }) {
    return !existsSync(folder) && !processes().some(({ pid: running, words }) => running === pid && words.includes(folder));
  }
  /** Does it, and waits until the screen has changed and stands. A caret that blinks is no change. */
  async after(what, deed) {
    let last = this.picture();
    deed();
    await until(`a change after ${what}`, () => differing(this.picture(), last) > mostOfACaret);
    for (let same = 0; same < 3; await pause(100)) {
      const now = this.picture();
      same = differing(now, last) > mostOfACaret ? 0 : same + 1;
      last = now;
    }
  }
  go(key) {
    return this.after(key, () => this.press(key));
  }
  write(text) {
    return this.after('typing', () => this.type(text));
  }
  /** Facts of the events of one kind in the keeper's journal. */
  #journal(kind) {
    return JSON.parse(this.staff('call', 'journal.events', '{}')).events.filter((event) => event.kind === kind).map(({ facts }) => facts);
  }
  wiped() {
    return this.#journal('session.wiped');
  }
  /** How many ways out were tried in all. */
  tried() {
    return this.#journal('session.tried').flatMap(({ ways }) => Object.values(ways)).reduce((sum, times) => sum + times, 0);
  }
  /** No keeper of this test comes again: what it left in memory goes with it, a browser a moment later than its parent. */
  kill() {
    this.#keeper.kill('SIGKILL');
    const open = processes().filter(({ words }) => words.includes('--session') && isOurs(words));
    open.forEach(({ words }) => this.#folders.add(words[words.indexOf('--session') + 1]));
    for (const folder of this.#folders) {
      for (let times = 0; times < 50 && (existsSync(folder) || this.bearing(folder).length > 0); times += 1) {
        for (const pid of this.bearing(folder)) spawnSync('kill', ['-9', pid]);
        spawnSync('rm', ['-rf', folder]);
      }
    }
  }
  killKeeper() {
    this.#keeper.kill('SIGKILL');
    return once(this.#keeper, 'exit');
  }
}
