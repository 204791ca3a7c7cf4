export { EscalationsModule } from './escalations.module';
