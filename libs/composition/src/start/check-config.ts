import { loadConfig, type Config } from '@casewright/config';
import { installations } from '../installations';

/** The options of this process and of its plugins, from its environment. Throws `ConfigError` naming each that is wrong. */
export function checkConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const config = loadConfig(environment);
  for (const installation of installations) installation.check(config);
  return config;
}
