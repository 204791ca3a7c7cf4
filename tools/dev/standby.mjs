import { createRequire } from 'node:module';

/** Loaded before the program: gets the large packages ready, and lets it go on when it is told to. Without whoever started it, it ends. */
const require = createRequire(import.meta.url);
const packages = [
  'reflect-metadata',
  '@nestjs/core',
  '@nestjs/platform-fastify',
  '@nestjs/platform-socket.io',
  '@nestjs/swagger',
  '@mikro-orm/postgresql',
  '@mikro-orm/migrations',
  'nestjs-zod',
  'mailparser',
];

const told = new Promise((resolve) => process.once('message', resolve));
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
for (const name of packages) require(name);
await told;
