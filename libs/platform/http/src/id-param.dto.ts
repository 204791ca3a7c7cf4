import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

/** For `@Param() { id }: IdParam`. */
export class IdParam extends createZodDto(z.strictObject({ id: z.uuid() })) {}
