// Some functions run in the page: both worlds' names are known.
import js from '@eslint/js';
import globals from 'globals';

export default [js.configs.recommended, { languageOptions: { globals: { ...globals.node, ...globals.browser } } }];
