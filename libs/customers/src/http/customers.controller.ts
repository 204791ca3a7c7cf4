import { AcceptedOnly, Allow, IdParam, IfMatch, Me, Meta, OnRepeat, Versioned } from '@casewright/http';
import type { CommandMeta, Principal } from '@casewright/kernel';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { CreatePersonCommand } from '../application/create-person/create-person.command';
import { CustomerPolicy } from '../application/customer-policy';
import { EditPersonCommand } from '../application/edit-person/edit-person.command';
import { ForgetPersonCommand } from '../application/forget-person/forget-person.command';
import { RemovePersonCommand } from '../application/remove-person/remove-person.command';
import { CustomerQueries } from '../read-model/customer.queries';
import { InteractionLists } from '../read-model/interactions/list-interactions.query';
import { PeopleLists } from '../read-model/list-people.query';
import {
  CreatePersonDto,
  EditPersonDto,
  ForgetPersonDto,
  InteractionListDto,
  ListInteractionsDto,
  ListPeopleDto,
  PeopleListDto,
  PersonDto,
} from './customers.dto';

/** People who write to us. */
@ApiTags('customers')
@Controller('customers')
export class CustomersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly policy: CustomerPolicy,
    private readonly customers: CustomerQueries,
    private readonly lists: PeopleLists,
    private readonly interactionLists: InteractionLists,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List people who write to us' })
  @Allow('customer.view')
  @ZodResponse({ status: 200, type: PeopleListDto })
  list(@Query() query: ListPeopleDto, @Me() me: Principal) {
    this.policy.requireList(me);
    return this.lists.list(query);
  }

  @Post()
  @ApiOperation({ summary: 'Create a person' })
  @Allow('customer.edit')
  @Versioned()
  @ZodResponse({ status: 201, type: PersonDto })
  create(@Body() person: CreatePersonDto, @Meta() meta: CommandMeta) {
    return this.commands.execute(new CreatePersonCommand(person, meta));
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get a person with organisation and email addresses' })
  @Allow('customer.view')
  @Versioned()
  @ZodResponse({ status: 200, type: PersonDto })
  async find(@Param() { id }: IdParam, @Me() me: Principal) {
    await this.policy.requirePerson(me, id);
    return this.customers.person(id);
  }

  @Patch(':id')
  @ApiOperation({ summary: "Change a person's name, addresses or organisation" })
  @Allow('customer.edit')
  @Versioned()
  @ZodResponse({ status: 200, type: PersonDto })
  edit(@Param() { id }: IdParam, @Body() changes: EditPersonDto, @IfMatch() version: number | undefined, @Meta() meta: CommandMeta) {
    return this.commands.execute(new EditPersonCommand(id, changes, version, meta));
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Delete a person; tickets still name them' })
  @Allow('customer.edit')
  @HttpCode(204)
  async remove(@Param() { id }: IdParam, @IfMatch() version: number | undefined, @Meta() meta: CommandMeta): Promise<void> {
    await this.commands.execute(new RemovePersonCommand(id, version, meta));
  }

  /** Erases for good what is known and was written about the person; it happens within moments. */
  @Post(':id/forget')
  @ApiOperation({ summary: "Erase a person's text and files for good" })
  @AcceptedOnly()
  @OnRepeat('stored-afterwards')
  @Allow('customer.forget')
  async forget(@Param() { id }: IdParam, @Body() request: ForgetPersonDto, @Meta() meta: CommandMeta): Promise<void> {
    await this.commands.execute(new ForgetPersonCommand(id, request, meta));
  }

  @Get(':id/interactions')
  @ApiOperation({ summary: 'List what a person wrote and was sent' })
  @Allow('customer.view')
  @ZodResponse({ status: 200, type: InteractionListDto })
  async interactions(@Param() { id }: IdParam, @Query() query: ListInteractionsDto, @Me() me: Principal) {
    await this.policy.requirePerson(me, id);
    await this.customers.person(id);
    return this.interactionLists.list(me, id, query);
  }
}
