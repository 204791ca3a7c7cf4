import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

export const documentFile = join(root, 'docs/openapi.json');
export const clientFile = join(root, 'libs/workbench/data-access/src/generated/schema.ts');
