import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { post, PrivateAddress } from './pinned-request';
import { isPrivateAddress } from './private-addresses';

describe('a private address', () => {
  it.each([
    ...[
      '127.0.0.1',
      '10.1.2.3',
      '172.31.255.255',
      '192.168.0.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '255.255.255.255',
      '224.0.0.1',
    ],
    ...['::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', '2002:7f00:1::', 'ff02::1'],
    ...['2001:db8::1', 'localhost', ''],
  ])('is %s', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '192.169.0.1', '2606:4700::1111', '2a00:1450:4001::200e'])('is not %s', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );
});

describe('a request', () => {
  it('to a name that leads to this machine never connects', async () => {
    let connections = 0;
    const server = createServer((_, response) => response.end()).on('connection', () => (connections += 1));
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const url = new URL(`http://localhost:${(server.address() as AddressInfo).port}/`);
    await expect(post({ url, reach: 'open', headers: {}, body: '{}' })).rejects.toThrow(PrivateAddress);
    expect(connections).toBe(0);
    expect(await post({ url, reach: 'any', headers: {}, body: '{}' })).toBe(200);
    await new Promise((resolve) => server.close(resolve));
  });
});
