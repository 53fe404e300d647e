import entries from "./catalogue.json";

export interface Param {
  readonly name: string;
  /** Alternatives separated by `|`; a star also takes a list of it; after `row:` evaluated for every row of the first argument. */
  readonly type: string;
  readonly optional?: boolean;
  /** The type of the result where it is given. */
  readonly gives?: string;
}

/** What the catalogue says of one function. */
export interface Signature {
  readonly name: string;
  /** Other names it may be called by. */
  readonly aliases?: readonly string[];
  readonly category: string;
  readonly params: readonly Param[];
  /** How many parameters at the end come again and again as a group. */
  readonly repeat?: number;
  /** One more parameter allowed after the repeated groups, such as the default of SWITCH. */
  readonly tail?: Param;
  /** A type name, or a type variable (`T`, `M`) bound by the arguments, or `list:` and one of them. */
  readonly result: string;
  readonly volatile: boolean;
  readonly serverOnly: boolean;
  readonly sqlable: boolean;
  /** Whether it asks another form; its texts are then names of forms and fields, and its result is what the field holds. */
  readonly asks?: boolean;
  readonly doc: { readonly "zh-CN": string; readonly "en-US": string };
  readonly example: {
    readonly expr: string;
    readonly type: string;
    readonly value: string | boolean | null | readonly string[];
  };
}

/** Every function of FX, in the order of the reference. */
export const CATALOGUE: readonly Signature[] = entries as readonly Signature[];

const BY_NAME = new Map(CATALOGUE.map((signature) => [signature.name, signature]));

const BY_ALIAS = new Map(
  CATALOGUE.flatMap((signature) => (signature.aliases ?? []).map((alias) => [alias, signature] as const)),
);

/** By name or by alias, in capitals. */
export function findSignature(name: string): Signature | undefined {
  return BY_NAME.get(name) ?? BY_ALIAS.get(name);
}

export function functionNames(): readonly string[] {
  return [...BY_NAME.keys()];
}

export function fewestArguments(signature: Signature): number {
  return signature.params.filter((param) => !param.optional).length;
}

/** The type of the result of so many arguments; what the last of them gives. */
export function resultAt({ params, result }: Signature, count: number): string {
  return params.slice(0, count).findLast(({ gives }) => gives !== undefined)?.gives ?? result;
}

/** -1 when there is no end. */
export function mostArguments(signature: Signature): number {
  return signature.repeat ? -1 : signature.params.length;
}

export function acceptsCount(signature: Signature, count: number): boolean {
  if (count < fewestArguments(signature)) return false;
  if (!signature.repeat) return count <= signature.params.length;

  const rest = (count - signature.params.length) % signature.repeat;
  return rest === 0 || (rest === 1 && signature.tail !== undefined);
}

/** The parameter an argument stands for; `count` must be accepted. */
export function paramAt(signature: Signature, index: number, count: number): Param {
  const { params, repeat = 1, tail } = signature;
  const direct = params[index];
  if (direct) return direct;
  if (tail && (count - params.length) % repeat === 1 && index === count - 1) return tail;

  const repeated = params[params.length - repeat + ((index - params.length) % repeat)];
  if (!repeated) throw new Error(`${signature.name} has no parameter ${index}`);
  return repeated;
}
