import type { Role } from '@casewright/contracts';
import type { TeamKey } from './scenario';

export const demoPassword = 'casewright';

export const teams: Readonly<Record<TeamKey, { name: string; description: string }>> = {
  projectors: { name: 'Projector support', description: 'Pictures, lamps, firmware: whatever can be mended from a desk' },
  field: { name: 'Field service', description: 'Visits, installations and repairs on site' },
  care: { name: 'Customer care', description: 'Contracts, warranty and invoices' },
};

export interface DemoUser {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly teams: readonly TeamKey[];
}

/** The five logins that the start command prints, and the colleagues of the agent: eight who answer tickets. */
export const staff: readonly DemoUser[] = [
  { email: 'admin@demo.test', name: 'Ada Winter', role: 'admin', teams: [] },
  { email: 'manager@demo.test', name: 'Milan Kovač', role: 'manager', teams: ['projectors', 'field', 'care'] },
  { email: 'agent@demo.test', name: 'Greta Holm', role: 'agent', teams: ['projectors'] },
  { email: 'jonas@demo.test', name: 'Jonas Petit', role: 'agent', teams: ['projectors'] },
  { email: 'amira@demo.test', name: 'Amira Saleh', role: 'agent', teams: ['projectors'] },
  { email: 'tomas@demo.test', name: 'Tomás Rey', role: 'agent', teams: ['field'] },
  { email: 'ines@demo.test', name: 'Inês Duarte', role: 'agent', teams: ['field', 'projectors'] },
  { email: 'lukas@demo.test', name: 'Lukas Brandt', role: 'agent', teams: ['field'] },
  { email: 'noor@demo.test', name: 'Noor Visser', role: 'agent', teams: ['care'] },
  { email: 'peter@demo.test', name: 'Peter Lindqvist', role: 'agent', teams: ['care'] },
  { email: 'engineer@demo.test', name: 'Elif Demir', role: 'engineer', teams: ['field'] },
];
