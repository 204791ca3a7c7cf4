import { emailPlugin } from '@casewright/plugin-email';
import { install, type PluginInstallation } from '@casewright/plugins';

/** The plugins of this program, with where their options come from. */
export const installations: readonly PluginInstallation[] = [
  install(emailPlugin, (config) => ({
    intakeHost: config.SMTP_INTAKE_HOST,
    intakePort: config.SMTP_INTAKE_PORT,
    ...(config.SMTP_URL === undefined ? {} : { smtpUrl: config.SMTP_URL }),
  })),
];
