import type { FormShape } from "../form-shape.ts";
import type { OtherForm } from "../formula/types.ts";
import { packageOf, qualified } from "../menu.ts";
import { ForwardingTypes } from "./forwarding-types.ts";
import { FormTypes, type LinkedShapes } from "./types.ts";

/** The fields of a form where other forms may be asked as well, as far as they are known here: a bare key means the same package. */
export class AskingTypes extends ForwardingTypes {
  readonly #shape: FormShape;
  readonly #others: LinkedShapes;
  readonly #keys: readonly string[];

  /** @param keys forms to choose a suggestion from */
  constructor(
    shape: FormShape,
    linked: LinkedShapes,
    others: LinkedShapes = linked,
    keys: readonly string[] = [shape.key, ...others.keys()],
  ) {
    super(new FormTypes(shape, linked));
    this.#shape = shape;
    this.#others = others;
    this.#keys = keys;
  }

  override form(reference: string): OtherForm | undefined {
    const key = qualified(packageOf(this.#shape.key), reference);
    const shape = key === this.#shape.key ? this.#shape : this.#others.get(key);
    return shape && { key, fields: new FormTypes(shape, this.#others) };
  }

  override forms(): readonly string[] {
    const own = packageOf(this.#shape.key);
    return this.#keys.map((key) => (packageOf(key) === own ? key.slice(own.length + 1) : key));
  }
}
