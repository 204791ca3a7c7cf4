import { connect, createServer } from 'node:net';

/**
 * One port in front of several: each new connection goes to the next target in turn, and past one that does not answer.
 * It works on TCP, so HTTP keep-alive and WebSockets pass unchanged.
 */
export function startBalancer({ port, host, targets }) {
  let turn = 0;
  const server = createServer((client) => {
    const first = turn++;
    const attempt = (tried) => {
      if (tried === targets.length) return client.destroy();
      const upstream = connect(targets[(first + tried) % targets.length], '127.0.0.1');
      const onRefused = () => attempt(tried + 1);
      upstream.once('error', onRefused);
      upstream.once('connect', () => {
        upstream.off('error', onRefused);
        join(client, upstream);
      });
    };
    client.on('error', () => client.destroy());
    attempt(0);
  });
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, host, () => resolve(server)));
}

function join(client, upstream) {
  client.pipe(upstream).pipe(client);
  upstream.on('error', () => client.destroy());
  upstream.on('close', () => client.destroy());
  client.on('close', () => upstream.destroy());
}
