import { Agent, createServer } from 'node:http';
import { createProxyServer } from 'http-proxy-3';
import { inTurn } from './targets.mjs';

const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto', 'x-real-ip'];

/**
 * One port in front of several api processes, for requests and WebSockets. A request goes to a process that answers, and its own
 * address goes with it in X-Forwarded-For. What clients say of forwarding is dropped, unless another proxy stands in front.
 * Answers a function that takes no more connections and ends those there are.
 */
export function startHttpBalancer({ port, host, targets, behindProxy }) {
  const proxy = createProxyServer({ target: 'http://api', agent: new BalancingAgent(targets), xfwd: true });
  const server = createServer((request, response) => proxy.web(plain(request), response));
  server.on('upgrade', (request, socket, head) => proxy.ws(plain(request), socket, head));
  proxy.on('error', (_error, _request, response) => refuse(response));
  // A process that dies in the middle of an answer ends it for the client as well.
  proxy.on('proxyRes', (answer, _request, response) => answer.once('close', () => answer.complete || response.destroy()));
  const plain = (request) => {
    if (!behindProxy) for (const header of forwarding) delete request.headers[header];
    return request;
  };
  return listen(server, port, host);
}

/** A connection for each request: none is ever sent to a process that has gone in the meantime. */
class BalancingAgent extends Agent {
  constructor(ports) {
    super({ keepAlive: false });
    this.connectToOne = inTurn(ports);
  }

  createConnection(_options, done) {
    this.connectToOne().then((socket) => done(null, socket), done);
  }
}

/** `response` is the bare socket where a WebSocket was asked for. */
function refuse(response) {
  if (!response.writeHead || response.headersSent) return response.destroy();
  response.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '1' });
  response.end(JSON.stringify({ type: 'about:blank', title: 'Not available for a moment', status: 503, code: 'server.unavailable' }));
}

function listen(server, port, host) {
  const upgraded = new Set();
  server.on('upgrade', (_request, socket) => upgraded.add(socket.once('close', () => upgraded.delete(socket))));
  const close = () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    for (const socket of upgraded) socket.destroy();
    return Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 2_000).unref())]).then(() => server.closeAllConnections());
  };
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, host, () => resolve(close)));
}
