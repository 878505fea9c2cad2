import type { PlotView } from '../../ipc';
import { fillOf } from './fills';

/** What stands around the drawing: whose figures they are. */
export interface Words {
  /** The screen and the span. */
  source: string;
}

const across = 1600;
const edge = 24;

/** A plot as PNG in base64: the very drawing of the page in light colours, with its title, span, key and note. */
export function pictureOf(plot: PlotView, drawing: SVGSVGElement, { source }: Words): string {
  const light = inLight(plot, drawing);
  try {
    return paint(plot, light, source);
  } finally {
    light.remove();
  }
}

/** A copy out of sight under the light theme, with a square of each series for the key. */
function inLight(plot: PlotView, drawing: SVGSVGElement): HTMLElement {
  const holder = document.createElement('div');
  holder.className = 'plot out-of-sight';
  holder.dataset.theme = 'light';
  holder.ariaHidden = 'true';
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  for (const { fill } of plot.series) {
    const square = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    const { fill: inside, stroke } = fillOf(plot.id, fill);
    square.setAttribute('fill', inside);
    square.setAttribute('stroke', stroke);
    square.dataset.key = fill;
    copy.append(square);
  }
  for (const name of ['heading', 'words']) {
    const text = document.createElement('span');
    text.className = name;
    holder.append(text);
  }
  holder.append(copy);
  document.body.append(holder);
  return holder;
}

interface Line {
  text: string;
  font: string;
  ink: string;
  size: number;
}

function paint(plot: PlotView, light: HTMLElement, source: string): string {
  const drawing = light.querySelector('svg');
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!drawing || !pen) return '';
  const box = drawing.viewBox.baseVal;
  const width = box.width + 2 * edge;
  const scale = across / width;
  const lines = (text: string, name: string) => wrapped(pen, text, light.querySelector(`.${name}`), box.width);
  const above = [...lines(plot.title, 'heading'), ...lines(source, 'words')];
  const below = plot.note ? lines(plot.note, 'words') : [];
  const key = keyOf(pen, plot, light, box.width);
  const high = (all: readonly Line[]) => all.reduce((sum, { size }) => sum + size * 1.4, 0);
  const top = edge + high(above) + edge / 2;
  canvas.width = across;
  canvas.height = Math.round((top + box.height + edge / 2 + key.height + high(below) + edge) * scale);
  pen.scale(scale, scale);
  pen.fillStyle = getComputedStyle(light).getPropertyValue('--bg');
  pen.fillRect(0, 0, width, canvas.height);
  pen.translate(edge, 0);
  write(pen, above, edge);
  pen.save();
  pen.translate(0, top);
  for (const shape of drawing.querySelectorAll<SVGElement>(':scope > :is(rect, line, polyline, circle, text):not([data-key])')) draw(pen, shape, drawing);
  pen.translate(0, box.height + edge / 2);
  key.draw(drawing);
  pen.restore();
  write(pen, below, top + box.height + edge / 2 + key.height);
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}

const fontOf = ({ fontWeight, fontSize, fontFamily }: CSSStyleDeclaration) => `${fontWeight} ${fontSize} ${fontFamily}`;

/** Words cut into lines no wider than the drawing. */
function wrapped(pen: CanvasRenderingContext2D, text: string, like: Element | null, most: number): Line[] {
  if (!like) return [];
  const style = getComputedStyle(like);
  const line = { font: fontOf(style), ink: style.color, size: parseFloat(style.fontSize) };
  pen.font = line.font;
  const found: string[] = [];
  for (const word of text.split(' ')) {
    const longer = [...found.slice(-1), word].join(' ');
    if (found.length > 0 && pen.measureText(longer).width <= most) found.splice(-1, 1, longer);
    else found.push(word);
  }
  return found.map((words) => ({ text: words, ...line }));
}

function write(pen: CanvasRenderingContext2D, lines: readonly Line[], top: number): void {
  pen.textAlign = 'left';
  let y = top;
  for (const { text, font, ink, size } of lines) {
    pen.font = font;
    pen.fillStyle = ink;
    pen.fillText(text, 0, y + size);
    y += size * 1.4;
  }
}

/** Squares with the names of the series, side by side while they fit. */
function keyOf(pen: CanvasRenderingContext2D, plot: PlotView, light: HTMLElement, most: number) {
  const [like] = wrapped(pen, '—', light.querySelector('.words'), most);
  const size = like?.size ?? 14;
  pen.font = like?.font ?? '';
  let x = 0;
  let y = 0;
  const places = plot.series.map(({ title, fill }) => {
    const wide = size * 2.6 + pen.measureText(title).width;
    if (x > 0 && x + wide > most) [x, y] = [0, y + size * 1.6];
    const place = { x, y, title, fill };
    x += wide;
    return place;
  });
  const draw = (drawing: SVGSVGElement) => {
    for (const place of places) {
      const square = drawing.querySelector<SVGElement>(`[data-key='${place.fill}']`);
      for (const [name, value] of Object.entries({ x: place.x + 0.5, y: place.y + 0.5, width: size - 1, height: size - 1 })) square?.setAttribute(name, String(value));
      if (square) drawShape(pen, square, drawing);
      pen.font = like?.font ?? '';
      pen.fillStyle = like?.ink ?? '';
      pen.textAlign = 'left';
      pen.fillText(place.title, place.x + size * 1.5, place.y + size * 0.85);
    }
  };
  return { height: y + size * 1.8, draw };
}

const number = (shape: SVGElement, name: string) => Number(shape.getAttribute(name) ?? 0);

function draw(pen: CanvasRenderingContext2D, shape: SVGElement, drawing: SVGSVGElement): void {
  if (shape.localName !== 'text') return drawShape(pen, shape, drawing);
  const style = getComputedStyle(shape);
  pen.font = fontOf(style);
  pen.fillStyle = style.fill;
  pen.textAlign = style.textAnchor === 'end' ? 'right' : style.textAnchor === 'middle' ? 'center' : 'left';
  pen.fillText(shape.textContent, number(shape, 'x'), number(shape, 'y'));
}

function drawShape(pen: CanvasRenderingContext2D, shape: SVGElement, drawing: SVGSVGElement): void {
  const { fill, stroke, strokeWidth } = getComputedStyle(shape);
  const outline = outlineOf(shape);
  const inside = inkOf(pen, fill, drawing);
  if (inside) {
    pen.fillStyle = inside;
    pen.fill(outline);
  }
  if (stroke !== 'none') {
    pen.strokeStyle = stroke;
    pen.lineWidth = parseFloat(strokeWidth) || 1;
    pen.stroke(outline);
  }
}

function outlineOf(shape: SVGElement): Path2D {
  const of = (name: string) => number(shape, name);
  const path = new Path2D();
  if (shape.localName === 'rect') path.rect(of('x'), of('y'), of('width'), of('height'));
  else if (shape.localName === 'circle') path.arc(of('cx'), of('cy'), of('r'), 0, 2 * Math.PI);
  else if (shape.localName === 'line') {
    path.moveTo(of('x1'), of('y1'));
    path.lineTo(of('x2'), of('y2'));
  } else for (const point of (shape.getAttribute('points') ?? '').split(' ')) path.lineTo(Number(point.split(',')[0]), Number(point.split(',')[1]));
  return path;
}

/** A colour, or the pattern a fill names. */
function inkOf(pen: CanvasRenderingContext2D, fill: string, drawing: SVGSVGElement): string | CanvasPattern | null {
  const id = /^url\(["']?#(.+?)["']?\)/.exec(fill)?.[1];
  if (!id) return fill === 'none' ? null : fill;
  const pattern = drawing.querySelector<SVGPatternElement>(`#${CSS.escape(id)}`);
  const tile = document.createElement('canvas');
  const on = tile.getContext('2d');
  if (!pattern || !on) return null;
  const fine = 4;
  [tile.width, tile.height] = [number(pattern, 'width') * fine, number(pattern, 'height') * fine];
  on.scale(fine, fine);
  for (const part of pattern.querySelectorAll<SVGElement>('rect, circle')) drawShape(on, part, drawing);
  const made = pen.createPattern(tile, 'repeat');
  const turn = /rotate\((\d+)\)/.exec(pattern.getAttribute('patternTransform') ?? '')?.[1] ?? 0;
  made?.setTransform(new DOMMatrix().rotate(Number(turn)).scale(1 / fine));
  return made;
}
