import { Latest } from '../../app/latest';
import { call, Refusal, type ExportView, type PlotView, type SpanWord, type StatisticsPage, type StatisticsView } from '../../ipc';
import { statisticsText as words } from '../../text/statistics';
import { pictureOf } from './picture';

/** What the records of a span add up to. */
export class StatisticsController {
  span = $state<SpanWord>('week');
  page = $state<StatisticsPage>('visits');
  /** A day of the span; today without it. */
  day = $state<string | null>(null);
  view = $state.raw<StatisticsView | null>(null);
  trouble = $state.raw<Refusal | null>(null);
  isSaving = $state(false);
  saved = $state.raw<ExportView | null>(null);
  /** The plot that was saved; none: the tables of all. */
  savedOf = $state<string | null>(null);
  readonly #readings = new Latest();
  /** What the plots on the screen are of, while others are on their way. */
  #shown: { span: SpanWord; day: string | null } = { span: 'week', day: null };

  async load(): Promise<void> {
    const isLatest = this.#readings.ask();
    const shown = { span: this.span, day: this.day };
    try {
      const view = await call('statistics.show', { ...shown, page: this.page });
      if (!isLatest()) return;
      this.#shown = shown;
      this.view = view;
      this.trouble = null;
    } catch (thrown) {
      if (thrown instanceof Refusal && isLatest()) this.trouble = thrown;
    }
  }
  show(change: { span?: SpanWord; page?: StatisticsPage; day?: string | null }): void {
    this.span = change.span ?? this.span;
    this.page = change.page ?? this.page;
    if (change.day !== undefined) this.day = change.day;
    this.saved = null;
    void this.load();
  }
  /** All pages of the span as one workbook. */
  async save(): Promise<void> {
    await this.#keep(null, () => call('statistics.export', { span: this.span, day: this.day, page: this.page, format: 'xlsx' }));
  }
  async saveTable({ id }: PlotView): Promise<void> {
    await this.#keep(id, () => call('statistics.export', { span: this.span, day: this.day, page: this.page, format: 'csv', plot: id }));
  }
  async savePicture(plot: PlotView, drawing: SVGSVGElement): Promise<void> {
    const picture = pictureOf(plot, drawing, { source: words.source(this.view?.title ?? '') });
    await this.#keep(plot.id, () => call('statistics.picture', { ...this.#shown, plot: plot.id, picture }));
  }
  async #keep(plot: string | null, work: () => Promise<ExportView>): Promise<void> {
    if (this.isSaving) return;
    this.isSaving = true;
    this.saved = null;
    try {
      this.saved = await work();
      this.savedOf = plot;
      this.trouble = null;
    } catch (thrown) {
      if (thrown instanceof Refusal) this.trouble = thrown;
    } finally {
      this.isSaving = false;
    }
  }
  earlier(): void {
    if (this.view) this.show({ day: this.view.before });
  }
  later(): void {
    if (this.view?.after) this.show({ day: this.view.after });
  }
}
