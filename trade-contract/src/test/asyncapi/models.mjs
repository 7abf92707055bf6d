// Writes the models that Modelina makes of an AsyncAPI document: Java with Jackson's annotations,
// and TypeScript classes that read and write JSON.
import { readFile } from "node:fs/promises";
import {
  JAVA_JACKSON_PRESET,
  JavaFileGenerator,
  TS_COMMON_PRESET,
  TypeScriptFileGenerator,
} from "@asyncapi/modelina";

const [file, java, typescript] = process.argv.slice(2);
const document = JSON.parse(await readFile(file, "utf8"));
const models = await new JavaFileGenerator({
  collectionType: "List",
  presets: [JAVA_JACKSON_PRESET],
}).generateToFiles(document, java, { packageName: "models" });
await new TypeScriptFileGenerator({
  presets: [{ preset: TS_COMMON_PRESET, options: { marshalling: true } }],
}).generateToFiles(document, typescript, { exportType: "named" });
console.log(models.map(({ modelName }) => modelName).join("\n"));
