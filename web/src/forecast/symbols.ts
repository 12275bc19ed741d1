import { levelColour, NO_LEVEL } from '../lib/colours.js';
import type { Icon } from '../map/icons.js';

const SIZE = 34;
const RATIO = 2;
const LEVELS = [0, 1, 2, 3, 4, 5, 6] as const;
const BOTH = [false, true] as const;
const INK = '#212529';

/** The name of a symbol: what is forecast is a ring, what was measured is filled; what is simulated is a diamond. */
export const symbolName = (level: number, forecast: boolean, simulated: boolean): string =>
  `air-${level}-${forecast ? 'ring' : 'full'}${simulated ? '-simulated' : ''}`;

const colourOf = (level: number): string => (level === 0 ? NO_LEVEL : levelColour('air', level));

/** The value stands on it, so the middle is the colour of a level or white. Text on the dark levels is white. */
export const inkOn = (level: number, forecast: boolean): string => (!forecast && (level === 0 || level >= 4) ? '#ffffff' : '#000000');

function outline(context: CanvasRenderingContext2D, middle: number, radius: number, simulated: boolean): void {
  context.beginPath();
  if (!simulated) {
    context.arc(middle, middle, radius, 0, 2 * Math.PI);
    return;
  }
  const reach = radius * 1.1;
  context.moveTo(middle, middle - reach);
  context.lineTo(middle + reach, middle);
  context.lineTo(middle, middle + reach);
  context.lineTo(middle - reach, middle);
  context.closePath();
}

/** A canvas with a symbol, for the legend too. */
export function symbolCanvas(level: number, forecast: boolean, simulated: boolean): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE * RATIO;
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  const middle = (SIZE * RATIO) / 2;
  const radius = middle * 0.86;
  context.fillStyle = colourOf(level);
  outline(context, middle, radius, simulated);
  context.fill();
  context.lineWidth = RATIO * 1.25;
  context.strokeStyle = INK;
  context.setLineDash(simulated ? [RATIO * 4, RATIO * 3] : []);
  context.stroke();
  if (!forecast) return canvas;
  context.setLineDash([]);
  context.fillStyle = '#ffffff';
  outline(context, middle, radius * 0.66, simulated);
  context.fill();
  context.lineWidth = RATIO * 0.75;
  context.stroke();
  return canvas;
}

/** All symbols as images for the map. */
export function symbols(): Icon[] {
  return LEVELS.flatMap(level => BOTH.flatMap(forecast => BOTH.flatMap(simulated => {
    const image = symbolCanvas(level, forecast, simulated).getContext('2d')?.getImageData(0, 0, SIZE * RATIO, SIZE * RATIO);
    return image ? [{ name: symbolName(level, forecast, simulated), image, pixelRatio: RATIO }] : [];
  })));
}
