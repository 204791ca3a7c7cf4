import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ZodSerializerInterceptor } from 'nestjs-zod';
import { AuthGuard } from './auth.guard';
import { AddressLimitGuard, CallerLimitGuard } from './caller-limit.guard';
import { AnswerExpiry } from './idempotency/answer-expiry';
import { AnswerKeys } from './idempotency/answer-keys';
import { FirstAnswers } from './idempotency/first-answers';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor';
import './idempotency/migrations';
import { StoredAnswers } from './idempotency/stored-answers';
import { OpenApiController, OpenApiDocument } from './openapi/openapi.controller';
import { HealthController } from './operations/health.controller';
import { MetricsController } from './operations/metrics.controller';
import { ProblemFilter } from './problem.filter';
import { RateLimits } from './rate-limit';
import { RateLimitGuard } from './rate-limit.guard';
import { RequestLog } from './request-log';
import { ValidationPipe } from './validation.pipe';

/** What stands around every controller. An application also calls `configureHttp`. */
@Global()
@Module({
  controllers: [OpenApiController, HealthController, MetricsController],
  providers: [
    OpenApiDocument,
    RateLimits,
    RequestLog,
    AnswerExpiry,
    AnswerKeys,
    FirstAnswers,
    StoredAnswers,
    { provide: APP_GUARD, useClass: AddressLimitGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: AuthGuard },
    { provide: APP_GUARD, useClass: CallerLimitGuard },
    { provide: APP_PIPE, useClass: ValidationPipe },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_INTERCEPTOR, useClass: ZodSerializerInterceptor },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [OpenApiDocument, RateLimits],
})
export class HttpModule {}
