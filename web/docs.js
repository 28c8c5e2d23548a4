// SPDX-License-Identifier: Apache-2.0
// RapiDoc 9.3.8 takes an `example` for a map of named examples, and stumbles over a member that is null: give each example a name.
const operations = path => ['get', 'put', 'post', 'delete', 'patch'].filter(method => path[method]).map(method => path[method]);
const contents = operation => [operation.requestBody, ...Object.values(operation.responses)].flatMap(part => Object.values(part?.content ?? {}));

document.querySelector('rapi-doc').addEventListener('before-render', ({detail: {spec}}) => {
  for (const content of Object.values(spec.paths).flatMap(operations).flatMap(contents)) {
    if ('example' in content) {
      content.examples = {example: {value: content.example}};
      delete content.example;
    }
  }
});
