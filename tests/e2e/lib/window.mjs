// The real window: Xvfb, WebKitWebDriver, and the W3C WebDriver protocol over fetch.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { readFileSync, writeFileSync } from 'node:fs';

import { app } from './programs.mjs';

const element = 'element-6066-11e4-a52e-4f735466cecf';

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function until(what, attempt, seconds = 30) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    try {
      const found = await attempt();
      if (found !== undefined && found !== null && found !== false) return found;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A display of its own; ends with the test. */
async function ownDisplay(test) {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  test.after(() => child.kill('SIGKILL'));
  const number = await new Promise((resolve) => child.stdio[3].once('data', (text) => resolve(String(text).trim())));
  return `:${number}`;
}

/** Opens the program's window on a data folder, on a display of its own unless one is given; ends with the test. */
export async function openWindow(test, folder, options = [], { program = app, display = null } = {}) {
  const port = await freePort();
  const env = {
    ...process.env,
    DISPLAY: display ?? (await ownDisplay(test)),
    SCS_DATA_DIR: folder,
    SCS_KEYSTORE: 'file',
    TAURI_WEBVIEW_AUTOMATION: 'true',
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
  };
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], { env, stdio: 'ignore' });
  test.after(() => driver.kill('SIGKILL'));
  const send = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  await until('the driver', () => send('GET', '/status'));
  const { sessionId } = await send('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary: program, args: options } } },
  });
  test.after(() => send('DELETE', `/session/${sessionId}`).catch(() => {}));
  return new Window((method, path, body) => send(method, `/session/${sessionId}${path}`, body), driver.pid);
}

/** Processes that `parent` started, by the kernel's list. */
function childrenOf(parent) {
  return readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

class Window {
  #send;
  #driver;

  constructor(send, driver) {
    this.#send = send;
    this.#driver = driver;
  }

  /** The process of the program, as long as it runs. */
  get program() {
    return childrenOf(this.#driver)[0];
  }

  /** Ends the program at once, as a power cut would, and waits until it is gone. */
  async kill() {
    const programs = childrenOf(this.#driver);
    if (programs.length === 0) throw new Error('the driver started no program');
    for (const program of programs) process.kill(program, 'SIGKILL');
    await until('the end of the program', () => childrenOf(this.#driver).every((child) => !programs.includes(child)));
  }

  /** How long anything is waited for; longer where other work takes the machine. */
  patience = 15;

  async find(xpath, seconds = this.patience) {
    const found = await until(xpath, () => this.#send('POST', '/element', { using: 'xpath', value: xpath }), seconds);
    return found[element];
  }

  async exists(xpath) {
    const found = await this.#send('POST', '/elements', { using: 'xpath', value: xpath });
    return found.length > 0;
  }

  /** What closes gives its room back, and what stands above moves. */
  async gone(xpath) {
    await until(`${xpath} to go`, async () => !(await this.exists(xpath)));
  }

  /** The driver scrolls the page but not a column of it, as a person would. */
  async click(xpath) {
    await until(`a press on ${xpath}`, async () => {
      const id = await this.find(xpath);
      await this.#send('POST', '/execute/sync', { script: "arguments[0].scrollIntoView({ block: 'nearest' })", args: [{ [element]: id }] });
      await this.#send('POST', `/element/${id}/click`, {});
      return true;
    });
  }

  async type(xpath, text) {
    const id = await this.find(xpath);
    await this.#send('POST', `/element/${id}/value`, { text });
  }

  /** Empties a field as a person does: the driver's own clear tells the page nothing. */
  async replace(xpath, text) {
    await this.type(xpath, '\uE009a\uE000\uE003');
    await this.type(xpath, text);
  }

  /** Keys to whatever has the focus; names are W3C key codes. */
  async press(...keys) {
    const down = keys.map((value) => ({ type: 'keyDown', value }));
    const up = [...keys].reverse().map((value) => ({ type: 'keyUp', value }));
    await this.#send('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions: [...down, ...up] }] });
  }

  async text(xpath) {
    return this.#send('GET', `/element/${await this.find(xpath)}/text`);
  }

  async run(script, ...args) {
    return this.#send('POST', '/execute/sync', { script, args });
  }

  /** A command of the core, as the window's own pages call it. */
  async call(command, input = {}) {
    const script = `const done = arguments[arguments.length - 1];
      window.__TAURI_INTERNALS__.invoke('call', { command: arguments[0], input: arguments[1] })
        .then((ok) => done({ ok }), (refusal) => done({ refusal }));`;
    const answer = await this.#send('POST', '/execute/async', { script, args: [command, input] });
    if (answer.refusal) throw new Error(`${command}: ${JSON.stringify(answer.refusal)}`);
    return answer.ok;
  }

  /** A script that answers later, by a promise. */
  async answer(script, ...args) {
    const body = `const done = arguments[arguments.length - 1]; (async (...args) => { ${script} })(...arguments).then(done, (e) => done({ failed: String(e) }));`;
    return this.#send('POST', '/execute/async', { script: body, args });
  }

  async go(hash) {
    await this.run(`location.hash = arguments[0]`, hash);
  }

  async reload() {
    await this.#send('POST', '/refresh', {});
  }

  async screenshot(file) {
    writeFileSync(file, Buffer.from(await this.#send('GET', '/screenshot'), 'base64'));
  }
}
