import { Module, type DynamicModule } from '@nestjs/common';
import { Clock, SystemClock } from '@casewright/kernel';
import { Config } from './config';

/** Makes the options and the clock available everywhere. Tests and demo data hand in a clock of their own. */
@Module({})
export class ConfigModule {
  static with(config: Config, clock: Clock = new SystemClock()): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [
        { provide: Config, useValue: config },
        { provide: Clock, useValue: clock },
      ],
      exports: [Config, Clock],
    };
  }
}
