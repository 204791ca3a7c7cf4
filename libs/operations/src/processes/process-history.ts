import type { ProcessStepView } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { ProcessHost, type ProcessDetail } from '@casewright/processes';
import { Injectable } from '@nestjs/common';

/** So many inputs, and so many commands. */
const kept = 100;

/**
 * What a process has lived through, told from the log: it holds what the process heard, and what its commands led to under their ids. Nothing
 * is written for it while processes work; only wake-ups stand in the process itself.
 */
@Injectable()
export class ProcessHistory {
  constructor(
    private readonly database: Database,
    private readonly processes: ProcessHost,
  ) {}

  async of(process: ProcessDetail): Promise<{ steps: ProcessStepView[]; silentCommands: number }> {
    const numbers = Array.from({ length: Math.min(process.sent, kept) }, (_, place) => process.sent - place);
    const [inputs, led] = await Promise.all([this.inputs(process), this.ledTo(process.id, numbers)]);
    const wakes = process.wakes.map(({ due, at, commands }) => step({ at, kind: 'wake', due, commands }));
    const heard = new Set(led.map(({ number }) => number));
    const steps = [...inputs, ...led, ...wakes].sort((left, right) => right.at.localeCompare(left.at));
    return { steps, silentCommands: numbers.filter((number) => !heard.has(number)).length };
  }

  private async inputs({ type, positions }: ProcessDetail): Promise<ProcessStepView[]> {
    const rows = await this.database.query<{ event: string; at: string }>(
      `select e.type as event, e.meta->>'at' as at from unnest($1::uuid[], $2::integer[]) as heard (stream, top), lateral (
         select type, meta, recorded_at from es.events where stream_id = heard.stream and version <= heard.top and type = any($3)
         order by version desc limit $4) as e order by e.recorded_at desc limit $4`,
      [Object.keys(positions), Object.values(positions), this.processes.followedBy(type), kept],
    );
    return rows.map(({ event, at }) => step({ at, kind: 'input', event }));
  }

  private async ledTo(id: string, numbers: readonly number[]): Promise<ProcessStepView[]> {
    const prefix = `process:${id}:`;
    const rows = await this.database.query<{ command: string; event: string; at: string }>(
      `select c.command_id as command, e.type as event, e.meta->>'at' as at from es.commands c
       join es.events e on e.stream_id = c.stream_id and e.version > c.from_version and e.version <= c.to_version
       where c.command_id = any($1) order by e.recorded_at desc limit $2`,
      [numbers.map((number) => `${prefix}${number}`), 2 * kept],
    );
    return rows.map(({ command, event, at }) => step({ at, kind: 'command', event, number: Number(command.slice(prefix.length)) }));
  }
}

const step = (known: Pick<ProcessStepView, 'at' | 'kind'> & Partial<ProcessStepView>): ProcessStepView => ({
  ...{ event: null, due: null, commands: null, number: null },
  ...known,
});
