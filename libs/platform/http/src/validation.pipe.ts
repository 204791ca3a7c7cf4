import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { isZodDto } from 'nestjs-zod/dto';
import { z } from 'zod';
import { parseRequest, type RequestPart } from './invalid-request';

const parts: Readonly<Record<'body' | 'query' | 'param', RequestPart>> = { body: 'body', query: 'query', param: 'path' };

/** Checks body, query and path against their DTOs. What is not declared with a zod DTO gets no further: nothing arrives unchecked. */
@Injectable()
export class ValidationPipe implements PipeTransform {
  transform(value: unknown, { type, metatype, data }: ArgumentMetadata): unknown {
    if (type === 'custom') return value;
    if (!isZodDto(metatype) || !(metatype.schema instanceof z.ZodType)) {
      throw new Error(`The ${type}${data ? ` ${data}` : ''} of a route is not declared with a zod DTO`);
    }
    return parseRequest(metatype.schema, value, parts[type]);
  }
}
