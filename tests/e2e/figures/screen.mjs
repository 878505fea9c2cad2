// A display whose picture can be read at any moment: Xvfb keeps it in a file, in the XWD format.
import { execFile, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Larger than the window with its frame, so that none of it is cut off. */
const size = '1400x1000x24';

export class Screen {
  #file;
  #start;
  #stride;

  /** With a window manager, as on a desk: it gives the focus and closes windows. */
  static async open(stay) {
    const folder = mkdtempSync(path.join(tmpdir(), 'scs-screen-'));
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-fbdir', folder], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const number = await new Promise((resolve, reject) => {
      server.once('error', reject);
      server.once('exit', () => reject(new Error('Xvfb opened no display')));
      server.stdio[3].once('data', (text) => resolve(String(text).trim()));
    });
    const screen = new Screen(`:${number}`, path.join(folder, 'Xvfb_screen0'));
    const manager = spawn('openbox', [], { env: screen.env, stdio: 'ignore' });
    stay.after(() => {
      manager.kill('SIGKILL');
      server.kill('SIGKILL');
      closeSync(screen.#file);
      rmSync(folder, { recursive: true, force: true });
    });
    return screen;
  }

  constructor(name, file) {
    this.name = name;
    this.env = { ...process.env, DISPLAY: name, GDK_BACKEND: 'x11' };
    this.#file = openSync(file, 'r');
    const header = Buffer.alloc(100);
    readSync(this.#file, header, 0, 100, 0);
    this.#stride = header.readUInt32BE(48);
    this.#start = header.readUInt32BE(0) + header.readUInt32BE(76) * 12;
  }

  /** The pixels of a rectangle, as they are now. */
  look({ x, y, width, height }) {
    const lines = Buffer.alloc(height * this.#stride);
    readSync(this.#file, lines, 0, lines.length, this.#start + y * this.#stride);
    const cut = (at) => lines.subarray(at * this.#stride + x * 4, at * this.#stride + (x + width) * 4);
    return Buffer.concat(Array.from({ length: height }, (_, at) => cut(at)));
  }

  /** Waits until the rectangle holds these pixels; answers when. */
  async until(rectangle, pixels, seconds = 20) {
    const end = performance.now() + seconds * 1000;
    while (!this.look(rectangle).equals(pixels)) {
      if (performance.now() > end) throw new Error(`the expected picture did not come within ${seconds} s`);
      await pause(2);
    }
    return performance.now();
  }

  /** Waits until something is drawn in the rectangle: it has more than one colour. */
  async drawn(rectangle, seconds = 60) {
    const end = performance.now() + seconds * 1000;
    for (;;) {
      const pixels = this.look(rectangle);
      if (!pixels.subarray(4).equals(pixels.subarray(0, -4))) return;
      if (performance.now() > end) throw new Error(`nothing was drawn within ${seconds} s`);
      await pause(20);
    }
  }

  /** Waits until the rectangle has not changed for so long; answers what it holds. */
  async still(rectangle, milliseconds = 1500, seconds = 60) {
    const end = performance.now() + seconds * 1000;
    let before = this.look(rectangle);
    let since = performance.now();
    while (performance.now() - since < milliseconds) {
      await pause(50);
      const now = this.look(rectangle);
      if (performance.now() > end) throw new Error(`the picture never stood still within ${seconds} s`);
      if (!now.equals(before)) [before, since] = [now, performance.now()];
    }
    return before;
  }

  /** Keys as a keyboard sends them, to the window with the focus; names are those of xdotool. */
  async press(...keys) {
    await this.tool('key', '--delay', '0', ...keys);
  }

  async tool(...words) {
    const { stdout } = await run('xdotool', words, { env: this.env });
    return stdout;
  }

  /** Where the inner part of the one window lies. */
  async window() {
    const id = await this.tool('search', '--sync', '--onlyvisible', '--class', 'scs|empty');
    const { stdout } = await run('xwininfo', ['-id', id.trim()], { env: this.env });
    const number = (name) => Number(new RegExp(`Absolute upper-left ${name}:\\s+(-?\\d+)`).exec(stdout)[1]);
    return { x: number('X'), y: number('Y') };
  }
}
