import { RequestMethod, type INestApplicationContext, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { permissionKey, publicKey } from './access';

export interface Route {
  readonly method: string;
  /** Without the global prefix. */
  readonly path: string;
  /** `TicketsController.edit` */
  readonly handler: string;
  readonly permission: string | undefined;
  /** Why everybody may call it. */
  readonly publicBecause: string | undefined;
}

/** Every route that the controllers of an application declare. A route with neither permission nor reason is a mistake. */
export function listRoutes(app: INestApplicationContext): Route[] {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = new Set(modules.flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype)));
  return [...controllers].flatMap((controller) => (typeof controller === 'function' ? routesOf(controller as Type) : []));
}

function routesOf(controller: Type): Route[] {
  const prototype = controller.prototype as Record<string, object>;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    const method = handler && (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined);
    if (!handler || method === undefined) return [];
    return pathsOf(controller, handler).map((path) => ({
      method: RequestMethod[method],
      path,
      handler: `${controller.name}.${name}`,
      permission: metadata(permissionKey, handler, controller),
      publicBecause: metadata(publicKey, handler, controller),
    }));
  });
}

const reflector = new Reflector();
const metadata = (key: string, handler: object, controller: Type) =>
  reflector.getAllAndOverride<string | undefined>(key, [handler as Type, controller]);

function pathsOf(controller: Type, handler: object): string[] {
  const parts = (target: object) =>
    [Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined].flat().map((path) => path ?? '');
  return parts(controller).flatMap((base) =>
    parts(handler).map(
      (path) =>
        `/${[base, path]
          .flatMap((part) => part.split('/'))
          .filter(Boolean)
          .join('/')}`,
    ),
  );
}
