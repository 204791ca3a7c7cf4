import type { CompiledRule } from '../compile/compile-rule';
import type { FactReader } from '../facts/fact-reader';

/** Where a canary acts: on a share of the tickets in percent, or on those of some teams. */
export type Audience = { readonly share: number } | { readonly teamIds: readonly string[] };

/** A newer version beside the published one. In shadow it is watched and never acts; a canary acts in the place of the published one. */
export type Trial =
  | { readonly rule: CompiledRule; readonly stage: 'shadow' }
  | { readonly rule: CompiledRule; readonly stage: 'canary'; readonly audience: Audience };

/** Whether a canary acts on a ticket. The same ticket always gets the same answer, and each rule another part of the tickets. */
export function isAmong(audience: Audience, ruleId: string, ticketId: string, facts: FactReader): boolean {
  if ('share' in audience) return placeOf(`${ticketId}:${ruleId}`) < audience.share * 100;
  return audience.teamIds.includes(facts.value('ticket.teamId') as string);
}

/** FNV-1a with a last stir, as one of 10,000 places. A canary whose share grows keeps the tickets that it had. */
function placeOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % 10_000;
}
