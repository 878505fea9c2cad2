import type { PrintView } from '../../ipc';

/** Where a paper of a step is made: the query of the print screen. */
export function printQuery(print: Pick<PrintView, 'kind' | 'id'>, consultation: string): Record<string, string | undefined> {
  if (print.kind === 'memo') return { kind: 'memo', item: print.id, consultation };
  return { kind: print.id.includes('summary') ? 'summary' : 'referral', consultation };
}
