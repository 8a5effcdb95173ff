import type { ContractData } from './contract.ts';
import { isDecodable } from './target.ts';

/**
 * Which contract rules a path: that of the longest prefix it lies under, or the main one.
 *
 * @throws TypeError for a prefix that does not start with a slash, or ends with one.
 */
export function toContractOf(
  main: ContractData,
  under: Readonly<Record<string, ContractData>> = {},
): (path: string) => ContractData {
  const prefixes = Object.entries(under)
    .map(([prefix, contract]) => [fold(prefix), contract] as const)
    .toSorted(([one], [other]) => other.length - one.length);
  for (const prefix of Object.keys(under)) {
    if (!/^(\/[^/?#]+)+$/.test(prefix)) {
      throw new TypeError(`[@kuvert/core] the prefix ${JSON.stringify(prefix)} is not like /crm/v1.`);
    }
  }
  if (prefixes.length === 0) return () => main;
  return (path) => {
    const folded = fold(path);
    return prefixes.find(([prefix]) => isUnder(folded, prefix))?.[1] ?? main;
  };
}

/** A path as the most lenient router compares it: decoded, letter case aside. */
function fold(path: string): string {
  return (path.includes('%') && isDecodable(path) ? decodeURIComponent(path) : path).toLowerCase();
}

function isUnder(path: string, prefix: string): boolean {
  return path.startsWith(prefix) && (path.length === prefix.length || path[prefix.length] === '/');
}
