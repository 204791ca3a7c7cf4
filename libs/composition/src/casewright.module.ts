import { AutomationModule } from '@casewright/automation';
import { CommandsModule } from '@casewright/commands';
import { ConfigModule, type Config } from '@casewright/config';
import { CustomersModule } from '@casewright/customers';
import { EscalationsModule } from '@casewright/escalations';
import { EventStoreModule } from '@casewright/event-store';
import { FilesModule } from '@casewright/files';
import { HttpModule } from '@casewright/http';
import { IdentityModule } from '@casewright/identity';
import { JobsModule } from '@casewright/jobs';
import type { Clock } from '@casewright/kernel';
import { MailboxModule, MailModule } from '@casewright/mail';
import { NotificationsModule } from '@casewright/notifications';
import { OperationsModule } from '@casewright/operations';
import { PersistenceModule } from '@casewright/persistence';
import { PluginsModule } from '@casewright/plugins';
import { ProcessesModule } from '@casewright/processes';
import { RealtimeModule } from '@casewright/realtime';
import { ReportsModule } from '@casewright/reports';
import { RetentionModule } from '@casewright/retention';
import { SlaModule, SlaRehearsalModule } from '@casewright/sla';
import { SubscriptionsModule } from '@casewright/subscriptions';
import { TelemetryModule } from '@casewright/telemetry';
import { TicketsModule } from '@casewright/tickets';
import { WebhooksModule } from '@casewright/webhooks';
import { Module, type DynamicModule } from '@nestjs/common';
import { installations } from './installations';

const platform = [
  PersistenceModule,
  CommandsModule,
  TelemetryModule,
  HttpModule,
  EventStoreModule,
  SubscriptionsModule,
  ProcessesModule,
  JobsModule,
  FilesModule,
  RetentionModule,
  RealtimeModule,
];

const contexts = [
  IdentityModule,
  CustomersModule,
  TicketsModule,
  AutomationModule,
  SlaModule,
  SlaRehearsalModule,
  EscalationsModule,
  MailModule,
  NotificationsModule,
  WebhooksModule,
  ReportsModule,
  OperationsModule,
];

/** The whole product. The api process, the worker process, the tests and the demo data all run this one composition. */
@Module({})
export class CasewrightModule {
  static with(config: Config, clock?: Clock): DynamicModule {
    for (const installation of installations) installation.check(config);
    return {
      module: CasewrightModule,
      imports: [
        ConfigModule.with(config, clock),
        ...platform,
        PluginsModule.with(installations),
        ...contexts,
        // The outside world, for those who try the program out; nothing of it exists in the cluster profile.
        ...(config.values.CASEWRIGHT_PROFILE === 'embedded' ? [MailboxModule] : []),
      ],
    };
  }
}
