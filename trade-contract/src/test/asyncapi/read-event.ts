// Reads an event by the model that Modelina made, and prints what of it does not fit in 32 bits.
import { OrderClosed } from "./typescript/OrderClosed";

declare const process: { argv: string[] };
declare function require(name: string): { readFileSync(file: string, charset: string): string };

const [file] = process.argv.slice(2) as [string];
const event = OrderClosed.unmarshal(require("node:fs").readFileSync(file, "utf8"));
console.log(`${event.cause.inputOffset} ${event.quote.offset} ${event.closePrice} ${event.reason}`);
