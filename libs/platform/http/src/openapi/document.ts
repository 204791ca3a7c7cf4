import { permissions, type Permission } from '@casewright/contracts';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { cleanupOpenApiDoc } from 'nestjs-zod';
import { describeHeaders, headerComponents } from './header-parameters';
import { restoreNullableFields } from './nullable-fields';
import { operationsOf, type DescribedOperation } from './operation';
import { describeProblems, problemComponents } from './problem-responses';
import { tags } from './tags';

const about = `Support desk and field service, run by rules that explain themselves.

Lists answer \`{items, nextCursor}\`; give the cursor back for the next page. Whatever is not a success is a problem (RFC 9457) with a stable
\`code\`; \`errors\` point at fields.`;

/** The OpenAPI 3.1 document of an application, from its controllers and zod DTOs. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Casewright')
    .setDescription(about)
    .setVersion('1')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: '`accessToken` of a sign-in; it holds ten minutes',
    });
  for (const [name, description] of Object.entries(tags)) builder.addTag(name, description);
  const written = SwaggerModule.createDocument(app, builder.build(), { operationIdFactory: operationId });
  const document = cleanupOpenApiDoc(written, { version: '3.1' });
  restoreNullableFields(app, document.components?.schemas ?? {});
  return completed(document);
}

/** `TicketsController.edit` becomes `ticketsEdit`. */
function operationId(controller: string, method: string): string {
  const subject = controller.replace(/Controller$/, '');
  return `${subject.charAt(0).toLowerCase()}${subject.slice(1)}${method.charAt(0).toUpperCase()}${method.slice(1)}`;
}

/** Adds what is the same for many operations, so that no controller has to say it. */
function completed(document: OpenAPIObject): OpenAPIObject {
  const { schemas, responses } = problemComponents();
  for (const described of operationsOf(document)) {
    describeProblems(described);
    describeHeaders(described);
    describeAccess(described);
  }
  const components = document.components ?? {};
  document.components = { ...components, ...headerComponents, schemas: { ...components.schemas, ...schemas }, responses };
  return document;
}

function describeAccess({ operation }: DescribedOperation): void {
  const permission = operation['x-permission'] as Permission | undefined;
  const access = permission ? `Needs \`${permission}\`: ${permissions[permission]}.` : `Open to everybody: ${operation['x-public'] ?? ''}.`;
  operation.description = operation.description ? `${operation.description}\n\n${access}` : access;
  delete operation['x-if-match'];
  delete operation['x-etag'];
}
