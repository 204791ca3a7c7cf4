import { isIP } from 'node:net';
import { z } from 'zod';

export const port = z
  .string()
  .refine((value) => /^\d{1,5}$/.test(value) && Number(value) <= 65535, 'Must be a port, a number from 0 to 65535')
  .transform(Number);

/** An address with one of these protocols and a host. */
export const url = (...protocols: string[]) =>
  z
    .string()
    .refine((value) => protocols.includes(protocolOf(value)), `Must be an address that begins with ${protocols.join(':// or ')}://`);

function protocolOf(value: string): string {
  if (!/^[a-z]+:\/\//.test(value) || !URL.canParse(value)) return '';
  const { protocol, hostname } = new URL(value);
  return hostname === '' ? '' : protocol.slice(0, -1);
}

/** `host:port` */
export const address = z.string().refine((value) => {
  const [, given] = /^(?:[^\s:/[\]]+|\[[\da-f:]+\]):(\d{1,5})$/i.exec(value) ?? [];
  return given !== undefined && Number(given) > 0 && Number(given) <= 65535;
}, 'Must be a host and a port, such as temporal.example.org:7233');

const ranges = ['loopback', 'linklocal', 'uniquelocal'];

/** Addresses, networks or names of ranges, with commas between them. */
export const networks = z
  .string()
  .refine(
    (value) => value.split(',').every((part) => isNetwork(part.trim())),
    'Must be addresses or networks with commas between them, such as loopback, 10.0.0.0/8',
  );

function isNetwork(text: string): boolean {
  const [host = '', bits, ...rest] = text.split('/');
  if (ranges.includes(text)) return true;
  const longest = isIP(host) === 4 ? 32 : 128;
  return isIP(host) !== 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest));
}

/** Names or addresses of hosts with commas between them, in lower case. */
export const hosts = z
  .string()
  .transform((value) => value.split(',').map((part) => part.trim().toLowerCase()))
  .refine(
    (names) => names.every((name) => /^[a-z0-9.-]+$|^\[[\da-f:.]+\]$/.test(name)),
    'Must be names of hosts with commas between them, without ports, such as hooks.intranet, localhost',
  );

/** How many days something that has ended is kept. */
export const days = z.coerce.number().int().min(1).max(36_500);
