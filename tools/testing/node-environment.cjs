const { AsyncLocalStorage } = require('node:async_hooks');
const { TestEnvironment } = require('jest-environment-node');

/**
 * Every spec file loads its own libraries, and with them their own asynchronous stores. One that was used once is told of every promise from then
 * on, long after its file has ended: after sixty files that took most of the time. So what a file has used ends with it.
 */
const used = new Set();
for (const method of ['run', 'enterWith']) {
  const original = AsyncLocalStorage.prototype[method];
  AsyncLocalStorage.prototype[method] = function (...parameters) {
    used.add(this);
    return original.apply(this, parameters);
  };
}

module.exports = class extends TestEnvironment {
  async teardown() {
    for (const store of used) store.disable();
    used.clear();
    await super.teardown();
  }
};
