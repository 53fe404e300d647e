import { type Json, sameJson } from "../json.ts";
import { actingOn, type PreparedField, type PreparedForm, type PreparedRule, parentOf } from "./prepared.ts";
import type { ValueSource } from "./source.ts";
import type { Surroundings } from "./surroundings.ts";
import type { RecordView } from "./view.ts";

/** The record in a pass; `then` is null where it is new. */
interface Asked {
  readonly form: PreparedForm;
  readonly now: RecordView;
  readonly then: RecordView | null;
  readonly surroundings: Surroundings;
}

/** What the rules of a record do in one pass: what they let be seen, and what they set; the twin of the server's `RecordRules`. */
export class RecordRules {
  readonly #asked: Asked;
  readonly #matched = new Map<PreparedRule, boolean>();
  readonly #visible = new Set<string>();

  constructor(asked: Asked) {
    this.#asked = asked;
  }

  /** By rules alone; what stands above it has been seen to. */
  isVisible(target: string): boolean {
    return this.#visible.has(target);
  }

  /** Decides whether the target is visible; what stands above it comes first. */
  see(target: string): void {
    const { form } = this.#asked;
    const parent = parentOf(form, target);
    let shown = parent === null || this.#visible.has(parent);
    const showing = actingOn(form, "show", target);
    if (actingOn(form, "hide", target).some(({ rule }) => this.matches(rule))) shown = false;
    const invited = showing.length === 0 || showing.some(({ rule }) => this.matches(rule));
    if (shown && invited) this.#visible.add(target);
  }

  matches(rule: PreparedRule): boolean {
    const known = this.#matched.get(rule);
    if (known !== undefined) return known;
    const match = rule.when(this.#asked.now.condition()) === "TRUE";
    this.#matched.set(rule, match);
    return match;
  }

  /** What a field holds after the rules that have only now begun to match have set it. */
  set({ path }: PreparedField, value: Json): Json {
    const { form, now, surroundings } = this.#asked;
    let result = value;
    for (const { rule, action } of actingOn(form, "set", path)) {
      const source = action.settings.get(path);
      if (source && this.matches(rule) && this.#isFresh(rule, source)) result = source.value(now, surroundings);
    }
    return result;
  }

  /** Whether a rule that matches has only now begun to, or looks at something that changed. */
  #isFresh(rule: PreparedRule, source: ValueSource): boolean {
    const { now, then } = this.#asked;
    if (then === null || rule.when(then.condition()) !== "TRUE") return true;
    return [...rule.reads, ...source.reads].some((path) => !sameJson(now.value(path), then.value(path)));
  }
}
