// Chromium on the test bridge, with the same hands as the real window.
import { chromium } from 'playwright-core';

const executablePath = process.env.SCS_CHROMIUM ?? '/usr/bin/chromium';

/** A page on the bridge; ends with the test. A script error in the page fails the test. */
export async function openBrowser(test, url, { width = 1280, height = 800 } = {}) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
  test.after(() => browser.close());
  const page = await browser.newPage({ viewport: { width, height } });
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(url);
  return page;
}

const keys = { '\uE009': 'Control', '\uE007': 'Enter', '\uE031': 'F1', '\uE032': 'F2' };

/** The page under the names that `window.mjs` gives the real window. */
export class Browser {
  constructor(page) {
    this.page = page;
  }

  async find(xpath) {
    await this.page.locator(`xpath=${xpath}`).first().waitFor();
  }

  async click(xpath) {
    await this.page.locator(`xpath=${xpath}`).first().click();
  }

  async gone(xpath) {
    await this.page.locator(`xpath=${xpath}`).first().waitFor({ state: 'detached' });
  }

  async replace(xpath, text) {
    await this.page.locator(`xpath=${xpath}`).first().fill(text);
  }

  async press(...names) {
    await this.page.keyboard.press(names.map((name) => keys[name] ?? name).join('+'));
  }

  async run(script, ...args) {
    return this.page.evaluate(([body, given]) => new Function(body)(...given), [script, args]);
  }
}
