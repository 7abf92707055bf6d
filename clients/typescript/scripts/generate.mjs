// Generates, from the API's OpenAPI document, the types of all bodies (schema.ts) and a method per
// operation (operations.ts).
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import { schemaTypes } from './numbers.mjs';
import { operationsSource } from './operations.mjs';

const [document, folder] = process.argv.slice(2);
const api = JSON.parse(await readFile(document, 'utf8'));
const header = '// Generated from docs/openapi.json: do not edit.\n\n';

await mkdir(folder, { recursive: true });
await writeFile(`${folder}/operations.ts`, header + operationsSource(api));
const types = await openapiTS(api, schemaTypes);
await writeFile(`${folder}/schema.ts`, header + astToString(types));
