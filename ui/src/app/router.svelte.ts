import type { Component } from 'svelte';

import { frame } from './frame.svelte';
import { href, parse, type Route, type RouteName } from './routes';

export type Screen = Component<{ route: Route }>;
/** A screen that needs nothing of the address may leave `route` out. */
export type Load = () => Promise<{ default: Screen | Component }>;

/**
 * Where the window is. A screen is loaded by `import()` and then put into `$state.raw`:
 * an `{#await import()}` in the markup keeps the nodes of every screen ever visited.
 */
class Router {
  route = $state.raw<Route>(parse(''));
  screen = $state.raw<Screen | null>(null);
  failed = $state(false);
  #screens: Partial<Record<RouteName, Load>> = {};
  #leaving = new Set<() => void>();
  #turn = 0;

  /** Listens to the address until the returned function is called. */
  start(screens: Record<RouteName, Load>): () => void {
    this.#screens = screens;
    const follow = () => void this.#follow();
    window.addEventListener('hashchange', follow);
    follow();
    return () => window.removeEventListener('hashchange', follow);
  }

  go(name: RouteName, params?: Record<string, string>, query?: Record<string, string | undefined>): void {
    const address = href(name, params, query);
    if (address === location.hash) void this.#follow();
    else location.hash = address;
  }

  /** Changes the address without a new entry in the history and without moving the focus. */
  replace(name: RouteName, params?: Record<string, string>, query?: Record<string, string | undefined>): void {
    history.replaceState(null, '', href(name, params, query));
    this.route = parse(location.hash);
  }

  back(): void {
    history.back();
  }

  /** Called before the address is followed, so that a draft is kept in time. */
  beforeLeave(keep: () => void): () => void {
    this.#leaving.add(keep);
    return () => this.#leaving.delete(keep);
  }

  /** Opens the screen of the address once more. */
  async reload(): Promise<void> {
    await this.#follow();
  }

  async #follow(): Promise<void> {
    const turn = ++this.#turn;
    for (const keep of this.#leaving) keep();
    const route = parse(location.hash);
    const load = this.#screens[route.name];
    if (!load) return;
    try {
      const { default: screen } = await load();
      if (turn !== this.#turn) return;
      frame.arrive();
      this.failed = false;
      this.screen = screen as Screen;
      this.route = route;
    } catch {
      this.failed = turn === this.#turn;
    }
  }
}

export const router = new Router();
