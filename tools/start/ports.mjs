import { createServer } from 'node:net';

/** Throws where the port is taken; `option` is how to choose another. */
export function assertFree(port, option, host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const reason = error.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${error.code})`;
      reject(new Error(`Port ${port} ${reason}. Choose another with ${option}.`));
    });
    probe.listen(port, host, () => probe.close(resolve));
  });
}
