/** Moves the focus between the regions of the window: sections, work, panel, status line. */
export function toRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) => region.checkVisibility());
  if (regions.length === 0) return;
  const here = regions.findLastIndex((region) => region.contains(document.activeElement));
  const start = here < 0 && step < 0 ? 0 : here;
  enter(regions[(start + step + regions.length) % regions.length]);
}

const focusable = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';

function enter(region: HTMLElement | undefined): void {
  if (!region) return;
  const heading = region.querySelector<HTMLElement>('h1[tabindex="-1"], h2[tabindex="-1"]');
  const first = [...region.querySelectorAll<HTMLElement>(focusable)].find((item) => item.checkVisibility());
  (heading ?? first ?? region).focus();
}
