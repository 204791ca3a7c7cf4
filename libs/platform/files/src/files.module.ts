import { Config } from '@casewright/config';
import { Clock } from '@casewright/kernel';
import { Global, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { FileStore } from './file-store';
import { LocalFileStore } from './local-file-store';

@Global()
@Module({
  providers: [
    { provide: LocalFileStore, inject: [Config], useFactory: (config: Config) => new LocalFileStore(config.values.FILES_DIRECTORY) },
    { provide: FileStore, useExisting: LocalFileStore },
  ],
  exports: [FileStore],
})
export class FilesModule implements OnApplicationBootstrap {
  constructor(
    private readonly files: LocalFileStore,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.files.removeAbandoned(this.clock.now());
  }
}
