import type { PluginFactId, TicketMoment } from '@casewright/rules';
import type { RuleFactQuestion } from '@casewright/plugin-sdk';
import { Injectable } from '@nestjs/common';
import type { PluginAnswer } from '../../domain/found-look-ups';
import { checkedAnswer } from '../../domain/plugin-fact';
import { KnownPluginFacts } from '../../read-model/references/known-plugin-facts';

const longestMessage = 200;

/** Asks plugins for what they know of a ticket. Their answers come from outside: they are checked like any other input. */
@Injectable()
export class PluginFacts {
  constructor(private readonly known: KnownPluginFacts) {}

  async ask(id: PluginFactId, moment: TicketMoment, milliseconds: number): Promise<PluginAnswer> {
    const fact = this.known.find(id);
    if (!fact) throw new Error('no plugin of this installation knows it any more.');
    const answer = await answerOf(() => fact.capability.ask(questionAbout(moment, AbortSignal.timeout(milliseconds))));
    const value = checkedAnswer(fact.declared, answer);
    return fact.declared.personalData ? { value, personal: true } : { value };
  }
}

/** Whatever a plugin throws is its failure, even where it looks as if our own database were away. */
async function answerOf(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    const words = error instanceof Error ? error.message : 'it failed';
    throw new Error(`the plugin says: ${words.replace(/\s+/g, ' ').slice(0, longestMessage)}`);
  }
}

function questionAbout({ ticketId, after, event }: TicketMoment, signal: AbortSignal): RuleFactQuestion {
  const { type, priority, severity, channel, requesterId, organisationId, teamId, assigneeId, tags } = after;
  return {
    ticket: {
      ...{ id: ticketId, number: `T-${after.number}`, status: after.status.id, tags: [...tags] },
      ...{ type, priority, severity, channel, requesterId, organisationId, teamId, assigneeId },
    },
    at: event.meta.at,
    signal,
  };
}
