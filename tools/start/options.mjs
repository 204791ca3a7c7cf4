import { parseArgs } from 'node:util';
import { resolve } from 'node:path';

export const usage = `npm start -- [options]
  --port N       where the workbench is (4200)
  --smtp-port N  where mail comes in (2525)
  --data DIR     where everything is kept (./data)
  --no-demo      start empty, without the demo company
  --reset        delete everything in the data folder first (asks)
  --yes          answer the question of --reset with yes`;

export const clusterUsage = `npm run start:cluster -- [options]
  --port N       where the workbench is (4200)
  --smtp-port N  where mail comes in (2525)
  --data DIR     where everything is kept (./data-cluster)`;

const text = (value) => ({ type: 'string', default: value });
const flag = { type: 'boolean', default: false };
const shared = { port: text('4200'), 'smtp-port': text('2525'), help: flag };

/** Reads the options of `npm start`, or throws an Error with one line that says what is wrong. */
export function readOptions(parameters) {
  const known = { ...shared, data: text('data'), 'no-demo': flag, reset: flag, yes: flag };
  const values = parse(parameters, known, 'npm start -- --help');
  return { ...places(values), demo: !values['no-demo'], reset: values.reset, yes: values.yes, help: values.help };
}

/** Those of `npm run start:cluster`. */
export function readClusterOptions(parameters) {
  const values = parse(parameters, { ...shared, data: text('data-cluster') }, 'npm run start:cluster -- --help');
  return { ...places(values), help: values.help };
}

function places(values) {
  const [port, smtpPort] = [readPort('--port', values.port), readPort('--smtp-port', values['smtp-port'])];
  if (port === smtpPort) throw new Error(`--port and --smtp-port cannot both be ${port}.`);
  return { port, smtpPort, data: resolve(values.data) };
}

function parse(parameters, options, help) {
  try {
    return parseArgs({ args: parameters, options }).values;
  } catch (error) {
    throw new Error(`${error.message.split('.')[0]}. Try: ${help}`);
  }
}

function readPort(name, given) {
  const port = Number(given);
  if (!/^\d+$/.test(given) || port < 1 || port > 65535)
    throw new Error(`${name} must be a number from 1 to 65535, not ${JSON.stringify(given)}.`);
  return port;
}
