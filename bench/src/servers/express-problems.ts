import type { ErrorRequestHandler } from 'express';
import { HttpProblemResponse } from 'express-http-problem-details';
import { ProblemDocument } from 'http-problem-details';
import { DefaultMappingStrategy, ErrorMapper, MapperRegistry } from 'http-problem-details-mapper';

/** An error as the README of express-http-problem-details has one written. */
export class NotFoundError extends Error {
  constructor({ type, id }: { readonly type: string; readonly id: string }) {
    super();
    // oxlint-disable-next-line unicorn/no-useless-error-capture-stack-trace -- so the README has it
    Error.captureStackTrace(this, this.constructor);
    this.message = `${type} with id ${id} could not be found.`;
  }
}

class NotFoundErrorMapper extends ErrorMapper {
  constructor() {
    super(NotFoundError);
  }

  mapError(error: Error): ProblemDocument {
    return new ProblemDocument({ status: 404, title: error.message, type: 'http://tempuri.org/NotFoundError' });
  }
}

const strategy = new DefaultMappingStrategy(new MapperRegistry().registerMapper(new NotFoundErrorMapper()));

/** The middleware that answers it. */
export const answerProblems = HttpProblemResponse({ strategy }) as unknown as ErrorRequestHandler;
