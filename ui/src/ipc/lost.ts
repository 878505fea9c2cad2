import { troubleText } from '../text/trouble';
import { Refusal } from './backend';

/** The core did not answer at all. */
export function bridgeLost(): Refusal {
  return new Refusal({ code: 'bridge-lost', message: troubleText.lost, advice: troubleText.lostAdvice });
}
