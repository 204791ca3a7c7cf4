export { CreateOrganisationCommand } from './application/create-organisation/create-organisation.command';
export { CreatePersonCommand } from './application/create-person/create-person.command';
export { CustomersModule } from './customers.module';
