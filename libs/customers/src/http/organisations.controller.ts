import { Allow, IdParam, IfMatch, Me, Meta, Versioned } from '@casewright/http';
import type { CommandMeta, Principal } from '@casewright/kernel';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { CreateOrganisationCommand } from '../application/create-organisation/create-organisation.command';
import { CustomerPolicy } from '../application/customer-policy';
import { EditOrganisationCommand } from '../application/edit-organisation/edit-organisation.command';
import { RemoveOrganisationCommand } from '../application/remove-organisation/remove-organisation.command';
import { CustomerQueries } from '../read-model/customer.queries';
import { OrganisationLists } from '../read-model/list-organisations.query';
import { CreateOrganisationDto, EditOrganisationDto, ListOrganisationsDto, OrganisationDto, OrganisationListDto } from './customers.dto';

@ApiTags('customers')
@Controller('organisations')
export class OrganisationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly policy: CustomerPolicy,
    private readonly customers: CustomerQueries,
    private readonly lists: OrganisationLists,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List organisations' })
  @Allow('customer.view')
  @ZodResponse({ status: 200, type: OrganisationListDto })
  list(@Query() query: ListOrganisationsDto, @Me() me: Principal) {
    this.policy.requireList(me);
    return this.lists.list(query);
  }

  @Post()
  @ApiOperation({ summary: 'Create an organisation' })
  @Allow('customer.edit')
  @Versioned()
  @ZodResponse({ status: 201, type: OrganisationDto })
  create(@Body() organisation: CreateOrganisationDto, @Meta() meta: CommandMeta) {
    return this.commands.execute(new CreateOrganisationCommand(organisation, meta));
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get an organisation' })
  @Allow('customer.view')
  @Versioned()
  @ZodResponse({ status: 200, type: OrganisationDto })
  async find(@Param() { id }: IdParam, @Me() me: Principal) {
    await this.policy.requireOrganisation(me, id);
    return this.customers.organisation(id);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change an organisation' })
  @Allow('customer.edit')
  @Versioned()
  @ZodResponse({ status: 200, type: OrganisationDto })
  edit(@Param() { id }: IdParam, @Body() changes: EditOrganisationDto, @IfMatch() version: number | undefined, @Meta() meta: CommandMeta) {
    return this.commands.execute(new EditOrganisationCommand(id, changes, version, meta));
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Delete an organisation; its people stay' })
  @Allow('customer.edit')
  @HttpCode(204)
  async remove(@Param() { id }: IdParam, @IfMatch() version: number | undefined, @Meta() meta: CommandMeta): Promise<void> {
    await this.commands.execute(new RemoveOrganisationCommand(id, version, meta));
  }
}
