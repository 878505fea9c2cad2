import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

const components = import.meta.glob<string>('../**/*.svelte', { eager: true, query: '?raw', import: 'default' });
const repository = new URL('../../../', import.meta.url);

/** Where the compiler is told to look away, and the test that looks instead. */
const lookedAfter: Record<string, [file: string, test: string]> = {
  './LookMenu.svelte': ['tests/e2e/chromium/keyboard.test.mjs', 'the look by Esc'],
  '../features/consultation/parts/PathList.svelte': ['tests/e2e/chromium/states.test.mjs', 'faultsOf'],
  '../features/consultation/parts/StepForm.svelte': ['tests/e2e/chromium/keyboard.test.mjs', 'folding the number by Esc'],
  '../features/documents/parts/Page.svelte': ['tests/e2e/chromium/states.test.mjs', 'faultsOf'],
  '../features/print/parts/SheetDesk.svelte': ['tests/e2e/chromium/states.test.mjs', 'faultsOf'],
  '../features/quick-entry/QuickEntry.svelte': ['tests/e2e/chromium/keyboard.test.mjs', 'the quick entry by Esc'],
  '../features/settings/parts/Paths.svelte': ['tests/e2e/lib/states/settings.mjs', 'settings, the drawing of a path'],
  '../ui/Combobox.svelte': ['tests/e2e/chromium/keyboard.test.mjs', 'picking what was found by the arrows'],
  '../ui/Radios.svelte': ['tests/e2e/lib/keys.mjs', 'By the digit beside an option'],
};
const ignoring = Object.entries(components).filter(([, source]) => source.includes('svelte-ignore a11y'));

describe('an accessibility check the compiler is told to leave out', () => {
  it('has its reason beside it', () => {
    const bare = ignoring.filter(([, source]) => (source.match(/svelte-ignore a11y\S*.*/g) ?? []).some((line) => !/a11y_\w+ \([^)]{10,}\)/.test(line)));
    expect(bare.map(([file]) => file)).toEqual([]);
  });

  it('has a test that looks instead', () => {
    expect(ignoring.map(([file]) => file).sort()).toEqual(Object.keys(lookedAfter).sort());
    for (const [file, test] of Object.values(lookedAfter)) expect(readFileSync(new URL(file, repository), 'utf8')).toContain(test);
  });
});
