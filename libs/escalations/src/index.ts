export { CreateLadderCommand } from './application/create-ladder/create-ladder.command';
export { EscalationsModule } from './escalations.module';
