import type { INestApplicationContext, Type } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { isZodDto } from 'nestjs-zod/dto';
import { z } from 'zod';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type ZodDto = Type & { readonly schema: z.ZodType };

const swaggerResponses = 'swagger/apiResponse';
const paramTypes = 'design:paramtypes';

/** zod writes text that may be null as `type: ["string", "null"]`, which Nest takes for a list of texts. Here it is put right. */
export function restoreNullableFields(app: INestApplicationContext, schemas: Schemas): void {
  for (const dto of zodDtosOf(app)) {
    const written = schemas[dto.name];
    if (!written || !('properties' in written) || !written.properties) continue;
    const { properties = {} } = z.toJSONSchema(dto.schema, {
      io: dto.name.endsWith('_Output') ? 'output' : 'input',
      unrepresentable: 'any',
    });
    for (const [field, schema] of Object.entries(properties)) {
      if (typeof schema === 'object' && Array.isArray(schema.type)) written.properties[field] = schema as Schemas[string];
    }
  }
}

/** Those that a controller takes or answers with. */
function zodDtosOf(app: INestApplicationContext): Set<ZodDto> {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = modules.flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype));
  return new Set(controllers.flatMap((controller) => (typeof controller === 'function' ? dtosOf(controller as Type) : [])));
}

function dtosOf({ prototype }: Type): ZodDto[] {
  const handlers = prototype as Record<string, object>;
  return new MetadataScanner().getAllMethodNames(handlers).flatMap((name) => {
    const handler = handlers[name];
    const taken = (Reflect.getMetadata(paramTypes, handlers, name) ?? []) as unknown[];
    const answers = (handler && Reflect.getMetadata(swaggerResponses, handler)) as Record<string, { type?: unknown }> | undefined;
    return [...taken, ...Object.values(answers ?? {}).map(({ type }) => type)].filter((type): type is ZodDto => isZodDto(type));
  });
}
