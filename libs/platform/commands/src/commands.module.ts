import { Global, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandGateway } from './command-gateway';
import { NestCommandGateway } from './nest-command-gateway';

@Global()
@Module({
  imports: [CqrsModule.forRoot()],
  providers: [{ provide: CommandGateway, useClass: NestCommandGateway }],
  exports: [CommandGateway, CqrsModule],
})
export class CommandsModule {}
