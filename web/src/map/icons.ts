import { stateColour, STATES, type PointState } from '../lib/colours.js';
import { iconName } from './points.js';

const SIZE = 22;
const RATIO = 2;

/**
 * Draws one point's symbol. Colour is never the only cue: the state is also in the mark inside, and what is simulated
 * is a diamond with a dashed edge instead of a circle.
 */
export function drawIcon(context: CanvasRenderingContext2D, state: PointState, simulated: boolean, size: number): void {
  const middle = size / 2;
  const radius = size * 0.38;
  context.lineWidth = size * 0.09;
  context.fillStyle = state === 'none' ? '#ffffff' : stateColour(state);
  context.beginPath();
  if (simulated) diamond(context, middle, radius * 1.2);
  else context.arc(middle, middle, radius, 0, 2 * Math.PI);
  context.fill();
  // A light edge below the dashed one, for dark ground.
  context.strokeStyle = '#ffffff';
  if (simulated) context.stroke();
  context.setLineDash(simulated ? [size * 0.12, size * 0.09] : []);
  context.strokeStyle = state === 'none' ? stateColour(state) : simulated ? '#212529' : '#ffffff';
  context.stroke();
  context.setLineDash([]);
  context.strokeStyle = '#ffffff';
  context.lineCap = 'round';
  context.beginPath();
  inner(context, state, middle, radius * 0.45);
  context.stroke();
}

function diamond(context: CanvasRenderingContext2D, middle: number, radius: number): void {
  context.moveTo(middle, middle - radius);
  context.lineTo(middle + radius, middle);
  context.lineTo(middle, middle + radius);
  context.lineTo(middle - radius, middle);
  context.closePath();
}

/** Late: the hands of a clock. Silent: a cross. */
function inner(context: CanvasRenderingContext2D, state: PointState, middle: number, reach: number): void {
  if (state === 'late') {
    context.moveTo(middle, middle - reach * 1.2);
    context.lineTo(middle, middle);
    context.lineTo(middle + reach, middle);
  } else if (state === 'silent') {
    context.moveTo(middle - reach, middle - reach);
    context.lineTo(middle + reach, middle + reach);
    context.moveTo(middle + reach, middle - reach);
    context.lineTo(middle - reach, middle + reach);
  }
}

/** A canvas with the symbol, for the legend. */
export function iconCanvas(state: PointState, simulated: boolean): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE * RATIO;
  const context = canvas.getContext('2d');
  if (context) drawIcon(context, state, simulated, SIZE * RATIO);
  return canvas;
}

export interface Icon {
  readonly name: string;
  readonly image: ImageData;
  readonly pixelRatio: number;
}

/** All symbols, as images for the map. */
export function icons(): Icon[] {
  return STATES.flatMap(state => [false, true].flatMap(simulated => {
    const image = iconCanvas(state, simulated).getContext('2d')?.getImageData(0, 0, SIZE * RATIO, SIZE * RATIO);
    return image ? [{ name: iconName(state, simulated), image, pixelRatio: RATIO }] : [];
  }));
}
