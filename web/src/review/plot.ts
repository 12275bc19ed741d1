import { LineChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, AxisPointerComponent, GridComponent, LegendComponent, MarkAreaComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { fromBeijingAxis } from '../lib/beijing.js';
import type { Theme } from '../chart/option.js';
import { reviewOption, type ReviewPicture } from './option.js';

use([LineChart, ScatterChart, AriaComponent, AxisPointerComponent, GridComponent, LegendComponent, MarkAreaComponent, TooltipComponent, CanvasRenderer]);

/** ECharts behind what the review needs: show a picture, hear where somebody pressed and dragged, go away. */
export class ReviewPlot {
  readonly #chart: EChartsType;
  readonly #theme: () => Theme;
  #picture: ReviewPicture | undefined;

  constructor(container: HTMLElement, theme: () => Theme, pressed: (instant: number, extend: boolean) => void) {
    this.#chart = init(container, null, { renderer: 'canvas' });
    this.#theme = theme;
    let dragging = false;
    const pointer = this.#chart.getZr();
    const at = (event: { offsetX: number; offsetY: number }): number =>
      fromBeijingAxis(this.#chart.convertFromPixel({ xAxisIndex: 0 }, event.offsetX) as unknown as number);
    pointer.on('mousedown', event => {
      dragging = true;
      pressed(at(event), (event.event as unknown as MouseEvent).shiftKey);
    });
    pointer.on('mousemove', event => {
      if (dragging) pressed(at(event), true);
    });
    pointer.on('mouseup', () => {
      dragging = false;
    });
    pointer.on('globalout', () => {
      dragging = false;
    });
  }

  show(picture: ReviewPicture): void {
    this.#picture = picture;
    this.#chart.resize();
    this.#chart.setOption(reviewOption(picture, this.#theme(), this.#chart.getHeight()), { notMerge: true });
  }

  resize(): void {
    if (this.#picture) this.show(this.#picture);
  }

  dispose(): void {
    this.#chart.dispose();
  }
}
