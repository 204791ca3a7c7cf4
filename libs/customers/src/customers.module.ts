import { PeopleDirectory, PeopleHistory, subjectEvents } from '@casewright/contracts';
import { EventTypes } from '@casewright/event-store';
import { Subscriptions } from '@casewright/subscriptions';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { CreateOrganisationHandler } from './application/create-organisation/create-organisation.handler';
import { CreatePersonHandler } from './application/create-person/create-person.handler';
import { CustomerPolicy } from './application/customer-policy';
import { EditOrganisationHandler } from './application/edit-organisation/edit-organisation.handler';
import { EditPersonHandler } from './application/edit-person/edit-person.handler';
import { ForgetPersonHandler } from './application/forget-person/forget-person.handler';
import { ForgetSubject } from './application/forget-person/forget-subject.reactor';
import { OrganisationEntity } from './application/organisation.entity';
import { StoredPeopleDirectory } from './application/people-directory';
import { PersonEntity } from './application/person.entity';
import { RemoveOrganisationHandler } from './application/remove-organisation/remove-organisation.handler';
import { RemovePersonHandler } from './application/remove-person/remove-person.handler';
import { CustomersController } from './http/customers.controller';
import { OrganisationsController } from './http/organisations.controller';
import './migrations';
import { CustomerQueries } from './read-model/customer.queries';
import { interactions } from './read-model/interactions/interactions.projection';
import { InteractionLists } from './read-model/interactions/list-interactions.query';
import { OrganisationLists } from './read-model/list-organisations.query';
import { PeopleLists } from './read-model/list-people.query';
import { StoredPeopleHistory } from './read-model/people-history';

/** People and organisations. Gives every other context its `PeopleDirectory` and `PeopleHistory`. */
@Global()
@Module({
  imports: [MikroOrmModule.forFeature([PersonEntity, OrganisationEntity])],
  controllers: [CustomersController, OrganisationsController],
  providers: [
    CreatePersonHandler,
    EditPersonHandler,
    RemovePersonHandler,
    ForgetPersonHandler,
    ForgetSubject,
    CreateOrganisationHandler,
    EditOrganisationHandler,
    RemoveOrganisationHandler,
    CustomerPolicy,
    CustomerQueries,
    PeopleLists,
    OrganisationLists,
    InteractionLists,
    { provide: PeopleDirectory, useClass: StoredPeopleDirectory },
    { provide: PeopleHistory, useClass: StoredPeopleHistory },
  ],
  exports: [PeopleDirectory, PeopleHistory],
})
export class CustomersModule implements OnModuleInit {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly eventTypes: EventTypes,
    private readonly forgetting: ForgetSubject,
  ) {}

  onModuleInit(): void {
    this.eventTypes.register(subjectEvents);
    this.subscriptions.addReactor(this.forgetting);
    this.subscriptions.addProjection(interactions);
  }
}
