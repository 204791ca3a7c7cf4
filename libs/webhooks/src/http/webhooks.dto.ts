import {
  CreateWebhookTarget,
  EditWebhookTarget,
  ListWebhookTargets,
  RenewWebhookSecret,
  WebhookSecretView,
  WebhookTargetDetailView,
  WebhookTargetList,
  WebhookTestView,
} from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';

export class CreateWebhookTargetDto extends createZodDto(CreateWebhookTarget) {}
export class EditWebhookTargetDto extends createZodDto(EditWebhookTarget) {}
export class RenewWebhookSecretDto extends createZodDto(RenewWebhookSecret) {}
export class ListWebhookTargetsDto extends createZodDto(ListWebhookTargets) {}
export class WebhookTargetListDto extends createZodDto(WebhookTargetList) {}
export class WebhookTargetDetailDto extends createZodDto(WebhookTargetDetailView) {}
export class WebhookSecretDto extends createZodDto(WebhookSecretView) {}
export class WebhookTestDto extends createZodDto(WebhookTestView) {}
