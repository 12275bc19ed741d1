import { BEYOND, levelColour, NO_LEVEL, stateColour, STATES, type Medium, type PointState } from '../lib/colours.js';
import type { Language } from '../lib/language.js';
import { iconName } from './points.js';
import { levelIcon, levelsOf, signOf, type Theme } from './themes.js';

const SIZE = 22;
const RATIO = 2;
const PALE = 0.55;

/** One symbol: what is known of the point decides colour, shape and what stands inside. */
interface PointSymbol {
  readonly name: string;
  readonly fill: string;
  readonly edge: string;
  readonly simulated: boolean;
  readonly pale?: boolean;
  readonly inside: (context: CanvasRenderingContext2D, middle: number, reach: number) => void;
}

/**
 * Draws one point's symbol. Colour is never the only cue: the state or the level is also in the mark inside, and what is
 * simulated is a diamond with a dashed edge instead of a circle.
 */
function draw(context: CanvasRenderingContext2D, symbol: PointSymbol, size: number): void {
  const middle = size / 2;
  const radius = size * (symbol.simulated ? 0.47 : 0.42);
  context.globalAlpha = symbol.pale ? PALE : 1;
  context.lineWidth = size * 0.07;
  context.fillStyle = symbol.fill;
  context.beginPath();
  if (symbol.simulated) diamond(context, middle, radius);
  else context.arc(middle, middle, radius, 0, 2 * Math.PI);
  context.fill();
  // A light edge below the dashed one, for dark ground.
  context.strokeStyle = '#ffffff';
  if (symbol.simulated) context.stroke();
  context.setLineDash(symbol.simulated || symbol.pale ? [size * 0.12, size * 0.09] : []);
  context.strokeStyle = symbol.edge;
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
  symbol.inside(context, middle, radius * 0.5);
}

function diamond(context: CanvasRenderingContext2D, middle: number, radius: number): void {
  context.moveTo(middle, middle - radius);
  context.lineTo(middle + radius, middle);
  context.lineTo(middle, middle + radius);
  context.lineTo(middle - radius, middle);
  context.closePath();
}

const stateSymbol = (state: PointState | 'beyond', simulated: boolean): PointSymbol => ({
  name: iconName(state, simulated),
  fill: state === 'none' ? '#ffffff' : state === 'beyond' ? BEYOND : stateColour(state),
  edge: state === 'none' ? stateColour(state) : simulated ? '#212529' : '#ffffff',
  simulated,
  inside: (context, middle, reach) => mark(context, state, middle, reach),
});

/** Late: the hands of a clock. Silent: a cross. Beyond a limit: an exclamation mark. */
function mark(context: CanvasRenderingContext2D, state: PointState | 'beyond', middle: number, reach: number): void {
  context.strokeStyle = '#ffffff';
  context.lineCap = 'round';
  context.beginPath();
  if (state === 'late') {
    context.moveTo(middle, middle - reach * 1.2);
    context.lineTo(middle, middle);
    context.lineTo(middle + reach, middle);
  } else if (state === 'silent') {
    context.moveTo(middle - reach, middle - reach);
    context.lineTo(middle + reach, middle + reach);
    context.moveTo(middle + reach, middle - reach);
    context.lineTo(middle - reach, middle + reach);
  } else if (state === 'beyond') {
    context.lineWidth *= 1.6;
    context.moveTo(middle, middle - reach * 1.1);
    context.lineTo(middle, middle + reach * 0.2);
    context.moveTo(middle, middle + reach * 1.05);
    context.lineTo(middle, middle + reach * 1.06);
  }
  context.stroke();
}

function levelSymbol(medium: Medium, level: number, simulated: boolean, pale: boolean, language: Language): PointSymbol {
  const fill = level === 0 ? NO_LEVEL : levelColour(medium, level);
  return {
    name: levelIcon(medium, level, simulated, pale), fill, edge: '#212529', simulated, pale,
    inside: (context, middle, reach) => {
      const sign = signOf(medium, level, language);
      context.fillStyle = isDark(fill) ? '#ffffff' : '#000000';
      context.font = `600 ${reach * (sign.length > 1 ? 1.7 : 2.1)}px sans-serif`;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillText(sign, middle, middle + reach * 0.1);
    },
  };
}

/** By the luminance of WCAG, roughly. */
function isDark(colour: string): boolean {
  const [red, green, blue] = [1, 3, 5].map(from => parseInt(colour.slice(from, from + 2), 16) / 255);
  return 0.2126 * red! ** 2.2 + 0.7152 * green! ** 2.2 + 0.0722 * blue! ** 2.2 < 0.18;
}

function canvasOf(symbol: PointSymbol): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE * RATIO;
  const context = canvas.getContext('2d');
  if (context) draw(context, symbol, SIZE * RATIO);
  return canvas;
}

/** A canvas with the symbol of a state, for the legend. */
export const stateCanvas = (state: PointState | 'beyond', simulated: boolean): HTMLCanvasElement => canvasOf(stateSymbol(state, simulated));

/** A canvas with the symbol of a level, for the legend. */
export const levelCanvas = (medium: Medium, level: number, pale: boolean, language: Language): HTMLCanvasElement =>
  canvasOf(levelSymbol(medium, level, false, pale, language));

export interface Icon {
  readonly name: string;
  readonly image: ImageData;
  readonly pixelRatio: number;
}

/** All symbols of a theme, as images for the map. */
export function icons(theme: Theme, language: Language): Icon[] {
  const both = [false, true];
  const symbols = theme === 'state'
    ? [...STATES, 'beyond' as const].flatMap(state => both.map(simulated => stateSymbol(state, simulated)))
    : levelsOf(theme).flatMap(level => both.flatMap(simulated => both.map(pale => levelSymbol(theme, level, simulated, pale, language))));
  return symbols.flatMap(symbol => {
    const image = canvasOf(symbol).getContext('2d')?.getImageData(0, 0, SIZE * RATIO, SIZE * RATIO);
    return image ? [{ name: symbol.name, image, pixelRatio: RATIO }] : [];
  });
}
