import type { CodeTable } from './codes.ts';
import type { ReasonsOf, StatusOf } from './codes-types.ts';
import type { JsonSchema } from './envelope.ts';
import type { ApiError } from './failure.ts';
import type { FaultName, faults } from './faults.ts';
import type { Placeholders } from './message.ts';
import type { PageStyle } from './pagination.ts';
import type { StandardSchema } from './standard-schema.ts';

/** The methods an operation may have. */
export type OperationMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** What stands in a body, by media type: a Standard Schema, or a JSON Schema as plain data. */
export type Content = Readonly<Record<string, StandardSchema | JsonSchema>>;

interface OkText {
  /** What is said of the answer. */
  readonly description?: string;
}

/** A success in the envelope of the contract. */
export interface OkData extends OkText {
  /** 200 unless said. */
  readonly status?: 200 | 201 | 202;
  /** The data; left out where there is none. */
  readonly data?: StandardSchema;
  readonly page?: false;
  readonly raw?: undefined;
}

/** A page in the envelope of the contract. */
export interface OkPage extends OkText {
  readonly status?: 200;
  /** The list of items, and not one of them. */
  readonly data: StandardSchema;
  /** How the list is walked: by number unless said. */
  readonly page: true | PageStyle;
  readonly raw?: undefined;
}

/** A success without a body. */
export interface OkNothing extends OkText {
  readonly status: 204;
  readonly data?: undefined;
  readonly page?: undefined;
  readonly raw?: undefined;
}

/** An answer outside the envelope: a file, a redirect. */
export interface OkRaw extends OkText {
  /** 200 unless said. */
  readonly status?: 200 | 201 | 202 | 203 | 206 | 207 | 300 | 301 | 302 | 303 | 304 | 307 | 308;
  /** By media type; empty where there is no body. */
  readonly raw: Content;
  readonly data?: undefined;
  readonly page?: undefined;
}

/** What an operation answers when it goes well. */
export type Ok = OkData | OkPage | OkNothing | OkRaw;

type FaultStatus = (typeof faults)[FaultName]['status'];

/** A code at some of its statuses: its own, and those of the faults it speaks for. */
interface CodeAt<Reason extends string, Status> {
  readonly reason: Reason;
  readonly status: Status | readonly Status[];
}

/** One code that an operation answers: its reason, for all its statuses, or with those of them that it answers. */
type Declared<T extends CodeTable> =
  | ReasonsOf<T>['raisable']
  | { [R in ReasonsOf<T>['raisable']]: CodeAt<R, StatusOf<T[R]> | FaultStatus> }[ReasonsOf<T>['raisable']];

/** One operation as its author writes it. */
export interface OperationDefinition<T extends CodeTable = CodeTable> {
  readonly method: OperationMethod;
  /** As the server answers it; `{slug}` is a param. */
  readonly path: `/${string}`;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly deprecated?: boolean;
  /** Of an object with the params of the path. Left out, each is text that is not empty. */
  readonly params?: StandardSchema;
  /** Of an object with the query parameters. */
  readonly query?: StandardSchema;
  /** Of a body that is JSON; by media type for any other. */
  readonly body?: StandardSchema | Content;
  readonly ok: Ok;
  /** The codes it answers, besides those that may be the answer to any request. */
  readonly errors?: readonly Declared<T>[];
  /** As OpenAPI has it: each member is enough; the names of a member go together, each with its scopes. */
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
}

/** A code that an operation answers, with the statuses it answers it with. */
export interface DeclaredCode {
  readonly reason: string;
  readonly statuses: readonly number[];
}

/** An operation as tools read it. */
export interface OperationData extends Omit<OperationDefinition, 'errors'> {
  /** The name it was defined under. */
  readonly id: string;
  readonly errors: readonly DeclaredCode[];
}

type ReasonIn<D> = D extends { readonly errors: readonly (infer Each)[] }
  ? Each extends { readonly reason: infer R }
    ? R
    : Each
  : never;

type IsAny<Type> = 0 extends 1 & Type ? true : false;

type MissingReason<Returned, Reasons> =
  Returned extends ApiError<infer R, unknown> ? (string extends R ? never : Exclude<R, Reasons>) : never;

/** What a handler returns that its operation does not declare, as a sentence; `never` when there is nothing. */
type Undeclared<Returned, Id extends string, Reasons> =
  IsAny<Returned> extends true
    ? never
    : MissingReason<Returned, Reasons> extends infer Reason extends string
      ? `[@kuvert/core] ${Id} returns ${Reason}, which it does not declare; add it to its errors`
      : never;

/** A defined operation. */
export interface Operation<Id extends string = string, D = OperationDefinition> extends OperationData {
  readonly id: Id;
  /**
   * Wraps the handler of this operation, whatever its arguments, and changes nothing about it. An `ApiError` it returns
   * without a place in `errors` does not compile; what it raises without one is answered as it is, and the `onError` hook
   * told of it as `undeclared`.
   *
   * @returns a handler of the same arguments and the same result; a synchronous one stays synchronous
   * @example app.get('/v1/projects/:slug', http.handler(operations.getProject.implement(async (req) => api.ok(…))));
   */
  readonly implement: <Handler extends (...args: never[]) => unknown>(
    handle: Handler & {
      readonly [Problem in NoInfer<Undeclared<Awaited<ReturnType<Handler>>, Id, ReasonIn<D>>>]: 'refused';
    },
  ) => Handler;
  /**
   * Does what {@link implement} does for a part of a handler, and at once: for routers whose types a wrapped handler
   * would lose.
   *
   * @returns what the work returns
   * @throws what it throws
   * @example app.get('/v1/projects/:slug', async (c) => send(c, await operations.getProject.run(async () => api.ok(…))));
   */
  readonly run: <Work extends () => unknown>(
    work: Work & {
      readonly [Problem in NoInfer<Undeclared<Awaited<ReturnType<Work>>, Id, ReasonIn<D>>>]: 'refused';
    },
  ) => ReturnType<Work>;
}

/** Operations by id. */
export type Operations<Table> = { readonly [Id in keyof Table & string]: Operation<Id, Table[Id]> };

type MembersOf<Type> = Type extends unknown ? keyof Type : never;

type InputOf<S extends StandardSchema> = NonNullable<S['~standard']['types']>['input'];

/** Whether a text is one text, and no pattern of texts. */
type IsLiteral<Text extends string> = Record<never, never> extends Record<Text, 1> ? false : true;

/** The members of params that have no place in the path, and the other way round. */
type Misplaced<Path extends string, Names> =
  IsLiteral<Path> extends true
    ? string extends Names
      ? never
      : Exclude<Names, Placeholders<Path>> | Exclude<Placeholders<Path>, Names>
    : never;

type OperationProblem<Id extends string, D> =
  Exclude<keyof D, keyof OperationDefinition> extends infer Member extends string
    ? `[@kuvert/core] the operation ${Id} has the member ${Member}, which no operation has; remove it or correct its name`
    : never;

type ParamsProblem<Id extends string, D> = D extends {
  readonly path: infer Path extends string;
  readonly params: infer Params extends StandardSchema;
}
  ? Misplaced<Path, MembersOf<InputOf<Params>>> extends infer Name extends string
    ? `[@kuvert/core] the operation ${Id} has ${Name} in its params or its path, and not in both; write {${Name}} in both or in neither`
    : never
  : never;

/** What the compiler can tell is wrong with operations, as sentences; `never` when nothing is. */
export type OperationProblems<Table> = {
  [Id in keyof Table & string]: OperationProblem<Id, Table[Id]> | ParamsProblem<Id, Table[Id]>;
}[keyof Table & string];
