import { ESLint } from 'eslint';

/** Reads `[{ file, code }]` from standard input and prints, for each, the ids and messages that the linter reports. */
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const samples = JSON.parse(Buffer.concat(chunks).toString());
const linter = new ESLint();
const reports = [];
for (const { file, code } of samples) {
  const [result] = await linter.lintText(code, { filePath: file });
  reports.push(result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
console.log(JSON.stringify(reports));
