import { desk } from '../../app/desk.svelte';
import { Draft } from '../../app/draft';
import { frame } from '../../app/frame.svelte';
import { call, Refusal, type CentreSettings, type PrinterView, type SettingsView } from '../../ipc';

/** Fields as they stand on the page, so that the summary leads down it. */
const order = ['consultant', 'position', 'name', 'address', 'phone', 'hours', 'code', 'workstation', 'time_zone', 'printer', 'portal'];
const placeOf = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);

/** What the papers and the journal must know of this centre. */
export class SettingsController {
  view = $state.raw<SettingsView | null>(null);
  centre = $state<CentreSettings | null>(null);
  printers = $state.raw<readonly PrinterView[]>([]);
  trouble = $state.raw<Refusal | null>(null);
  loadTrouble = $state.raw<Refusal | null>(null);
  errors = $state.raw<readonly { id: string; message: string }[]>([]);
  isBusy = $state(false);
  readonly #draft = new Draft<CentreSettings>('settings');

  async open(): Promise<void> {
    try {
      const view = await call('settings.show', {});
      const kept = await this.#draft.open();
      this.view = view;
      this.centre = kept ? { ...view.centre, ...kept } : structuredClone(view.centre);
      this.centre.portal ||= view.portals[0]?.id ?? '';
      this.centre.time_zone ||= view.time_zones[0]?.id ?? '';
      this.loadTrouble = null;
    } catch (thrown) {
      if (thrown instanceof Refusal) this.loadTrouble = thrown;
    }
    this.printers = await call('printer.list', {}).then((list) => list.printers, () => []);
  }
  close(): void {
    this.#draft.close();
  }
  keep(): void {
    if (this.centre) this.#draft.keep($state.snapshot(this.centre));
  }
  errorOf(id: string): string | null {
    return this.errors.find((error) => error.id === id)?.message ?? null;
  }

  addSpecialist(): void {
    const kind = this.view?.specialist_kinds[0]?.id ?? '';
    this.centre?.specialists.push({ kind, name: '', phone: '', hours: '', topic: '' });
    this.keep();
  }
  removeSpecialist(at: number): void {
    this.centre?.specialists.splice(at, 1);
    this.keep();
  }

  /** Answers whether the settings were kept. */
  async save(): Promise<boolean> {
    if (!this.centre || this.isBusy) return false;
    this.isBusy = true;
    this.trouble = null;
    this.errors = [];
    frame.hasTrouble = false;
    try {
      this.view = await call('settings.save', { centre: $state.snapshot(this.centre) });
      await this.#draft.drop();
      await desk.refresh();
      return true;
    } catch (thrown) {
      if (thrown instanceof Refusal) this.#refused(thrown);
      return false;
    } finally {
      this.isBusy = false;
    }
  }
  /** `centre.specialists.0.name` stands at the field `specialists-0-name`. */
  #refused(refusal: Refusal): void {
    const errors = refusal.fields.map((field) => ({ id: field.field.replace(/^centre\./, '').replaceAll('.', '-'), message: field.message }));
    this.errors = errors.sort((one, other) => placeOf(one.id) - placeOf(other.id));
    this.trouble = this.errors.length > 0 ? null : refusal;
    frame.hasTrouble = true;
  }
}
