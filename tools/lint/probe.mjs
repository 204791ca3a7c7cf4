import { ESLint } from 'eslint';

/** Reads `[{ file, code }]` from standard input and prints, for each, the ids and messages that the linter reports. */
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const samples = JSON.parse(Buffer.concat(chunks).toString());
// In CI the parser would take the files from disk and not the given code.
process.env.TSESTREE_SINGLE_RUN = 'false';
const linter = new ESLint();
const reports = [];
for (const { file, code } of samples) {
  const [result] = await linter.lintText(code, { filePath: file });
  reports.push(result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
console.log(JSON.stringify(reports));
