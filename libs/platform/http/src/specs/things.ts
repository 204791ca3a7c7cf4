import { loadConfig } from '@casewright/config';
import { DomainError, type CommandMeta, type Principal } from '@casewright/kernel';
import { line } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { Database, UnitOfWork } from '@casewright/persistence';
import { HealthChecks, Metrics, PrometheusMetrics } from '@casewright/telemetry';
import { Body, Controller, Get, Global, Module, Param, Post, Query } from '@nestjs/common';
import { createZodDto, ZodResponse } from 'nestjs-zod';
import { z } from 'zod';
import {
  Allow,
  Authenticator,
  decodeCursor,
  encodeCursor,
  IdParam,
  IfMatch,
  Me,
  Meta,
  OnRepeat,
  Public,
  RateLimit,
  Versioned,
} from '../index';

class MakeThing extends createZodDto(z.strictObject({ name: line(10), tags: z.array(z.string().max(3)).default([]) })) {}
class ListThings extends createZodDto(
  z.strictObject({ limit: z.coerce.number().int().max(5).default(1), cursor: z.string().optional() }),
) {}
class ThingView extends createZodDto(z.object({ id: z.string(), version: z.int(), name: z.string().nullable() })) {}

/** A controller with one of each kind of route that the edge has to care for. */
@Controller('things')
export class ThingsController {
  @Get()
  @Allow('ticket.view')
  list(@Query() query: ListThings) {
    return { items: [], at: decodeCursor(z.strictObject({ id: z.string() }), query.cursor) ?? null, nextCursor: encodeCursor({ id: 'a' }) };
  }

  @Get('secret')
  @Allow('system.manage')
  secret() {
    return {};
  }

  @Get('undeclared')
  undeclared() {
    return {};
  }

  @Get('broken')
  @Public('It only fails')
  broken() {
    throw new Error('the password is hunter2');
  }

  @Get('unknown-code')
  @Public('It only fails')
  unknownCode() {
    throw new DomainError('no.such-code', 'Internal words');
  }

  @Get('often')
  @RateLimit({ points: 2, seconds: 60 })
  @Public('It holds no data')
  often() {
    return {};
  }

  @Get('whole/:name')
  @Public('It holds no data')
  unchecked(@Param('name') name: string) {
    return { name };
  }

  @Get(':id')
  @Allow('ticket.view')
  @Versioned()
  @ZodResponse({ status: 200, type: ThingView })
  find(@Param() { id }: IdParam) {
    if (id.startsWith('0')) throw new DomainError('resource.missing', `No thing ${id}`, { id });
    return { id, version: 3, name: null, internal: 'not for the outside' };
  }

  @Post()
  @Allow('ticket.create')
  @OnRepeat('by-handler')
  make(@Body() thing: MakeThing, @Me() me: Principal, @Meta() meta: CommandMeta, @IfMatch() expected: number | undefined) {
    return { thing, user: me.userId, meta, expected: expected ?? null };
  }
}

const me: Principal = {
  userId: 'u1',
  sessionId: 's1',
  role: 'agent',
  permissions: new Set(['ticket.view', 'ticket.create']),
  teamIds: [],
  personId: null,
};

const known: Readonly<Record<string, Principal>> = { good: me, eager: { ...me, userId: 'u2' } };

class FewUsers extends Authenticator {
  authenticate(token: string): Promise<Principal | null> {
    return Promise.resolve(known[token] ?? null);
  }

  refresh(principal: Principal): Promise<Principal | null> {
    return Promise.resolve(principal);
  }
}

/** Who is known here, and what the edge asks of the platform. */
@Global()
@Module({
  providers: [
    { provide: Authenticator, useClass: FewUsers },
    HealthChecks,
    { provide: Metrics, useClass: PrometheusMetrics },
    { provide: Database, useValue: { query: () => Promise.resolve([]) } },
    { provide: UnitOfWork, useValue: {} },
    { provide: EventStore, useValue: { findCommand: () => Promise.resolve(null) } },
  ],
  exports: [Authenticator, HealthChecks, Metrics, Database, UnitOfWork, EventStore],
})
export class SurroundingsModule {}

export const config = loadConfig({
  DATABASE_URL: 'postgresql://localhost/none',
  CASEWRIGHT_KEY: Buffer.alloc(32).toString('base64'),
  FILES_DIRECTORY: '/tmp',
  METRICS_TOKEN: 'scrape-scrape-scrape',
  REQUESTS_PER_SECOND: '50',
});
