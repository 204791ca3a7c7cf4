export { CreateCalendarCommand } from './application/create-calendar/create-calendar.command';
export { CreateSlaPolicyCommand } from './application/create-policy/create-policy.command';
export { SlaModule } from './sla.module';
