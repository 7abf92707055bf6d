// The source of a class with a method per operation.
import { numbersOf } from './numbers.mjs';

const METHODS = ['get', 'post', 'patch', 'delete', 'put'];
const JSON_TYPE = 'application/json';

export function operationsSource(api) {
    const operations = all(api);
    return [
        "import type { NumberKind } from '../json.js';\n",
        "import type { Answer, Operation } from '../operation.js';\n",
        "import type { CommandOptions, ReadOptions } from '../options.js';\n",
        "import type { Input, Output } from '../types.js';\n\n",
        `export const NUMBERS = new Map<string, NumberKind>(${json([...numbersOf(api)])});\n\n`,
        '/** Every operation of the API whose answer is JSON, by its id. */\n',
        'export abstract class Operations {\n',
        '    protected abstract call<T>(\n',
        '        operation: Operation,\n',
        '        input: object | undefined,\n',
        '        options: CommandOptions | undefined,\n',
        '    ): Promise<Answer<T>>;\n',
        ...operations.map(method),
        '}\n',
    ].join('');
}

// Streams and the links of mails, whose answers are no JSON, are not called like this.
function all(api) {
    return Object.entries(api.paths).flatMap(([path, item]) =>
        METHODS.filter((verb) => isCalled(item[verb])).map((verb) =>
            operation(api, { path, verb, item }),
        ),
    );
}

const isCalled = (described) =>
    !described?.['x-internal'] && JSON_TYPE in (described?.responses['200']?.content ?? {});

function operation(api, { path, verb, item }) {
    const described = item[verb];
    const parameters = [...(item.parameters ?? []), ...(described.parameters ?? [])].map((p) =>
        resolve(api, p),
    );
    const names = (place) => parameters.filter((p) => p.in === place).map((p) => p.name);
    return {
        described,
        id: described.operationId,
        method: verb.toUpperCase(),
        path,
        inPath: names('path'),
        inQuery: names('query'),
        keyed: names('header').includes('Idempotency-Key'),
        needs: needsInput(api, described, parameters),
    };
}

function resolve(api, node) {
    const pointer = node?.$ref?.split('/').slice(1);
    return pointer === undefined ? node : resolve(api, pointer.reduce((at, key) => at[key], api));
}

function needsInput(api, described, parameters) {
    const body = resolve(api, resolve(api, described.requestBody)?.content?.[JSON_TYPE]?.schema);
    const required = parameters.filter((p) => p.in !== 'header' && p.required);
    return required.length > 0 || (body?.required ?? []).length > 0;
}

function method({ described, id, needs, ...call }) {
    const options = call.keyed ? 'CommandOptions' : 'ReadOptions';
    return [
        `\n    /** ${described.summary.replaceAll('*/', '* /')} */\n`,
        `    ${id}(\n`,
        `        input${needs ? '' : '?'}: Input<'${id}'>,\n`,
        `        options?: ${options},\n`,
        `    ): Promise<Answer<Output<'${id}'>>> {\n`,
        `        return this.call(${json({ id, ...call })}, input, options);\n`,
        '    }\n',
    ].join('');
}

const json = (value) => JSON.stringify(value);
