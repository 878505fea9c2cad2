// Larger text: nothing runs off sideways, nothing is cut.

const scales = ['1', '1.25', '1.5', '2'];

/** What stands where it cannot be read. */
function cramped() {
  const troubles = [];
  const name = (item) => `${item.tagName.toLowerCase()}.${item.className.baseVal ?? item.className} «${(item.innerText ?? '').trim().slice(0, 40)}»`;
  /** Rows and sheets of paper are wide by nature; a list of records shows its whole words in a title. */
  const isWide = (item) => item.closest('[role=grid], .scroll, .graph, .desk') !== null;
  const isForEars = (item) => item.closest('.hidden, .skip, option, svg, input') !== null || getComputedStyle(item).clipPath === 'inset(50%)';
  for (const item of document.querySelectorAll('body, body *')) {
    if (isForEars(item) || !item.checkVisibility({ visibilityProperty: true })) continue;
    const { overflowX, overflowY } = getComputedStyle(item);
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = item;
    const isHead = item.matches('th, [role=columnheader]');
    if (isHead && scrollWidth > clientWidth) troubles.push(`${name(item)} has ${clientWidth} of ${scrollWidth}`);
    if (isWide(item) || getComputedStyle(item).display === 'inline') continue;
    if (overflowX !== 'visible' && scrollWidth > clientWidth + 1) troubles.push(`${name(item)} has ${clientWidth} of ${scrollWidth} across`);
    if (['hidden', 'clip'].includes(overflowY) && scrollHeight > clientHeight + 1) troubles.push(`${name(item)} has ${clientHeight} of ${scrollHeight} down`);
    const { left, right, width } = item.getBoundingClientRect();
    if (width > 0 && (left < -1 || right > innerWidth + 1)) troubles.push(`${name(item)} stands at ${Math.round(left)}…${Math.round(right)} of ${innerWidth}`);
  }
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) troubles.push(`the page is ${page.scrollWidth} wide in ${page.clientWidth}`);
  return troubles;
}

async function at(page, scale) {
  await page.evaluate((wanted) => {
    document.documentElement.dataset.scale = wanted;
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, scale);
  return page.evaluate(cramped);
}

/** The page at every size of the text, and at the largest in a small window; put on in place. */
export async function reflowFaults(page) {
  const usual = page.viewportSize();
  const faults = [];
  for (const scale of scales) faults.push(...(await at(page, scale)).map((fault) => `at ×${scale}: ${fault}`));
  await page.setViewportSize({ width: 800, height: 600 });
  faults.push(...(await at(page, '2')).map((fault) => `at ×2 in 800×600: ${fault}`));
  await page.setViewportSize(usual);
  await at(page, '1');
  return faults;
}
