/** The two things a service cannot work out from its input: the time, and something nobody can guess. */
export interface Environment {
  readonly clock: () => Date;
  /** 32 lowercase hex digits, new on every call. */
  readonly secrets: () => string;
}

/** The real clock and the platform's random numbers. */
export function systemEnvironment(): Environment {
  return {
    clock: () => new Date(),
    secrets: () => toHex(crypto.getRandomValues(new Uint8Array(16))),
  };
}

/**
 * A clock that stands still and secrets that count up from `seed`, so that several servers asked the same questions
 * give the same bytes. Never for a server that anybody else can reach: its secrets can be guessed.
 */
export function fixedEnvironment(seed = '5eed'): Environment {
  if (!/^[0-9a-f]{1,16}$/.test(seed)) {
    throw new TypeError('[@kuvert-demo/domain] the seed of a fixed environment is 1 to 16 lowercase hex digits.');
  }
  let count = 0;
  return {
    clock: () => new Date('2026-11-22T12:00:00.000Z'),
    secrets: () => seed + (++count).toString(16).padStart(32 - seed.length, '0'),
  };
}

/** The fixed environment if `DEMO_FIXED=1` is among the process's or the Worker's variables, else the system's. */
export function environmentFrom(variables: { readonly DEMO_FIXED?: string | undefined }): Environment {
  return variables.DEMO_FIXED === '1' ? fixedEnvironment() : systemEnvironment();
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
