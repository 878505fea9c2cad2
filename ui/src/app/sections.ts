import BookOpen from '@lucide/svelte/icons/book-open';
import ChartColumn from '@lucide/svelte/icons/chart-column';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import FileText from '@lucide/svelte/icons/file-text';
import House from '@lucide/svelte/icons/house';
import Monitor from '@lucide/svelte/icons/monitor';
import Printer from '@lucide/svelte/icons/printer';
import Settings from '@lucide/svelte/icons/settings';

import { frameText } from '../text/frame';
import type { RouteName } from './routes';

/** What the rail shows, in the order of Ctrl+1…9. A section stands here when it works. */
export const sections = [
  { name: 'start', title: frameText.section.start, Icon: House, screens: ['start', 'consultation', 'finish', 'sector', 'signIn', 'course'] },
  { name: 'journal', title: frameText.section.journal, Icon: ClipboardList, screens: ['journal', 'record'] },
  { name: 'documents', title: frameText.section.documents, Icon: FileText, screens: ['documents', 'document', 'transfer', 'ask'] },
  { name: 'print', title: frameText.section.print, Icon: Printer, screens: ['print', 'paper'] },
  { name: 'statistics', title: frameText.section.statistics, Icon: ChartColumn, screens: ['statistics'] },
  { name: 'knowledge', title: frameText.section.knowledge, Icon: BookOpen, screens: ['knowledge', 'article', 'ownCard', 'cardForm', 'questions'] },
  { name: 'terminals', title: frameText.section.terminals, Icon: Monitor, screens: ['terminals'], isService: true },
  { name: 'settings', title: frameText.section.settings, Icon: Settings, screens: ['settings'], isService: true },
] as const satisfies readonly { name: RouteName; title: string; Icon: unknown; screens: readonly RouteName[]; isService?: boolean }[];
