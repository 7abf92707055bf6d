import type { operations } from './generated/schema.js';

type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : unknown;

type Some<T> = [T] extends [never] ? unknown : T;

type Parameters<Id extends keyof operations, Place extends 'path' | 'query'> =
    Some<NonNullable<operations[Id]['parameters'][Place]>>;

type RequestBody<Id extends keyof operations> =
    operations[Id] extends { requestBody?: infer Body } ? Json<Some<NonNullable<Body>>> : unknown;

type Fields<T> = unknown extends T ? Record<string, never> : T;

/** What an operation takes: its parameters of path and query, and the fields of its body. */
export type Input<Id extends keyof operations> =
    Fields<Parameters<Id, 'path'> & Parameters<Id, 'query'> & RequestBody<Id>>;

/** The body with which an operation is answered. */
export type Output<Id extends keyof operations> =
    operations[Id] extends { responses: { 200: infer Response } } ? Json<Response> : never;
