import { Module } from '@nestjs/common';
import { ProcessHistory } from '../processes/process-history';
import { ProcessMovesController } from '../processes/process-moves.controller';
import { ProcessesController } from '../processes/processes.controller';
import { TicketColumn } from '../tickets/ticket-column';
import { DeliveriesController } from './deliveries.controller';

/** Looking after what goes out and what keeps time. */
@Module({
  controllers: [DeliveriesController, ProcessMovesController, ProcessesController],
  providers: [TicketColumn, ProcessHistory],
})
export class DeliveriesAdminModule {}
