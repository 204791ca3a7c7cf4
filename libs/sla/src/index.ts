export { ChangeCarrier } from './application/carry-change/change-carrier';
export { CreateCalendarCommand } from './application/create-calendar/create-calendar.command';
export { CreateSlaPolicyCommand } from './application/create-policy/create-policy.command';
export { ChangePreviews } from './application/preview-change/preview-change';
export { RehearsalWorker } from './application/rehearse/rehearsal-worker';
export { RunRehearsal } from './application/rehearse/run-rehearsal';
export { SlaRehearsalModule } from './rehearsal.module';
export { SlaModule } from './sla.module';
