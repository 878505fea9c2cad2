import { desk } from '../../app/desk.svelte';
import { Draft } from '../../app/draft';
import { frame } from '../../app/frame.svelte';
import { router } from '../../app/router.svelte';
import { call, Refusal, type ChannelWord, type Client, type FoundView, type GroupView, type SituationView, type UnfinishedView } from '../../ipc';
import { startText } from '../../text/start';

/** What was chosen to be done: a situation, a whole path, or a card of a problem. */
type Aim = { kind: 'situation' | 'path' | 'problem'; id: string; title: string };
type Kept = { group: string | null; others: string[]; channel: ChannelWord; aim: Aim | null; facts: Record<string, string>; untypical: boolean };

const frequent = 8;

/** Who came, with what, and the way into the consultation. */
export class StartController {
  group = $state<string | null>(null);
  others = $state<string[]>([]);
  channel = $state<ChannelWord>('in_person');
  aim = $state.raw<Aim | null>(null);
  facts = $state<Record<string, string>>({});
  untypical = $state(false);
  text = $state('');
  found = $state.raw<readonly FoundView[]>([]);
  errors = $state.raw<readonly { id: string; message: string }[]>([]);
  trouble = $state.raw<Refusal | null>(null);
  isBusy = $state(false);
  readonly #draft = new Draft<Kept>('start');
  #asked = 0;

  readonly groups: readonly GroupView[] = $derived(desk.view?.groups ?? []);
  readonly cards = $derived(this.groups.filter((known) => known.card));
  readonly chosenGroup = $derived(this.groups.find((known) => known.id === this.group));
  readonly situations: readonly SituationView[] = $derived(desk.view?.situations ?? []);
  readonly situation = $derived(this.aim?.kind === 'situation' ? this.situations.find((known) => known.id === this.aim?.id) : undefined);
  /** `any` while nobody has been chosen. */
  readonly client: Client = $derived(this.chosenGroup?.client ?? 'any');
  readonly moreGroups = $derived(this.groups.filter((known) => !known.card && fits(known.client, this.client)));
  readonly offered = $derived(this.#offered());
  readonly advice = $derived(this.#advice());

  /** How to talk with these people, each sentence once. */
  #advice(): string[] {
    const chosen = this.groups.filter((known) => known.id === this.group || this.others.includes(known.id));
    return [...new Set(chosen.flatMap((known) => known.how_to_talk ?? []))];
  }

  #offered(): { id: string; title: string; hint: string }[] {
    const fitting = this.situations.filter((known) => fits(known.client, this.client)).slice(0, frequent);
    const rows = fitting.map((known) => ({ id: `situation:${known.id}`, title: known.title, hint: known.steps }));
    const aim = this.aim;
    if (!aim || rows.some((row) => row.id === `${aim.kind}:${aim.id}`)) return rows;
    return [...rows, { id: `${aim.kind}:${aim.id}`, title: aim.title, hint: aim.kind === 'problem' ? startText.solve : startText.chosen }];
  }

  async open(): Promise<void> {
    const kept = await this.#draft.open();
    if (!kept || this.group || this.aim) return;
    this.group = kept.group;
    this.others = kept.others;
    this.channel = kept.channel;
    this.aim = kept.aim;
    this.facts = kept.facts;
    this.untypical = kept.untypical;
  }
  close(): void {
    this.#draft.close();
  }
  reset(): void {
    Object.assign(this, { group: null, others: [], channel: 'in_person', aim: null, facts: {}, untypical: false, text: '', found: [], errors: [], trouble: null });
    void this.#draft.drop();
  }
  keep(): void {
    this.#draft.keep($state.snapshot({ group: this.group, others: this.others, channel: this.channel, aim: this.aim, facts: this.facts, untypical: this.untypical }));
  }

  pickGroup(id: string): void {
    this.group = id;
    this.others = [];
    if (this.situation && !fits(this.situation.client, this.client)) this.aim = null;
    this.keep();
  }
  pickAim(key: string): void {
    const row = this.offered.find((known) => known.id === key);
    const [kind, id] = key.split(/:(.*)/s);
    if (row && id) this.#aimAt({ kind: kind as Aim['kind'], id, title: row.title });
  }
  /** From the palette: `situation:apply`. */
  aimFrom(key: string, title: string): void {
    const [kind, id] = key.split(/:(.*)/s);
    if (id) this.#aimAt({ kind: kind as Aim['kind'], id, title });
  }
  #aimAt(aim: Aim): void {
    this.aim = aim;
    this.facts = {};
    this.errors = [];
    this.keep();
  }
  toggleOther(id: string): void {
    this.others = this.others.includes(id) ? this.others.filter((known) => known !== id) : [...this.others, id];
    this.keep();
  }

  async search(): Promise<void> {
    const turn = ++this.#asked;
    const text = this.text.trim();
    if (text === '') {
      this.found = [];
      return;
    }
    try {
      const { items } = await call('palette.find', { text });
      // A form left half filled is nothing to come with.
      if (turn === this.#asked) this.found = items.filter(({ kind }) => kind !== 'draft');
    } catch (thrown) {
      if (thrown instanceof Refusal && turn === this.#asked) this.trouble = thrown;
    }
  }
  pickFound(id: string): void {
    const item = this.found[Number(id)];
    if (!item) return;
    this.text = '';
    this.found = [];
    if (item.kind === 'consultation') router.go('consultation', { id: item.id });
    else if (item.kind === 'record') router.go('record', { record: item.id });
    else if (item.kind === 'memo') router.go('print', {}, { kind: 'memo', item: item.id });
    else if (item.kind === 'document') router.go('document', { document: item.id });
    else if (item.kind !== 'draft') this.#aimAt({ kind: item.kind, id: item.id, title: item.title });
  }

  async begin(withPath: boolean): Promise<void> {
    if (this.isBusy || (withPath && !this.untypical && !this.#isReady())) return;
    this.isBusy = true;
    this.trouble = null;
    try {
      const view = await call('consultation.open', this.#opening(withPath));
      await this.#draft.drop();
      router.go('consultation', { id: view.id }, { problem: withPath && this.aim?.kind === 'problem' ? this.aim.id : undefined });
    } catch (thrown) {
      if (thrown instanceof Refusal) this.#refused(thrown);
    } finally {
      this.isBusy = false;
    }
  }
  #opening(withPath: boolean) {
    const aim = withPath ? this.aim : null;
    const guess = this.situation?.client === 'employer' ? ('employer' as const) : ('citizen' as const);
    return {
      client: this.client === 'any' ? guess : this.client,
      groups: [...(this.group ? [this.group] : []), ...this.others],
      channel: this.channel,
      situation: aim?.kind === 'situation' ? aim.id : null,
      path: aim?.kind === 'path' ? aim.id : null,
      entry: null,
      facts: withPath ? $state.snapshot(this.facts) : {},
      typical: !this.untypical,
    };
  }
  #isReady(): boolean {
    const asks = this.situation?.asks ?? [];
    const missing = asks.filter((ask) => !this.facts[ask.fact]).map((ask) => ({ id: `ask-${ask.fact}`, message: startText.answer(ask.question) }));
    this.errors = this.aim ? missing : [{ id: 'aim', message: startText.choose }];
    frame.hasTrouble = this.errors.length > 0;
    return this.errors.length === 0;
  }
  #refused(refusal: Refusal): void {
    const known = new Set((this.situation?.asks ?? []).map((ask) => ask.fact));
    const fields = refusal.fields.filter((field) => known.has(field.field.split('.').at(-1) ?? ''));
    this.errors = fields.map((field) => ({ id: `ask-${field.field.split('.').at(-1)}`, message: field.message }));
    this.trouble = fields.length > 0 ? null : refusal;
    frame.hasTrouble = true;
  }
  errorOf(id: string): string | null {
    return this.errors.find((error) => error.id === id)?.message ?? null;
  }

  /** Goes on with what was left: a new visit, a paused one, or the one still open. */
  async goOn(item: UnfinishedView): Promise<void> {
    this.trouble = null;
    try {
      const command = item.reason === 'again' ? 'consultation.go_on' : item.reason === 'paused' ? 'consultation.resume' : null;
      const id = command ? (await call(command, { consultation: item.id })).id : item.id;
      router.go('consultation', { id });
    } catch (thrown) {
      if (thrown instanceof Refusal) this.trouble = thrown;
    }
  }
}

function fits(item: Client, client: Client): boolean {
  return item === 'any' || client === 'any' || item === client;
}
