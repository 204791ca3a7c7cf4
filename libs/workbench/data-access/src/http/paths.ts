import type { paths } from '../generated/schema';

type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';
type Content = { content: { 'application/json': unknown } };

interface Call<Parameters> {
  parameters: Parameters & { query?: Record<string, unknown>; header?: Record<string, string | undefined> };
  requestBody?: { content: { 'application/json': unknown } };
  responses: { 200: Content; default: Content };
}

type PathOf<Operation> = Operation extends { parameters: { path: infer Path } } ? { path: Path } : { path?: never };

/**
 * The paths, methods and path parameters of the generated client: one that the server does not have is a type error. What is
 * sent and answered is typed by contracts, from which the document was made; the headers of the house are allowed everywhere.
 */
export type Paths = {
  [P in keyof paths]: { [M in Method as paths[P][M] extends object ? M : never]: Call<PathOf<paths[P][M]>> };
};
