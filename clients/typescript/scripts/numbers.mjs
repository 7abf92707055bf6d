// How numbers of the document are typed, and which property holds which kind of them.
import ts from 'typescript';

const TYPES = {
    decimal: () => ts.factory.createTypeReferenceNode('Decimal'),
    long: () => ts.factory.createKeywordTypeNode(ts.SyntaxKind.BigIntKeyword),
    integer: () => ts.factory.createKeywordTypeNode(ts.SyntaxKind.NumberKeyword),
};

const typesOf = (schema) => [schema.type ?? []].flat();

// The kind of number that a schema describes, if it describes one.
function kindOf(schema) {
    const types = typesOf(schema);
    if (types.includes('number')) {
        return 'decimal';
    }
    return types.includes('integer') ? (schema.format === 'int64' ? 'long' : 'integer') : undefined;
}

// Options of openapi-typescript by which no number of the API becomes an inexact one.
export const schemaTypes = {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    inject: "import type { Decimal } from '../json.js';\n",
    transform(schema) {
        const kind = kindOf(schema);
        const types = typesOf(schema);
        if (kind === undefined || types.some((type) => !/number|integer|null/.test(type))) {
            return undefined;
        }
        const none = ts.factory.createLiteralTypeNode(ts.factory.createNull());
        const type = TYPES[kind]();
        return types.includes('null') ? ts.factory.createUnionTypeNode([type, none]) : type;
    },
};

// The kind of every property that holds a number. A body is read by the names of its properties
// alone, so one name must not stand for two kinds.
export function numbersOf(api) {
    const kinds = new Map();
    const note = (name, kind) => {
        if ((kinds.get(name) ?? kind) !== kind) {
            throw new Error(`${name} is ${kinds.get(name)} in one place and ${kind} in another`);
        }
        kinds.set(name, kind);
    };
    const walk = (node) => {
        if (typeof node !== 'object' || node === null) {
            return;
        }
        for (const [name, schema] of Object.entries(node.properties ?? {})) {
            const kind = kindOf(schema);
            if (kind !== undefined) {
                note(name, kind);
            }
        }
        Object.values(node).forEach(walk);
    };
    walk(api);
    return kinds;
}
