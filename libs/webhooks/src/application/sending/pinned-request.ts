import { lookup, type LookupAddress } from 'node:dns';
import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPrivateAddress } from './private-addresses';

const timeLimit = 10_000;

/** The host has an address that webhooks may not reach. */
export class PrivateAddress extends Error {
  constructor() {
    super('The host is in a private network; an operator can allow it by WEBHOOK_PRIVATE_HOSTS');
  }
}

export interface PinnedRequest {
  readonly url: URL;
  /** `open`: private addresses are refused. `any`: the operator has allowed the host. */
  readonly reach: 'open' | 'any';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Posts the body and answers with the status. The name is looked up once, judged, and the connection goes to what was found, so that a
 * second answer of the name server changes nothing. Redirects are not followed, and of the answer nothing but its status is read.
 */
export function post({ url, reach, headers, body }: PinnedRequest): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestSecure : requestPlain;
    const sent = request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      agent: false,
      signal: AbortSignal.timeout(timeLimit),
      lookup: reach === 'open' ? openLookup : (lookup as LookupFunction),
    });
    sent.on('error', reject);
    sent.on('response', (response: IncomingMessage) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    sent.end(body);
  });
}

/** The name server's answer, but for private addresses: one of them refuses them all. */
const openLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? [];
    if (error) return done(error, []);
    if (!first || addresses.some(({ address }) => isPrivateAddress(address))) return done(new PrivateAddress(), []);
    if (options.all) return done(null, addresses);
    done(null, first.address, first.family);
  });
};
