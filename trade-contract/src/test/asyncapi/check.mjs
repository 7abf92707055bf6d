// Reads an AsyncAPI document with the official parser, prints what it finds wrong and a summary,
// and ends with 1 if anything is an error.
import { readFile } from "node:fs/promises";
import { Parser } from "@asyncapi/parser";

const SEVERITIES = ["error", "warning", "information", "hint"];

const file = process.argv[2];
const { document, diagnostics } = await new Parser().parse(await readFile(file, "utf8"), {
  source: file,
});
for (const { severity, code, message, path } of diagnostics) {
  console.log(`${SEVERITIES[severity]} ${code}: ${message} (/${path.join("/")})`);
}
const errors = diagnostics.filter(({ severity }) => severity === 0).length;
if (document === undefined || errors > 0) {
  console.log(`not accepted: ${errors} errors`);
  process.exit(1);
}
console.log(
  `accepted: AsyncAPI ${document.version()}, ${document.channels().length} channels, ` +
    `${document.messages().length} messages`,
);
