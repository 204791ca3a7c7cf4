import { Allow, IdParam, IfMatch, Meta, Versioned } from '@casewright/http';
import type { CommandMeta } from '@casewright/kernel';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { CreateTeamCommand } from '../application/create-team/create-team.command';
import { EditTeamCommand } from '../application/edit-team/edit-team.command';
import { RemoveTeamCommand } from '../application/remove-team/remove-team.command';
import { AccountPast } from '../read-model/account-past.query';
import { TeamQueries } from '../read-model/team.queries';
import { CreateTeamDto, EditTeamDto, ListAccountHistoryDto, ListTeamsDto, TeamDto, TeamHistoryDto, TeamListDto } from './identity.dto';

@ApiTags('teams')
@Controller('teams')
export class TeamsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly teams: TeamQueries,
    private readonly past: AccountPast,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List teams' })
  @Allow('user.view')
  @ZodResponse({ status: 200, type: TeamListDto })
  list(@Query() query: ListTeamsDto) {
    return this.teams.list(query);
  }

  @Post()
  @ApiOperation({ summary: 'Create a team' })
  @Allow('user.manage')
  @Versioned()
  @ZodResponse({ status: 201, type: TeamDto })
  create(@Body() team: CreateTeamDto, @Meta() meta: CommandMeta) {
    return this.commands.execute(new CreateTeamCommand(team, meta));
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get a team' })
  @Allow('user.view')
  @Versioned()
  @ZodResponse({ status: 200, type: TeamDto })
  find(@Param() { id }: IdParam) {
    return this.teams.team(id);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Rename or describe a team' })
  @Allow('user.manage')
  @Versioned()
  @ZodResponse({ status: 200, type: TeamDto })
  edit(@Param() { id }: IdParam, @Body() changes: EditTeamDto, @IfMatch() version: number | undefined, @Meta() meta: CommandMeta) {
    return this.commands.execute(new EditTeamCommand(id, changes, version, meta));
  }

  /** Who changed what about it, and who came and went, newest first. */
  @Get(':id/history')
  @ApiOperation({ summary: 'List what was changed about a team, and by whom' })
  @Allow('user.manage')
  @ZodResponse({ status: 200, type: TeamHistoryDto })
  history(@Param() { id }: IdParam, @Query() query: ListAccountHistoryDto) {
    return this.past.ofTeam(id, query);
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Delete a team' })
  @Allow('user.manage')
  @HttpCode(204)
  async remove(@Param() { id }: IdParam, @IfMatch() version: number | undefined, @Meta() meta: CommandMeta): Promise<void> {
    await this.commands.execute(new RemoveTeamCommand(id, version, meta));
  }
}
