import type { RuleFindingKind } from '@casewright/contracts';
import { type Claim, explainLeaf, type FactCatalog, type Names } from '@casewright/rules';
import type { Finding } from './finding';

interface Wording {
  readonly reason: (told: Told) => string;
  readonly advice: string;
}

/** The parts of a finding as words. */
interface Told {
  readonly other: string;
  readonly others: string;
  readonly claims: string;
  readonly detail: string;
}

const wordings: Readonly<Record<RuleFindingKind, Wording>> = {
  'never-holds': {
    reason: ({ claims }) => `Its conditions can never hold: ${claims} cannot be so together.`,
    advice: 'Change or remove one of the comparisons, or archive the rule.',
  },
  unreachable: {
    reason: ({ claims }) => `A part of its conditions can never hold: ${claims} cannot be so together.`,
    advice: 'Remove the part, or change what contradicts it.',
  },
  'dead-reference': { reason: ({ detail }) => detail, advice: 'Choose another one and publish the rule again.' },
  'personal-outside': {
    reason: ({ detail }) =>
      `It tells ${detail === '' ? 'a webhook the subject of the ticket and who asked' : `a plugin ${detail}`}: text about people leaves the program.`,
    advice: 'Send only what the other side needs, or make sure that it may have it.',
  },
  shadowed: {
    reason: ({ other }) => `${other} runs before it, stops the rules after it, and holds wherever this one would.`,
    advice: 'Let it run before the other one, let the other one not stop, or archive it.',
  },
  duplicate: { reason: ({ other }) => `It does the same as ${other}, at the same time.`, advice: 'Archive one of them.' },
  'same-field': {
    reason: ({ other, detail }) => `Where both act, it sets “${detail}” over what ${other} has set just before.`,
    advice: 'Let one stop the other, or let their conditions exclude each other.',
  },
  slow: { reason: ({ detail }) => `It takes ${detail} ms on average.`, advice: 'Look for patterns and long lists in its conditions.' },
  'never-fired': {
    reason: ({ detail }) => `It acted on none of the ${detail} that it waited for.`,
    advice: 'Try it on a ticket that it should have acted on, and see which comparison fails.',
  },
  'always-fired': {
    reason: ({ detail }) => `It acted on each of the ${detail} that it waited for: its conditions sort nothing out.`,
    advice: 'Look whether a comparison is missing, or says less than it should.',
  },
  ring: {
    reason: ({ others, detail }) => `It and ${others} can start each other. The guards of ${detail} end that.`,
    advice: 'Nothing has to be done, unless the guard is to be taken away.',
  },
};

/** What is wrong and what to do, in two sentences. */
export function inWords(finding: Finding, catalog: FactCatalog, names: Names): { readonly reason: string; readonly advice: string } {
  const { reason, advice } = wordings[finding.kind];
  const others = finding.others.map(({ document }) => `“${document.name}”`);
  const claims = finding.because.map((claim) => claimText(claim, catalog, names)).join(' and ');
  return { reason: reason({ other: others[0] ?? '', others: others.join(', '), claims, detail: finding.detail }), advice };
}

/** `“Priority” is “High”`, or `not (…)` where it must not hold. */
function claimText({ leaf, wanted }: Claim, catalog: FactCatalog, names: Names): string {
  const { id, fact, operator, expected } = leaf;
  const trace = { kind: 'leaf' as const, id, fact: fact.id, operator: operator.id, expected, actual: null, result: wanted };
  const { factLabel, operatorLabel, expectedText } = explainLeaf(trace, { catalog, names, facts: null });
  const text = `“${factLabel}” ${operatorLabel}${expectedText === '' ? '' : ` “${expectedText}”`}`;
  return wanted ? text : `not (${text})`;
}
