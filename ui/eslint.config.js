import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const features = ['start', 'consultation', 'quick-entry', 'journal', 'print', 'settings', 'palette', 'documents', 'knowledge', 'questions', 'sector', 'sign-in', 'course', 'statistics', 'terminal', 'terminals'];
const fromTauri = { group: ['@tauri-apps/*'], message: 'Only src/ipc speaks to the shell.' };
const imports = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns: [fromTauri, ...patterns] }] });

/** What a person reads lies in src/text; components only draw it. Styles go by classes. */
const texts = {
  rules: {
    'only-in-text': {
      create: (context) => ({
        Program() {
          context.sourceCode.lines.forEach((line, at) => {
            const column = line.search(/[\u0400-\u052f]/);
            if (column >= 0) context.report({ loc: { line: at + 1, column }, message: 'Russian outside src/text.' });
          });
        },
      }),
    },
    // The content policy blocks `style="…"`; Svelte's `style:` directives go through the CSSOM and pass.
    'no-style-attribute': {
      create: (context) => ({
        Program() {
          context.sourceCode.lines.forEach((line, at) => {
            const column = line.search(/\sstyle=["{]/);
            if (column >= 0) context.report({ loc: { line: at + 1, column }, message: 'A style attribute; use style: or a class.' });
          });
        },
      }),
    },
  },
};

export default ts.config(
  { ignores: ['dist/', 'src/ipc/gen/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    plugins: { texts },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'no-console': 'error',
      'svelte/no-at-html-tags': 'error',
      // Sets and maps that live for one call are no state.
      'svelte/prefer-svelte-reactivity': 'off',
      'svelte/require-each-key': 'error',
      'texts/only-in-text': 'error',
      'texts/no-style-attribute': 'error',
      ...imports(),
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
  },
  { files: ['src/ipc/**'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['src/ui/**'],
    rules: imports({ group: ['**/app/**', '**/features/**', '**/ipc/**'], message: 'src/ui draws and knows nothing.' }),
  },
  ...features.map((own) => ({
    files: [`src/features/${own}/**`],
    rules: imports({
      group: features.filter((other) => other !== own).flatMap((other) => [`**/${other}/**`, `**/features/${other}/**`]),
      message: 'A feature never imports another: go through app or ui.',
    }),
  })),
  { files: ['src/text/**', 'src/**/*.test.ts'], rules: { 'texts/only-in-text': 'off', 'max-lines': 'off' } },
);
