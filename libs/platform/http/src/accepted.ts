import { Accepted } from '@casewright/contracts';
import {
  applyDecorators,
  HttpCode,
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiAcceptedResponse } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { map, type Observable } from 'rxjs';

export class AcceptedDto extends createZodDto(Accepted) {}

@Injectable()
class AcceptedInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<Accepted> {
    return next.handle().pipe(map(() => ({ accepted: true })));
  }
}

/** What was asked for is noted and will be done; the answer says no more than that. */
export const AcceptedOnly = (): MethodDecorator =>
  applyDecorators(
    HttpCode(202),
    UseInterceptors(AcceptedInterceptor),
    ApiAcceptedResponse({ description: 'Noted; it will be done', type: AcceptedDto }),
  );
