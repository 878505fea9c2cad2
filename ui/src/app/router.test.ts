// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { frame } from './frame.svelte';
import { router, type Load } from './router.svelte';
import type { RouteName } from './routes';

const screen = (name: string): Load => vi.fn(() => Promise.resolve({ default: name as never }));
const names: RouteName[] = ['start', 'consultation', 'finish', 'journal', 'record', 'print', 'paper', 'settings'];
const screens = () => Object.fromEntries(names.map((name) => [name, screen(name)])) as Record<RouteName, Load>;

describe('the router', () => {
  let stop = () => {};
  // The change of address is heard a turn later.
  beforeEach(async () => {
    location.hash = '';
    await new Promise((done) => setTimeout(done, 10));
  });
  afterEach(() => stop());

  it('opens the screen of the address and of every change', async () => {
    stop = router.start(screens());
    await vi.waitFor(() => expect(router.screen).toBe('start'));
    router.go('consultation', { id: '17' });
    await vi.waitFor(() => expect(router.screen).toBe('consultation'));
    expect(router.route.params).toEqual({ id: '17' });
  });

  it('opens the same address again when it is asked for again', async () => {
    stop = router.start(screens());
    router.go('settings');
    await vi.waitFor(() => expect(router.screen).toBe('settings'));
    const first = router.route;
    router.go('settings');
    await vi.waitFor(() => expect(router.route).not.toBe(first));
  });

  it('keeps drafts before it leaves', async () => {
    stop = router.start(screens());
    const keep = vi.fn();
    const forget = router.beforeLeave(keep);
    router.go('journal');
    await vi.waitFor(() => expect(keep).toHaveBeenCalledTimes(1));
    forget();
    router.go('print');
    await vi.waitFor(() => expect(router.screen).toBe('print'));
    expect(keep).toHaveBeenCalledTimes(1);
  });

  it('says when a screen does not come, and tries again', async () => {
    const broken = screens();
    broken.journal = vi.fn().mockRejectedValueOnce(new Error('gone')).mockResolvedValue({ default: 'journal' as never });
    stop = router.start(broken);
    router.go('journal');
    await vi.waitFor(() => expect(router.failed).toBe(true));
    await router.reload();
    expect(router.failed).toBe(false);
    expect(router.screen).toBe('journal');
  });

  it('shows the last of several hurried addresses', async () => {
    const hurried = screens();
    let release = (): void => {};
    hurried.journal = () => new Promise((done) => (release = () => done({ default: 'journal' as never })));
    stop = router.start(hurried);
    router.go('journal');
    await vi.waitFor(() => expect(location.hash).toBe('#/journal'));
    router.go('print');
    await vi.waitFor(() => expect(router.screen).toBe('print'));
    release();
    await Promise.resolve();
    expect(router.screen).toBe('print');
  });

  it('gives the focus to the heading once for every arrival', () => {
    const heading = document.createElement('h1');
    heading.tabIndex = -1;
    document.body.append(heading);
    frame.arrive();
    frame.headingStands(heading);
    expect(document.activeElement).toBe(heading);
    heading.blur();
    frame.headingStands(heading);
    expect(document.activeElement).not.toBe(heading);
  });
});
