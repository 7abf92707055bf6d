import { isLosslessNumber, LosslessNumber, parse, stringify } from 'lossless-json';
import { NUMBERS } from './generated/operations.js';

/** An exact decimal in digits, such as `'42350.75'`. */
export type Decimal = string;

/** How the document describes a number: as a decimal, as an int64 or as a smaller integer. */
export type NumberKind = 'decimal' | 'long' | 'integer';

/**
 * Reads JSON so that no digit is lost: decimals become strings, int64 a bigint, smaller integers a
 * number. A number that the document does not know becomes a string.
 */
export function readJson(text: string): unknown {
    return parse(text, (name, value) => (isLosslessNumber(value) ? exact(name, value) : value));
}

function exact(name: string, { value }: LosslessNumber): unknown {
    const kind = NUMBERS.get(name);
    if (kind === 'long') {
        return BigInt(value);
    }
    return kind === 'integer' && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/**
 * Writes JSON in which decimals are numbers with all their digits.
 *
 * @throws TypeError if a decimal is no string of digits
 */
export function writeJson(body: object): string {
    const text = stringify(body, (name, value) =>
        NUMBERS.get(name) === 'decimal' && value !== null && value !== undefined
            ? decimal(name, value)
            : value,
    );
    return text ?? '{}';
}

function decimal(name: string, value: unknown): LosslessNumber {
    if (typeof value !== 'string') {
        throw new TypeError(`${name} must be a decimal in a string, such as '0.1'`);
    }
    try {
        return new LosslessNumber(value);
    } catch {
        throw new TypeError(`${name} must be a decimal such as '0.1', not '${value}'`);
    }
}
