import { BlockList, isIP } from 'node:net';

/** Networks that are not the open internet: this machine, the networks around it, and what is reserved or leads back to them (RFC 6890). */
const networks4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24'],
  ...['192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
];
/** In IPv6 only this network is the open internet, but for the parts of it that lead elsewhere. */
const open6 = '2000::/3';
const closed6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const closed = new BlockList();
for (const network of networks4) add(closed, network, 'ipv4');
for (const network of closed6) add(closed, network, 'ipv6');
const open = new BlockList();
add(open, open6, 'ipv6');

function add(list: BlockList, network: string, family: 'ipv4' | 'ipv6'): void {
  const [address = '', bits] = network.split('/');
  list.addSubnet(address, Number(bits), family);
}

/** Whether an IP address is none of the open internet; also true for what is no address. */
export function isPrivateAddress(address: string): boolean {
  if (isIP(address) === 4) return closed.check(address, 'ipv4');
  return isIP(address) !== 6 || !open.check(address, 'ipv6') || closed.check(address, 'ipv6');
}
