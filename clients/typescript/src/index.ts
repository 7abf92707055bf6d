export { Tickfold } from './client.js';
export { NoAnswerError, RefusalError } from './errors.js';
export type { Decimal } from './json.js';
export type { Answer, NextPage } from './operation.js';
export type {
    CommandOptions,
    ReadOptions,
    StreamOptions,
    TickfoldOptions,
    Token,
} from './options.js';
export type { Input, Output } from './types.js';
export type * from './generated/schema.js';
