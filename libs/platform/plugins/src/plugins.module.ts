import { Module, type DynamicModule } from '@nestjs/common';
import type { PluginInstallation } from './installation';
import './migrations';
import { pluginInstallations, PluginRegistry } from './plugin-registry';
import { PluginReporter } from './plugin-reporter';
import { PluginReports } from './plugin-reports';
import { Plugins } from './plugins';

/** Loads the given plugins; `Plugins` is then injectable everywhere. The composition calls `Plugins.start()`. */
@Module({})
export class PluginsModule {
  static with(installations: readonly PluginInstallation[]): DynamicModule {
    return {
      module: PluginsModule,
      global: true,
      providers: [
        { provide: pluginInstallations, useValue: installations },
        { provide: Plugins, useClass: PluginRegistry },
        PluginReports,
        PluginReporter,
      ],
      exports: [Plugins, PluginReports],
    };
  }
}
