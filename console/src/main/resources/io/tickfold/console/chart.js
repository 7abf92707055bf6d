// Draws candles and levels on a canvas, and lets levels be dragged. Only places on the screen are
// binary fractions; a level that was dragged is a whole number of the instrument's steps.

import { Decimal } from './decimal.js';
import { drawExits } from './exits.js';
import { number } from './format.js';

const AXIS = 78;
const FOOT = 22;
const GRAB = 7;

/** What moves less was a click. */
const DRAG = 4;
const EDGE = 12;
const CANDLE = 9;

/** Where the labels of levels begin, so that those at an edge do not hide each other. */
const LABELS = { entry: 8, takeProfit: 168, stopLoss: 350 };

/** A chart that is narrower has no room for three labels side by side. */
const ROOM = 520;

const place = (decimal) => Number(decimal.toString());
const HOURS = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});
const SECONDS = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});

/**
 * A line at a price.
 *
 * @typedef {object} Level
 * @property {'entry' | 'takeProfit' | 'stopLoss'} kind
 * @property {string} label
 * @property {Decimal} price
 * @property {any} order
 * @property {boolean} draggable
 */

export class Chart {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {(level: any, price: string) => void} onDragged
   */
  constructor(canvas, onDragged) {
    this.canvas = canvas;
    this.onDragged = onDragged;
    /** @type {Level[]} */
    this.levels = [];
    /** @type {any[]} */
    this.candles = [];
    /** @type {import('./exits.js').Exit[]} */
    this.exits = [];
    /** @type {Decimal | null} */
    this.step = null;
    this.seconds = 60;
    this.top = 0;
    this.bottom = 0;
    this.tall = 0;
    /** @type {any} */
    this.dragged = null;
    /** @type {{x: number, y: number} | null} */
    this.pointer = null;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    canvas.addEventListener('pointerdown', (e) => this.grab(e));
    canvas.addEventListener('pointermove', (e) => this.move(e));
    canvas.addEventListener('pointerup', (e) => this.release(e));
    canvas.addEventListener('pointercancel', () => this.letGo());
    window.addEventListener('keydown', (e) => { if (e.key === 'Escape') { this.letGo(); } });
    canvas.addEventListener('pointerleave', () => { this.pointer = null; this.draw(); });
    new ResizeObserver(() => this.draw()).observe(canvas);
  }

  /**
   * @param {any[]} candles oldest first
   * @param {Level[]} levels
   * @param {import('./exits.js').Exit[]} exits
   * @param {Decimal | null} step of prices
   * @param {number} seconds of a candle
   */
  show(candles, levels, exits, step, seconds) {
    this.candles = candles;
    this.levels = levels;
    this.exits = exits;
    this.step = step;
    this.seconds = seconds;
    this.draw();
  }

  colour(name) {
    return getComputedStyle(this.canvas).getPropertyValue(name).trim();
  }

  size() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const ratio = window.devicePixelRatio || 1;
    if (this.canvas.width !== Math.round(width * ratio)
      || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
    }
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    return { width, height };
  }

  draw() {
    const { width, height } = this.size();
    const pen = this.context;
    pen.clearRect(0, 0, width, height);
    const wide = width - AXIS;
    const tall = height - FOOT;
    const shown = this.candles.slice(-Math.max(1, Math.floor((wide - 12) / CANDLE)));
    pen.font = '11px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace';
    pen.textBaseline = 'middle';
    if (!shown.length) {
      pen.fillStyle = this.colour('--faint');
      pen.textAlign = 'center';
      pen.fillText('Waiting for prices \u2026', wide / 2, tall / 2);
      return;
    }
    this.setScale(shown, tall);
    this.drawGrid(shown, wide, tall);
    this.drawCandles(shown, wide);
    drawExits(pen, this.exits, {
      x: (seconds) => this.timeX(shown, seconds, wide),
      y: (price) => this.edge(price),
      colour: (name) => this.colour(name),
    });
    this.drawLevels(wide);
    this.drawLast(shown.at(-1), wide);
    this.drawCross(shown, wide, tall);
  }

  /** Levels far away do not press the candles flat. */
  setScale(shown, tall) {
    let top = Math.max(...shown.map((c) => place(c.high)));
    let bottom = Math.min(...shown.map((c) => place(c.low)));
    const range = top - bottom || top * 0.001 || 1;
    for (const level of this.levels) {
      const at = place(level.price);
      if (at < top + 2 * range && at > bottom - 2 * range) {
        top = Math.max(top, at);
        bottom = Math.min(bottom, at);
      }
    }
    const margin = (top - bottom || range) * 0.12;
    this.top = top + margin;
    this.bottom = bottom - margin;
    this.tall = tall;
  }

  y(price) {
    return ((this.top - price) / (this.top - this.bottom)) * this.tall;
  }

  /** Where a level is shown; one that is out of sight is at the edge. */
  edge(price) {
    return Math.min(Math.max(this.y(place(price)), EDGE), this.tall - EDGE);
  }

  /** The price at a height, a whole number of steps. */
  priceAt(y, step) {
    const price = this.top - (y / this.tall) * (this.top - this.bottom);
    const steps = Math.max(1, Math.round(price / place(step)));
    return new Decimal(BigInt(steps) * step.units, step.scale);
  }

  drawGrid(shown, wide, tall) {
    const pen = this.context;
    pen.lineWidth = 1;
    pen.strokeStyle = this.colour('--grid');
    pen.fillStyle = this.colour('--faint');
    pen.textAlign = 'left';
    const step = niceStep((this.top - this.bottom) / Math.max(2, tall / 52));
    const decimals = this.step ? this.step.scale : 2;
    for (let at = Math.ceil(this.bottom / step) * step; at < this.top; at += step) {
      const y = Math.round(this.y(at)) + 0.5;
      line(pen, 0, y, wide, y);
      pen.fillText(number(at.toFixed(decimals)), wide + 8, y);
    }
    pen.textAlign = 'center';
    const every = Math.ceil(96 / CANDLE);
    const format = this.seconds < 60 ? SECONDS : HOURS;
    shown.forEach((candle, i) => {
      const index = Math.round(candle.start / this.seconds);
      const x = this.x(i, shown.length, wide);
      if (index % every === 0 && x > 30) {
        line(pen, Math.round(x) + 0.5, 0, Math.round(x) + 0.5, tall);
        pen.fillText(format.format(candle.start * 1000), x, tall + FOOT / 2);
      }
    });
  }

  /** Candles end at the right, with room for half a dozen more. */
  x(index, count, wide) {
    return wide - 14 - (count - 1 - index) * CANDLE;
  }

  /** Where a time is: at its candle, or at the last one before it; null if that is out of sight. */
  timeX(shown, seconds, wide) {
    const index = shown.findLastIndex(({ start }) => start <= seconds);
    return index < 0 ? null : this.x(index, shown.length, wide);
  }

  drawCandles(shown, wide) {
    const pen = this.context;
    const up = this.colour('--up');
    const down = this.colour('--down');
    shown.forEach((candle, i) => {
      const rises = candle.close.compareTo(candle.open) >= 0;
      const x = Math.round(this.x(i, shown.length, wide));
      const [open, close] = [this.y(place(candle.open)), this.y(place(candle.close))];
      pen.fillStyle = rises ? up : down;
      const high = Math.round(this.y(place(candle.high)));
      const low = Math.round(this.y(place(candle.low)));
      pen.fillRect(x, high, 1, Math.max(1, low - high));
      pen.fillRect(x - 3, Math.min(open, close), 7, Math.max(1, Math.abs(open - close)));
    });
  }

  drawLevels(wide) {
    for (const level of this.levels) {
      const isDragged = this.dragged && same(this.dragged.level, level);
      this.drawLevel(level, isDragged ? this.dragged.price : level.price, wide, isDragged);
    }
  }

  drawLevel(level, price, wide, isDragged) {
    const y = this.edge(price);
    const away = y - this.y(place(price));
    const pen = this.context;
    const colour = this.colour({
      entry: '--accent', takeProfit: '--up', stopLoss: '--down',
    }[level.kind]);
    pen.strokeStyle = colour;
    pen.setLineDash(level.kind === 'entry' ? [] : [5, 4]);
    pen.lineWidth = isDragged ? 2 : 1;
    if (Math.abs(away) <= 1) {
      line(pen, 0, Math.round(y) + 0.5, wide, Math.round(y) + 0.5);
    }
    pen.setLineDash([]);
    pen.lineWidth = 1;
    pen.textAlign = 'left';
    const arrow = away > 1 ? '\u2191 ' : away < -1 ? '\u2193 ' : '';
    const shown = isDragged || arrow ? ` ${number(price.toString())}` : '';
    const label = `${arrow}${level.label}${shown}`;
    const x = wide < ROOM && level.kind === 'stopLoss' ? LABELS.entry : LABELS[level.kind];
    const length = pen.measureText(label).width + 12;
    pen.fillStyle = this.colour('--panel');
    pen.fillRect(x, y - 9, length, 18);
    pen.strokeRect(x + 0.5, Math.round(y) - 8.5, length, 17);
    pen.fillStyle = this.colour('--text');
    pen.fillText(label, x + 6, y + 0.5);
    if (!arrow) {
      this.tag(number(price.toString()), y, colour, wide);
    }
  }

  drawLast(candle, wide) {
    const y = this.y(place(candle.close));
    const rises = candle.close.compareTo(candle.open) >= 0;
    const colour = this.colour(rises ? '--up' : '--down');
    const pen = this.context;
    pen.strokeStyle = colour;
    pen.setLineDash([2, 3]);
    line(pen, 0, Math.round(y) + 0.5, wide, Math.round(y) + 0.5);
    pen.setLineDash([]);
    this.tag(number(candle.close.toString(), this.step?.scale ?? 2), y, colour, wide);
  }

  tag(text, y, colour, wide) {
    const pen = this.context;
    pen.fillStyle = colour;
    pen.fillRect(wide, y - 9, AXIS, 18);
    pen.fillStyle = this.colour('--on-colour');
    pen.textAlign = 'left';
    pen.fillText(text, wide + 8, y + 0.5);
  }

  drawCross(shown, wide, tall) {
    if (!this.pointer || this.dragged || this.pointer.x > wide || this.pointer.y > tall) {
      return;
    }
    const pen = this.context;
    pen.strokeStyle = this.colour('--faint');
    pen.setLineDash([3, 3]);
    const { x, y } = this.pointer;
    line(pen, 0, Math.round(y) + 0.5, wide, Math.round(y) + 0.5);
    line(pen, Math.round(x) + 0.5, 0, Math.round(x) + 0.5, tall);
    pen.setLineDash([]);
    if (this.step) {
      const price = number(this.priceAt(y, this.step).toString(), this.step.scale);
      this.tag(price, y, this.colour('--faint'), wide);
    }
    const index = shown.length - 1 - Math.round((wide - 14 - x) / CANDLE);
    const candle = shown[index];
    if (candle) {
      const text = ['open', 'high', 'low', 'close']
        .map((name) => `${name[0].toUpperCase()} ${number(candle[name].toString())}`).join('  ');
      pen.textAlign = 'left';
      pen.fillStyle = this.colour('--panel');
      pen.fillRect(6, 6, pen.measureText(text).width + 12, 18);
      pen.fillStyle = this.colour('--text');
      pen.fillText(text, 12, 15.5);
    }
  }

  levelAt(y) {
    return this.levels
      .filter((level) => level.draggable)
      .map((level) => ({ level, far: Math.abs(this.edge(level.price) - y) }))
      .filter(({ far }) => far <= GRAB)
      .toSorted((a, b) => a.far - b.far)[0]?.level;
  }

  grab(event) {
    const level = this.tall && this.levelAt(event.offsetY);
    if (level && this.step) {
      this.dragged = {
        level,
        price: level.price,
        step: this.step,
        moved: false,
        from: event.offsetY,
        pointer: event.pointerId,
      };
      this.canvas.setPointerCapture(event.pointerId);
      event.preventDefault();
    }
  }

  move(event) {
    this.pointer = { x: event.offsetX, y: event.offsetY };
    const { dragged } = this;
    if (dragged?.pointer === event.pointerId) {
      dragged.moved ||= Math.abs(event.offsetY - dragged.from) >= DRAG;
      dragged.price = dragged.moved ? this.moved(dragged, event.offsetY) : dragged.level.price;
    }
    this.canvas.classList.toggle('grab', Boolean(this.dragged || this.levelAt(event.offsetY)));
    this.draw();
  }

  /** A level moves as far as the pointer, also one that is out of sight at the edge. */
  moved({ from, level, step }, y) {
    const price = level.price.plus(this.priceAt(y, step).minus(this.priceAt(from, step)));
    return price.sign > 0 ? price : step;
  }

  letGo() {
    this.dragged = null;
    this.draw();
  }

  release(event) {
    const { dragged } = this;
    if (dragged?.pointer !== event.pointerId) {
      return;
    }
    this.dragged = null;
    if (dragged.moved) {
      this.onDragged(dragged.level, dragged.price.toString());
    }
    this.draw();
  }
}

const same = (one, other) =>
  one.kind === other.kind && one.order?.orderId === other.order?.orderId;

function line(pen, x1, y1, x2, y2) {
  pen.beginPath();
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
  pen.stroke();
}

function niceStep(rough) {
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const first = rough / magnitude;
  return (first <= 1 ? 1 : first <= 2 ? 2 : first <= 5 ? 5 : 10) * magnitude;
}
