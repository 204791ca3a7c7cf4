import type { Role, SignedInView, UserView } from '@casewright/contracts';
import { Deliveries, type NewDelivery } from '@casewright/jobs';
import { firstMeta, newId, type FixedClock } from '@casewright/kernel';
import { createTestApp, type TestApp, type TestAppOptions } from '@casewright/testing';
import { CommandBus } from '@nestjs/cqrs';
import type { LightMyRequestResponse } from 'fastify';
import { AddUserCommand } from '../application/add-user/add-user.command';
import { IdentityModule } from '../identity.module';

export const password = 'correct horse battery';

export interface SignedInBrowser {
  readonly userId: string;
  readonly accessToken: string;
  readonly cookies: Record<string, string>;
  request(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    payload?: object,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>;
}

export interface IdentityApp extends TestApp {
  readonly clock: FixedClock;
  readonly sent: NewDelivery[];
  addUser(email: string, role: Role, teamIds?: string[]): Promise<UserView>;
  post(path: string, payload?: object, options?: { address?: string; cookies?: Record<string, string> }): Promise<LightMyRequestResponse>;
  signIn(email: string, address?: string): Promise<SignedInBrowser>;
}

/** Identity on a database of its own. The mails that it hands to the deliveries are kept in `sent`. */
export async function createIdentityApp(options: TestAppOptions = {}): Promise<IdentityApp> {
  const app = await createTestApp({ ...options, imports: [IdentityModule, ...(options.imports ?? [])] });
  const sent: NewDelivery[] = [];
  jest.spyOn(app.get(Deliveries), 'create').mockImplementation((delivery) => Promise.resolve(void sent.push(delivery)));
  const post: IdentityApp['post'] = (path, payload, { address = '192.0.2.1', cookies = {} } = {}) =>
    app.http({ method: 'POST', url: `/api/v1${path}`, cookies, remoteAddress: address, ...(payload && { payload }) });
  return {
    ...app,
    clock: app.clock as FixedClock,
    sent,
    post,
    addUser: (email, role, teamIds = []) =>
      app
        .get(CommandBus)
        .execute(
          new AddUserCommand(
            { email, name: email.replace(/@.*/, ''), role, teamIds, password },
            firstMeta(newId(), { kind: 'system', id: 'test' }, app.clock.now()),
          ),
        ),
    async signIn(email, address) {
      const answer = await post('/auth/login', { email, password }, address ? { address } : {});
      if (answer.statusCode !== 200) throw new Error(answer.body);
      return browser(app, answer);
    },
  };
}

export function browser(app: TestApp, answer: LightMyRequestResponse): SignedInBrowser {
  const { accessToken, user } = answer.json<SignedInView>();
  return {
    userId: user.id,
    accessToken,
    cookies: cookiesOf(answer),
    request: (method, path, payload, headers = {}) =>
      app.http({
        method,
        url: `/api/v1${path}`,
        headers: { authorization: `Bearer ${accessToken}`, ...headers },
        ...(payload && { payload }),
      }),
  };
}

export const cookiesOf = (answer: LightMyRequestResponse): Record<string, string> =>
  Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
