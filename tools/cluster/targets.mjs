import { connect } from 'node:net';

/** Connects to one of several ports of this machine: each time to the next in turn, and past those that do not answer. */
export function inTurn(ports) {
  let turn = 0;
  return async () => {
    const first = turn++;
    for (let tried = 0; tried < ports.length; tried += 1) {
      const socket = await attempt(ports[(first + tried) % ports.length]);
      if (socket) return socket;
    }
    throw new Error('None of the processes answers');
  };
}

function attempt(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const refused = () => resolve(null);
    socket.once('error', refused);
    socket.once('connect', () => {
      socket.off('error', refused);
      resolve(socket);
    });
  });
}
