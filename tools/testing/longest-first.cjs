const { default: Sequencer } = require('@jest/test-sequencer');

/** Those that take longest begin first, so that no core waits for one at the end. A fresh clone knows no times of its own. */
const longest = [
  'start/demo',
  'temporal-process-host',
  'start/process-refusals',
  'specs/timed-trials',
  'specs/automation',
  'specs/timed-backtests',
  'start/lifecycle',
  'start/dev',
  'mail/generated-mail',
  'http/bad-input',
  'deliveries/working',
  'specs/rehearse',
  'specs/trials',
  'specs/timed-rules',
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
