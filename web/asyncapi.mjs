// SPDX-License-Identifier: Apache-2.0
// Reads an AsyncAPI document as its own parser does: node asyncapi.mjs FILE. Prints every diagnostic and every
// example that does not fit its schema, as JSON; fails if there is one.
import { readFileSync } from 'node:fs';
import { Parser } from '@asyncapi/parser';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const { document, diagnostics } = await new Parser().parse(readFileSync(process.argv[2], 'utf8'));
// The document is AsyncAPI 3.0.0 on purpose: that there is a newer version is no finding.
const problems = diagnostics.filter(({ code }) => code !== 'asyncapi-latest-version').map(({ code, severity, path, message }) => ({ code, severity, where: path.join('/'), message }));

// 0.01 has no exact double: a multiple of it is one up to the last digits.
const ajv = addFormats(new Ajv({ strict: false, allErrors: true, multipleOfPrecision: 6 }));
let examples = 0;
for (const message of document?.allMessages() ?? []) {
  for (const example of message.examples()) {
    for (const [part, schema, value] of [['payload', message.payload(), example.payload()], ['headers', message.headers(), example.headers()]]) {
      const fits = ajv.compile(schema.json());
      examples++;
      if (!fits(value))
        problems.push({ code: 'example', where: `${message.id()}/${part}`, message: ajv.errorsText(fits.errors) });
    }
  }
}
console.log(JSON.stringify({ messages: document?.allMessages().length ?? 0, operations: document?.allOperations().length ?? 0, examples, problems }, null, 1));
process.exitCode = problems.length ? 1 : 0;
