import {
  CreateOrganisation,
  CreatePerson,
  EditOrganisation,
  EditPerson,
  ForgetPerson,
  InteractionList,
  ListInteractions,
  ListOrganisations,
  ListPeople,
  OrganisationList,
  OrganisationView,
  PeopleList,
  PersonView,
} from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';

export class CreatePersonDto extends createZodDto(CreatePerson) {}
export class EditPersonDto extends createZodDto(EditPerson) {}
export class ForgetPersonDto extends createZodDto(ForgetPerson) {}
export class ListPeopleDto extends createZodDto(ListPeople) {}
export class PersonDto extends createZodDto(PersonView) {}
export class PeopleListDto extends createZodDto(PeopleList) {}
export class CreateOrganisationDto extends createZodDto(CreateOrganisation) {}
export class EditOrganisationDto extends createZodDto(EditOrganisation) {}
export class ListOrganisationsDto extends createZodDto(ListOrganisations) {}
export class OrganisationDto extends createZodDto(OrganisationView) {}
export class OrganisationListDto extends createZodDto(OrganisationList) {}
export class ListInteractionsDto extends createZodDto(ListInteractions) {}
export class InteractionListDto extends createZodDto(InteractionList) {}
