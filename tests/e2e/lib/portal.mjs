// A stand-in of the portal and of the state's sign-in, over HTTPS under their own names, and a machine whose browser is locked for them.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import path from 'node:path';

/** On the loop alone, and nobody else's. */
const address = '127.0.0.77';
const hosts = ['trudvsem.ru', 'gosuslugi.ru', 'esia.gosuslugi.ru'];

const html = (title, body) => `<!doctype html><html lang="ru"><meta charset="utf-8"><title>${title}</title><body><h1>${title}</h1>${body}</body></html>`;
const pages = {
  start: html('Работа в России', '<p><a id="in" autofocus href="https://esia.gosuslugi.ru/login">Войти</a></p><p style="margin-top:4em"><a href="https://elsewhere.test/">Чужая страница</a> <a href="/document" download>Скачать</a> <input type="file"></p>'),
  login: html('Госуслуги', '<form method="post"><p><input name="login" autofocus></p><p><input name="password" type="password"></p><button>Войти</button></form>'),
  cabinet: html(
    'Кабинет',
    '<textarea autofocus></textarea><script>localStorage.setItem("who", document.cookie); onload = () => navigator.geolocation.getCurrentPosition(() => {});</script>',
  ),
};

function certified(folder) {
  const [key, certificate] = ['key.pem', 'certificate.pem'].map((name) => path.join(folder, name));
  const names = hosts.map((host) => `DNS:${host}`).join(',');
  const words = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=stand-in', '-addext', `subjectAltName=${names}`, '-addext', 'basicConstraints=critical,CA:TRUE', '-keyout', key, '-out', certificate];
  execFileSync('openssl', words, { stdio: 'ignore' });
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(certificate, 'utf8') };
}

/** Whom it let in, and what every browser brought with it. */
export class StandInPortal {
  /** Host, method, path and cookies of each request, in order. */
  asked = [];
  #folder;

  static async start(test, folder) {
    const portal = new StandInPortal();
    portal.#folder = folder;
    for (const part of ['rules', 'flags']) mkdirSync(path.join(folder, part), { recursive: true });
    // A browser of the superuser refuses its own sandbox; a client's computer has no superuser at its screen.
    writeFileSync(path.join(folder, 'flags', 'superuser'), process.getuid() === 0 ? 'export CHROMIUM_FLAGS="$CHROMIUM_FLAGS --no-sandbox"\n' : '');
    const { key, cert } = certified(folder);
    const server = createServer({ key, cert }, (request, response) => portal.#answer(request, response));
    server.listen(443, address);
    await once(server, 'listening');
    test.after(() => server.closeAllConnections?.());
    test.after(() => server.close());
    const trusted = cert.replace(/-----[A-Z ]+-----|\s/g, '');
    writeFileSync(path.join(folder, 'rules', 'centre.json'), JSON.stringify({ CACertificates: [trusted] }));
    writeFileSync(path.join(folder, 'hosts'), `127.0.0.1 localhost\n${hosts.map((host) => `${address} ${host}`).join('\n')}\n${address} elsewhere.test\n`);
    return portal;
  }

  /** The rules of the browser, as the administrator puts them there. */
  lock(rules) {
    this.rules = rules;
    writeFileSync(path.join(this.#folder, 'rules', 'scs-terminal.json'), rules);
  }

  /** Words that start a program where these names and rules hold, and nowhere else. */
  get around() {
    const place = '/etc/chromium/policies/managed';
    mkdirSync(place, { recursive: true });
    const over = Object.entries({ rules: place, flags: '/etc/chromium.d', hosts: '/etc/hosts' });
    const mounts = over.map(([name, where]) => `mount --bind '${path.join(this.#folder, name)}' ${where}`);
    return ['unshare', '--mount', '--propagation', 'private', 'sh', '-c', `${mounts.join(' && ')} && exec "$@"`, 'sh'];
  }

  /** Requests to the sign-in page, each with the cookies it came with. */
  get signIns() {
    return this.asked.filter(({ host, at }) => host === 'esia.gosuslugi.ru' && at === '/login');
  }

  #answer(request, response) {
    const { host, cookie = '' } = request.headers;
    const at = request.url.split('?')[0];
    this.asked.push({ host, method: request.method, at, cookie });
    const send = (status, headers, body = '') => response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
    if (host === 'esia.gosuslugi.ru' && request.method === 'POST') {
      request.resume();
      return send(303, { location: 'https://trudvsem.ru/cabinet', 'set-cookie': 'esia=in; Secure; HttpOnly; Max-Age=86400; Domain=gosuslugi.ru; Path=/' });
    }
    if (host === 'esia.gosuslugi.ru') return cookie.includes('esia=in') ? send(303, { location: 'https://trudvsem.ru/cabinet' }) : send(200, {}, pages.login);
    if (at === '/cabinet') return send(200, { 'set-cookie': 'cabinet=open; Secure; Max-Age=86400; Path=/' }, pages.cabinet);
    if (at === '/document') return send(200, { 'content-disposition': 'attachment; filename="document.pdf"' }, 'Выписка-для-скачивания');
    return send(200, {}, pages.start);
  }
}
