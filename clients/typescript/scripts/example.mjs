// Takes the example out of the README, so that a test can run it.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const [readme, target] = process.argv.slice(2);
const examples = [...(await readFile(readme, 'utf8')).matchAll(/^```ts\n([^]*?)^```$/gm)];
if (examples.length !== 1) {
    throw new Error(`${readme} has ${examples.length} examples, not one`);
}
await mkdir(dirname(target), { recursive: true });
await writeFile(target, examples[0][1]);
