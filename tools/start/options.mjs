import { parseArgs } from 'node:util';
import { resolve } from 'node:path';

export const usage = `npm start -- [options]
  --port N       where the workbench is (4200)
  --smtp-port N  where mail comes in (2525)
  --data DIR     where everything is kept (./data)
  --no-demo      start empty, without the demo company
  --reset        delete everything in the data folder first (asks)
  --yes          answer the question of --reset with yes`;

/** Reads the options, or throws an Error with one line that says what is wrong. */
export function readOptions(parameters) {
  const { values } = parse(parameters);
  return {
    port: readPort('--port', values.port),
    smtpPort: readPort('--smtp-port', values['smtp-port']),
    data: resolve(values.data),
    demo: !values['no-demo'],
    reset: values.reset,
    yes: values.yes,
    help: values.help,
  };
}

function parse(parameters) {
  const string = (value) => ({ type: 'string', default: value });
  const flag = { type: 'boolean', default: false };
  try {
    return parseArgs({
      args: parameters,
      options: { port: string('4200'), 'smtp-port': string('2525'), data: string('data'), 'no-demo': flag, reset: flag, yes: flag, help: flag },
    });
  } catch (error) {
    throw new Error(`${error.message.split('.')[0]}. Try: npm start -- --help`);
  }
}

function readPort(name, text) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) throw new Error(`${name} must be a number from 1 to 65535, not ${JSON.stringify(text)}.`);
  return port;
}
