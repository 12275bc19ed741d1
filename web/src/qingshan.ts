import { QsPasskey } from './account/qs-passkey.js';
import { QsRun } from './analysis/qs-run.js';
import { QsChart } from './chart/qs-chart.js';
import { fieldAtStart } from './field/at-start.js';
import { QsFieldForm } from './field/qs-field-form.js';
import { QsFieldNear } from './field/qs-field-near.js';
import { QsFieldOffline } from './field/qs-field-offline.js';
import { QsFieldOutbox } from './field/qs-field-outbox.js';
import { QsFieldWaiting } from './field/qs-field-waiting.js';
import { QsForecastMap } from './forecast/qs-forecast-map.js';
import { QsLive } from './live/qs-live.js';
import { QsMap } from './map/qs-map.js';
import { QsReview } from './review/qs-review.js';
import { QsTime } from './time/qs-time.js';
import { QsClock } from './wall/qs-clock.js';
import { QsWall } from './wall/qs-wall.js';

const elements = {
  'qs-chart': QsChart, 'qs-clock': QsClock, 'qs-field-form': QsFieldForm, 'qs-field-near': QsFieldNear, 'qs-field-offline': QsFieldOffline, 'qs-field-outbox': QsFieldOutbox, 'qs-field-waiting': QsFieldWaiting,
  'qs-forecast-map': QsForecastMap, 'qs-live': QsLive, 'qs-map': QsMap, 'qs-passkey': QsPasskey, 'qs-review': QsReview, 'qs-run': QsRun, 'qs-time': QsTime, 'qs-wall': QsWall,
};

// The entry may be loaded a second time by a page that was navigated to.
for (const [name, element] of Object.entries(elements)) {
  if (!customElements.get(name)) customElements.define(name, element);
}

void fieldAtStart();
