import './ui/styles/fonts.css';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import './ui/styles/controls.css';
import './ui/styles/frame.css';

import { mount } from 'svelte';

void import('./app/Terminal.svelte').then(({ default: Terminal }) => mount(Terminal, { target: document.body }));
