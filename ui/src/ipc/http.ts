import { asRefusal, Refusal, type Area, type Backend } from './backend';
import { bridgeLost } from './lost';

interface Answer {
  ok?: unknown;
  error?: ConstructorParameters<typeof Refusal>[0];
}

/** The test bridge: the same core behind the same origin, for browser tests. */
export const http: Backend = {
  async call(command, input) {
    const answer = await post({ command, input });
    if (answer.error) throw new Refusal(answer.error);
    return answer.ok as never;
  },
  onChanged(listener) {
    const source = new EventSource('/changes');
    source.onmessage = (event: MessageEvent<string>) => listener(JSON.parse(event.data) as Area[]);
    return () => source.close();
  },
};

async function post(body: unknown): Promise<Answer> {
  try {
    const response = await fetch('/call', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Answer;
  } catch (thrown) {
    throw asRefusal(thrown, bridgeLost);
  }
}
