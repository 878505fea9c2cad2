// Every screen as a person may find it: how it comes about, and by what it is known to stand.
import { anywhere } from './states/anywhere.mjs';
import { consultation } from './states/consultation.mjs';
import { documents } from './states/documents.mjs';
import { gallery } from './states/gallery.mjs';
import { journal } from './states/journal.mjs';
import { knowledge } from './states/knowledge.mjs';
import { print } from './states/print.mjs';
import { sector } from './states/sector.mjs';
import { settings } from './states/settings.mjs';
import { signIn } from './states/sign-in.mjs';
import { start } from './states/start.mjs';
import { statistics } from './states/statistics.mjs';
import { terminals } from './states/terminals.mjs';

export { terminal } from './states/terminal.mjs';
export { firstRun, keyless, practice, shut } from './states/doors.mjs';

/** On a desk that works. */
export const working = [...start, ...anywhere, ...consultation, ...journal, ...documents, ...print, ...sector, ...signIn, ...statistics, ...knowledge, ...settings, ...terminals, ...gallery];
