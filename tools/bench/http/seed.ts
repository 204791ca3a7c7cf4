import { seedCompany } from './company';

/** A process of its own: the memory that seeding leaves behind would slow down whoever measures afterwards. */
async function main(): Promise<void> {
  const seeded = await seedCompany(process.env, Number(process.argv[2]));
  process.stdout.write(JSON.stringify(seeded), () => process.exit(0));
}

void main();
