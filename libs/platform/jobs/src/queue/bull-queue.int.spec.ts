import { describeWith, startRedis } from '@casewright/testing';
import { LazyModuleLoader } from '@nestjs/core';
import { Test, type TestingModule } from '@nestjs/testing';
import { jobQueueContract } from '../contract/job-queue.contract';
import { BullQueue } from './bull-queue';

describeWith('redis', 'The job queue on bull', () => {
  jobQueueContract(async () => {
    const redis = await startRedis();
    const modules: TestingModule[] = [];
    return {
      async create() {
        const module = await Test.createTestingModule({}).compile();
        modules.push(module);
        return new BullQueue(redis.url, module.get(LazyModuleLoader));
      },
      async duringOutage(work) {
        await redis.stop();
        await work().finally(() => redis.start());
      },
      async close() {
        await Promise.all(modules.map((module) => module.close()));
        await redis.stop();
      },
    };
  });
});
