// SPDX-License-Identifier: Apache-2.0
// Puts together the folder that shopd serves at /docs: the page, and the viewer as its npm package ships it.
// usage: node build.mjs FOLDER
import {cpSync, mkdirSync, rmSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const viewer = join(here, 'node_modules/rapidoc');
const folder = process.argv[2];

rmSync(folder, {recursive: true, force: true});
mkdirSync(folder, {recursive: true});
for (const file of ['index.html', 'docs.js'])
  cpSync(join(here, file), join(folder, file));
cpSync(join(viewer, 'dist/rapidoc-min.js'), join(folder, 'rapidoc-min.js'));
cpSync(join(viewer, 'dist/rapidoc-min.js.LICENSE.txt'), join(folder, 'rapidoc-min.js.LICENSE.txt'));
cpSync(join(viewer, 'LICENSE.txt'), join(folder, 'LICENSE.txt'));
