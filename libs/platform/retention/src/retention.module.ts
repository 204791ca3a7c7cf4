import { Global, Module } from '@nestjs/common';
import { Erasers } from './erasers';
import { Retention } from './retention';

/** How long things are kept, and how people are forgotten. */
@Global()
@Module({ providers: [Erasers, Retention], exports: [Erasers, Retention] })
export class RetentionModule {}
