import { createServer } from 'node:net';
import { inTurn } from './targets.mjs';

/** One port in front of the mail intake of several workers. Answers a function that closes it. */
export function startMailBalancer({ port, host, targets }) {
  const connectToOne = inTurn(targets);
  const clients = new Set();
  const server = createServer((client) => {
    clients.add(client);
    client.on('error', () => client.destroy());
    client.on('close', () => clients.delete(client));
    connectToOne().then(
      (worker) => join(client, worker),
      () => client.destroy(),
    );
  });
  const close = () => {
    for (const client of clients) client.destroy();
    return new Promise((resolve) => server.close(resolve));
  };
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, host, () => resolve(close)));
}

function join(client, worker) {
  worker.on('error', () => client.destroy());
  worker.on('close', () => client.destroy());
  client.on('close', () => worker.destroy());
  if (client.destroyed) worker.destroy();
  else client.pipe(worker).pipe(client);
}
