import { Command } from '@nestjs/cqrs';
import type { SignedIn } from '../signed-in';

export class RefreshSessionCommand extends Command<SignedIn> {
  constructor(
    readonly refreshToken: string,
    readonly address: string,
  ) {
    super();
  }
}
