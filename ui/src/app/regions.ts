/** Moves the focus between the regions of the window: sections, work, panel, status line. */
export function toRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) => region.checkVisibility());
  if (regions.length === 0) return;
  const here = regions.findLastIndex((region) => region.contains(document.activeElement));
  const start = here < 0 && step < 0 ? 0 : here;
  enter(regions[(start + step + regions.length) % regions.length]);
}

/** Long enough for a heading on its way; a person does not wait for it. */
const patience = 100;

/** Takes the focus in when what had it is gone from the page: to the region it was in, or to the work. Until the returned function is called. */
export function keepFocusInside(): () => void {
  let trail: Element[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isLost = () => document.activeElement === document.body && trail[0]?.isConnected === false;
  const rescue = () => {
    if (isLost()) enter(trail.find((item) => item.isConnected)?.closest<HTMLElement>('[data-region], dialog') ?? document.querySelector('main'));
  };
  const remember = ({ target }: FocusEvent) => {
    trail = [];
    for (let item = target instanceof Element ? target : null; item; item = item.parentElement) trail.push(item);
  };
  const observer = new MutationObserver(() => {
    clearTimeout(timer);
    if (isLost()) timer = setTimeout(rescue, patience);
  });
  document.addEventListener('focusin', remember);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    document.removeEventListener('focusin', remember);
  };
}

const focusable = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';

function enter(region: HTMLElement | null | undefined): void {
  if (!region) return;
  const heading = region.querySelector<HTMLElement>('h1[tabindex="-1"], h2[tabindex="-1"]');
  const first = [...region.querySelectorAll<HTMLElement>(focusable)].find((item) => item.checkVisibility());
  (heading ?? first ?? region).focus();
}
