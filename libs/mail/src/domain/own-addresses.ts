const maxLocalPart = 64;
const marker = 't.';

function split(address: string): { local: string; domain: string } {
  const at = address.lastIndexOf('@');
  return { local: address.slice(0, at).toLowerCase(), domain: address.slice(at + 1).toLowerCase() };
}

/** The part after the plus; empty without one; null where the address is not ours. */
function extensionOf(support: string, address: string): string | null {
  const own = split(support);
  const other = split(address.trim());
  if (other.domain !== own.domain) return null;
  if (other.local === own.local) return '';
  return other.local.startsWith(`${own.local}+`) ? other.local.slice(own.local.length + 1) : null;
}

/** True for the support address and every plus address of it. */
export const isOwnAddress = (support: string, address: string): boolean => extensionOf(support, address) !== null;

/** `support+t.<token>@…`; the plain address where that would be longer than an address may be. */
export function replyAddress(support: string, token: string): string {
  const { local, domain } = split(support);
  const extended = `${local}+${marker}${token}`;
  return extended.length <= maxLocalPart ? `${extended}@${domain}` : support;
}

/** Everything in these addresses that presents itself as a reply token. */
export function tokensInAddresses(support: string, addresses: readonly string[]): string[] {
  const extensions = addresses.map((address) => extensionOf(support, address) ?? '');
  return unique(extensions.filter((extension) => extension.startsWith(marker)).map((extension) => extension.slice(marker.length)));
}

/** The Message-ID of the mail that a delivery sends: always the same one, and a reply token for mail programs that keep no address. */
export function ownMessageId(support: string, deliveryId: string, token: string | null): string {
  const name = deliveryId.replaceAll('-', '');
  return `<${token === null ? `m.${name}` : `${marker}${token}.${name}`}@${split(support).domain}>`;
}

const ownForm = /^<(?:t\.([^.@<>]{1,100})|m)\.[0-9a-f]{32}@([^@<>]+)>$/i;

export const isOwnMessageId = (support: string, messageId: string): boolean =>
  ownForm.exec(messageId)?.[2]?.toLowerCase() === split(support).domain;

/** The reply tokens in those of the Message-IDs that look like ours, in the same order. */
export function tokensInMessageIds(support: string, messageIds: readonly string[]): string[] {
  const own = messageIds.filter((messageId) => isOwnMessageId(support, messageId));
  return unique(own.flatMap((messageId) => ownForm.exec(messageId)?.[1] ?? []));
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];
