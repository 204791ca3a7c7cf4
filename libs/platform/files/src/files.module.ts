import { Config } from '@casewright/config';
import { Clock } from '@casewright/kernel';
import { Global, Logger, Module, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { FileStore } from './file-store';
import { LocalFileStore } from './local-file-store';
import './migrations';
import { UnneededFiles } from './unneeded-files';

const sweepMilliseconds = 10_000;

@Global()
@Module({
  providers: [
    { provide: LocalFileStore, inject: [Config], useFactory: (config: Config) => new LocalFileStore(config.values.FILES_DIRECTORY) },
    { provide: FileStore, useExisting: LocalFileStore },
    UnneededFiles,
  ],
  exports: [FileStore, UnneededFiles],
})
export class FilesModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Files');
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly files: LocalFileStore,
    private readonly unneeded: UnneededFiles,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.files.removeAbandoned(this.clock.now());
    if (this.config.values.CASEWRIGHT_ROLE !== 'api') this.timer = setInterval(() => this.sweep(), sweepMilliseconds).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
  }

  private sweep(): void {
    const swept = this.sweeping.then(() => this.unneeded.sweep());
    this.sweeping = swept.catch((error: unknown) => this.logger.warn(`Files were not looked through: ${String(error)}`));
  }
}
