const { default: Sequencer } = require('@jest/test-sequencer');

/** Those that take longest begin first, so that no core waits for one at the end. A fresh clone knows no times of its own. */
const longest = [
  'faults/kill',
  'start/demo',
  'temporal-process-host',
  'cluster/cluster',
  'cluster/outages',
  'start/process-refusals',
  'http/bad-input',
  'reports/dashboard',
  'specs/backtest',
  'specs/timed-rules',
  'specs/runaway',
  'faults/ring',
  'start/lifecycle',
  'faults/timed',
  'business-time.property',
  'lint/boundaries',
  'engine/agreement',
];
const placeOf = ({ path }) => {
  const place = longest.findIndex((name) => path.includes(`/${name}.`));
  return place === -1 ? longest.length : place;
};

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((left, right) => placeOf(left) - placeOf(right));
  }
};
