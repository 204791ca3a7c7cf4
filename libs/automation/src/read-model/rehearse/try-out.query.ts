import { immediateEventTypesOf, PeopleHistory, type TryRule, type TryRules, type TryView } from '@casewright/contracts';
import type { Principal } from '@casewright/kernel';
import { RuleSet, type CompiledRule, type Decision } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { unknowableOf } from '../../domain/rehearse/unknowable';
import { Languages } from '../language/languages';
import { LiveRules } from '../live-rules/live-rules';
import { Drafts } from './drafts';
import { Occasions, type Occasion } from './occasion';
import { eventView, TriedViews } from './tried-views';

/** So many rules at most say also why they did nothing. */
const mostExplained = 100;

interface Asked {
  readonly draftId: string | null;
  readonly overrides: object;
  readonly asked: readonly CompiledRule[];
  /** What else there is to know about the answer. */
  readonly told: readonly string[];
}

const waitsForTime = ({ document }: CompiledRule): boolean => immediateEventTypesOf(document.trigger).length === 0;

/** What rules would do on an event of the past. Nothing is sent and nothing stored. */
@Injectable()
export class TryOut {
  constructor(
    private readonly drafts: Drafts,
    private readonly occasions: Occasions,
    private readonly live: LiveRules,
    private readonly views: TriedViews,
    private readonly languages: Languages,
    private readonly people: PeopleHistory,
  ) {}

  async rule(me: Principal, ruleId: string, ask: z.output<typeof TryRule>): Promise<TryView> {
    const { rule } = await this.drafts.ready(ruleId, ask.content);
    const occasion = await this.occasions.find(me, ask, [rule]);
    const decision = await this.occasions.decide(occasion, rule);
    const told = waitsForTime(rule) ? ['It waits for a time: here it is asked as if that had come right after the event.'] : [];
    return this.view(occasion, [decision], { draftId: ruleId, overrides: ask.overrides, asked: [rule], told });
  }

  async rules(me: Principal, ask: z.output<typeof TryRules>): Promise<TryView> {
    const draft = ask.draft ? await this.draft(ask.draft) : null;
    const draftId = draft?.document.ruleId ?? null;
    const set = withDraft(await this.live.set(), draft);
    const occasion = await this.occasions.find(me, ask, set.versions);
    const rules = set.bucket(occasion.moment.event.type)?.rules ?? [];
    const explained = new Set(rules.slice(0, mostExplained).map(({ document }) => document.ruleId));
    const decisions = await this.occasions.decideAll(
      occasion,
      set,
      ({ document: { ruleId } }) => ruleId === draftId || explained.has(ruleId),
    );
    const told = draft && waitsForTime(draft) ? ['The draft waits for a time, so it is not among the rules that run on the event.'] : [];
    return this.view(occasion, decisions, { draftId, overrides: ask.overrides, asked: decisions.map(({ rule }) => rule), told });
  }

  private async draft({ ruleId, content }: NonNullable<z.output<typeof TryRules>['draft']>): Promise<CompiledRule | null> {
    if (ruleId !== undefined) return (await this.drafts.ready(ruleId, content)).rule;
    return content ? this.drafts.unsaved(content) : null;
  }

  private async view(occasion: Occasion, decisions: readonly Decision[], { draftId, overrides, asked, told }: Asked): Promise<TryView> {
    const { catalog } = await this.languages.current();
    const [from, peopleSince] = [occasion.moment.event.meta.at, await this.people.began()];
    return {
      ticketId: occasion.moment.ticketId,
      event: eventView(occasion),
      decisions: await this.views.of(occasion, decisions, draftId),
      unknowable: [...told, ...unknowableOf(asked, { catalog, from, peopleSince, given: new Set(Object.keys(overrides)) })],
    };
  }
}

/** The draft in the place of its published version and of a version on trial. */
export function withDraft({ rules, trials }: RuleSet, draft: CompiledRule | null): RuleSet {
  if (!draft) return new RuleSet(rules, trials);
  const isOther = (rule: CompiledRule) => rule.document.ruleId !== draft.document.ruleId;
  return new RuleSet(
    [...rules.filter(isOther), draft],
    trials.filter(({ rule }) => isOther(rule)),
  );
}
