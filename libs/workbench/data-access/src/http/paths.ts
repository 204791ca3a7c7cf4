type Content = { content: { 'application/json': unknown } };

interface Operation {
  parameters: { query?: Record<string, unknown>; path?: Record<string, string>; header?: Record<string, string | undefined> };
  requestBody?: { content: { 'application/json': unknown } };
  responses: { 200: Content; default: Content };
}

interface Methods {
  get: Operation;
  put: Operation;
  post: Operation;
  patch: Operation;
  delete: Operation;
}

/** Every path with its methods. The answers' types are those of contracts; `answer` puts them in. */
export type Paths = Record<`/api/${string}`, Methods>;
