import { isIP } from 'node:net';
import { isPrivateAddress } from './private-addresses';

/** The host as the operator's list names it; of an IPv6 address without its brackets. */
export const hostOf = (url: URL): string => url.hostname.toLowerCase().replace(/^\[|\]$/g, '');

export const isAllowed = (url: URL, allowed: readonly string[]): boolean => allowed.includes(url.hostname.toLowerCase());

/** Why nothing may be sent to an address, as a sentence that says what to do; null where it may. Names are looked up when it is sent. */
export function addressProblem(address: string, allowed: readonly string[]): string | null {
  if (!URL.canParse(address)) return 'Give an address such as https://hooks.example.org/casewright.';
  const url = new URL(address);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isAllowed(url, allowed)))
    return 'Give an address that begins with https://.';
  if (url.username !== '' || url.password !== '') return 'Take user and password out of the address: each call is signed instead.';
  if (url.hash !== '') return 'Take the part after # out of the address: it is never sent.';
  const host = hostOf(url);
  if (isAllowed(url, allowed) || isIP(host) === 0 || !isPrivateAddress(host)) return null;
  return 'This address is in a private network. An operator can allow its host by WEBHOOK_PRIVATE_HOSTS.';
}
