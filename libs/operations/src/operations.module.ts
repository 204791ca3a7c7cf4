import { Module } from '@nestjs/common';
import { DeliveriesAdminModule } from './deliveries/deliveries-admin.module';
import { PluginsController } from './plugins/plugins.controller';
import { ParkedEventsController } from './subscriptions/parked-events.controller';
import { SubscriptionsController } from './subscriptions/subscriptions.controller';
import { AboutController } from './system/about.controller';
import { SystemController } from './system/system.controller';
import { TicketColumn } from './tickets/ticket-column';

/** What people who run the system see and do; the work itself is in the platform. */
@Module({
  imports: [DeliveriesAdminModule],
  controllers: [AboutController, SystemController, ParkedEventsController, PluginsController, SubscriptionsController],
  providers: [TicketColumn],
})
export class OperationsModule {}
