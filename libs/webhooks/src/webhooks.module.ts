import { CommandGateway } from '@casewright/commands';
import { WebhookDirectory, WebhookRehearsal, webhookCommands } from '@casewright/contracts';
import { Deliveries } from '@casewright/jobs';
import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { CallWebhookCommand } from './application/call-webhook/call-webhook.command';
import { CallWebhookHandler } from './application/call-webhook/call-webhook.handler';
import { CreateTargetHandler } from './application/create-target/create-target.handler';
import { EditTargetHandler } from './application/edit-target/edit-target.handler';
import { RemoveTargetHandler } from './application/remove-target/remove-target.handler';
import { RenewSecretHandler } from './application/renew-secret/renew-secret.handler';
import { AllowedHosts } from './application/sending/allowed-hosts';
import { RehearsedRequests } from './application/sending/rehearsed-requests';
import { RequestWriter } from './application/sending/request-writer';
import { WebhookSender } from './application/sending/webhook-sender';
import { SecretBox } from './application/targets/secret-box';
import { TargetRows } from './application/targets/target-rows';
import { TestTargetHandler } from './application/test-target/test-target.handler';
import { WebhookTargetsController } from './http/webhook-targets.controller';
import './migrations';
import { StoredWebhookDirectory } from './read-model/stored-webhook-directory';
import { WebhookTargets } from './read-model/webhook-targets.query';

const handlers = [CreateTargetHandler, EditTargetHandler, RenewSecretHandler, RemoveTargetHandler, TestTargetHandler, CallWebhookHandler];

/** The places outside that rules may call, and the calls. */
@Global()
@Module({
  controllers: [WebhookTargetsController],
  providers: [
    ...[TargetRows, SecretBox, AllowedHosts, RequestWriter, WebhookSender, WebhookTargets, ...handlers],
    { provide: WebhookDirectory, useClass: StoredWebhookDirectory },
    { provide: WebhookRehearsal, useClass: RehearsedRequests },
  ],
  exports: [WebhookDirectory, WebhookRehearsal],
})
export class WebhooksModule implements OnModuleInit {
  constructor(
    private readonly gateway: CommandGateway,
    private readonly deliveries: Deliveries,
    private readonly sender: WebhookSender,
  ) {}

  onModuleInit(): void {
    this.deliveries.registerSender(this.sender);
    this.gateway.register({
      type: 'webhook.call',
      schema: webhookCommands['webhook.call'],
      create: (call, meta) => new CallWebhookCommand(call, meta),
    });
  }
}
