/** Addresses of the screens: `#/journal/17?from=start`. Pure; the moving parts are in `router.svelte.ts`. */
export const patterns = {
  start: '/',
  consultation: '/consultation/:id',
  finish: '/consultation/:id/finish',
  journal: '/journal',
  record: '/journal/:record',
  print: '/print',
  paper: '/print/paper/:paper',
  sector: '/sector',
  signIn: '/sign-in',
  course: '/course',
  statistics: '/statistics',
  knowledge: '/knowledge',
  article: '/knowledge/card/:problem',
  ownCard: '/knowledge/own/:card',
  cardForm: '/knowledge/write',
  questions: '/questions',
  documents: '/documents',
  document: '/documents/:document',
  transfer: '/documents/:document/transfer',
  ask: '/t/documents/:document',
  terminals: '/terminals',
  settings: '/settings',
  gallery: '/dev/gallery',
} as const;

export type RouteName = keyof typeof patterns;

export interface Route {
  name: RouteName;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
}

/** The screen an address leads to; an unknown one leads to the start. */
export function parse(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?', 2);
  const query = Object.fromEntries(new URLSearchParams(search));
  for (const name of Object.keys(patterns) as RouteName[]) {
    const params = fit(patterns[name], path === '' ? '/' : path);
    if (params) return { name, params, query };
  }
  return { name: 'start', params: {}, query: {} };
}

function fit(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = given[at] ?? '';
    if (part.startsWith(':')) {
      if (value === '') return null;
      params[part.slice(1)] = safelyDecoded(value);
    } else if (part !== value) {
      return null;
    }
  }
  return params;
}

function safelyDecoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The address of a screen. Empty query values are left out. */
export function href(name: RouteName, params: Record<string, string> = {}, query: Record<string, string | undefined> = {}): string {
  const path = patterns[name].replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
  const kept = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const search = new URLSearchParams(kept).toString();
  return `#${path}${search ? `?${search}` : ''}`;
}
