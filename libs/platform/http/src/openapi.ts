import { Problem } from '@casewright/contracts';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { cleanupOpenApiDoc } from 'nestjs-zod';
import { z } from 'zod';

type Paths = OpenAPIObject['paths'];
type Operation = NonNullable<Paths[string]['get']>;
type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The OpenAPI 3.1 document of an application, from its controllers and zod DTOs. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Casewright')
    .setDescription('Support desk and field service, run by rules that explain themselves.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const document = cleanupOpenApiDoc(SwaggerModule.createDocument(app, description, { operationIdFactory: operationId }), {
    version: '3.1',
  });
  return withProblems(document);
}

/** `TicketsController.edit` becomes `ticketsEdit`. */
function operationId(controller: string, method: string): string {
  const subject = controller.replace(/Controller$/, '');
  return `${subject.charAt(0).toLowerCase()}${subject.slice(1)}${method.charAt(0).toUpperCase()}${method.slice(1)}`;
}

/** Everything that is not a success answers with a problem. */
function withProblems(document: OpenAPIObject): OpenAPIObject {
  for (const path of Object.values(document.paths)) {
    for (const method of methods) describeProblem(path[method]);
  }
  const { $schema: _, ...problem } = z.toJSONSchema(Problem);
  document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem: problem as Schemas[string] } };
  return document;
}

function describeProblem(operation: Operation | undefined): void {
  if (!operation) return;
  operation.responses['default'] = {
    description: 'A problem (RFC 9457); `code` says which.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}
