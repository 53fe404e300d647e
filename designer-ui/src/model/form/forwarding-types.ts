import type { FieldTypes, FxType, Labels, Origin, OtherForm } from "../formula/types.ts";

/** Fields seen from elsewhere: all is as in `fields` but what is said otherwise; the twin of the server's `ForwardingFieldTypes`. */
export abstract class ForwardingTypes implements FieldTypes {
  protected readonly fields: FieldTypes;

  constructor(fields: FieldTypes) {
    this.fields = fields;
  }

  /** A path as it is written in `fields`. */
  protected outside(path: string): string {
    return path;
  }

  typeOf(path: string): FxType | undefined {
    return this.fields.typeOf(this.outside(path));
  }

  known(): readonly string[] {
    return this.fields.known();
  }

  serial(): string | undefined {
    return this.fields.serial?.();
  }

  form(reference: string): OtherForm | undefined {
    return this.fields.form?.(reference);
  }

  forms(): readonly string[] {
    return this.fields.forms?.() ?? [];
  }

  currencyOf(path: string): string | undefined {
    return this.fields.currencyOf?.(this.outside(path));
  }

  codeOf(path: string): string | undefined {
    return this.fields.codeOf?.(this.outside(path));
  }

  branch(path: string, option: string): readonly string[] {
    return this.fields.branch?.(this.outside(path), option) ?? [option];
  }

  originOf(path: string): Origin | undefined {
    return this.fields.originOf?.(this.outside(path));
  }

  labelsOf(path: string): Labels | undefined {
    return this.fields.labelsOf?.(this.outside(path));
  }
}
