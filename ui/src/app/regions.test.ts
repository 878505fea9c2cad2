// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { keepFocusInside } from './regions';

const settled = () => new Promise((resolve) => setTimeout(resolve, 150));

describe('the focus', () => {
  let stop: () => void;
  beforeEach(() => {
    document.body.innerHTML = '<main data-region><h1 tabindex="-1">Журнал</h1><p><button>Сбросить</button></p></main><aside><button>Рядом</button></aside>';
    stop = keepFocusInside();
  });
  afterEach(() => {
    stop();
    document.body.replaceChildren();
  });
  const button = (place: string) => document.querySelector<HTMLElement>(`${place} button`);

  it('goes to the region of what had it, when that is gone', async () => {
    button('p')?.focus();
    document.querySelector('p')?.remove();
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
  });

  it('stays with whoever has taken it meanwhile', async () => {
    button('p')?.focus();
    document.querySelector('p')?.remove();
    button('aside')?.focus();
    await settled();
    expect(document.activeElement).toBe(button('aside'));
  });

  it('stays away from a page that nobody has touched', async () => {
    document.querySelector('p')?.remove();
    await settled();
    expect(document.activeElement).toBe(document.body);
  });
});
