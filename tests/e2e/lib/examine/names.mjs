// For those who listen: Russian, and no Latin words but those that have no Russian name.

/** Keys, formats, typefaces, the time scale of the law, numbers of cards and the printer of the bridge. */
const latinNames = /\b(?:(?:Ctrl|Shift|Alt)\+(?:[A-Z]\b)?|Enter|Esc|Home|End|F\d{1,2}|PDF|PNG|CSV|Golos Text|PT Sans|PT Serif|UTC|E-\d\d|hall)/g;

/** What a screen reader says of everything on the page. */
async function spoken(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const silent = new Set(['StaticText', 'InlineTextBox', 'RootWebArea']);
  const said = nodes.filter((node) => !node.ignored && !silent.has(node.role?.value)).flatMap((node) => [node.name?.value, node.description?.value]);
  const written = await page.$$eval('[title], [placeholder], [alt]', (all) => all.flatMap((item) => [item.title, item.placeholder, item.alt]));
  return [...said, ...written].filter(Boolean);
}

export async function nameFaults(page) {
  const language = await page.evaluate(() => document.documentElement.lang);
  const foreign = (await spoken(page)).filter((name) => /[a-z]/i.test(name.replace(latinNames, '')));
  return [...(language === 'ru' ? [] : [`the language is «${language}»`]), ...foreign.map((name) => `«${name}» is said in Latin letters`)];
}
