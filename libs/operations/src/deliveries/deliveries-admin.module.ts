import { Module } from '@nestjs/common';
import { ProcessesController } from '../processes/processes.controller';
import { TicketColumn } from '../tickets/ticket-column';
import { DeliveriesController } from './deliveries.controller';

/** Looking after what goes out and what keeps time. */
@Module({ controllers: [DeliveriesController, ProcessesController], providers: [TicketColumn] })
export class DeliveriesAdminModule {}
