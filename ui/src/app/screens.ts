import type { Load } from './router.svelte';
import type { Route, RouteName } from './routes';

/** Every screen comes in its own file when it is first opened. */
export const screens: Record<RouteName, Load> = {
  start: () => import('../features/start/Screen.svelte'),
  consultation: () => import('../features/consultation/Screen.svelte'),
  finish: () => import('../features/consultation/FinishScreen.svelte'),
  journal: () => import('../features/journal/Screen.svelte'),
  record: () => import('../features/journal/Screen.svelte'),
  print: () => import('../features/print/Screen.svelte'),
  paper: () => import('../features/print/Screen.svelte'),
  sector: () => import('../features/sector/Screen.svelte'),
  signIn: () => import('../features/sign-in/Screen.svelte'),
  course: () => import('../features/course/Screen.svelte'),
  statistics: () => import('../features/statistics/Screen.svelte'),
  knowledge: () => import('../features/knowledge/Screen.svelte'),
  article: () => import('../features/knowledge/Article.svelte'),
  ownCard: () => import('../features/knowledge/Article.svelte'),
  cardForm: () => import('../features/knowledge/CardForm.svelte'),
  questions: () => import('../features/questions/Screen.svelte'),
  documents: () => import('../features/documents/Screen.svelte'),
  document: () => import('../features/documents/Document.svelte'),
  transfer: () => import('../features/documents/Transfer.svelte'),
  ask: () => import('../features/documents/Ask.svelte'),
  terminals: () => import('../features/terminals/Screen.svelte'),
  settings: () => import('../features/settings/Screen.svelte'),
  gallery: () => import('../dev/gallery/Screen.svelte'),
};

/** The same key is the same screen with its state kept; a list and its open record are one screen. */
export function screenKey(route: Route): string {
  const family: Partial<Record<RouteName, RouteName>> = { record: 'journal', paper: 'print' };
  const { id, card, problem, document } = route.params;
  const form = route.name === 'cardForm' ? JSON.stringify(route.query) : '';
  return `${family[route.name] ?? route.name}:${id ?? card ?? problem ?? document ?? form}`;
}
