import { targetOf } from "../fields.ts";
import { isError } from "../formula/errors.ts";
import { evaluateFormula, type Formula } from "../formula/formula.ts";
import { type Json, sameJson } from "../json.ts";
import type { RecordValues } from "../record.ts";
import { isRollup, isZeroOverNothing, type Lookup, lookupOf, reckoned, together } from "./derived.ts";
import { filled } from "./fills.ts";
import { roundedIn } from "./in-currency.ts";
import { isTable, valueTypeOf } from "./kinds.ts";
import { takesBackLinks, unfitIn } from "./link-fit.ts";
import type { Place } from "./place.ts";
import { fillingOf, type PreparedField, type PreparedForm, takesBack } from "./prepared.ts";
import { holds, submissionOf } from "./submission.ts";
import type { Surroundings } from "./surroundings.ts";
import { isBlankValue, writeValue } from "./values.ts";
import type { RecordView } from "./view.ts";

/** What each field holds at its turn in a pass, in the record and in rows alike; the twin of the server's `HeldValues`. */
export class HeldValues {
  readonly form: PreparedForm;
  readonly surroundings: Surroundings;
  /** Codes of formulas without a result, by path. */
  readonly errors = new Map<string, string>();
  readonly #input: RecordValues;

  constructor(form: PreparedForm, input: RecordValues, surroundings: Surroundings) {
    this.form = form;
    this.#input = input;
    this.surroundings = surroundings;
  }

  of(prepared: PreparedField, place: Place): Json {
    const { key, compute } = prepared.field;
    if (isRollup(prepared.field)) return this.#reckoned(prepared, place);
    const lookup = lookupOf(prepared.field);
    if (lookup) return this.#lookedUp(prepared, lookup, place);
    if (this.#isSubmitted(prepared, place)) return place.holder[key] ?? null;
    if (losesWhenHidden(prepared) && !place.isVisible(prepared)) return this.#hidden(prepared, place.view());
    const kept = place.holder[key] ?? null;
    if (place.isOverridden(prepared)) return kept;
    if (prepared.compute) return this.#computed(prepared, prepared.compute, place.view());
    const settled = prepared.writable && (place.before !== null || place.isGiven(prepared));
    const value = (settled ? undefined : this.#served(prepared, place)) ?? kept;
    if (compute !== undefined || !prepared.writable || isTable(prepared.field)) return value;
    return this.#left(prepared, this.#given(prepared, value, place), place);
  }

  /** What people may not change themselves does not change either because they change something else. */
  #isSubmitted({ field, writable, afterSubmit }: PreparedField, place: Place): boolean {
    const given = place.before !== null && writable && field.compute === undefined;
    return given && holds(submissionOf(this.surroundings), afterSubmit);
  }

  /** What people, defaults, links beside it and rules give. */
  #given(prepared: PreparedField, current: Json, place: Place): Json {
    const isNew = place.before === null;
    if (place.isGiven(prepared) || (!isNew && prepared.field.setOnce === true)) return current;
    let value = current;
    if (isNew && prepared.initial) value = prepared.initial.value(place.view(), this.surroundings);
    for (const link of fillingOf(this.form, prepared)) {
      const { key } = link.field;
      value = filled(this, link, prepared, place.holder[key], place.before?.[key], value);
    }
    return place.set(prepared, value);
  }

  /** What the server gave last; it takes what this browser shows as it is until it gives something else. */
  #served({ path, served }: PreparedField, { row }: Place): Json | undefined {
    return served && this.surroundings.served?.(path, row === null ? null : String(row["_id"] ?? ""));
  }

  #hidden({ hiding, initial }: PreparedField, view: RecordView): Json {
    return hiding === "recompute" ? (initial?.value(view, this.surroundings) ?? null) : null;
  }

  /** What remains of a choice where rules take back what they do not leave, and of a link where its filter does. */
  #left(prepared: PreparedField, value: Json, place: Place): Json {
    if (takesBackLinks(prepared)) {
      const unfit = unfitIn(this, prepared, value, place.before?.[prepared.field.key], place.around());
      if (unfit.length === 0) return value;
      return Array.isArray(value) ? value.filter((id) => !unfit.includes(String(id))) : null;
    }
    const options = isBlankValue(value) || !takesBack(this.form, prepared.path) ? null : place.optionsKept(prepared);
    if (options === null) return value;
    if (Array.isArray(value)) return value.filter((chosen) => options.includes(String(chosen)));
    return options.includes(String(value)) ? value : null;
  }

  /** What the platform has reckoned; nothing points to a new record yet. */
  #reckoned({ field }: PreparedField, { holder, before }: Place): Json {
    const given = this.#input[field.key];
    if (given !== undefined) return given;
    return before === null && isZeroOverNothing(field) ? "0" : (holder[field.key] ?? null);
  }

  /** While the link stays, what was saved stays: the reader may see less of the linked record than the server does. */
  #lookedUp(prepared: PreparedField, { via, field: key, function: how }: Lookup, place: Place): Json {
    const { field } = prepared;
    const kept = place.holder[field.key] ?? null;
    const link = place.fields.find((other) => other.field.key === via);
    // Of what the reader may not see only the server knows where it leads.
    if (!link) return this.#served(prepared, place) ?? kept;
    const target = targetOf(link.field, this.form.shape.key);
    const linked = place.holder[via];
    if (target === null || isBlankValue(linked)) return null;
    if (place.before !== null && sameJson(linked, place.before[via])) return kept;
    const ids = Array.isArray(linked) ? linked : [linked];
    const values = ids.map((id) => this.surroundings.linked(target, String(id))?.[key] ?? null);
    if (Array.isArray(linked) && how !== undefined && how !== "list") return reckoned(values, how, field);
    return Array.isArray(linked) ? together(values, valueTypeOf(field.type)) : (values[0] ?? null);
  }

  #computed({ path, field }: PreparedField, formula: Formula, view: RecordView): Json {
    const result = evaluateFormula(formula, view.formula());
    if (isError(result)) {
      this.errors.set(path, result.error);
      return null;
    }
    const json = writeValue(result, field, this.surroundings.zone);
    if (json === undefined) this.errors.set(path, "#NUM");
    return json === undefined ? null : roundedIn(field, json, view);
  }
}

/** Whether a field holds something else while rules hide it than when it is seen. */
const losesWhenHidden = ({ hiding, writable }: PreparedField): boolean =>
  hiding === "clear" || (hiding === "recompute" && writable);
