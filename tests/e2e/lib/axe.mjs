// The rules of axe, asked of a page as it stands.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What the rules find; the page must have been given `axe` before. */
export async function violations(page, options = { runOnly: tags }) {
  const found = await page.evaluate((given) => window.axe.run(document, { resultTypes: ['violations'], preload: false, ...given }), options);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.any[0]?.message ?? ''}`).join(' | ')}`);
}
