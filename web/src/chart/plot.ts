import { LineChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent, AxisPointerComponent, DataZoomComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent,
} from 'echarts/components';
import { init, registerLocale, use, type EChartsType } from 'echarts/core';
import zh from 'echarts/lib/i18n/langZH.js';
import { CanvasRenderer } from 'echarts/renderers';
import { panelsOf } from './panels.js';
import { lengthOf, type Span } from './view.js';
import { optionOf, type Picture, type Theme } from './option.js';

use([
  LineChart, ScatterChart, AriaComponent, AxisPointerComponent, DataZoomComponent, GridComponent, LegendComponent,
  MarkLineComponent, TooltipComponent, CanvasRenderer,
]);
registerLocale('ZH', zh);

interface ZoomEvent {
  readonly start?: number;
  readonly end?: number;
  readonly batch?: readonly ZoomEvent[];
}

/** ECharts behind the three things the element needs: show a picture, hear of a zoom, go away. */
export class Plot {
  readonly #chart: EChartsType;
  readonly #theme: () => Theme;
  #picture: Picture | undefined;
  #panels = 0;

  constructor(container: HTMLElement, language: 'zh' | 'en', theme: () => Theme, zoomed: (view: Span) => void) {
    this.#chart = init(container, null, { renderer: 'canvas', locale: language.toUpperCase() });
    this.#theme = theme;
    this.#chart.on('datazoom', event => {
      const view = this.#viewOf(event as ZoomEvent);
      if (view) zoomed(view);
    });
  }

  show(picture: Picture): void {
    this.#picture = picture;
    this.#chart.resize();
    const units = panelsOf(picture.observations).length;
    // Merging keeps what the reader switched off in the legend; axes that went away do need a fresh start.
    const replaceMerge = units === this.#panels ? ['series'] : ['series', 'grid', 'xAxis', 'yAxis'];
    this.#panels = units;
    this.#chart.setOption(optionOf(picture, this.#theme(), this.#chart.getHeight()), { replaceMerge });
  }

  resize(): void {
    if (this.#picture) this.show(this.#picture);
  }

  dispose(): void {
    this.#chart.dispose();
  }

  // The event speaks in per cent of the axis, which is the domain.
  #viewOf(event: ZoomEvent): Span | null {
    const zoom = event.batch?.[0] ?? event;
    if (!this.#picture || zoom.start === undefined || zoom.end === undefined) return null;
    const { domain } = this.#picture;
    const at = (percent: number): number => Math.round(domain.from + (lengthOf(domain) * percent) / 100);
    return { from: at(zoom.start), to: at(zoom.end) };
  }
}
