import { describe, expect, it } from 'vitest';

const components = import.meta.glob<string>(['./**/*.svelte', '../features/**/*.svelte'], { eager: true, query: '?raw', import: 'default' });

/** Typed into, and not kept; why. */
const unkept: Record<string, string> = {
  './Door.svelte': 'the recovery key is a secret',
  '../features/start/Screen.svelte': 'a search: what was found and picked is kept',
  '../features/palette/Palette.svelte': 'a search',
  '../features/consultation/parts/HelpPanel.svelte': 'a search',
  '../features/journal/parts/Filters.svelte': 'a search',
  '../features/journal/parts/Views.svelte': 'a name of filters that stay on the screen',
  '../features/course/Screen.svelte': 'a search',
  '../features/documents/Screen.svelte': 'a search',
  '../features/documents/parts/FileBox.svelte': 'a file that lies on the disk',
  '../features/knowledge/Screen.svelte': 'a search',
  '../features/knowledge/parts/Merge.svelte': 'a search: another card to join with',
  '../features/knowledge/parts/StepChoice.svelte': 'a search: picked steps are kept with the card',
  '../features/journal/parts/Visits.svelte': 'a search: another record of the same person',
  '../features/sign-in/Screen.svelte': 'a search: a code from the screen of somebody else',
  '../features/terminal/SelfHelp.svelte': 'a search at a public computer: nothing outlives it',
  '../features/terminal/Pairing.svelte': 'an address the staff types once',
  '../features/terminals/parts/Connect.svelte': 'a name given once, beside the code of a pairing',
  '../features/terminals/parts/HelpDialog.svelte': 'a line said at once, and a name',
  '../features/print/parts/Verify.svelte': 'words of a code on a sheet, asked about at once',
  '../features/settings/parts/Lists.svelte': 'a file that lies on the disk',
  '../features/settings/parts/Materials.svelte': 'a file that lies on the disk',
};
const fields = /<(?:TextField|TextArea|DateField|Combobox|textarea|input)\b(?:=>|[^>])*>/g;
const isTyped = (tag: string) => !/type="(?:radio|checkbox)"/.test(tag);
const isKept = (tag: string) => /\boninput=\{.*?(?:keep|typed)\b/.test(tag);

/** Fields a person types into that no draft hears of. */
const lost = (source: string) => (source.match(fields) ?? []).filter((tag) => isTyped(tag) && !isKept(tag));

describe('what is typed', () => {
  it('is kept in every form as it is typed', () => {
    const forgetful = Object.entries(components).filter(([file, source]) => !(file in unkept) && lost(source).length > 0);
    expect(forgetful.map(([file, source]) => [file, lost(source)])).toEqual([]);
  });

  it('is left unkept only where this list says why', () => {
    expect(Object.keys(unkept).filter((file) => lost(components[file] ?? '').length === 0)).toEqual([]);
  });

  it('would be missed in a new form', () => {
    expect(lost('<TextField id="a" label={words.a} bind:value={a} oninput={() => check()} />')).toHaveLength(1);
    expect(lost('<textarea bind:value={a}></textarea>')).toHaveLength(1);
    expect(lost('<TextArea id="a" bind:value={() => a, (to) => (a = to)} oninput={() => form.keep()} />')).toEqual([]);
  });
});
