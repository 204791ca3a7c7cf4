import type { TemporalServer } from './temporal-server';

export const deploymentName = 'casewright';
const patience = 30_000;

/**
 * Has Temporal lead workflows to this build from now on. The server hears of a build with its first poll, so this is tried for a while.
 * https://docs.temporal.io/production-deployment/worker-deployments/worker-versioning
 */
export async function makeCurrent(server: TemporalServer, buildId: string): Promise<void> {
  const { namespace } = server.options;
  const end = Date.now() + patience;
  for (;;) {
    try {
      await server.ask(({ workflowService }) =>
        workflowService.setWorkerDeploymentCurrentVersion({ namespace, deploymentName, buildId, ignoreMissingTaskQueues: true }),
      );
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
