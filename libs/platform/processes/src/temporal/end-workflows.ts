import { atOnce } from '../core/at-once';
import type { TemporalOptions } from './temporal-options';
import { TemporalServer } from './temporal-server';

const endedAtOnce = 20;
const listedAtOnce = 1_000;

/** Ends every workflow of this installation, however far it is, and answers how many there were. The list follows with a delay, so it is asked until it is empty. */
export async function endWorkflows(options: TemporalOptions, onEnded: (count: number) => void): Promise<number> {
  const server = new TemporalServer(options);
  let ended = 0;
  try {
    for (let ids = await running(server); ids.length > 0; ids = await running(server)) {
      const results = await atOnce(endedAtOnce, ids, (id) => server.terminate(id, 'The database was put back to an earlier point'));
      ended += results.filter((isEnded) => isEnded).length;
      onEnded(ended);
    }
    return ended;
  } finally {
    await server.close();
  }
}

function running(server: TemporalServer): Promise<readonly string[]> {
  const query = `ExecutionStatus = 'Running' AND TaskQueue = '${server.options.taskQueue.replaceAll("'", "''")}'`;
  return server.ask(async ({ workflow }) => {
    const ids: string[] = [];
    for await (const { workflowId } of workflow.list({ query })) if (ids.push(workflowId) >= listedAtOnce) break;
    return ids;
  });
}
