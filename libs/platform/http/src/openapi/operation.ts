import type { OpenAPIObject } from '@nestjs/swagger';

type Paths = OpenAPIObject['paths'];

/** What decorators leave in an operation for the document to be written from, beside what is shown. */
export interface Marks {
  readonly 'x-permission'?: string;
  readonly 'x-public'?: string;
  /** It heeds If-Match. */
  'x-if-match'?: boolean;
  /** Its answer has an ETag. */
  'x-etag'?: boolean;
}

export type Operation = NonNullable<Paths[string]['get']> & Marks;

export interface DescribedOperation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly operation: Operation;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

export const operationsOf = ({ paths }: OpenAPIObject): DescribedOperation[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ method, path, operation }] : [];
    }),
  );
