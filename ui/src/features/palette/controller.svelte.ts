import { frame } from '../../app/frame.svelte';
import { keyboard } from '../../app/keyboard';
import { desk } from '../../app/desk.svelte';
import { Latest } from '../../app/latest';
import { router } from '../../app/router.svelte';
import { sections } from '../../app/sections';
import { keysOf, type ActionName } from '../../app/shortcuts';
import { call, Refusal, type FoundView, type Theme } from '../../ipc';
import { courseText } from '../../text/course';
import { frameText } from '../../text/frame';
import { matches } from '../../text/layout';
import { paletteText as words } from '../../text/palette';
import { sectorText } from '../../text/sector';
import { signInText } from '../../text/sign-in';

interface Item {
  id: string;
  title: string;
  meta: string;
  why?: FoundView['found_in'];
  run: () => void;
}

const longest = 28;

function actions(): Item[] {
  const named = Object.entries(words.actions) as [ActionName & keyof typeof words.actions, string][];
  const own = named.map(([action, title]) => ({ id: action, title, meta: keysOf(action), run: () => void keyboard.run(action) }));
  const places = sections.map((section, at) => ({ id: section.name, title: words.section(section.title), meta: `Ctrl+${at + 1}`, run: () => router.go(section.name) }));
  const more = [
    { id: 'sector', title: sectorText.look, meta: '', run: () => router.go('sector') },
    { id: 'sign-in', title: signInText.look, meta: '', run: () => router.go('signIn') },
    ...(desk.view?.place === 'practice' ? [{ id: 'course', title: courseText.look, meta: '', run: () => router.go('course') }] : []),
  ];
  const themes = Object.entries(frameText.look.themes).map(([theme, title]) => ({ id: `theme-${theme}`, title: words.theme(title), meta: '', run: () => void desk.wear({ ...desk.look, theme: theme as Theme }).catch(() => undefined) }));
  return [...own, ...places, ...more, ...themes];
}

/** Everything that can be done or found, by a few letters of it. */
export class PaletteController {
  text = $state('');
  trouble = $state.raw<Refusal | null>(null);
  #found = $state.raw<readonly FoundView[]>([]);
  readonly #actions = actions();
  readonly #readings = new Latest();

  readonly items: readonly Item[] = $derived.by(() => {
    const typed = this.text.trim();
    if (typed === '') return this.#actions.slice(0, 8);
    const fitting = this.#actions.filter((item) => matches(item.title, typed));
    return [...fitting, ...this.#found.map((item, at) => foundItem(item, at))].slice(0, longest);
  });

  async search(): Promise<void> {
    const isLatest = this.#readings.ask();
    const text = this.text.trim();
    if (text === '') {
      this.#found = [];
      return;
    }
    try {
      const { items } = await call('palette.find', { text });
      if (isLatest()) this.#found = items;
    } catch (thrown) {
      if (thrown instanceof Refusal && isLatest()) this.trouble = thrown;
    }
  }

  pick(id: string): void {
    const item = this.items.find((known) => known.id === id);
    frame.isPaletteOpen = false;
    // The dialog gives the focus back first; what was picked takes it after.
    setTimeout(() => item?.run());
  }
}

/** To the form whose draft this is: `finish/0199…`. */
function toForm(draft: string): void {
  const [form = '', id = '', of = '', question = ''] = draft.split('/');
  if (form === 'quick-entry') frame.isQuickEntryOpen = true;
  else if (form === 'finish') router.go('finish', { id });
  else if (form === 'question' || form === 'step' || form === 'pause') router.go('consultation', { id });
  else if (form === 'answer') router.go('questions');
  else if (form === 'card-note') router.go('ownCard', { card: id });
  else if (form === 'card' && id === 'own') router.go('cardForm', {}, { card: of });
  else if (form === 'card') router.go('cardForm', {}, { record: of, question });
  else router.go('knowledge');
}

function foundItem(found: FoundView, at: number): Item {
  const meta = [words.kinds[found.kind], found.meta].filter(Boolean).join(' · ');
  const run = () => {
    if (found.kind === 'consultation') router.go('consultation', { id: found.id });
    else if (found.kind === 'record') router.go('record', { record: found.id });
    else if (found.kind === 'draft') toForm(found.id);
    else if (found.kind === 'document') router.go('document', { document: found.id });
    else if (found.kind === 'memo') router.go('print', {}, { kind: 'memo', item: found.id });
    else router.go('start', {}, { aim: `${found.kind}:${found.id}`, title: found.title });
  };
  return { id: `found-${at}`, title: found.title, meta, why: found.found_in, run };
}
