export * from './installation';
export { PluginReports, type PluginReport } from './plugin-reports';
export * from './plugins';
export * from './plugins.module';
