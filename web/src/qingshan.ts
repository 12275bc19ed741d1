import { QsPasskey } from './account/qs-passkey.js';
import { QsChart } from './chart/qs-chart.js';
import { QsLive } from './live/qs-live.js';
import { QsMap } from './map/qs-map.js';
import { QsReview } from './review/qs-review.js';
import { QsTime } from './time/qs-time.js';
import { QsClock } from './wall/qs-clock.js';
import { QsWall } from './wall/qs-wall.js';

const elements = {
  'qs-chart': QsChart, 'qs-clock': QsClock, 'qs-live': QsLive, 'qs-map': QsMap, 'qs-passkey': QsPasskey, 'qs-review': QsReview, 'qs-time': QsTime, 'qs-wall': QsWall,
};

// The entry may be loaded a second time by a page that was navigated to.
for (const [name, element] of Object.entries(elements)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
